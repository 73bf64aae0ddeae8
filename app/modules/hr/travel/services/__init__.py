"""What is done with trips."""
