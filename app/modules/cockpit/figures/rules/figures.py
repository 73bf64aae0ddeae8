"""Targets, limits and lights of figures, months, and what is typed of targets, own figures, values and boards."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.core.figures import COUNT, HIGHER, LOWER, MONEY
from app.core.messages import N_
from app.core.money import ratio

GOOD, WARN, BAD, NONE = "good", "warn", "bad", "none"
LIGHTS = {
    GOOD: N_("within its limits"),
    WARN: N_("beyond its first limit"),
    BAD: N_("beyond its last limit"),
    NONE: "–",
}
TILE, TREND, CHART, LIST = "figure", "trend", "chart", "list"
TILES = {
    TILE: N_("Figure"),
    TREND: N_("Figure with trend"),
    CHART: N_("Chart of twelve months"),
    LIST: N_("List of the largest rows"),
}
TREND_MONTHS, MOST_TILES = 12, 24
Span = tuple[datetime.date, datetime.date]


@dataclass(frozen=True)
class Limits:
    """What a figure should be from a month on: target and limits in the parts of its unit, what others have, and who answers for it."""

    since: datetime.date
    target: int | None = None
    warn: int | None = None
    alarm: int | None = None
    owner: str = ""
    benchmark: int | None = None
    benchmark_of: str = ""


@dataclass(frozen=True)
class TargetDraft:
    """Target and limits as typed, from a month on; a benchmark is what others have, with who they are, source and year."""

    figure: str = ""
    since: datetime.date | None = None
    target: str = ""
    warn: str = ""
    alarm: str = ""
    owner: str = ""
    note: str = ""
    benchmark: str = ""
    benchmark_of: str = ""


@dataclass(frozen=True)
class OwnDraft:
    """A figure of the office's own as typed; without a formula its values are typed month by month."""

    code: str = ""
    title: str = ""
    meaning: str = ""
    unit: str = COUNT
    better: str = HIGHER
    area: str = "organisation"
    formula: str = ""


@dataclass(frozen=True)
class ValueDraft:
    """A value of a month as typed, and what is said of it."""

    figure: str = ""
    month: datetime.date | None = None
    value: str = ""
    comment: str = ""


@dataclass(frozen=True)
class MonthDraft:
    """What the management report says of a month."""

    month: datetime.date | None = None
    text: str = ""


@dataclass(frozen=True)
class BoardDraft:
    """A board as typed: its title, the department it is for ('' everybody), whether only who made it sees it, and its figures."""

    title: str = ""
    department: str = ""
    private: bool = False
    figures: tuple[str, ...] = ()


def first_of(day: datetime.date) -> datetime.date:
    """Return the first day of a month."""
    return day.replace(day=1)


def span_of(month: datetime.date) -> Span:
    """Return the first and last day of a month."""
    first = first_of(month)
    return first, add_months(first, 1) - ONE_DAY


def months_up_to(month: datetime.date, count: int) -> list[datetime.date]:
    """Return the first days of so many months up to one, that one last."""
    return [add_months(first_of(month), -back) for back in reversed(range(count))]


def limits_on(steps: Sequence[Limits], month: datetime.date) -> Limits | None:
    """Return what holds in a month: the newest step that began by then; steps in any order."""
    return max((one for one in steps if one.since <= month), key=lambda one: one.since, default=None)


def light(number: int | None, better: str, limits: Limits | None) -> str:
    """Return how a value stands: beyond a limit is on its worse side, a limit that is just met holds.

    Where only a target is set, it is the first limit. A figure of which neither is better has no light.
    """
    if number is None or limits is None or better not in (HIGHER, LOWER):
        return NONE
    first = limits.warn if limits.warn is not None else limits.target
    sign = 1 if better == HIGHER else -1
    if limits.alarm is not None and sign * number < sign * limits.alarm:
        return BAD
    if first is None:
        return NONE if limits.alarm is None else GOOD
    return WARN if sign * number < sign * first else GOOD


def deviation(number: int | None, target: int | None) -> int | None:
    """Return (value − target) ÷ |target| in basis points, half up; None where there is none of them, or the target is zero."""
    if number is None or target is None or target == 0:
        return None
    return ratio(number - target, abs(target))


def in_wrong_order(better: str, limits: Limits) -> str:
    """Return which field is on the wrong side of the one before it: target, warn and alarm get worse in this order; '' for none."""
    sign = 1 if better == HIGHER else -1
    before: int | None = None
    for name, value in (("target", limits.target), ("warn", limits.warn), ("alarm", limits.alarm)):
        if value is None:
            continue
        if before is not None and sign * value > sign * before:
            return name
        before = value
    return ""


def change(now: int | None, before: int | None, unit: str) -> int | None:
    """Return by how much a value changed: of money in basis points of what it was, else in its own unit; None without one of them."""
    if now is None or before is None:
        return None
    return ratio(now - before, abs(before)) if unit == MONEY else now - before
