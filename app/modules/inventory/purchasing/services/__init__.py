"""What is done with purchase orders."""
