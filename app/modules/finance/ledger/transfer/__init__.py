"""Import and export of this topic."""
