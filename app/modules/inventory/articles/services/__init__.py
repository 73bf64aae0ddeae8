"""What is done with articles, their categories and suppliers."""
