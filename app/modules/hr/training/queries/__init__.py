"""What is read of training."""
