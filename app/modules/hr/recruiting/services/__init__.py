"""What is done in recruiting."""
