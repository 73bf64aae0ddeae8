"""What is read of sourcing."""
