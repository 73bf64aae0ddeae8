"""The honest clock: business minutes in a calendar with its holidays, less the pauses; always reckoned anew from the history.

A calendar has weekly hours in a time zone, the holidays of a Bundesland and closing days of its own. All
moments are UTC; a business day is cut in local time, so a day on which the
clocks change has its real length.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from app.core.dataclass import dataclass
from app.core.dates import holidays
from app.core.errors import Invalid
from app.core.messages import N_

MINUTE = datetime.timedelta(minutes=1)
HORIZON = datetime.timedelta(days=5 * 366)
WARN = 75  # per cent of a target from which a clock warns
Span = tuple[datetime.datetime, datetime.datetime]


@dataclass(frozen=True)
class Closed:
    """Days on which nobody works, both included: of one year, or each year, where only month and day count."""

    first: datetime.date
    last: datetime.date
    yearly: bool = False

    def holds(self, day: datetime.date) -> bool:
        """Say whether a day is one of them; those of each year may go over its end."""
        if not self.yearly:
            return self.first <= day <= self.last
        first, last, this = ((one.month, one.day) for one in (self.first, self.last, day))
        return first <= this <= last if first <= last else this >= first or this <= last


@dataclass(frozen=True)
class Calendar:
    """Weekly hours as (weekday from 0, first minute of the day, last), the zone by its IANA name, the Bundesland of the holidays, own closing days."""

    hours: tuple[tuple[int, int, int], ...]
    land: str = ""
    zone: str = "Europe/Berlin"
    closed: tuple[Closed, ...] = ()

    def works(self, day: datetime.date) -> bool:
        """Say whether a day is neither a public holiday nor a closing day; its weekday is not asked."""
        free = any(holiday.day == day for holiday in holidays(day.year, self.land))
        return not free and not any(one.holds(day) for one in self.closed)


@dataclass(frozen=True)
class Pause:
    """A time in which a clock stands, and why; end is None while it lasts."""

    start: datetime.datetime
    end: datetime.datetime | None
    why: str


def read_hours(text: str) -> tuple[tuple[int, int, int], ...]:
    """Read weekly hours, a line each: 'Mo-Fr 08:00-12:00 13:00-17:00', 'Sa 9-13', '1-7 0-24'; raises Invalid for what is none or overlaps."""
    found: list[tuple[int, int, int]] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        days, *spans = line.replace("–", "-").split()
        if not spans:
            raise Invalid(N_("Write days and hours, such as Mo-Fr 08:00-17:00."), field="hours")
        for span in spans:
            start, dash, end = span.partition("-")
            first, last = _minute(start), _minute(end if dash else "")
            if not first < last:
                raise Invalid(N_("{span} has no length."), field="hours", span=span)
            found += [(day, first, last) for day in _days(days)]
    ordered = sorted(found)
    for (day, _first, last), (other, first, _last) in pairwise(ordered):
        if day == other and first < last:
            raise Invalid(N_("Hours of a day overlap."), field="hours")
    if not ordered:
        raise Invalid(N_("Write days and hours, such as Mo-Fr 08:00-17:00."), field="hours")
    return tuple(ordered)


_CLOSED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?(?:\s*-\s*(\d{1,2})\.(\d{1,2})\.(\d{4})?)?(?:\s+\D.*)?")
LEAP = 2000  # a year that has every day


def read_closed(text: str) -> tuple[Closed, ...]:
    """Read closing days, a line each, words after them as one likes: '24.12.' each year, '03.08.2026-21.08.2026 Betriebsferien'; raises Invalid."""
    found = []
    for line in filter(None, (one.strip() for one in text.replace("–", "-").splitlines())):
        match = _CLOSED.fullmatch(line)
        years = match and {match[3], match[6] if match[4] else match[3]}
        if not match or not years or len({bool(year) for year in years}) > 1:
            raise Invalid(
                N_("Write {text} as a day or two with a dash: 24.12. or 03.08.2026-21.08.2026."),
                field="closed",
                text=line,
            )
        try:
            first = datetime.date(int(match[3] or LEAP), int(match[2]), int(match[1]))
            last = datetime.date(int(match[6] or LEAP), int(match[5]), int(match[4])) if match[4] else first
        except ValueError as error:
            raise Invalid(N_("There is no {text} in the calendar."), field="closed", text=line) from error
        if match[3] and last < first:
            raise Invalid(N_("The last day is before the first."), field="closed")
        found.append(Closed(first, last, not match[3]))
    return tuple(found)


_NAMES = {name: place for names in (("mo", "di", "mi", "do", "fr", "sa", "so"), ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "1234567")
          for place, name in enumerate(names)}  # fmt: skip


def _days(text: str) -> list[int]:
    first, dash, last = text.lower().partition("-")
    if first not in _NAMES or (dash and last not in _NAMES):
        raise Invalid(N_("{text} is no day of the week."), field="hours", text=text)
    start, end = _NAMES[first], _NAMES[last] if dash else _NAMES[first]
    if end < start:
        raise Invalid(N_("{text} is no day of the week."), field="hours", text=text)
    return list(range(start, end + 1))


def _minute(text: str) -> int:
    hour, _colon, minute = text.partition(":")
    if (
        not hour.isdecimal()
        or (minute and not minute.isdecimal())
        or not 0 <= int(hour) * 60 + int(minute or 0) <= 24 * 60
        or int(minute or 0) > 59
    ):
        raise Invalid(N_("{text} is no time of the day."), field="hours", text=text)
    return int(hour) * 60 + int(minute or 0)


def windows(calendar: Calendar, since: datetime.datetime, until: datetime.datetime) -> Iterator[Span]:
    """Yield the business hours between two moments, in order, cut at both."""
    zone = ZoneInfo(calendar.zone)
    day, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    while day <= last:
        if calendar.works(day):
            for weekday, first, end in calendar.hours:
                if weekday == day.weekday():
                    start, stop = max(_at(day, first, zone), since), min(_at(day, end, zone), until)
                    if start < stop:
                        yield start, stop
        day += datetime.timedelta(days=1)


def _at(day: datetime.date, minute: int, zone: ZoneInfo) -> datetime.datetime:
    """Return a local time of a day in UTC; minute 1440 is the next midnight. A time that the change of clocks leaves out is the moment after it."""
    whole = day + datetime.timedelta(days=minute // 1440)
    local = datetime.datetime.combine(whole, datetime.time(minute % 1440 // 60, minute % 60), tzinfo=zone)
    return local.astimezone(datetime.UTC)


def without(spans: Iterable[Span], pauses: Sequence[Span]) -> Iterator[Span]:
    """Yield spans without the pauses, which are sorted and do not overlap."""
    for start, end in spans:
        at = start
        for pause_start, pause_end in pauses:
            if pause_end <= at or pause_start >= end:
                continue
            if pause_start > at:
                yield at, pause_start
            at = max(at, pause_end)
        if at < end:
            yield at, end


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans sorted, those that touch or overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def used(
    calendar: Calendar, start: datetime.datetime, end: datetime.datetime, pauses: Sequence[Pause] = ()
) -> datetime.timedelta:
    """Return the business time between two moments, less the pauses; a pause without an end lasts until then."""
    spans = merged((pause.start, pause.end or end) for pause in pauses)
    return sum(
        (stop - begin for begin, stop in without(windows(calendar, start, end), spans)), datetime.timedelta()
    )


def due(
    calendar: Calendar, start: datetime.datetime, minutes: int, pauses: Sequence[Pause] = ()
) -> datetime.datetime | None:
    """Return when so many business minutes are used up; None while a pause lasts that begins before, or where the calendar has no hours."""
    open_from = min((pause.start for pause in pauses if pause.end is None), default=None)
    end = start + HORIZON if open_from is None else min(open_from, start + HORIZON)
    spans = merged((pause.start, pause.end) for pause in pauses if pause.end is not None)
    left = minutes * MINUTE
    for begin, stop in without(windows(calendar, start, end), spans):
        if stop - begin >= left:
            return begin + left
        left -= stop - begin
    return None
