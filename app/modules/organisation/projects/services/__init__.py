"""What is done with projects."""
