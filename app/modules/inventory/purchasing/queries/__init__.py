"""What is read of purchase orders."""
