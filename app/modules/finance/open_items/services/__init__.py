"""What is done with open items."""
