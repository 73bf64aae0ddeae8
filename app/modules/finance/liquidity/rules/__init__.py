"""The rules of the liquidity forecast."""
