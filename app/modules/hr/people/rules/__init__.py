"""Rules of people and their files."""
