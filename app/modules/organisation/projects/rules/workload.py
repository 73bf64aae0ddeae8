"""Who has how much to do in which week: what is planned, spread over the days of tasks, against target hours and absence."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from app.core.dataclass import dataclass

ONE_DAY = datetime.timedelta(days=1)
FULL, TIGHT = 10_000, 9_000


@dataclass(frozen=True)
class Load:
    """A week of somebody: its Monday, minutes to be worked (target less absence), and minutes that tasks ask for."""

    monday: datetime.date
    free: int
    planned: int

    @property
    def share(self) -> int | None:
        """What is planned of what is there, in basis points; None where nothing is there."""
        return self.planned * FULL // self.free if self.free else None

    @property
    def tone(self) -> str:
        """How it is: bad for more than there is, warn for nearly all of it."""
        if self.planned > self.free:
            return "bad"
        return "warn" if self.planned and self.planned * FULL >= self.free * TIGHT else ""


def monday_of(day: datetime.date) -> datetime.date:
    """Return the Monday of a day's week."""
    return day - day.weekday() * ONE_DAY


def available(target: int, missed: Iterable[Fraction]) -> int:
    """Return the minutes of a day that are left of its target where parts of it are missed, rounded down."""
    left = 1 - sum(missed, Fraction(0))
    return int(target * max(left, Fraction(0)))


def spread(minutes: int, weights: Sequence[int]) -> list[int]:
    """Return whole minutes for each day in proportion to its weight; they add up exactly. Without any weight all are alike."""
    if not weights:
        return []
    sizes = list(weights) if sum(weights) else [1] * len(weights)
    whole, found, before, passed = sum(sizes), [], 0, 0
    for size in sizes:
        passed += size
        until = minutes * passed // whole
        found.append(until - before)
        before = until
    return found


def loads(
    tasks: Iterable[tuple[int, datetime.date, datetime.date]],
    free: Mapping[datetime.date, int],
    since: datetime.date,
    weeks: int,
) -> list[Load]:
    """Return the weeks of somebody from a day's week on: tasks are minutes left with first and last day of what is left of them.

    free holds the minutes of each day; it must reach over the days of the tasks that are to count.
    """
    planned: dict[datetime.date, int] = defaultdict(int)
    for minutes, first, last in tasks:
        days = [first + n * ONE_DAY for n in range((last - first).days + 1)]
        for day, part in zip(days, spread(minutes, [free.get(day, 0) for day in days]), strict=True):
            planned[monday_of(day)] += part
    mondays = [monday_of(since) + 7 * n * ONE_DAY for n in range(weeks)]
    return [Load(one, sum(free.get(one + n * ONE_DAY, 0) for n in range(7)), planned[one]) for one in mondays]
