"""Queries of automation."""
