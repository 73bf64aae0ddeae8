"""Services of meetings."""
