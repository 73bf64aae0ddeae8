"""Open items: what is due to suppliers and from customers, document by document."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, bindparam, func, select

from app.core.dataclass import dataclass
from app.core.manifest import resolve, topics
from app.core.messages import N_, Message
from app.data.clock import today
from app.data.lists import Column, Finish, ListSource, shown_as
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.chart.api import PERSONAL_KINDS, Account, account_name
from app.modules.finance.ledger.api import standing
from app.modules.finance.open_items.rules.ageing import AGE_TONES, AGES, age, aged, dated
from app.modules.finance.payments.api import SIDES, due_day, held_payments, under_way
from app.modules.organisation.contacts.api import agreed_terms

MANY = 400


@dataclass(frozen=True)
class OpenItem:
    """What is open on a personal account under one document; cents, debit (we get) positive; key is that of its list."""

    account: str
    name: str
    kind: str
    document: str
    day: datetime.date
    due: datetime.date
    amount: int
    key: int = 0


def _open_items(*where: ColumnElement[bool]) -> Subquery:
    """Return the open items; where narrows the accounts before anything is added up."""
    stands = standing(*where)
    amount = func.sum(stands.c.amount)
    return (
        select(
            func.min(stands.c.line).label("id"),
            stands.c.account_id,
            stands.c.document,
            func.min(stands.c.day).label("day"),
            func.max(stands.c.document2).label("document2"),
            amount.label("amount"),
        )
        .group_by(stands.c.account_id, stands.c.document)
        .having(amount != 0)
        .subquery("open_item")
    )


def open_items_source(side: str = "") -> ListSource:
    """Return the list of open items, the oldest first, of one side (debtor, creditor) or both.

    Due days are those of Belegfeld 2, else by what is agreed with the contact, else by the setting.
    """
    item = _open_items(*((Account.kind == side,) if side else ()))
    columns = (
        shown_as(Account.number, "account"),
        Column("name", N_("Name"), "text", account_name(), 220),
        shown_as(Account.kind, title=N_("Direction"), choices=SIDES, shown=not side),
        Column("document", N_("Document"), "text", item.c.document, 130),
        Column("day", N_("Date"), "day", item.c.day, 100),
        Column("due", N_("Due"), "day", None, 196, ends="never"),
        Column("age", N_("Late"), "text", None, 150, choices=AGES, tones=AGE_TONES),
        Column("amount", N_("Still open"), "balance", item.c.amount, 130, total=True),
        Column("planned", N_("In payment"), "money", under_way(Account.number, item, item.c.document), 120),
        Column("said", N_("Note"), "text", None, 210),
        Column("document2", N_("Document 2"), "text", item.c.document2, 100, shown=False),
    )
    place = {column.key: i for i, column in enumerate(columns)}

    def fill(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = [row for row in rows if row[place["day"]] is not None]
        accounts = [row[place["account"]] for row in found]
        due, now, said = due_days(connection, accounts), today(connection), said_of(connection, accounts)
        for row in found:
            day = due(row[place["account"]], row[place["document2"]] or "", row[place["day"]])
            row[place["due"]], row[place["age"]] = day, age(day, now)
            row[place["said"]] = said.get((row[place["account"]], row[place["document"]]), "")

    return ListSource(
        f"finance.open_items{'.' + side if side else ''}",
        item,
        columns,
        (item.c.day.asc(), item.c.id.asc()),
        joins=((Account.__table__, Account.id == item.c.account_id),),
        finish=fill,
        right="finance.view",
    )


@query("finance.view")
def said_of(connection: Connection, accounts: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return what topics say of the items of some accounts, by account and document: held from payment, dunned."""
    held = Message(N_("not paid yet: {reason}"))
    found = [
        (place, str(replace(held, values={"reason": reason})))
        for place, reason in held_payments(connection).items()
    ]
    for hook in (topic.about_items for topic in topics()):
        if hook is not None and accounts:
            found += [(place, str(one)) for place, one in resolve(hook.query)(connection, accounts).items()]
    said: dict[tuple[str, str], str] = {}
    for place, words in found:
        said[place] = f"{said[place]}; {words}" if place in said else words
    return said


def bills(name: str, more: Sequence[Column], fill: Finish) -> ListSource:
    """Return the list of what we owe suppliers, the oldest first, with further columns at the end that fill() reckons."""
    return _one_side(name, "creditor", more, fill)


def claims(name: str, more: Sequence[Column], fill: Finish) -> ListSource:
    """Return the list of what customers owe us, the oldest first; fill() reckons further columns."""
    return _one_side(name, "debtor", more, fill)


