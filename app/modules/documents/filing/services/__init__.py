"""What is done in this topic."""
