"""Tables of the cash book: registers and the counts that close their days."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String

from app.data.tables import Base, Keyed, Versioned, column


class CashRegister(Versioned, Base):
    """A cash register and the ledger account it is; difference is the account that a count's difference is booked on."""

    __tablename__ = "finance_cash_register"

    name: ColumnElement[str] = column(String(60), unique=True)
    account: ColumnElement[str] = column(String(9), unique=True)
    difference: ColumnElement[str] = column(String(9))


class CashCount(Keyed, Base):
    """The count that closes a day: what was there and what the book held, in cents; pieces by coin and note as JSON.

    entry_id books the difference; previous is the day the register was closed up to before.
    """

    __tablename__ = "finance_cash_count"

    register_id: ColumnElement[int] = column(ForeignKey("finance_cash_register.id"))
    day: ColumnElement[datetime.date]
    counted: ColumnElement[int]
    expected: ColumnElement[int]
    pieces: ColumnElement[str]
    note: ColumnElement[str] = column(String(200))
    login: ColumnElement[str] = column(String(80))
    counted_at: ColumnElement[datetime.datetime]
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"))
    previous: ColumnElement[datetime.date | None]

    __table_args__ = (Index("uq_finance_cash_count_day", "register_id", "day", unique=True),)
