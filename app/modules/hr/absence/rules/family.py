"""Protection of mothers and days for a sick child: the days that the law gives (pure)."""

from __future__ import annotations

import datetime
from fractions import Fraction

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.modules.hr.absence.rules.law import figures

Day = datetime.date


@dataclass(frozen=True)
class Protection:
    """The days on which an expectant or new mother does not work, both included."""

    since: Day
    until: Day


def maternity(due: Day, born: Day | None = None, long: bool = False) -> Protection:
    """Return the protection around a birth: six weeks before the due day, eight weeks after the birth (§ 3 MuSchG).

    long: twelve weeks after a premature birth, twins, or for a child with a disability. Days before the due day that an earlier birth
    took are added after it (§ 3 (2)).
    """
    law = figures("maternity", due)
    before = int(law["before_days"])
    after = int(law["long_after_days"] if long else law["after_days"])
    begin = due - before * ONE_DAY
    if born is None:
        return Protection(begin, due + after * ONE_DAY)
    lost = min(max((due - born).days, 0), before)
    return Protection(min(begin, born), born + (after + lost) * ONE_DAY)


def miscarriage(day: Day, week: int) -> Protection | None:
    """Return the protection after a miscarriage in a week of pregnancy, None before the first week that gives one (§ 3 (5) MuSchG)."""
    days = 0
    for first, given in figures("maternity", day)["miscarriage"]:
        if week >= first:
            days = given
    return Protection(day, day + days * ONE_DAY) if days else None


@dataclass(frozen=True)
class ChildDays:
    """The days for sick children of a year: taken, for each child and at most, to one of two parents and to who is alone."""

    year: int
    taken: Fraction
    each: int
    most: int
    alone_each: int
    alone_most: int


def child_sick_days(year: int, taken: Fraction) -> ChildDays:
    """Return what the law gives in a year beside what was taken (§ 45 (2), (2a) SGB V)."""
    law = figures("child_sick", Day(year, 1, 1))
    return ChildDays(
        year,
        taken,
        each=law["days"],
        most=law["most"],
        alone_each=law["alone_days"],
        alone_most=law["alone_most"],
    )
