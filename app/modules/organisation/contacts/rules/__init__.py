"""Rules of contacts: what they are, their parts, conditions, doubles and files."""
