"""What is read of recruiting."""
