"""What is done in dunning."""
