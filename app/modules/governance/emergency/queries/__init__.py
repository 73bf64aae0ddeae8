"""What is read for emergencies."""
