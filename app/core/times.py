"""Times of day and hours as people type them: 14:30, 14.30, 1430, 9; 7:30 or 7.5 hours; and the minutes that they mean."""

from __future__ import annotations

import re

from app.core.errors import Invalid
from app.core.format import marks
from app.core.messages import N_

_TYPED = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[:.,]?(?P<minute>[0-5]\d))?")

_HOURS = re.compile(r"(?P<hours>[0-9]{1,9})(?:(?P<mark>[:.,])(?P<part>[0-9]{1,2}))?")


def hours_typed(typed: str) -> int | None:
    """Return the minutes of hours as typed, of whatever length, without a sign; None for what are none.

    A colon parts minutes, the decimal mark of the language in force hundredths: 7.50 is seven and a half in English, as 7,50 is in
    German. There a point before two figures parts minutes, as on German clocks; any other lone mark can only be the decimal one.
    """
    found = _HOURS.fullmatch(typed.strip())
    if found is None:
        return None
    minutes, part = int(found["hours"]) * 60, found["part"] or ""
    point, _group = marks()
    if found["mark"] == ":" or (found["mark"] == "." != point and len(part) == 2):
        return minutes + int(part) if len(part) == 2 and int(part) < 60 else None
    return minutes + (int(part.ljust(2, "0")) * 60 + 50) // 100


def time_of_day(typed: str) -> int | None:
    """Return the minutes since midnight (0 to 1439) of a time as typed, None for what is none."""
    found = _TYPED.fullmatch(typed.strip())
    return None if found is None else int(found["hour"]) * 60 + int(found["minute"] or 0)


def written_time(minutes: int) -> str:
    """Return minutes since midnight, 0 to 1439, as 14:30: as times of day are kept and sorted."""
    return "{:02}:{:02}".format(*divmod(minutes, 60))


def typed_time(typed: str, field: str) -> str:
    """Return a time as typed as it is kept, 14:30; raises Invalid at the field for what is none."""
    minutes = time_of_day(typed)
    if minutes is None:
        raise Invalid(N_("Enter a time of day such as 14:30."), field=field)
    return written_time(minutes)
