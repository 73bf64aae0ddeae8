"""Working time as pay takes it: hours of who is paid by the hour, hours out of the balance, surcharges; only of closed months."""

from __future__ import annotations

from typing import Any

from app.core.messages import N_
from app.modules.hr.payroll.queries.missing import Missing
from app.modules.hr.payroll.queries.sources import Sources, Who
from app.modules.hr.payroll.rules.gross import Span
from app.modules.hr.payroll.rules.hours import (
    ABOVE,
    PARTLY,
    USES,
    Counted,
    PlannedDay,
    basic_hour,
    in_hours,
    minutes_of_pay,
    paid_out_hour,
)
from app.modules.hr.payroll.rules.month import Item, Surcharge
from app.modules.hr.people.api import week_minutes
from app.modules.hr.worktime.api import PaidTime, surcharge_rate


def _closed(found: Sources, who: Who, span: Span) -> PaidTime | None:
    """Return the working time of a month, None where none is counted or it is not closed yet: then it comes with a later month."""
    time = found.times(who.key, span.month)
    return time if time is not None and time.closed else None


def hours_counted(found: Sources, who: Who, span: Span) -> int | None:
    """Return the hours (ten-thousandths) that pay by the hour is reckoned from, None where working time says none."""
    time = _closed(found, who, span)
    if time is None:
        return None
    days = [
        PlannedDay(
            one.minutes,
            one.usual,
            time.days.get(one.day, 0),
            one.holiday is not None,
            span.gaps[one.day].part if one.day in span.gaps else 0,
        )
        for one in found.plans[who.key].days(span.first, span.last)
        if one.holiday is not None or one.day in span.gaps
    ]
    return in_hours(
        minutes_of_pay(Counted(time.account, time.target, time.worked, time.credit, time.paid), days)
    )


def paid_out(found: Sources, who: Who, span: Span, pay: Any) -> list[Item]:
    """Return the hours that go out of the balance beside pay by month."""
    time = _closed(found, who, span)
    if time is None or time.paid <= 0:
        return []
    number = found.kind_for("extra")
    if number is None:
        raise Missing(
            "kind",
            N_(
                "Hours are paid out of the balance, but no pay kind stands for them; please say so at one of them."
            ),
        )
    return [Item(number, 0, in_hours(time.paid), paid_out_hour(pay.amount, _week(found, who, span)))]


def surcharges(found: Sources, who: Who, span: Span, pay: Any) -> tuple[Surcharge, ...]:
    """Return the surcharges of a month that some pay kind pays."""
    time = _closed(found, who, span)
    paid = {
        kind: minutes
        for kind, minutes in (time.surcharges if time is not None else {}).items()
        if minutes and found.percent_of(USES[kind])
    }
    if not paid:
        return ()
    hour = pay.amount if pay.kind == "hour" else basic_hour(pay.amount, _week(found, who, span), span.last)
    beside = (found.kind_for(PARTLY) or 0, found.kind_for(ABOVE) or 0)
    return tuple(
        Surcharge(
            found.kind_for(USES[kind]) or 0,
            minutes,
            hour,
            found.percent_of(USES[kind]),
            surcharge_rate(kind, span.first),
            *beside,
        )
        for kind, minutes in paid.items()
    )


def _week(found: Sources, who: Who, span: Span) -> int:
    """Return the minutes of the week that hold at the end of a month, on the average where weeks take turns."""
    minutes = week_minutes(found.plans[who.key].weeks_on(span.last))
    if not minutes:
        raise Missing(
            "hours",
            N_("Please enter the hours of the week in the file; the pay of an hour follows from them."),
        )
    return minutes
