"""What is read of risks."""
