"""Days of a month that are paid and insured: parts by calendar days, thirtieths or working days (pure)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, month_end
from app.modules.hr.payroll.rules.month import DAY, Section
from app.modules.hr.payroll.settings import CALENDAR, WORKING

Day = datetime.date
MONTH_DAYS = 30
ENTRY, LEAVING = "entry", "leaving"


@dataclass(frozen=True)
class Rate:
    """Pay by month from a day on: number of its pay kind and cents."""

    since: Day
    number: int
    amount: int


@dataclass(frozen=True)
class Gap:
    """A day on which nothing is paid, or a part of it (ten-thousandths); insured says whether insurance goes on."""

    day: Day
    reason: str
    part: int = DAY
    insured: bool = True


def days_of(month: Day) -> list[Day]:
    """Return the days of the month that begins on a day."""
    return [month + n * ONE_DAY for n in range((month_end(month) - month).days + 1)]


def weight(method: str, day: Day, works: Callable[[Day], bool]) -> int:
    """Return how many days a day counts as; with thirtieths every month has 30: the 31st none, the last of February the rest."""
    if method == WORKING:
        return int(works(day))
    if method == CALENDAR:
        return 1
    last = month_end(day).day
    if day.day > MONTH_DAYS:
        return 0
    return MONTH_DAYS - last + 1 if day.day == last < MONTH_DAYS else 1


@dataclass(frozen=True)
class Span:
    """The days of a month that count: how they are weighed, first and last day of employment in it, and days without pay."""

    month: Day
    method: str
    first: Day
    last: Day
    gaps: Mapping[Day, Gap]
    works: Callable[[Day], bool]

    @property
    def whole(self) -> bool:
        """Tell whether the employment lasts all month."""
        return self.first <= self.month and self.last >= month_end(self.month)


def sections(span: Span, rates: Iterable[Rate]) -> tuple[Section, ...]:
    """Return the parts of the month by the pay that held; days before the first rate are paid by nobody."""
    ordered = sorted(rates, key=lambda one: one.since)
    days = days_of(span.month)
    if len(ordered) == 1 and ordered[0].since <= span.first and span.whole and not span.gaps:
        return (Section(ordered[0].number, ordered[0].amount, DAY, DAY),)
    weights = {day: weight(span.method, day, span.works) for day in days}
    whole = sum(weights.values()) or 1
    found = []
    for place, one in enumerate(ordered):
        until = ordered[place + 1].since if place + 1 < len(ordered) else None
        mine = [
            day
            for day in days
            if max(one.since, span.first) <= day <= span.last and (until is None or day < until)
        ]
        paid = sum(weights[day] * (DAY - (span.gaps[day].part if day in span.gaps else 0)) for day in mine)
        if mine:
            found.append(Section(one.number, one.amount, paid, whole * DAY))
    return tuple(found)


def unpaid(span: Span) -> tuple[tuple[str, int], ...]:
    """Return calendar days of the month without pay by reason: before the first day, after the last one, and those of absences."""
    found: dict[str, int] = {}
    before, after = (span.first - span.month).days, (month_end(span.month) - span.last).days
    for reason, count in ((ENTRY, before), (LEAVING, after)):
        if count > 0:
            found[reason] = count * DAY
    for day, gap in span.gaps.items():
        if span.first <= day <= span.last:
            found[gap.reason] = found.get(gap.reason, 0) + gap.part
    return tuple(sorted(found.items()))


def insured_days(span: Span) -> int:
    """Return the days of insurance: 30 for a whole month, else its calendar days, 30 at most (§ 1 BVV)."""
    out = sum(1 for day, gap in span.gaps.items() if not gap.insured and span.first <= day <= span.last)
    if span.whole and not out:
        return MONTH_DAYS
    return min(max((span.last - span.first).days + 1 - out, 0), MONTH_DAYS)


def tax_days(span: Span) -> int | None:
    """Return the calendar days of a month in which employment begins or ends, None for a whole one: tax goes by days then."""
    return None if span.whole else (span.last - span.first).days + 1
