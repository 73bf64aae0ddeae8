"""Pages of infrastructure."""
