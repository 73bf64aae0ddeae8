"""The advance return as a report, in the order of the form, to be copied into ELSTER by hand."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import N_, _
from app.core.money import plain
from app.core.people import person
from app.data.queries import query
from app.data.reports import Maker, Report, by_span, span
from app.modules.finance.vat.queries.filed import return_view
from app.modules.finance.vat.queries.filing import tax_dates, year_figures
from app.modules.finance.vat.queries.recapitulative import recapitulative
from app.modules.finance.vat.rules import SECTIONS


@query("finance.view")
def vat_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the advance return (UStVA): each Kennzahl that holds something, bases in whole euro, taxes in cents, and the payable."""
    subtitle = span(since, until)
    view = return_view(connection, since, until)
    made = view.now
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    fields: dict[int, dict[str, Any]] = {}
    headings: set[int] = set()
    section = ""
    if view.last is not None and view.differs:
        fields[0] = {"amount": "1"}
        rows.append(("10", _("Corrected return"), None, None))
    for row in made.rows:
        if not (row.base or row.tax or row.form.kz == "83"):
            continue
        if row.form.section != section:
            section = row.form.section
            if section != "result":
                kinds[len(rows)] = "group"
                headings.add(len(rows))
                rows.append(("", _(SECTIONS[section]), None, None))
        if row.form.kz == "83":
            kinds[len(rows)] = "total"
        amount = row.tax if row.base is None else row.base
        fields[len(rows)] = {"amount": plain(amount)}
        rows.append(
            (row.form.kz, str(row.form.label), row.base, row.tax if row.base is None or row.tax else None)
        )
    columns = (
        ("key", N_("Kz"), "text", 0.6),
        ("label", N_("Label"), "text", 5.4),
        ("base", N_("Base"), "money", 1.6),
        ("tax", N_("Tax"), "money", 1.6),
    )
    notes = [
        _("Due on {day}. Kontor transmits nothing; copy the figures into ELSTER.").format(
            day=formats.day(made.due)
        ),
        *map(str, made.findings),
        *(
            _("Filed on {day} by {login}: payable {amount}.").format(
                day=formats.day(one.day), login=person(one.login), amount=formats.cents(one.tax("83"))
            )
            for one in view.filed
        ),
    ]
    totals = {"83": made.row("83").tax}
    return Report(
        "vat",
        _("VAT return"),
        subtitle,
        columns,
        rows,
        totals=totals,
        kinds=kinds,
        notes=tuple(notes),
        fields=fields,
        closes=False,
        headings=frozenset(headings),
    )


KINDS = {"L": N_("Goods"), "S": N_("Services"), "D": N_("Triangular")}


@query("finance.view")
def recapitulative_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the recapitulative statement (ZM) by VAT ID and kind."""
    subtitle = span(since, until)
    made = recapitulative(connection, since, until)
    rows = [
        (row.vat_id, row.kind, _(KINDS[row.kind]), f"{row.number} {row.name}", row.amount)
        for row in made.rows
    ]
    columns = (
        ("key", N_("VAT ID"), "text", 1.4),
        ("kind", N_("Kind"), "text", 0.6),
        ("label", N_("Meaning"), "text", 1.4),
        ("customer", N_("Customer"), "text", 3.0),
        ("amount", N_("Amount"), "money", 1.4),
    )
    notes = (
        _("Due on {day}. Kontor transmits nothing.").format(day=formats.day(made.due)),
        *map(str, made.findings),
    )
    totals = {"amount": sum(row.amount for row in made.rows)}
    return Report("zm", _("Recapitulative statement"), subtitle, columns, rows, totals=totals, notes=notes)


@query("finance.view")
def year_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the figures of the yearly return with the sum of the advance returns and what is left."""
    subtitle = span(since, until)
    made = year_figures(connection, since, until)
    rows: list[tuple[Any, ...]] = [
        (kz, str(label), base, tax if base is None or tax else None) for kz, label, base, tax in made.rows
    ]
    kinds = {}
    for words, amount in (
        (_("Tax of the year"), made.tax),
        (_("Sum of the advance returns"), -made.advance),
        (_("Still to pay"), made.rest),
    ):
        kinds[len(rows)] = "total"
        rows.append(("", words, None, amount))
    columns = (
        ("key", N_("Kz"), "text", 0.6),
        ("label", N_("Label"), "text", 5.4),
        ("base", N_("Base"), "money", 1.6),
        ("tax", N_("Tax"), "money", 1.6),
    )
    totals = {"tax": made.tax, "advance": made.advance, "rest": made.rest}
    notes = tuple(map(str, made.findings))
    return Report(
        "vat-year",
        _("Yearly VAT return"),
        subtitle,
        columns,
        rows,
        totals=totals,
        kinds=kinds,
        notes=notes,
        closes=False,
    )


@query("finance.view")
def dates_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return what is due to the tax office."""
    rows = [
        (one.day, str(one.words), one.amount, _("posted") if one.posted else "")
        for one in tax_dates(connection, since, until)
    ]
    columns = (
        ("date", N_("Due"), "day", 1.2),
        ("label", N_("What"), "text", 5.0),
        ("amount", N_("Amount"), "money", 1.4),
        ("state", N_("State"), "text", 1.0),
    )
    return Report("tax-dates", _("Tax dates"), span(since, until), columns, rows, totals={}, closes=False)


REPORTS: dict[str, Maker] = {
    "vat": by_span(vat_report),
    "zm": by_span(recapitulative_report),
    "vat-year": by_span(year_report),
    "tax-dates": by_span(dates_report),
}
