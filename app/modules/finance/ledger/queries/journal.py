"""The journal as a list: every entry with the account it debits and the one it credits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, case, func, select

from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.modules.finance.chart.api import Account, account_name
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.rules.entries import REVERSED

MANY = 900  # keys in one question


def journal_source() -> ListSource:
    """Return the list of all entries, newest first."""
    debit = (
        select(func.sum(case((Line.amount > 0, Line.amount), else_=0)))
        .where(Line.entry_id == Entry.id)
        .correlate(Entry)
        .scalar_subquery()
    )
    columns = (
        *listed(Entry, "day"),
        shown_as(Entry.number, title=N_("No.")),
        *listed(Entry, "document"),
        Column("debit", N_("Debit"), "text", None, 128),
        Column("credit", N_("Credit"), "text", None, 128),
        Column("amount", N_("Amount"), "money", debit, 110),
        *listed(Entry, "text origin"),
        shown_as(Entry.login, title=N_("Booked by"), shown=False),
    )
    places = [place for place, column in enumerate(columns) if column.key in ("debit", "credit")]

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        sides = accounts_of(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            for place, words in zip(places, sides.get(key, ("", "")), strict=True):
                row[place] = words

    return ListSource(
        "finance.journal",
        Entry,
        columns,
        (Entry.day.desc(), Entry.id.desc()),
        finish=fill,
    )


def accounts_of(connection: Connection, entries: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return for entries by key the account they debit and the one they credit, number and name.

    Of several on a side it is the one with the largest amount, of equal ones the first line's, and how many more follow.
    """
    sides: dict[int, tuple[list[tuple[int, str]], list[tuple[int, str]]]] = {}
    side = case((Line.role >= REVERSED, -Line.amount), else_=Line.amount)  # a reversal stays on its side
    query = (
        select(Line.entry_id, side.label("amount"), Account.number, account_name().label("name"))
        .join(Account, Account.id == Line.account_id)
        .order_by(Line.entry_id, Line.id)
    )
    for start in range(0, len(entries), MANY):
        part = query.where(Line.entry_id.in_(list(entries[start : start + MANY])))
        for row in connection.execute(part):
            found = sides.setdefault(row.entry_id, ([], []))
            if row.amount:
                found[0 if row.amount > 0 else 1].append((abs(row.amount), f"{row.number} {row.name}"))
    return {key: (_largest(debit), _largest(credit)) for key, (debit, credit) in sides.items()}


def _largest(lines: Sequence[tuple[int, str]]) -> str:
    """Return the words of the account with the largest amount, '+2' behind it for two others."""
    if not lines:
        return ""
    words = max(lines, key=lambda line: line[0])[1]
    others = len({account for _amount, account in lines} - {words})
    return f"{words} +{others}" if others else words
