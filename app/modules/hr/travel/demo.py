"""Trips of the demo company: eighteen months of posted ones, some that wait, one with an advance."""

from __future__ import annotations

from app.data.office import Office


def demo(office: Office, months: int) -> None:
    """Write the trips of the demo company."""
