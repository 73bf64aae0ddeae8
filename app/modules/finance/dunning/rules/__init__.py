"""The rules of dunning."""
