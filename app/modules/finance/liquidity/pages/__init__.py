"""Pages of the liquidity forecast."""
