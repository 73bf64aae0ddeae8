"""The clock of the place of work: minutes that passed since a local midnight, times of day, and days of 23 or 25 hours.

Times of a working day are kept as minutes that really passed since its midnight, so that a length is a difference on every
day; only what is typed, shown or asked by the law (after 20 o'clock) is a time of day.
"""

from __future__ import annotations

import datetime
import functools
from zoneinfo import ZoneInfo

from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.messages import N_

ZONE = ZoneInfo("Europe/Berlin")
DAY = 24 * 60
_MINUTE = datetime.timedelta(minutes=1)
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@functools.lru_cache(maxsize=8192)
def midnight(day: datetime.date) -> int:
    """Return the local midnight that begins a day, in minutes since 1970 (UTC)."""
    local = datetime.datetime(day.year, day.month, day.day, tzinfo=ZONE)
    return (local - _EPOCH) // _MINUTE


@functools.lru_cache(maxsize=8192)
def length(day: datetime.date) -> int:
    """Return how many minutes a day has: 1440, or an hour less or more where the clock changes."""
    return midnight(day + ONE_DAY) - midnight(day)


def elapsed(day: datetime.date, time: int, second: bool = False) -> int:
    """Return the minutes from midnight until a time of day (0 to 1440); second is for the repeated hour of autumn.

    Raises Invalid for a time that the spring change leaves out, and for a second one that does not come twice.
    """
    if length(day) == DAY or time in (0, DAY):
        if second:
            raise Invalid(N_("Only the hour from 2 to 3 of the autumn change comes twice."), field="times")
        return time if time < DAY else length(day)
    local = datetime.datetime.combine(day, datetime.time(time // 60, time % 60), ZONE)
    later = local.replace(fold=1)
    first = (local - _EPOCH) // _MINUTE - midnight(day)
    again = (later - _EPOCH) // _MINUTE - midnight(day)
    if first > again:
        raise Invalid(
            N_("The clock was put forward from 2 to 3 on this day: this time does not exist."), field="times"
        )
    if second and first == again:
        raise Invalid(N_("Only the hour from 2 to 3 of the autumn change comes twice."), field="times")
    return again if second else first


def time_of(day: datetime.date, minutes: int) -> tuple[int, bool]:
    """Return the time of day after so many minutes of a day, or of the next ones, and whether it is the second of its name."""
    while minutes >= length(day):
        minutes -= length(day)
        day += ONE_DAY
    if length(day) == DAY:
        return minutes, False
    local = (_EPOCH + (midnight(day) + minutes) * _MINUTE).astimezone(ZONE)
    return local.hour * 60 + local.minute, bool(local.fold)


def place_of(moment: datetime.datetime) -> tuple[datetime.date, int]:
    """Return the local day of a moment and the whole minutes that passed since its midnight."""
    local = moment.astimezone(ZONE)
    return local.date(), (moment - _EPOCH) // _MINUTE - midnight(local.date())
