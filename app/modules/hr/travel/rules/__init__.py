"""The arithmetic of trips, without a book."""
