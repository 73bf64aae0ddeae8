"""The arithmetic of projects, without a book."""
