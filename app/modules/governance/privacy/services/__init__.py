"""What is done in data protection."""
