"""What an absence costs: days of leave by one's own week, and minutes of target that it covers (pure)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Protocol

from app.core.dataclass import dataclass
from app.modules.hr.absence.rules.entitlement import Span

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Away:
    """An absence: days, half of the first or last one, or some minutes of one day."""

    since: datetime.date
    until: datetime.date
    half_first: bool = False
    half_last: bool = False
    minutes: int | None = None


class DayTarget(Protocol):
    """What is to be worked on a day: minutes, and minutes were it no holiday or eve."""

    @property
    def day(self) -> datetime.date:
        """The day."""

    @property
    def minutes(self) -> int:
        """What is to be worked."""

    @property
    def usual(self) -> int:
        """What the week says, without holidays and eves."""


def parts_of(away: Away, targets: Iterable[DayTarget]) -> list[tuple[datetime.date, Fraction]]:
    """Return for each day with a duty to work which part of it is missed: 1, a half, or minutes by the target of the day.

    targets are those of the days of the absence. Public holidays and days free by the own week are left out; an eve that is half a
    working day is half a day.
    """
    found = []
    for target in targets:
        day = target.day
        if not target.minutes or not away.since <= day <= away.until:
            continue
        part = Fraction(1) if target.minutes == target.usual else HALF
        if away.minutes is not None:
            part = min(part, Fraction(away.minutes, target.usual))
        elif (away.half_first and day == away.since) or (away.half_last and day == away.until):
            part = min(part, HALF)
        found.append((day, part))
    return found


def leave_days(
    away: Away, targets: Iterable[DayTarget], ill: Sequence[Span] = ()
) -> list[tuple[datetime.date, Fraction]]:
    """Return the days of leave that an absence costs, without those of illness with a certificate (§ 9 BUrlG)."""
    return [
        (day, part)
        for day, part in parts_of(away, targets)
        if not any(first <= day <= last for first, last in ill)
    ]


def cost(away: Away, targets: Iterable[DayTarget], ill: Sequence[Span] = ()) -> Fraction:
    """Return how many days of leave an absence costs."""
    return sum((part for _day, part in leave_days(away, targets, ill)), Fraction(0))
