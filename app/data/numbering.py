"""Gapless numbers by kind and year, given inside the caller's transaction."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from app.data.base import NumberRange
from app.data.unit import Unit


def take(unit: Unit, kind: str, year: int, count: int = 1) -> int:
    """Take the next numbers of a kind in a year and return the first; the range is locked until the commit."""
    where = (NumberRange.kind == kind, NumberRange.year == year)
    last = unit.connection.scalar(select(NumberRange.last).where(*where).with_for_update())
    if last is None:
        unit.connection.execute(insert(NumberRange), {"kind": kind, "year": year, "last": count})
        return 1
    unit.connection.execute(update(NumberRange).where(*where), {"last": last + count})
    return int(last) + 1


def last(unit: Unit, kind: str, year: int) -> int:
    """Return the last number given, 0 before the first."""
    return unit.connection.scalar(select(NumberRange.last).where(NumberRange.kind == kind, NumberRange.year == year)) or 0
