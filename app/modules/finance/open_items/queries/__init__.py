"""What is read of open items."""
