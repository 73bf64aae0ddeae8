"""Pages of the price list."""
