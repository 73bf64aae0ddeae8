"""Pages of what agents found."""
