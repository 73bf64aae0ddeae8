"""What is read of the own team."""
