"""Days off for work on Sundays and holidays, and Sundays that stay free (§ 11 ArbZG)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator

from app.core.dates import ONE_DAY
from app.modules.hr.worktime.rules.findings import Finding, found
from app.modules.hr.worktime.rules.law import figures

Span = tuple[datetime.date, datetime.date]
SUNDAY = 6


def days_off(
    worked: Collection[datetime.date],
    span: Span,
    is_holiday: Callable[[datetime.date], bool],
    today: datetime.date,
) -> Iterator[Finding]:
    """Yield the Sundays and holidays of a span whose day off is missing, or still due after today.

    A day off is a working day (Monday to Saturday, no holiday) without work; within two weeks that hold a Sunday, within
    eight that hold a holiday; each serves once. What is due first takes the earliest.
    """
    due: list[tuple[datetime.date, datetime.date, datetime.date]] = []
    for day in worked:
        if day.weekday() != SUNDAY and not is_holiday(day):
            continue
        law = figures("adult", day)
        weeks = law["sunday_substitute_days" if day.weekday() == SUNDAY else "holiday_substitute_days"]
        due.append((day + (weeks - 1) * ONE_DAY, day - (weeks - 1) * ONE_DAY, day))
    used: set[datetime.date] = set()
    for until, first, day in sorted(due):
        free = _first_free(worked, used, (first, min(until, today)), is_holiday)
        if free is not None:
            used.add(free)
        elif span[0] <= day <= span[1]:
            yield found("substitute" if until <= today else "substitute_open", day, until=until, at=day)


def _first_free(
    worked: Collection[datetime.date],
    used: Collection[datetime.date],
    span: Span,
    is_holiday: Callable[[datetime.date], bool],
) -> datetime.date | None:
    day, last = span
    while day <= last:
        if day.weekday() != SUNDAY and day not in worked and day not in used and not is_holiday(day):
            return day
        day += ONE_DAY
    return None


def free_sundays(
    worked: Collection[datetime.date], since: datetime.date, until: datetime.date
) -> Iterator[Finding]:
    """Yield the Sundays of a span with whose work fewer stay free in their year than the law wants."""
    for year in range(since.year, until.year + 1):
        first = datetime.date(year, 1, 1)
        sunday = first + (SUNDAY - first.weekday()) * ONE_DAY
        left = sum(1 for n in range(53) if (sunday + 7 * n * ONE_DAY).year == year)
        need = int(figures("adult", first)["free_sundays"])
        for day in sorted(one for one in worked if one.year == year and one.weekday() == SUNDAY):
            left -= 1
            if left < need and since <= day <= until:
                yield found("free_sundays", day, have=str(left), year=year, need=need)
