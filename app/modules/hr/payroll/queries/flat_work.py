"""Days and hours of pay that the employer taxes flatly: its limits go by them (§ 40a EStG)."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from app.core.dates import ONE_DAY
from app.modules.hr.payroll.queries.facts import Past
from app.modules.hr.payroll.queries.sources import Sources, Who
from app.modules.hr.payroll.rules.flat_pay import COUNTED, FARM
from app.modules.hr.payroll.rules.gross import Span
from app.modules.hr.payroll.rules.hours import in_hours
from app.modules.hr.payroll.rules.month import DAY, Cover, Item, Work

Day = datetime.date
MOST = 400  # days that are counted of an employment; it is far beyond all limits then


def work_of(
    found: Sources, who: Who, span: Span, paid: tuple[Cover, Collection[Item]], past: Past
) -> Work | None:
    """Return what was worked in a month, None where nothing asks for it: hours that are paid, else those of the week.

    Days are those on which the person works by the week, without days on which nothing is paid.
    """
    cover, items = paid
    if cover.flat_pay not in COUNTED:
        return None
    plan = found.plans[who.key]
    there = [day for day in _days(span.first, span.last) if span.works(day) and _share(span, day)]
    typed = sum(one.hours for one in items if not one.net)
    minutes = sum(plan.week_on(day)[day.weekday()] * _share(span, day) for day in there) // DAY
    whole = None
    if who.entry is not None and who.leaving is not None:
        whole = sum(map(span.works, _days(who.entry, min(who.leaving, who.entry + MOST * ONE_DAY))))
    before = past.used(span.month, FARM) if cover.flat_pay == FARM else 0
    return Work(len(there), typed or in_hours(minutes), whole, before)


def _share(span: Span, day: Day) -> int:
    """Return how much of a day is paid, in ten-thousandths."""
    return DAY - (span.gaps[day].part if day in span.gaps else 0)


def _days(first: Day, last: Day) -> list[Day]:
    return [first + n * ONE_DAY for n in range((last - first).days + 1)]
