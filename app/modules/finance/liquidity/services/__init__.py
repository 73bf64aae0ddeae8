"""What is done in the liquidity forecast."""
