"""What is done for emergencies."""
