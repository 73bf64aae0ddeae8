"""Pages of letters and labels."""
