"""The arithmetic of sourcing."""
