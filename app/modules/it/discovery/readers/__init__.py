"""Readers of the files of agents."""
