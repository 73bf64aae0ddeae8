"""The page of the pool."""
