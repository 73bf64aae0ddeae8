"""Average working time over 24 weeks, for night work over 4 (§§ 3, 6 ArbZG)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from app.core.dates import ONE_DAY
from app.modules.hr.worktime.rules.clock import elapsed, length
from app.modules.hr.worktime.rules.entries import WorkDay
from app.modules.hr.worktime.rules.findings import Finding, found
from app.modules.hr.worktime.rules.law import figures
from app.modules.hr.worktime.rules.surcharges import pieces

Span = tuple[datetime.date, datetime.date]
SUNDAY = 6


class AverageTerms(Protocol):
    """What an average needs of a person's terms."""

    @property
    def is_holiday(self) -> Callable[[datetime.date], bool]:
        """Whether a day is a public holiday."""

    @property
    def away(self) -> Callable[[datetime.date], bool]:
        """Whether somebody was on leave or ill on a day."""

    @property
    def night(self) -> bool:
        """Whether they do night work."""

    @property
    def since(self) -> datetime.date:
        """The first day of which everything is recorded."""

    def minor(self, day: datetime.date) -> bool:
        """Say whether they are under 18."""


def averages(days: Sequence[WorkDay], span: Span, terms: AverageTerms) -> Iterator[Finding]:
    """Yield the worst window of 24 weeks that ends with a Sunday of the span, for night work of 4 weeks too, where it is too high.

    The average is over working days (Monday to Saturday) that are no holidays and on which nobody was on leave or ill. Only
    windows of which everything is recorded count.
    """
    law = figures("adult", span[1])
    yield from _worst("average", days, span, terms, law["average_weeks"])
    if terms.night:
        nights = [work for work in days if night_minutes(work) > law["night_above"]]
        if nights:
            yield from _worst("night_average", days, span, terms, law["night_weeks"], must=nights)


def _worst(
    rule: str,
    days: Sequence[WorkDay],
    span: Span,
    terms: AverageTerms,
    weeks: int,
    must: Sequence[WorkDay] | None = None,
) -> Iterator[Finding]:
    worst: Finding | None = None
    most = int(figures("adult", span[1])["day"])
    highest = most
    last = span[0] + (SUNDAY - span[0].weekday()) * ONE_DAY
    net = {work.day: work.net for work in days}
    while last <= span[1]:
        first = last - (7 * weeks - 1) * ONE_DAY
        has = must is None or any(first <= work.day <= last for work in must)
        if first >= terms.since and has and not terms.minor(last):
            found_days = [first + n * ONE_DAY for n in range(7 * weeks)]
            count = sum(1 for day in found_days if _counts(day, terms))
            total = sum(net.get(day, 0) for day in found_days)
            if count and total > highest * count:
                highest = -(-total // count)
                worst = found(rule, last, have=highest, since=first, limit=most)
        last += 7 * ONE_DAY
    if worst is not None:
        yield worst


def _counts(day: datetime.date, terms: AverageTerms) -> bool:
    return day.weekday() != SUNDAY and not terms.is_holiday(day) and not terms.away(day)


def night_minutes(work: WorkDay) -> int:
    """Return the minutes of work between 23 and 6 o'clock (§ 2 (3) ArbZG)."""
    law, total = figures("adult", work.day), 0
    worked = [piece for part in work.parts for piece in pieces(part)]
    end = max((stop for _start, stop in worked), default=0)
    day, offset = work.day, 0
    while offset < end:
        bands = ((0, elapsed(day, law["night_until"])), (elapsed(day, law["night_from"]), length(day)))
        for since, until in bands:
            total += sum(
                max(0, min(stop, offset + until) - max(start, offset + since)) for start, stop in worked
            )
        offset += length(day)
        day += ONE_DAY
    return total
