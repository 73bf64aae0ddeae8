"""Pages of duties and reports of wrongs."""
