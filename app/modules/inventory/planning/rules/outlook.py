"""When articles run dry: what is free, what is used a day, what still arrives, and when an order of today could be here.

The first dry day is the first one whose use can't be met in full; it lasts until something arrives. What is not met is lost.
Days are counted from today, 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from app.core.dataclass import dataclass

HORIZON = 182  # days that are looked ahead
WEEK = 7


@dataclass(frozen=True)
class Supply:
    """What an article has: free stock, use a day, arrivals as (day, quantity), and the day an order of today is here, None for never."""

    free: int
    a_day: Fraction
    arrivals: tuple[tuple[int, int], ...] = ()
    fresh: int | None = None


def dry_spans(supply: Supply, horizon: int = HORIZON) -> list[tuple[int, int]]:
    """Return the spans of days (first, day after the last) in which an article can't be issued, up to the order of today or the horizon."""
    if supply.a_day <= 0:
        return []
    end = horizon if supply.fresh is None else min(supply.fresh, horizon)
    coming = sorted(one for one in supply.arrivals if one[0] < end)
    found: list[tuple[int, int]] = []
    level, now = Fraction(max(0, supply.free)), 0
    for day, quantity in [*coming, (end, 0)]:
        lasts = now + level // supply.a_day
        if lasts < day:
            found.append((lasts, day))
            level = Fraction(0)
        else:
            level -= supply.a_day * (day - now)
        level, now = level + quantity, max(now, day)
    return joined(found)


def joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans with those put together where one begins as the other ends."""
    found: list[tuple[int, int]] = []
    for first, last in spans:
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def dry_by_week(spans: Sequence[Sequence[tuple[int, int]]], horizon: int = HORIZON) -> list[int]:
    """Return how many articles are dry on each seventh day from today on."""
    return [
        sum(any(first <= day < last for first, last in one) for one in spans)
        for day in range(0, horizon, WEEK)
    ]
