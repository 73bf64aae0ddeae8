"""What compliance reckons without a book."""
