"""What is done with counts."""
