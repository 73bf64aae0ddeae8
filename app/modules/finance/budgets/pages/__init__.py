"""The pages of this topic."""
