"""What is read of articles, their categories and suppliers."""
