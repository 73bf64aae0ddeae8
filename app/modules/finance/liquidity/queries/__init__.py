"""What is read for the liquidity forecast."""
