"""Figures of recruiting without persons: time to hire, sources, where applications end; no group is smaller than the least one."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.modules.hr.recruiting.rules.stages import BOARD, HIRED

REST = "rest"


@dataclass(frozen=True)
class Course:
    """One application without a person: source, stages it reached with their days, how it ended ('' while under way)."""

    source: str
    stages: Sequence[tuple[str, datetime.date]]
    end: str = ""
    received: datetime.date = datetime.date.min
    closed: datetime.date | None = None
    opened: datetime.date | None = None  # when its vacancy was approved


@dataclass(frozen=True)
class Figures:
    """What is told: how many applied; days from receipt and from approval to hiring; by source; by the furthest stage reached.

    A figure that too few people stand behind is None, or stands with the rest.
    """

    applied: int | None
    hired: int | None
    to_hire: int | None
    to_fill: int | None
    sources: Mapping[str, int]
    losses: Mapping[str, int]


def furthest(one: Course) -> str:
    """Return the furthest stage of the board that an application reached, also where it went back later."""
    reached = [BOARD.index(stage) for stage, _day in one.stages if stage in BOARD]
    return BOARD[max(reached, default=0)]


def grouped(counts: Mapping[str, int], least: int) -> dict[str, int]:
    """Return counts whose every group has at least so many: smaller ones stand together as the rest, with the next small ones until that is large enough.

    Together they are what they were, so that no small group follows from the sum; nothing is told of fewer than the least.
    """
    filled = {name: count for name, count in counts.items() if count}
    if sum(filled.values()) < least:
        return {}
    kept = {name: count for name, count in filled.items() if count >= least}
    rest = sum(filled.values()) - sum(kept.values())
    while 0 < rest < least:
        name = min(kept, key=lambda one: (kept[one], one))
        rest += kept.pop(name)
    return {**kept, **({REST: rest} if rest else {})}


def middle(days: Sequence[int], least: int) -> int | None:
    """Return the median of days, the lower one of two; None for fewer than the least."""
    return sorted(days)[(len(days) - 1) // 2] if len(days) >= max(least, 1) else None


def figures(courses: Sequence[Course], least: int) -> Figures:
    """Return the figures of applications; least is the size of the smallest group that is told."""
    hired = [one for one in courses if one.end == HIRED and one.closed is not None]
    to_hire = [(one.closed - one.received).days for one in hired if one.closed is not None]
    to_fill = [
        (one.closed - one.opened).days for one in hired if one.closed is not None and one.opened is not None
    ]
    lost = Counter(furthest(one) for one in courses if one.end and one.end != HIRED)
    return Figures(
        len(courses) if len(courses) >= least else None,
        len(hired) if len(hired) >= least else None,
        middle(to_hire, least),
        middle(to_fill, least),
        grouped(Counter(one.source for one in courses), least),
        losses=grouped(lost, least),
    )
