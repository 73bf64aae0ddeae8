"""The arithmetic of training, without a book."""
