"""What is read of contacts."""
