"""Gapless numbers by kind and year, given inside the caller's transaction; columns say how they are numbered (core/counters.py)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Integer, select, text

from app.core.counters import Counter
from app.data.declarative import field_of
from app.data.system_tables import NumberRange
from app.data.unit import Unit

# One statement for the first number and every later one: two desks that begin a year together take turns at the row.
_TAKE = text("""
INSERT INTO number_range (kind, year, last) VALUES (:kind, :year, :count)
ON CONFLICT (kind, year) DO UPDATE SET last = number_range.last + excluded.last
RETURNING last
""")
RESERVED = "number"  # kind of the row of the trail about numbers that were set aside without a row
GIVEN = "given"  # kind of the row about numbers of a range in which people write their own too


def take(unit: Unit, kind: str, year: int, count: int = 1) -> int:
    """Take the next numbers of a kind in a year and return the first; the range is locked until the commit."""
    newest = unit.connection.scalar(_TAKE, {"kind": kind, "year": year, "count": count})
    return int(newest or 0) - count + 1


def give(
    unit: Unit,
    column: Any,
    year: int = 0,
    *,
    part: str = "",
    kind: str = "",
    day: datetime.date | None = None,
    width: int = 0,
    stands: Callable[[str], bool] | None = None,
) -> str:
    """Return the next number of a column, written as the column says; the caller puts it into a row.

    Of a column with several ranges kind names one. A number that somebody gave by hand is stepped over
    where the database finds it at once, or where the caller knows a way to say that it stands already.
    """
    counter = counter_of(column, kind)
    year = day.year if day else year
    year = year if counter.by_year else 0
    if stands is None and counter.typed and _is_indexed(column):
        stands = partial(_stands, unit, column)
    while True:
        number = take(unit, counter.kind_of(part), year)
        said = counter.written(number, year, part, day, width)
        if stands is None or not stands(said):
            break
    if counter.typed:
        more = {"range": counter.kind_of(part), "year": year}  # what stands in the column may be people's own
        unit.note_batch(column.table.name, GIVEN, 1, number, number, sha256="", more=more)
    return said


def reserve(unit: Unit, column: Any, count: int) -> int:
    """Set the next numbers of a column aside and return the first; the trail keeps which."""
    counter = counter_of(column)
    if not counter.reserved:
        raise TypeError(f"{column} sets no numbers aside")
    first = take(unit, counter.kind, 0, count)
    unit.note_batch(column.table.name, RESERVED, count, first, first + count - 1, sha256="")
    return first


def counter_of(column: Any, kind: str = "") -> Counter:
    """Return the counter of a column, the one of a kind where it has several; raises TypeError for a column without."""
    for one in field_of(column).counters:
        if not kind or one.kind == kind:
            return one
    raise TypeError(f"{column} is not numbered by {kind or 'itself'}")


def _is_indexed(column: Any) -> bool:
    """Say whether the database finds a value of a column at once."""
    begins = (next(iter(index.columns), None) for index in column.table.indexes)
    return bool(column.unique or column.index) or any(
        one is not None and one.name == column.name for one in begins
    )


def _stands(unit: Unit, column: Any, said: str) -> bool:
    value = int(said) if isinstance(column.type, Integer) else said
    return unit.connection.scalar(select(1).where(column == value).limit(1)) is not None


def last(unit: Unit, kind: str, year: int) -> int:
    """Return the last number given, 0 before the first."""
    return (
        unit.connection.scalar(
            select(NumberRange.last).where(NumberRange.kind == kind, NumberRange.year == year)
        )
        or 0
    )
