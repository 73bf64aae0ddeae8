"""What is read for the cockpit."""
