"""Working time against the law: days, breaks, rest, Sundays and holidays, averages (ArbZG, JArbSchG, MiLoG). It warns, it never forbids.

Days are those on which work began; the law is that of the day. What an agreement or exception changes stands in the Terms.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.modules.hr.worktime.rules.averages import averages
from app.modules.hr.worktime.rules.breaks import break_minutes, longest_piece, needed
from app.modules.hr.worktime.rules.clock import elapsed, length, midnight
from app.modules.hr.worktime.rules.entries import WorkDay
from app.modules.hr.worktime.rules.findings import Finding, found
from app.modules.hr.worktime.rules.law import figures
from app.modules.hr.worktime.rules.sundays import days_off, free_sundays
from app.modules.hr.worktime.rules.surcharges import pieces

WEEK = 7


@dataclass(frozen=True)
class Terms:
    """What the checks of a person need beside the times.

    since is the first day of which everything is recorded; sundays says that an exception of § 10 ArbZG holds, night that they
    do night work (§ 2 (5) ArbZG), prompt that § 17 MiLoG asks for the record; away tells days of leave or illness.
    """

    is_holiday: Callable[[datetime.date], bool]
    away: Callable[[datetime.date], bool] = lambda _day: False
    birth: datetime.date | None = None
    sundays: bool = False
    night: bool = False
    prompt: bool = False
    since: datetime.date = datetime.date.min

    def minor(self, day: datetime.date) -> bool:
        """Say whether they are under 18 on a day."""
        if self.birth is None:
            return False
        return day < add_months(self.birth, 12 * int(figures("minor", day)["under"]))


def check(
    days: Sequence[WorkDay],
    since: datetime.date,
    until: datetime.date,
    terms: Terms,
    today: datetime.date,
    windows: bool = True,
) -> list[Finding]:
    """Return what days from one until another, both included, do not keep, by day.

    days are all of a person that are known, in order: those before and after are needed for rest, days off and averages.
    Without windows only the days themselves are looked at.
    """
    result: list[Finding] = []
    before: WorkDay | None = None
    for work in days:
        closed = any(part.end is not None for part in work.parts)
        if since <= work.day <= until:
            result += _day(work, before, terms, today)
        before = work if closed else before
    inside = [work for work in days if since <= work.day <= until]
    if any(terms.minor(work.day) for work in inside):
        result += _minor_weeks(days, since, until, terms)
    worked = worked_days(days)
    for day in sorted(one for one in worked if since <= one <= until and off_duty(one, terms)):
        if not terms.sundays:
            result.append(found("sunday" if day.weekday() == WEEK - 1 else "holiday", day, at=day))
    if terms.sundays and windows:
        result += days_off(worked, (since, until), terms.is_holiday, today)
        result += free_sundays(worked, since, until)
    if windows:
        result += averages(days, (since, until), terms)
    return sorted(result, key=lambda one: (one.day, one.rule))


def off_duty(day: datetime.date, terms: Terms) -> bool:
    """Say whether nobody works on a day by § 9 ArbZG: a Sunday or a public holiday."""
    return day.weekday() == WEEK - 1 or terms.is_holiday(day)


def worked_days(days: Sequence[WorkDay]) -> set[datetime.date]:
    """Return the calendar days on which there was work, those into which it went on among them."""
    result: set[datetime.date] = set()
    for work in days:
        for start, stop in (piece for part in work.parts for piece in pieces(part)):
            day, offset = work.day, 0
            while offset < stop:
                if max(start, offset) < min(stop, offset + length(day)):
                    result.add(day)
                offset += length(day)
                day += ONE_DAY
    return result


def _day(work: WorkDay, before: WorkDay | None, terms: Terms, today: datetime.date) -> Iterator[Finding]:
    day, net = work.day, work.net
    if any(part.end is None for part in work.parts) and day < today:
        yield found("open", day)
    if not net:
        return
    minor = terms.minor(day)
    law, mark = figures("minor" if minor else "adult", day), "minor_" if minor else ""
    if minor:
        yield from _minor_day(work, law)
    elif net > law["day_most"]:
        yield found("day_most", day, net=net, limit=law["day_most"])
    elif net > law["day"]:
        yield found("day", day, limit=law["day"])
    have, need = break_minutes(work, law), needed(net, law)
    if have < need:
        yield found(mark + "break", day, have=str(have), need=need, net=net)
    longest = longest_piece(work, law)
    if longest > law["longest"]:
        yield found(mark + "longest", day, have=longest, limit=law["longest"])
    if before is not None:
        rest = rest_between(before, work)
        if rest < law["rest"]:
            yield found(mark + "rest", day, have=rest, before=before.day, limit=law["rest"])


def rest_between(before: WorkDay, work: WorkDay) -> int:
    """Return the minutes that passed between the end of one day's work and the begin of another."""
    end = max(part.end for part in before.parts if part.end is not None)
    return midnight(work.day) + work.parts[0].begin - midnight(before.day) - end


def _minor_day(work: WorkDay, law: Any) -> Iterator[Finding]:
    if work.net > law["day_most"]:
        yield found("minor_day", work.day, net=work.net, limit=law["day_most"])
    early, late = elapsed(work.day, law["earliest"]), elapsed(work.day, law["latest"])
    if any(start < early or stop > late for part in work.parts for start, stop in pieces(part)):
        span = {name: f"{law[key] // 60}" for name, key in (("since", "earliest"), ("until", "latest"))}
        yield found("minor_night", work.day, **span)


def _minor_weeks(
    days: Sequence[WorkDay], since: datetime.date, until: datetime.date, terms: Terms
) -> Iterator[Finding]:
    """Yield what calendar weeks of who is under 18 do not keep, told at their last day of work in the span."""
    weeks: dict[datetime.date, list[WorkDay]] = {}
    for work in days:
        if work.net and terms.minor(work.day):
            weeks.setdefault(work.day - work.day.weekday() * ONE_DAY, []).append(work)
    for monday, inside in weeks.items():
        last = inside[-1].day
        if not since <= last <= until:
            continue
        law = figures("minor", monday)
        total, count = sum(work.net for work in inside), len({work.day for work in inside})
        if total > law["week"]:
            yield found("minor_week", last, have=total, since=monday, limit=law["week"])
        if count > law["days"]:
            yield found("minor_days", last, have=str(count), since=monday, need=law["days"])
        shorter = any(work.net < law["day"] for work in inside)
        for work in inside:
            if since <= work.day and law["day"] < work.net <= law["day_most"] and not shorter:
                yield found("minor_day", work.day, net=work.net, limit=law["day"])
