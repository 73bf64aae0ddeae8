"""Readers of what the topic keeps as data."""
