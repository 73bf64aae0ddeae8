"""What data protection reckons without a book."""
