"""Reads sales documents that come as files."""
