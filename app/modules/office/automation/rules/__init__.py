"""Rules without a book: what a rule says, and when a recurring job is due."""
