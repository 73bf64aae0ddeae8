"""Open items: what is due to suppliers and from customers, document by document."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, func, select

from app.core.messages import N_
from app.data.lists import Column, ListSource, shown_as
from app.data.settings import setting
from app.modules.finance.chart.api import PERSONAL_KINDS, Account, FiscalYear, Period, account_name
from app.modules.finance.ledger.api import Entry, Line
from app.modules.finance.payments.models import Payment
from app.modules.finance.payments.queries.payments import _came
from app.modules.finance.payments.rules.payments import SIDES, due_day


@dataclass(frozen=True)
class OpenItem:
    """What is open on a personal account under one document; cents, debit (we get) positive."""

    account: str
    name: str
    kind: str
    document: str
    day: datetime.date
    due: datetime.date
    amount: int


def _open_items(*where: ColumnElement[bool]) -> Subquery:
    """Return the open items: what is booked on personal accounts by document; where narrows the accounts before anything is added up.

    Balances carried forward by entries repeat what the years before hold; only the
    opening of the book's first year counts.
    """
    first = select(func.min(FiscalYear.start)).scalar_subquery()
    carried = select(Period.id).where(Period.number == 0, Period.start > first)
    amount = func.sum(Line.amount)
    return (
        select(
            func.min(Line.id).label("id"),
            Line.account_id,
            Entry.document.label("document"),
            func.min(Entry.day).label("day"),
            func.max(Entry.document2).label("document2"),
            amount.label("amount"),
        )
        .join(Entry, Entry.id == Line.entry_id)
        .join(Account, Account.id == Line.account_id)
        .where(Account.kind.in_(PERSONAL_KINDS), Entry.period_id.not_in(carried), *where)
        .group_by(Line.account_id, Entry.document)
        .having(amount != 0)
        .subquery("open_item")
    )


def _planned(item: Subquery) -> ColumnElement[int]:
    """Return what payments that are under way will take off an item."""
    p = Payment
    return (
        select(func.coalesce(func.sum(p.amount), 0))
        .where(
            p.account == Account.number,
            p.document == item.c.document,
            p.state != "cancelled",
            ~_came(same=True),
            ~_came(same=False),
        )
        .correlate(item, Account)
        .scalar_subquery()
    )


def open_items_source() -> ListSource:
    """Return the list of open items, the oldest first; due days are reckoned from Belegfeld 2 or the setting."""
    item = _open_items()
    columns = (
        shown_as(Account.number, "account"),
        Column("name", N_("Name"), "text", account_name(), 220),
        shown_as(Account.kind, title=N_("Direction"), width=124, choices=SIDES),
        Column("document", N_("Document"), "text", item.c.document, 130),
        Column("day", N_("Date"), "day", item.c.day, 100),
        Column("due", N_("Due"), "day", None, 196, ends="never"),
        Column("amount", N_("Still open"), "balance", item.c.amount, 130, total=True),
        Column("planned", N_("In payment"), "money", _planned(item), 120),
        Column("document2", N_("Document 2"), "text", item.c.document2, 100, shown=False),
    )
    place = {column.key: i for i, column in enumerate(columns)}

    def fill(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
        days = int(setting(connection, "payments.days"))
        for row in rows:
            if row[place["day"]] is not None:
                row[place["due"]] = due_day(row[place["document2"]] or "", row[place["day"]], days)

    return ListSource(
        "finance.open_items",
        item,
        columns,
        (item.c.day.asc(), item.c.id.asc()),
        joins=((Account.__table__, Account.id == item.c.account_id),),
        finish=fill,
        right="finance.view",
    )


def open_items(connection: Connection, keys: Sequence[int]) -> list[OpenItem]:
    """Return open items by the keys of their list, in order; what was settled meanwhile is left out."""
    item = _open_items()
    found = _read(connection, item, item.c.id.in_(keys))
    return [found[key] for key in keys if key in found]


def open_on(connection: Connection, accounts: Sequence[str]) -> list[OpenItem]:
    """Return what is open on personal accounts, the oldest first."""
    item = _open_items(Account.number.in_(accounts))
    return list(_read(connection, item).values())


def _read(connection: Connection, item: Subquery, *where: ColumnElement[bool]) -> dict[int, OpenItem]:
    days = int(setting(connection, "payments.days"))
    query = (
        select(item.c.id, Account.number, account_name(), Account.kind, item.c.document, item.c.day)
        .add_columns(item.c.document2, item.c.amount)
        .join(Account, Account.id == item.c.account_id)
        .where(*where)
        .order_by(item.c.day, item.c.id)
    )
    return {
        key: OpenItem(number, name, kind, document, day, due_day(document2 or "", day, days), int(amount))
        for key, number, name, kind, document, day, document2, amount in connection.execute(query)
    }
