"""Queries of ideas."""
