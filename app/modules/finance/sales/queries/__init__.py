"""What is read of sales."""
