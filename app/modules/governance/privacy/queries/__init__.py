"""Queries of data protection."""
