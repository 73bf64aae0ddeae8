"""The balance of a person: target, work and what absence counts for, day by day; limits at the month's end (pure)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY, month_end
from app.modules.hr.worktime.rules.entries import WorkDay
from app.modules.hr.worktime.rules.findings import Finding, found
from app.modules.hr.worktime.rules.law import figures
from app.modules.hr.worktime.rules.models import LAPSE, PAY, Model
from app.modules.hr.worktime.rules.surcharges import IsHoliday, surcharges, total


@dataclass(frozen=True)
class Away:
    """A part of a day that is missed: its kind, and whether it stands in place of the target."""

    kind: str
    part: Fraction
    credited: bool


@dataclass(frozen=True)
class DayPlan:
    """What a day asks: minutes to work, minutes were it no holiday or eve, the name of the holiday."""

    day: datetime.date
    minutes: int
    usual: int
    holiday: str = ""


@dataclass(frozen=True)
class DayFigures:
    """A day in minutes: to be worked, worked, counted for absence, and what it adds to the balance."""

    day: datetime.date
    target: int
    worked: int
    credit: int
    adds: int
    counted: bool


@dataclass(frozen=True)
class MonthFigures:
    """A month in minutes: sums of its days, bookings, what lapsed or is paid out at its end, balance before and after.

    surcharges are minutes by kind, centres minutes by cost centre, paid what goes from the balance to payroll, bookings of
    payments among it.
    """

    target: int = 0
    worked: int = 0
    credit: int = 0
    before: int = 0
    booked: int = 0
    lapsed: int = 0
    paid: int = 0
    after: int = 0
    surcharges: Mapping[str, int] = field(default_factory=dict)
    centres: Mapping[str, int] = field(default_factory=dict)


def credit_of(plan: DayPlan, away: Sequence[Away]) -> int:
    """Return the minutes that absence stands for: its part of the target, never more than the target."""
    if not away:
        return 0
    parts = sum((one.part for one in away if one.credited), Fraction(0))
    minutes = parts * plan.usual
    whole = (2 * minutes.numerator + minutes.denominator) // (2 * minutes.denominator)
    return min(plan.minutes, whole)


def counted_until(today: datetime.date, last: WorkDay | None) -> datetime.date:
    """Return the last day that a balance holds: yesterday, or today where its work has ended."""
    ended = last is not None and last.day == today and all(part.end is not None for part in last.parts)
    return today if ended else today - ONE_DAY


def day_figures(
    plans: Sequence[DayPlan],
    works: Mapping[datetime.date, WorkDay],
    away: Mapping[datetime.date, Sequence[Away]],
    counts: bool,
    until: datetime.date,
) -> Iterator[DayFigures]:
    """Yield the figures of days; those after the last one that is counted add nothing."""
    for plan in plans:
        work = works.get(plan.day)
        worked, credit = work.net if work is not None else 0, credit_of(plan, away.get(plan.day, ()))
        counted = counts and plan.day <= until
        adds = worked + credit - plan.minutes if counted else 0
        yield DayFigures(plan.day, plan.minutes, worked, credit, adds, counted=counted)


def month_figures(
    days: Sequence[DayFigures],
    works: Sequence[WorkDay],
    is_holiday: IsHoliday,
    before: int,
    booked: int,
    payouts: int,
) -> MonthFigures:
    """Return the sums of a month before its end is reckoned: booked are corrections, payouts what of them was paid."""
    centres: dict[str, int] = {}
    for work in works:
        for part in work.parts:
            centres[part.centre] = centres.get(part.centre, 0) + part.net
    after = before + booked + sum(one.adds for one in days)
    return MonthFigures(
        sum(one.target for one in days),
        sum(one.worked for one in days),
        sum(one.credit for one in days),
        before,
        booked,
        lapsed=0,
        paid=payouts,
        after=after,
        surcharges=total([surcharges(work, is_holiday) for work in works]),
        centres={code: minutes for code, minutes in sorted(centres.items()) if minutes},
    )


def end_of_month(figures_: MonthFigures, model: Model | None) -> MonthFigures:
    """Return a month with what its end does to a balance above the limit: it stays, is paid out or lapses."""
    if (
        model is None
        or model.limit is None
        or model.over not in (PAY, LAPSE)
        or figures_.after <= model.limit
    ):
        return figures_
    above = figures_.after - model.limit
    lapsed, paid = (above, 0) if model.over == LAPSE else (0, above)
    return MonthFigures(
        figures_.target,
        figures_.worked,
        figures_.credit,
        figures_.before,
        figures_.booked,
        lapsed=lapsed,
        paid=figures_.paid + paid,
        after=model.limit,
        surcharges=figures_.surcharges,
        centres=figures_.centres,
    )


def light(balance: int, model: Model | None) -> str:
    """Return the tone of a balance by the limits of its model: good, warn or bad."""
    if model is None or not model.counts:
        return "quiet"
    if model.limit is not None and abs(balance) > model.limit:
        return "bad"
    return "warn" if model.warn is not None and abs(balance) > model.warn else "good"


def account_share(figures_: MonthFigures, month: datetime.date, model: Model | None) -> Finding | None:
    """Return that more went onto the account than half of the hours of the contract (§ 2 (2) MiLoG), None where it did not."""
    adds = figures_.worked + figures_.credit - figures_.target
    share = int(figures("record", month)["account_share"])
    if model is None or not model.prompt or adds * 100 <= share * figures_.target:
        return None
    return found("account", month_end(month), have=adds, limit=share * figures_.target // 100)


def missing(
    days: Sequence[DayFigures],
    works: Mapping[datetime.date, WorkDay],
    away: Mapping[datetime.date, Sequence[Away]],
) -> list[Finding]:
    """Return the days that are counted, with something to work, without times and without absence."""
    return [
        found("missing", one.day, limit=one.target)
        for one in days
        if one.counted and one.target and one.day not in works and not away.get(one.day)
    ]
