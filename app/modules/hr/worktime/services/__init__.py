"""What is done with working time."""
