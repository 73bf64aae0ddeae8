"""Queries of notices."""
