"""Goals of a quarter: how far a measured result is between its start and its best, what a goal comes to, and what is typed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.core.figures import PERCENT, half_up
from app.core.messages import N_

DRAFT, ONGOING, REACHED, MISSED = "draft", "ongoing", "reached", "missed"
STATES = {DRAFT: N_("planned"), ONGOING: N_("running"), REACHED: N_("reached"), MISSED: N_("not reached")}
STATE_TONES = {DRAFT: "quiet", ONGOING: "open", REACHED: "good", MISSED: "bad"}
OPEN, CLOSED = (DRAFT, ONGOING), (REACHED, MISSED)
MOST_RESULTS, MOST_CONFIDENCE, MONTHS = 5, 10, 3
COMMIT, TARGET, WHOLE = Fraction(3, 10), Fraction(7, 10), Fraction(1)
"""Where the points of a result stand between nothing and all: what is promised, what is aimed at, what would be outstanding."""

ZONES = {"fail": N_("below the promise"), "commit": N_("promise kept"), "target": N_("target reached"), "stretch": N_("outstanding")}  # fmt: skip


@dataclass(frozen=True)
class GoalDraft:
    """A goal of a quarter as typed: any day of it, who answers for it, and the projects that serve it."""

    title: str = ""
    quarter: datetime.date | None = None
    owner: str = ""
    department: str = ""
    state: str = ONGOING
    text: str = ""
    conclusion: str = ""
    projects: tuple[int, ...] = ()


@dataclass(frozen=True)
class ResultDraft:
    """A measured result as typed: its points in its unit, or bound to a figure; promise and best may be left to the line."""

    goal: int | None = None
    title: str = ""
    figure: str = ""
    unit: str = PERCENT
    start: str = ""
    commit: str = ""
    target: str = ""
    stretch: str = ""


@dataclass(frozen=True)
class CheckInDraft:
    """A check-in as typed: the value of now, how sure one is from 0 to 10, and what was done."""

    result: int
    value: str = ""
    confidence: int = 5
    text: str = ""


@dataclass(frozen=True)
class Points:
    """The points of a result in one direction: start, promise, target and best, exact."""

    start: Fraction
    commit: Fraction
    target: Fraction
    stretch: Fraction


def points(start: int, commit: int | None, target: int, stretch: int | None) -> Points | None:
    """Return the points of a result; what is left out lies on the line from start to target. None where they don't go one way."""
    step = Fraction(target - start)
    found = Points(
        Fraction(start),
        Fraction(commit) if commit is not None else start + step * COMMIT / TARGET,
        Fraction(target),
        Fraction(stretch) if stretch is not None else start + step / TARGET,
    )
    sign = 1 if step > 0 else -1
    row = [sign * one for one in (found.start, found.commit, found.target, found.stretch)]
    return found if all(one < other for one, other in pairwise(row)) else None


def score(value: int, of: Points) -> Fraction:
    """Return how far a value is, from 0 to 1: 0.3 at the promise, 0.7 at the target, 1 at the best, in straight lines between."""
    sign = 1 if of.target > of.start else -1
    steps = ((of.start, Fraction(0)), (of.commit, COMMIT), (of.target, TARGET), (of.stretch, WHOLE))
    if sign * value <= sign * of.start:
        return Fraction(0)
    for (low, least), (high, most) in pairwise(steps):
        if sign * value <= sign * high:
            return least + (most - least) * (value - low) / (high - low)
    return WHOLE


def begins_at(now: int | None, start: int, target: int, stretch: int | None) -> int:
    """Return where a result that is carried on begins: where it stands, if the way from there to the target is a part of the old one."""
    if now is None or (target > now) != (target > start) or points(now, None, target, stretch) is None:
        return start
    return now


def zone(reached: Fraction) -> str:
    """Return in which zone a score lies; a point that is just reached counts."""
    if reached >= WHOLE:
        return "stretch"
    if reached >= TARGET:
        return "target"
    return "commit" if reached >= COMMIT else "fail"


def whole_score(scores: Sequence[Fraction | None]) -> int | None:
    """Return the mean of the results of a goal in basis points, half up; what is not measured yet counts as nothing; None without results."""
    if not scores:
        return None
    known = sum((one for one in scores if one is not None), Fraction(0))
    return half_up(known * 10_000 / len(scores))


def quarter_of(day: datetime.date) -> datetime.date:
    """Return the first day of the quarter of a day."""
    return day.replace(month=(day.month - 1) // MONTHS * MONTHS + 1, day=1)


def next_quarter(quarter: datetime.date) -> datetime.date:
    """Return the first day of the quarter after one."""
    return add_months(quarter_of(quarter), MONTHS)


def quarter_end(quarter: datetime.date) -> datetime.date:
    """Return the last day of a quarter."""
    return next_quarter(quarter) - ONE_DAY


def quarter_words(quarter: datetime.date) -> str:
    """Return a quarter as 2026 Q4."""
    return f"{quarter.year} Q{(quarter.month - 1) // MONTHS + 1}"
