"""What is read of counts."""
