"""Pages of opportunities and campaigns."""
