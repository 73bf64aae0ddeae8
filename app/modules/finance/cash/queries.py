"""What is read of cash: registers with their balance and last count, the cash book of one, and its counts."""

from __future__ import annotations

import datetime
from dataclasses import replace

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Missing
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.lists import Column, ListSource
from app.data.queries import query
from app.data.rows import read_all
from app.modules.finance.cash.models import CashCount, CashRegister
from app.modules.finance.chart.api import Account, Period, all_periods
from app.modules.finance.ledger.api import (
    Entry,
    Line,
    account_lines_source,
    balance_before,
    daily_balances,
)


@dataclass(frozen=True)
class RegisterRow:
    """A register with its account, what it holds now, in cents, and up to which day it is closed."""

    id: int
    version: int
    name: str
    account: str
    account_id: int
    difference: str
    held: int
    closed: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True)
class CountRow:
    """A count; cents."""

    id: int
    day: datetime.date
    counted: int
    expected: int
    pieces: str
    note: str
    login: str
    counted_at: datetime.datetime
    entry_id: int | None


@query("finance.view")
def registers(connection: Connection) -> list[RegisterRow]:
    """Return the registers by account."""
    r = CashRegister
    newest = (
        select(func.max(Line.day)).where(Line.account_id == Account.id).correlate(Account).scalar_subquery()
    )
    query = (
        select(r.id, r.version, r.name, r.account, Account.id, r.difference, Account.locked_until, newest)
        .join(Account, Account.number == r.account)
        .order_by(r.account)
    )
    found = []
    for key, version, name, account, account_id, difference, closed, last in connection.execute(query).all():
        held = balance_before(connection, account_id, last + ONE_DAY) if last else 0
        found.append(
            RegisterRow(
                key,
                version,
                name,
                account,
                account_id,
                difference=difference,
                held=held,
                closed=closed,
                last=last,
            )
        )
    return found


@query("finance.view")
def register(connection: Connection, key: int) -> RegisterRow:
    """Return a register; raises Missing."""
    found = next((one for one in registers(connection) if one.id == key), None)
    if found is None:
        raise Missing(N_("This record is no longer there."))
    return found


@query("finance.view")
def held_at(connection: Connection, account_id: int, day: datetime.date) -> int:
    """Return what the book holds at the end of a day, in cents."""
    return balance_before(connection, account_id, day + ONE_DAY)


def cash_book_source(
    account_id: int, since: datetime.date, until: datetime.date, connection: Connection | None = None
) -> ListSource:
    """Return the cash book of an account between two days: money in, money out, balance."""
    openings = (
        [(p.start, p.id) for p in all_periods(connection) if p.number == 0] if connection is not None else []
    )
    made = account_lines_source(account_id, since, until, openings)
    words = {"debit": N_("Money in"), "credit": N_("Money out")}
    columns = tuple(_renamed(column, words) for column in made.columns)
    return replace(made, name="finance.cash_book", columns=columns)


@query("finance.view")
def cash_book(
    connection: Connection, account_id: int, since: datetime.date, until: datetime.date
) -> ListSource:
    """Return the cash book of an account with what its opening balances are."""
    return cash_book_source(account_id, since, until, connection)


def _renamed(column: Column, words: dict[str, str]) -> Column:
    return replace(column, title=words[column.key]) if column.key in words else column


@query("finance.view")
def counts(
    connection: Connection, register_id: int, since: datetime.date, until: datetime.date
) -> list[CountRow]:
    """Return the counts of a register between two days, oldest first."""
    c = CashCount
    query = select(c.__table__).where(c.register_id == register_id, c.day.between(since, until))
    return read_all(connection, query.order_by(c.day), CountRow)


def days_without_count(
    connection: Connection, one: RegisterRow, since: datetime.date, until: datetime.date
) -> list[datetime.date]:
    """Return the days on which money moved and that no count closed."""
    carried = select(Period.id).where(Period.number == 0)
    opening = select(Entry.id).where(Entry.id == Line.entry_id, Entry.period_id.in_(carried)).exists()
    query = (
        select(Line.day)
        .where(Line.account_id == one.account_id, Line.day.between(since, until), ~opening)
        .distinct()
        .order_by(Line.day)
    )
    return [day for day in connection.scalars(query) if one.closed is None or day > one.closed]


def days_below_zero(
    connection: Connection, account_id: int, since: datetime.date, until: datetime.date
) -> list[tuple[datetime.date, int]]:
    """Return the days of a span at whose end an account was below zero, with its balance in cents."""
    return [(day, held) for day, held in daily_balances(connection, account_id, since, until) if held < 0]


@query("finance.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return the registers whose last movement is not counted yet."""
    found = []
    for one in registers(connection):
        if one.last is not None and (one.closed is None or one.last > one.closed):
            words = Message(
                N_("Cash {name} is not counted since {day}"),
                {"name": one.name, "day": one.closed or one.last},
            )
            found.append(Waiting(1, words, "finance.cash.cash_book", one.id))
    return found
