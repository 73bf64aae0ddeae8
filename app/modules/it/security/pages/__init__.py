"""Pages of data security."""
