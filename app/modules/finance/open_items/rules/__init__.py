"""The arithmetic of open items."""
