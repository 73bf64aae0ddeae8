"""The month-end list, accruals, provisions and the comparison of months as reports."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from app.core.dates import add_months, month_start
from app.core.manifest import MonthCheck
from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Maker, Report, by_span, span, with_advice
from app.modules.finance.closing.queries.overview import accruals, four_months, month_end, provision_schedule
from app.modules.finance.closing.rules import ACCRUAL_KINDS, belongs_later


@query("finance.view")
def month_end_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return every check of the month's end with what it found."""
    subtitle = span(since, until)
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    total = 0
    found = month_end(connection, since, until)
    for check in found:
        kinds[len(rows)] = "group"
        rows.append((_(check.title), str(len(check.findings)) if check.findings else _("nothing found")))
        rows += [("   " + str(finding.words), "") for finding in check.findings]
        total += len(check.findings)
    columns = (("label", N_("Check"), "text", 6.0), ("found", N_("Found"), "text", 1.2))
    return Report(
        "month-end", _("Month end"), subtitle, columns, rows, totals={}, kinds=kinds, notes=advice(found), closes=False
    )  # fmt: skip


def advice(found: Sequence[MonthCheck]) -> tuple[str, ...]:
    """Return what to do where a check of the month's end found sums that differ; they themselves stand in the list."""
    return with_advice([one.words for check in found if check.apart for one in check.findings])[-1:]


@query("finance.view")
def provisions_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the schedule of provisions over a span."""
    subtitle = span(since, until)
    found = provision_schedule(connection, since, until)
    rows = [
        (one.account, one.name, one.opening, one.used, one.released, one.formed, one.closing) for one in found
    ]
    names = ("opening", "used", "released", "formed", "closing")
    titles = (N_("At start"), N_("Used"), N_("Released"), N_("Formed"), N_("At end"))
    columns = (
        ("key", N_("Account"), "text", 0.8),
        ("label", N_("For what"), "text", 3.2),
        *((name, title, "money", 1.3) for name, title in zip(names, titles, strict=True)),
    )
    totals = {name: sum(getattr(one, name) for one in found) for name in names}
    return Report("provisions", _("Schedule of provisions"), subtitle, columns, rows, totals=totals)


@query("finance.view")
def accruals_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the accruals that hold something for days after a span."""
    subtitle = span(since, until)
    rows = []
    for one in accruals(connection):
        later = belongs_later(one.amount, one.since, one.until, until) if one.booked <= until else 0
        if later:
            rows.append(
                (one.account, one.text, _(ACCRUAL_KINDS[one.kind]), one.since, one.until, one.amount, later)
            )
    columns = (
        ("key", N_("Account"), "text", 0.8),
        ("label", N_("Text"), "text", 3.0),
        ("kind", N_("Kind"), "text", 1.6),
        ("since", N_("from"), "day", 1.1),
        ("until", N_("to"), "day", 1.1),
        ("amount", N_("Amount"), "money", 1.3),
        ("later", N_("For later days"), "money", 1.3),
    )
    return Report(
        "accruals", _("Accruals"), subtitle, columns, rows, totals={"later": sum(row[6] for row in rows)}
    )


@query("finance.view")
def comparison_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the result accounts over the last month of a span and the three before it, the unusual ones marked."""
    span(since, until)
    found = four_months(connection, until)
    firsts = [add_months(month_start(until), -i) for i in (3, 2, 1, 0)]
    rows = [("⚠" if one.odd else "", one.number, one.name, *one.months) for one in found]
    columns = (
        ("odd", "", "text", 0.3),
        ("key", N_("Account"), "text", 0.8),
        ("label", N_("Name"), "text", 3.2),
        *((f"m{i}", f"{first:%m/%Y}", "money", 1.3) for i, first in enumerate(firsts)),
    )
    fields = {i: {"odd": one.odd} for i, one in enumerate(found)}
    return Report(
        "comparison",
        _("Four months compared"),
        f"{until:%m/%Y}",
        columns,
        rows,
        totals={},
        fields=fields,
        closes=False,
    )


REPORTS: dict[str, Maker] = {
    "month-end": by_span(month_end_report),
    "provisions": by_span(provisions_report),
    "accruals": by_span(accruals_report),
    "comparison": by_span(comparison_report),
}
