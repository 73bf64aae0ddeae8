"""What is read of this topic."""
