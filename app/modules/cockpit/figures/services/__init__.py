"""What is done in the cockpit."""
