"""Readers of files that arrive; they run in a child process (core/child.py)."""
