"""The scorecard of a supplier: on time, quality, price, how services were rated, each from what was really delivered, with how many lines stand behind it.

Points are Σ weight · share over what is measured; no class below five judged lines.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction

from app.core.dataclass import dataclass
from app.core.messages import N_

DELIVERY, QUALITY, PRICE, SERVICE = 35, 35, 20, 10  # weights
BEST_MARK, WORST_MARK = 1, 5  # of a service that was accepted
MARKS = {
    1: N_("1 (very good)"),
    2: N_("2 (good)"),
    3: N_("3 (as agreed)"),
    4: N_("4 (with faults)"),
    5: N_("5 (poor)"),
}
CLASSES = ((85, "A"), (70, "B"), (50, "C"))
LEAST = 5


@dataclass(frozen=True)
class Judged:
    """A line as it is judged: ordered and promised, what came on which day (refused not counted), what was rejected, and prices.

    best is the best offer of any supplier a unit, paid what was agreed; 0 where nobody offers. marks rate services, 1 the best, 5 the worst.
    """

    ordered: int
    promised: datetime.date | None
    came: tuple[tuple[datetime.date, int], ...]
    delivered: int
    rejected: int = 0
    paid: int = 0
    best: int = 0
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Score:
    """What came of it: judged lines, shares of 1 (None where nothing is measured), late item-days in units, points of 100 and class, '' below five lines; marks is how many ratings stand behind service."""

    lines: int
    on_time: Fraction | None
    quality: Fraction | None
    price: Fraction | None
    late: int
    points: Fraction | None
    letter: str
    service: Fraction | None = None
    marks: int = 0


def score(lines: Sequence[Judged], today: datetime.date) -> Score:
    """Return the scorecard of a supplier from the lines that are complete or overdue on a day."""
    judged = [one for one in lines if one.promised is not None and (_whole(one) or one.promised < today)]
    on_time = Fraction(sum(_in_time(one) for one in judged), len(judged)) if judged else None
    delivered = sum(one.delivered for one in lines)
    quality = 1 - Fraction(sum(one.rejected for one in lines), delivered) if delivered else None
    paid = sum(one.paid * one.ordered for one in lines if one.best)
    price = min(Fraction(1), Fraction(sum(one.best * one.ordered for one in lines), paid)) if paid else None
    marks = [mark for one in lines for mark in one.marks]
    service = _service(marks)
    parts = ((DELIVERY, on_time), (QUALITY, quality), (PRICE, price), (SERVICE, service))
    measured = [(weight, share) for weight, share in parts if share is not None]
    weights = sum(weight for weight, _share in measured)
    gained = sum((weight * share for weight, share in measured), Fraction(0))
    points = 100 * gained / weights if measured else None
    late = sum(_late(one, today) for one in judged)
    letter = _letter(points, len(judged))
    return Score(
        len(judged),
        on_time,
        quality,
        price,
        late,
        points=points,
        letter=letter,
        service=service,
        marks=len(marks),
    )


def _service(marks: Sequence[int]) -> Fraction | None:
    """Return how well services were rated on average: 1 where all marks are the best, 0 where all are the worst."""
    if not marks:
        return None
    return Fraction(sum(WORST_MARK - mark for mark in marks), len(marks) * (WORST_MARK - BEST_MARK))


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
