"""Tables of the cash book: registers and the counts that close their days."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column


class CashRegister(Versioned, Base):
    """A cash register and the ledger account it is; difference is the account that a count's difference is booked on."""

    __tablename__ = "finance_cash_register"
    __title__ = N_("Cash register")
    __reads__ = "finance.view"
    __writes__ = "finance.cash.book"

    name: ColumnElement[str] = column(String(60), unique=True, required=True)
    account: ColumnElement[str] = column(
        String(9), unique=True, title=N_("Account"), code_of="finance_account", among=("asset",)
    )
    difference: ColumnElement[str] = column(
        String(9), title=N_("Account for differences"), code_of="finance_account", among=("income", "expense")
    )


class CashCount(Keyed, Base):
    """The count that closes a day: what was there and what the book held, in cents; pieces by coin and note as JSON.

    entry_id books the difference; previous is the day the register was closed up to before.
    """

    __tablename__ = "finance_cash_count"
    __title__ = N_("Count")
    __reads__ = "finance.view"
    __writes__ = "finance.cash.book"

    register_id: ColumnElement[int] = column(
        ForeignKey("finance_cash_register.id"), title=N_("Cash register")
    )
    day: ColumnElement[datetime.date] = column(required=True)
    counted: ColumnElement[int] = column(title=N_("Counted"), kind="money")
    expected: ColumnElement[int] = column(title=N_("In the book"), kind="money")
    pieces: ColumnElement[str] = column(title=N_("Coins and notes"))
    note: ColumnElement[str] = column(String(200), title=N_("Reason of a difference"))
    login: ColumnElement[str] = column(String(80))
    counted_at: ColumnElement[datetime.datetime] = column(title=N_("Counted at"), once=True)
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))
    previous: ColumnElement[datetime.date | None] = column(title=N_("Closed before up to"))

    __table_args__ = (Index("uq_finance_cash_count_day", "register_id", "day", unique=True),)
