"""Earned value: what should be done by a day, what is done, what it cost, and what the whole will cost if it goes on like that."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from fractions import Fraction

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.modules.organisation.projects.rules.work_days import Works

WHOLE = 10_000
PERCENT, AT_END, AT_BOTH = "percent", "end", "both"
MEASURES = {
    PERCENT: N_("by percent"),
    AT_END: N_("0/100: all at the end"),
    AT_BOTH: N_("20/80: a fifth at the start"),
}
BEGUN = 2_000


@dataclass(frozen=True)
class Part:
    """A part of the work: its budget in cents, its planned days (None: not planned yet) and progress in basis points."""

    budget: int
    start: datetime.date | None
    finish: datetime.date | None
    progress: int


@dataclass(frozen=True)
class Figures:
    """Amounts in cents: budget at completion, planned, earned, actual; forecast, rest and difference at completion.

    cpi and spi are in hundredths. What can't be said (nothing earned, nothing planned) is None.
    """

    bac: int
    pv: int
    ev: int
    ac: int
    cpi: int | None
    spi: int | None
    eac: int | None
    etc: int | None
    vac: int | None


def progress_of(measure: str, state: str, percent: int) -> int:
    """Return the progress of a task in basis points by how it is measured: what is done is done whole."""
    if state == "done":
        return WHOLE
    if measure == AT_END:
        return 0
    if measure == AT_BOTH:
        return BEGUN if state == "started" else 0
    return percent


def half_up(number: Fraction) -> int:
    """Return a whole number, a half rounded away from zero."""
    size = int(abs(number) + Fraction(1, 2))
    return size if number >= 0 else -size


def planned_share(part: Part, day: datetime.date, works: Works) -> Fraction:
    """Return which share of a part should be done in the evening of a day: by the working days of its span that are over."""
    if part.start is None or part.finish is None or day < part.start:
        return Fraction(0)
    if day >= part.finish:
        return Fraction(1)
    whole = _working_days(part.start, part.finish, works)
    return Fraction(_working_days(part.start, day, works), whole) if whole else Fraction(0)


def _working_days(since: datetime.date, until: datetime.date, works: Works) -> int:
    """Return how many working days lie between two days, both included."""
    return sum(works(since + datetime.timedelta(days=n)) for n in range((until - since).days + 1))


def earned(parts: Iterable[Part], actual: int, day: datetime.date, works: Works) -> Figures:
    """Return the figures of a project in the evening of a day; each sum is rounded once.

    CPI = EV / AC, SPI = EV / PV, EAC = BAC / CPI = BAC × AC / EV, ETC = EAC − AC, VAC = BAC − EAC.
    """
    all_parts = list(parts)
    bac = sum(part.budget for part in all_parts)
    planned = sum((part.budget * planned_share(part, day, works) for part in all_parts), Fraction(0))
    done = sum((Fraction(part.budget * part.progress, WHOLE) for part in all_parts), Fraction(0))
    eac = half_up(bac * actual / done) if done and actual > 0 else None
    return Figures(
        bac,
        half_up(planned),
        half_up(done),
        actual,
        half_up(100 * done / actual) if actual > 0 else None,
        spi=half_up(100 * done / planned) if planned else None,
        eac=eac,
        etc=eac - actual if eac is not None else None,
        vac=bac - eac if eac is not None else None,
    )


def used(budget: int, actual: int) -> int | None:
    """Return which share of a budget is used, in basis points; None without a budget."""
    return half_up(Fraction(actual * WHOLE, budget)) if budget > 0 else None
