"""The arithmetic of the cockpit."""
