"""When a bill is best paid: the last working day on which Skonto can be had, else the day it is due, and what Skonto is worth."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, is_working_day
from app.core.money import share
from app.modules.finance.open_items.rules.ageing import effective_rate


@dataclass(frozen=True)
class Offer:
    """How a bill is best paid: on which day and with how many cents of Skonto.

    until is the last day of that Skonto, None without any; rate what it takes off and yearly what it is worth as interest a
    year, in basis points.
    """

    pay_on: datetime.date
    skonto: int = 0
    until: datetime.date | None = None
    rate: int = 0
    yearly: int = 0


def offer(
    gross: int,
    invoiced: datetime.date,
    due: datetime.date,
    steps: Iterable[tuple[int, int]],
    today: datetime.date,
    land: str = "",
) -> Offer:
    """Return how a bill of so many cents above zero is best paid; steps are (days, basis points), the shortest first.

    The first step counts whose last working day is not past; without one the bill is paid on the last working day up to its
    due day, what is late at once.
    """
    for days, rate in steps:
        until = invoiced + datetime.timedelta(days=days)
        day = working_day_before(until, land)
        if day >= today and until < due:
            yearly = effective_rate(rate, days, (due - invoiced).days)
            return Offer(day, share(gross, rate, 10_000), until, rate, yearly)
    return Offer(max(working_day_before(due, land), today))


def working_day_before(day: datetime.date, land: str = "") -> datetime.date:
    """Return the day itself or the last working day before it: banks execute transfers on working days alone."""
    while not is_working_day(day, land):
        day -= ONE_DAY
    return day


def short_on(money: int, payments: Iterable[tuple[datetime.date, int]]) -> tuple[datetime.date, int] | None:
    """Return the first day on which money does not cover the payments up to it, and the cents that lack; payments are (day, cents)."""
    left = money
    for day, amount in sorted(payments):
        left -= amount
        if left < 0:
            return day, -left
    return None
