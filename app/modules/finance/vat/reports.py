"""The advance return as a report, in the order of the form, to be copied into ELSTER by hand."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import N_, _
from app.core.money import plain
from app.data.reports import Maker, Report, span
from app.modules.finance.vat.queries import make_return
from app.modules.finance.vat.rules import SECTIONS


def vat_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the advance return (UStVA): each Kennzahl that holds something, bases in whole euro, taxes in cents, and the payable."""
    subtitle = span(since, until)
    made = make_return(connection, since, until)
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    fields: dict[int, dict[str, Any]] = {}
    headings: set[int] = set()
    section = ""
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
        rows.append((row.form.kz, str(row.form.label), row.base, row.tax if row.base is None or row.tax else None))
    columns = (
        ("key", N_("Kz"), "text", 0.6),
        ("label", N_("Label"), "text", 5.4),
        ("base", N_("Base"), "money", 1.6),
        ("tax", N_("Tax"), "money", 1.6),
    )
    notes = [
        _("Due on {day}. Kontor transmits nothing; copy the figures into ELSTER.").format(day=formats.day(made.due)),
        *map(str, made.findings),
    ]
    totals = {"83": made.row("83").tax}
    return Report(
        "vat",
        _("VAT return"),
        subtitle,
        columns,
        rows,
        totals,
        kinds=kinds,
        notes=tuple(notes),
        fields=fields,
        closes=False,
        headings=frozenset(headings),
    )


REPORTS: dict[str, Maker] = {"vat": lambda connection, since, until, _account: vat_report(connection, since, until)}
