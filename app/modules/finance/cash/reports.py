"""The cash book as a report: every movement with the balance after it, and the counts of its days."""

from __future__ import annotations

import datetime
import json
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.people import person
from app.data.queries import query
from app.data.reports import Maker, Report, span
from app.modules.finance.cash.queries import RegisterRow, cash_book_source, counts, registers
from app.modules.finance.ledger.api import balance_before


@query("finance.view")
def cash_book_report(
    connection: Connection, since: datetime.date, until: datetime.date, account: str = ""
) -> Report:
    """Return the cash book of a register by its account; the only one where none is named. Raises Invalid where that is not clear."""
    subtitle = span(since, until)
    one = _register(connection, account)
    source = cash_book_source(one.account_id, since, until, connection)
    place = {column.key: i for i, column in enumerate(source.columns)}
    held = balance_before(connection, one.account_id, since)
    rows: list[tuple[Any, ...]] = [(since, "", _("Brought forward"), "", None, None, held)]
    keys = source.keys(connection, {})
    opening, money_in, money_out = held, 0, 0
    for start in range(0, len(keys), 500):
        for found in source.page(connection, keys[start : start + 500]):
            debit, credit = found[place["debit"]], found[place["credit"]]
            held += debit - credit
            money_in, money_out = money_in + debit, money_out + credit
            row = (
                found[place["day"]],
                found[place["document"]],
                found[place["text"]],
                found[place["contra"]],
                debit,
                credit,
                held,
            )
            rows.append(row)
    notes = []
    for count in counts(connection, one.id, since, until):
        words = _("Counted {day}: {amount} by {login}").format(
            day=formats.day(count.day), amount=formats.cents(count.counted), login=person(count.login)
        )
        pieces = " ".join(
            f"{number}×{formats.cents(int(value))}" for value, number in json.loads(count.pieces).items()
        )
        if count.counted != count.expected:
            words += f"; {_('difference {amount}').format(amount=formats.cents(count.counted - count.expected))} ({count.note})"
        notes.append(f"{words}  [{pieces}]")
    columns = (
        ("date", N_("Date"), "day", 1.2),
        ("document", N_("Document"), "text", 1.6),
        ("text", N_("Text"), "text", 3.6),
        ("contra", N_("Contra account"), "text", 1.4),
        ("in", N_("Money in"), "money", 1.4),
        ("out", N_("Money out"), "money", 1.4),
        ("balance", N_("Balance"), "money", 1.5),
    )
    totals = {"opening": opening, "in": money_in, "out": money_out, "closing": held}
    return Report(
        "cash-book",
        f"{_('Cash book')} {one.name}",
        subtitle,
        columns,
        rows,
        totals=totals,
        carried=("in", "out"),
        lead=1,
        notes=tuple(notes),
    )


def _register(connection: Connection, account: str) -> RegisterRow:
    known = registers(connection)
    found = [one for one in known if one.account == account] if account else known
    if len(found) != 1:
        raise Invalid(N_("Name the account of a cash register."), field="account")
    return found[0]


REPORTS: dict[str, Maker] = {"cash-book": cash_book_report}
