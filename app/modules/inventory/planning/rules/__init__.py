"""The arithmetic of planning."""
