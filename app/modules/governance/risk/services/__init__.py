"""What is done with risks."""
