"""Breaks of a day: how many minutes of them count, and how long somebody worked without one at the least."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from app.modules.hr.worktime.rules.entries import Part, WorkDay


def gaps(parts: tuple[Part, ...]) -> list[int]:
    """Return the minutes between the parts of a day."""
    return [after.begin - before.end for before, after in itertools.pairwise(parts) if before.end is not None]


def break_minutes(work: WorkDay, law: Mapping[str, Any]) -> int:
    """Return the minutes of breaks that count: parts shorter than the law takes do not."""
    pauses = [pause for part in work.parts for pause in part.pauses]
    return sum(minutes for minutes in (*pauses, *gaps(work.parts)) if minutes >= law["break_part"])


def needed(net: int, law: Mapping[str, Any]) -> int:
    """Return the minutes of break that so many minutes of work need."""
    return max((minutes for above, minutes in law["breaks"] if net > above), default=0)


def longest_piece(work: WorkDay, law: Mapping[str, Any]) -> int:
    """Return how long somebody worked in one piece at the least, wherever the breaks within the parts lay.

    Breaks are taken as late as the law lets them, so that what is above its limit is above it in any case.
    """
    limit, least = int(law["longest"]), int(law["break_part"])
    longest = carried = 0
    ended: int | None = None
    for part in work.parts:
        if part.end is None:
            continue
        if ended is not None and part.begin - ended >= least:
            carried = 0
        ended, left = part.end, part.net
        for _pause in [pause for pause in part.pauses if pause >= least]:
            piece = min(left, max(0, limit - carried))
            longest, left, carried = max(longest, carried + piece), left - piece, 0
        carried += left
        longest = max(longest, carried)
    return longest
