"""What is done in compliance."""
