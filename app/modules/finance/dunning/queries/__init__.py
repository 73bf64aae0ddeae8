"""What is read of dunning."""
