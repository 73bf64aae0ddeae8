"""What is read of trips."""
