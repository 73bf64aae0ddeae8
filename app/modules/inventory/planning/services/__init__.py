"""What planning does."""
