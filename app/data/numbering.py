"""Gapless numbers by kind and year, given inside the caller's transaction."""

from __future__ import annotations

from sqlalchemy import select, text

from app.data.system_tables import NumberRange
from app.data.unit import Unit

# One statement for the first number and every later one: two desks that begin a year together take turns at the row.
_TAKE = text("""
INSERT INTO number_range (kind, year, last) VALUES (:kind, :year, :count)
ON CONFLICT (kind, year) DO UPDATE SET last = number_range.last + excluded.last
RETURNING last
""")


def take(unit: Unit, kind: str, year: int, count: int = 1) -> int:
    """Take the next numbers of a kind in a year and return the first; the range is locked until the commit."""
    newest = unit.connection.scalar(_TAKE, {"kind": kind, "year": year, "count": count})
    return int(newest or 0) - count + 1


def last(unit: Unit, kind: str, year: int) -> int:
    """Return the last number given, 0 before the first."""
    return (
        unit.connection.scalar(
            select(NumberRange.last).where(NumberRange.kind == kind, NumberRange.year == year)
        )
        or 0
    )