def _one_side(name: str, kind: str, more: Sequence[Column], fill: Finish) -> ListSource:
    item, bills_ = _open_items(Account.kind == kind), kind == "creditor"
    columns = (
        shown_as(Account.number, "account"),
        Column("name", N_("Name"), "text", account_name(), 220 if bills_ else 190),
        Column("document", N_("Document"), "text", item.c.document, 130),
        Column("day", N_("Date"), "day", item.c.day, 100, shown=bills_),
        Column("amount", N_("Still open"), "balance", item.c.amount, 130, total=True),
        *more,
    )
    return ListSource(
        name,
        item,
        columns,
        (item.c.day.asc(), item.c.id.asc()),
        joins=((Account.__table__, Account.id == item.c.account_id),),
        where=(item.c.amount < 0 if bills_ else item.c.amount > 0,),
        finish=fill,
        right="finance.view",
    )


def due_days(
    connection: Connection, accounts: Sequence[str]
) -> Callable[[str, str, datetime.date], datetime.date]:
    """Return what says for account, Belegfeld 2 and day of an item when it is due."""
    usual = int(setting(connection, "payments.days"))
    agreed = agreed_terms(connection, set(accounts))
    steps = {
        account: [(start, terms.net_days) for start, terms in found] for account, found in agreed.items()
    }

    def due(account: str, document2: str, day: datetime.date) -> datetime.date:
        return due_day(document2, day, dated(steps.get(account, ()), day, usual))

    return due


@query("finance.view")
def open_items(connection: Connection, keys: Sequence[int]) -> list[OpenItem]:
    """Return open items by the keys of their list, in order; what was settled meanwhile is left out."""
    item = _open_items()
    found = {
        one.key: one
        for start in range(0, len(keys), MANY)
        for one in _read(connection, item, item.c.id.in_(keys[start : start + MANY]))
    }
    return [found[key] for key in keys if key in found]


@query("finance.view")
def open_on(connection: Connection, accounts: Sequence[str]) -> list[OpenItem]:
    """Return what is open on personal accounts, the oldest first."""
    return _made(connection, connection.execute(_on_accounts(), {"numbers": list(accounts)}).all())


@functools.cache
def _on_accounts() -> Select[Any]:
    """Return the statement of what is open on some accounts, made once: the inbox of the bank asks it for each movement."""
    return _query(_open_items(Account.number.in_(bindparam("numbers", expanding=True))))


@query("finance.view")
def open_beside(connection: Connection, keys: Sequence[int]) -> list[OpenItem]:
    """Return what stands on the other side of the accounts of open items: payments and credit notes, the oldest first."""
    chosen = open_items(connection, keys)
    if not chosen:
        return []
    first = next((one for one in chosen if (one.amount > 0) == (one.kind == "debtor")), chosen[0])
    found = open_on(connection, [first.account])
    return [one for one in found if (one.amount > 0) != (first.amount > 0)]


@query("finance.view")
def all_open(connection: Connection, kind: str = "") -> list[OpenItem]:
    """Return all open items of debtors or creditors, or of both, the oldest first."""
    return _read(connection, _open_items(Account.kind == kind if kind else Account.kind.in_(PERSONAL_KINDS)))


@query("finance.view")
def ageing(connection: Connection, kind: str) -> dict[str, int]:
    """Return what is open on one side by the column of the ageing today, in cents as it stands."""
    return aged(((one.due, one.amount) for one in all_open(connection, kind)), today(connection))


def _read(connection: Connection, item: Subquery, *where: ColumnElement[bool]) -> list[OpenItem]:
    return _made(connection, connection.execute(_query(item, *where)).all())


def _query(item: Subquery, *where: ColumnElement[bool]) -> Select[Any]:
    return (
        select(item.c.id, Account.number, account_name(), Account.kind, item.c.document, item.c.day)
        .add_columns(item.c.document2, item.c.amount)
        .join(Account, Account.id == item.c.account_id)
        .where(*where)
        .order_by(item.c.day, item.c.id)
    )


def _made(connection: Connection, rows: Sequence[Any]) -> list[OpenItem]:
    if not rows:
        return []
    due = due_days(connection, [row[1] for row in rows])
    return [
        OpenItem(
            number,
            name,
            kind,
            document,
            day,
            due=due(number, document2 or "", day),
            amount=int(amount),
            key=int(key or 0),
        )
        for key, number, name, kind, document, day, document2, amount in rows
    ]
