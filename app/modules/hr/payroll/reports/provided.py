"""What is provided for staff at the end of a year, with the reckoning of each person, on paper and as a file."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.figures import half_up
from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Report, span
from app.modules.hr.payroll.queries.provided import owed_at_year_end, year_end
from app.modules.hr.payroll.rules.kinds import VIEW
from app.modules.hr.payroll.rules.leave_pay import SCALE, WEEKS
from app.modules.hr.payroll.rules.provided import Owed

COLUMNS = (
    ("what", N_("Calculation"), "text", 4.0),
    ("amount", N_("Pay"), "money", 1.2),
    ("extra", N_("On top by the employer"), "money", 1.4),
    ("total", N_("Provided for"), "money", 1.2),
)


@query(VIEW)
def provided(connection: Connection, since: datetime.date, until: datetime.date, number: str = "") -> Report:
    """Return by person what the year in which a span begins owes at its end: leave left, and one-off pay entered for later months of the span.

    number names one person.
    """
    year = since.year
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    headings: set[int] = set()
    totals = {"amount": 0, "extra": 0, "total": 0}
    for one in owed_at_year_end(connection, year, until):
        if number not in ("", str(one.number)):
            continue
        headings.add(len(rows))
        kinds[len(rows)] = "group"
        rows.append((f"{one.number}  {one.name}", None, None, None))
        mine = _lines(one)
        rows += mine
        kinds[len(rows)] = "total"
        sums = [sum(row[place] for row in mine) for place in (1, 2, 3)]
        rows.append((_("Sum"), *sums))
        for key, amount in zip(totals, sums, strict=True):
            totals[key] += amount
    return Report(
        "provided", _("Leave and bonuses at the end of the year"), span(year_end(year), max(until, year_end(year))), COLUMNS, rows, totals=totals,
        kinds=kinds, headings=frozenset(headings), closes=False,
    )  # fmt: skip


def _lines(one: Owed) -> list[tuple[Any, ...]]:
    """Return a line for the leave and one for each bonus, or what is lacking."""
    if one.lacking:
        return [
            (_("Can't be calculated: pay, week or released months from October on are missing."), 0, 0, 0)
        ]
    found = []
    part = _("on top {top} : {gross}").format(top=formats.cents(one.top), gross=formats.cents(one.gross))
    if one.days > 0:
        words = _("Leave: {days} days × {pay} : ({weeks} × {week} working days); {part}").format(
            days=formats.scaled(half_up(one.days * SCALE)),
            pay=formats.cents(one.pay),
            weeks=WEEKS,
            week=formats.scaled(half_up(one.week * SCALE)),
            part=part,
        )
        found.append((words, one.leave, one.on_top(one.leave), one.for_leave))
    for bonus in one.bonuses:
        extra = one.on_top(bonus.amount)
        found.append((f"{bonus.words}; {part}", bonus.amount, extra, bonus.amount + extra))
    return found
