"""What a month's end looks at in cash: days that were not counted, and days on which it was below zero."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.queries import query
from app.modules.finance.cash.queries import days_below_zero, days_without_count, registers

PAGE = "finance.cash.cash_book"


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return the days of a span that each register was not counted on although money moved, and those it was below zero."""
    known = registers(connection)
    if not known:
        return []
    open_days = [
        Finding(Message(N_("{name}: {day}"), {"name": one.name, "day": day}), PAGE, one.id)
        for one in known
        for day in days_without_count(connection, one, since, until)
    ]
    below = [
        Finding(
            Message(
                N_("{name}: {day}  {amount}"), {"name": one.name, "day": day, "amount": from_cents(held)}
            ),
            PAGE,
            one.id,
        )
        for one in known
        for day, held in days_below_zero(connection, one.account_id, since, until)
    ]
    return [
        MonthCheck(N_("Cash that was not counted"), tuple(open_days)),
        MonthCheck(N_("Days with cash below zero"), tuple(below)),
    ]
