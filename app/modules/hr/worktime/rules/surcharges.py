"""Surcharges for night, Sunday and holiday work to the minute (§ 3b EStG)."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from app.core.dates import ONE_DAY
from app.core.messages import N_
from app.modules.hr.worktime.rules.clock import DAY, elapsed, length
from app.modules.hr.worktime.rules.entries import Part, WorkDay
from app.modules.hr.worktime.rules.law import figures

NIGHT, DEEP, SUNDAY, HOLIDAY, HIGH = "night", "deep_night", "sunday", "holiday", "high_holiday"
KINDS = {
    NIGHT: N_("Night 20–6"),
    DEEP: N_("Night 0–4, begun before 0"),
    SUNDAY: N_("Sunday"),
    HOLIDAY: N_("Holiday, 31 December from 14"),
    HIGH: N_("Christmas, 1 May"),
}
RATES = {NIGHT: "night", DEEP: "deep", SUNDAY: "sunday", HOLIDAY: "holiday", HIGH: "high_holiday"}
IsHoliday = Callable[[datetime.date], bool]
Piece = tuple[int, int]
SUNDAY_PLACE = 6  # of a week


def pieces(part: Part) -> Iterator[Piece]:
    """Yield when somebody worked in a part: breaks whose place nobody noted are taken to lie in its middle, in one piece."""
    if part.end is None:
        return
    pause = sum(part.pauses)
    first = (part.end - part.begin - pause) // 2
    if pause:
        yield part.begin, part.begin + first
        yield part.begin + first + pause, part.end
    else:
        yield part.begin, part.end


def rate(kind: str, day: datetime.date) -> int:
    """Return how much of the basic pay is free of tax for a kind of surcharge, in per cent."""
    return int(figures("surcharge", day)[RATES[kind]])


def surcharges(work: WorkDay, is_holiday: IsHoliday) -> dict[str, int]:
    """Return the minutes of each kind of surcharge of a day's work, also where it goes on into the next ones.

    Night work is counted beside Sunday or holiday; of Sunday and holiday the higher one counts. From 0 to 4 o'clock the day
    before still counts, and the night counts higher, where the work was begun before 0.
    """
    found: dict[str, int] = {}
    closed = [part for part in work.parts if part.end is not None]
    if not closed:
        return found
    begun, end = closed[0].begin, closed[-1].end or 0
    if _plain(work.day, begun, end, is_holiday):
        return found
    worked = [piece for part in closed for piece in pieces(part)]
    day, offset = work.day, 0
    while offset < end:
        for kind, since, until in _bands(day, begun < offset, is_holiday):
            minutes = sum(
                max(0, min(stop, offset + until) - max(start, offset + since)) for start, stop in worked
            )
            if minutes:
                found[kind] = found.get(kind, 0) + minutes
        offset += length(day)
        day += ONE_DAY
    return found


def _plain(day: datetime.date, begun: int, end: int, is_holiday: IsHoliday) -> bool:
    """Say whether work by daylight of an ordinary day has no surcharge at all: most days do."""
    law = figures("surcharge", day)
    if day.weekday() == SUNDAY_PLACE or length(day) != DAY:
        return False
    ordinary = begun >= law["night_until"] and end <= law["night_from"]
    eve = f"{day.month:02}-{day.day:02}" in (*law["high_days"], law["high_eve"], law["eve"])
    return ordinary and not eve and not is_holiday(day)


def _bands(day: datetime.date, begun_before: bool, is_holiday: IsHoliday) -> Iterator[tuple[str, int, int]]:
    """Yield which surcharge a day has from which minute until which."""
    law, whole = figures("surcharge", day), length(day)
    at: Callable[[int], int] = lambda time: elapsed(day, time)  # noqa: E731
    deep, dawn, dusk = at(law["deep_until"]), at(law["night_until"]), at(law["night_from"])
    yield (DEEP if begun_before else NIGHT), 0, deep
    yield NIGHT, deep, dawn
    yield NIGHT, dusk, whole
    until = at(law["follows_until"])
    before = _class(day - ONE_DAY, law, is_holiday, late=True) if begun_before else ""
    cuts = sorted({0, until, at(law["eve_from"]), whole})
    for since, stop in itertools.pairwise(cuts):
        here = _class(day, law, is_holiday, late=since >= at(law["eve_from"]))
        kind = _higher(here, before, law) if since < until else here
        if kind:
            yield kind, since, stop


def _class(day: datetime.date, law: Mapping[str, Any], is_holiday: IsHoliday, *, late: bool) -> str:
    """Return which kind of day it is before or after the hour from which eves count, '' for none."""
    name = f"{day.month:02}-{day.day:02}"
    if name in law["high_days"] or (late and name == law["high_eve"]):
        return HIGH
    if is_holiday(day) or (late and name == law["eve"]):
        return HOLIDAY
    return SUNDAY if day.weekday() == SUNDAY_PLACE else ""


def _higher(one: str, other: str, law: Mapping[str, Any]) -> str:
    return max((one, other), key=lambda kind: law[RATES[kind]] if kind else 0)


def total(days: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Return the sums of minutes by kind, in the order of KINDS."""
    return {kind: minutes for kind in KINDS if (minutes := sum(one.get(kind, 0) for one in days))}
