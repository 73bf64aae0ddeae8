"""Pages of emergencies."""
