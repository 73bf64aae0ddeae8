"""What is done in sales."""
