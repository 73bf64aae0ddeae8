"""Services of ideas."""
