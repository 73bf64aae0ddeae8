"""Kontor, the back office of a small organisation on one desk."""

__version__ = "0.1.0"
