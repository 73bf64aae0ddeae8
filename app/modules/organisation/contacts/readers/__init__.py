"""Readers of files with contacts; they know no database."""
