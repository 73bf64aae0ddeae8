"""Rules of ideas."""
