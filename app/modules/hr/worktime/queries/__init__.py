"""What is read of working time."""
