"""Pages of the own team."""
