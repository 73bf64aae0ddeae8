"""Times of day as people type them: 14:30, 14.30, 1430, 9, and the minutes since midnight that they mean."""

from __future__ import annotations

import re

from app.core.errors import Invalid
from app.core.messages import N_

_TYPED = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[:.,]?(?P<minute>[0-5]\d))?")


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
