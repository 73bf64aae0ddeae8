"""The scorecard of a supplier: on time, quality, price, each from what was really delivered, with how many lines stand behind it.

Points are Σ weight · share over what is measured; no class below five judged lines.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

DELIVERY, QUALITY, PRICE = 35, 35, 20  # weights; service is judged by people and not reckoned here
CLASSES = ((85, "A"), (70, "B"), (50, "C"))
LEAST = 5


@dataclass(frozen=True)
class Judged:
    """A line as it is judged: ordered and promised, what came on which day (refused not counted), what was rejected, and prices.

    best is the best offer of any supplier a unit, paid what was agreed; 0 where nobody offers.
    """

    ordered: int
    promised: datetime.date | None
    came: tuple[tuple[datetime.date, int], ...]
    delivered: int
    rejected: int = 0
    paid: int = 0
    best: int = 0


@dataclass(frozen=True)
class Score:
    """What came of it: judged lines, shares of 1 (None where nothing is measured), late item-days in units, points of 100 and class, '' below five lines."""

    lines: int
    on_time: Fraction | None
    quality: Fraction | None
    price: Fraction | None
    late: int
    points: Fraction | None
    letter: str


def score(lines: Sequence[Judged], today: datetime.date) -> Score:
    """Return the scorecard of a supplier from the lines that are complete or overdue on a day."""
    judged = [one for one in lines if one.promised is not None and (_whole(one) or one.promised < today)]
    on_time = Fraction(sum(_in_time(one) for one in judged), len(judged)) if judged else None
    delivered = sum(one.delivered for one in lines)
    quality = 1 - Fraction(sum(one.rejected for one in lines), delivered) if delivered else None
    paid = sum(one.paid * one.ordered for one in lines if one.best)
    price = min(Fraction(1), Fraction(sum(one.best * one.ordered for one in lines), paid)) if paid else None
    parts = ((DELIVERY, on_time), (QUALITY, quality), (PRICE, price))
    measured = [(weight, share) for weight, share in parts if share is not None]
    weights = sum(weight for weight, _share in measured)
    gained = sum((weight * share for weight, share in measured), Fraction(0))
    points = 100 * gained / weights if measured else None
    late = sum(_late(one, today) for one in judged)
    return Score(len(judged), on_time, quality, price, late, points, _letter(points, len(judged)))


def _whole(one: Judged) -> bool:
    return sum(quantity for _day, quantity in one.came) >= one.ordered


def _in_time(one: Judged) -> bool:
    """Say whether all of a line was here by the day it was promised for."""
    assert one.promised is not None
    return sum(quantity for day, quantity in one.came if day <= one.promised) >= one.ordered


def _late(one: Judged, today: datetime.date) -> int:
    """Return the days late times the quantity, what is still to come included."""
    assert one.promised is not None
    late = sum(max(0, (day - one.promised).days) * quantity for day, quantity in one.came)
    rest = max(0, one.ordered - sum(quantity for _day, quantity in one.came))
    return late + max(0, (today - one.promised).days) * rest


def _letter(points: Fraction | None, lines: int) -> str:
    if points is None or lines < LEAST:
        return ""
    return next((letter for least, letter in CLASSES if points >= least), "D")
