"""Readers of bank files: each turns bytes into statements and knows nothing of the book."""
