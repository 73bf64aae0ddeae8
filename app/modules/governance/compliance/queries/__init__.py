"""What is read of compliance."""
