"""Tables of the ledger: entries, their lines, and balances kept with them."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Base, Keyed, Versioned


class Entry(Versioned, Base):
    """A posted entry; number, hash and moment are given when it is finalised (Festschreibung).

    origin: manual, import, bank, reversal, opening. reversal_of names the entry that a
    Generalumkehr takes back. hash = SHA-256(hash of the entry before it in the
    fiscal year ‖ content), see rules.content(). The index on reversal_of holds only
    reversals, the unique one on fiscal year and number only finalised entries;
    migration 0003 makes both, because naming them here would import the PostgreSQL
    dialect into every start.
    """

    __tablename__ = "finance_entry"

    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("finance_fiscal_year.id"))
    period_id: Mapped[int] = mapped_column(ForeignKey("finance_period.id"))
    day: Mapped[datetime.date]
    document: Mapped[str] = mapped_column(String(36))
    document2: Mapped[str] = mapped_column(String(12), default="", server_default="")
    text: Mapped[str] = mapped_column(String(120))
    origin: Mapped[str] = mapped_column(String(8))
    stack_id: Mapped[int | None]
    captured: Mapped[int]
    login: Mapped[str] = mapped_column(String(80))
    number: Mapped[int | None] = mapped_column(Integer)
    hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    reversal_of: Mapped[int | None] = mapped_column(ForeignKey("finance_entry.id"))
    reason: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index("ix_finance_entry_day", "day", "id"),)


class Line(Keyed, Base):
    """One line of an entry: signed cents, debit positive.

    role: 0 plain, 1 tax taken out of the gross, 2 and 3 the two sides of a tax
    that cancels out (§ 13b, acquisition), plus 8 in a Generalumkehr, whose
    amounts count negative on the side they reverse.
    """

    __tablename__ = "finance_line"

    entry_id: Mapped[int] = mapped_column(ForeignKey("finance_entry.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("finance_account.id"))
    day: Mapped[datetime.date]
    amount: Mapped[int]
    role: Mapped[int] = mapped_column(SmallInteger, default=0)
    tax_id: Mapped[int | None] = mapped_column(SmallInteger)
    cost1: Mapped[int | None]
    cost2: Mapped[int | None]
    text: Mapped[str | None] = mapped_column(String(120))

    __table_args__ = (Index("ix_finance_line_account_id_day", "account_id", "day", "id", "amount", "role"),)


class Balance(Base):
    """Turnover of an account in a period and cost centres, in cents, kept in the transaction of the lines; 0 is no cost centre."""

    __tablename__ = "finance_balance"

    account_id: Mapped[int] = mapped_column(ForeignKey("finance_account.id"), primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("finance_period.id"), primary_key=True)
    cost1: Mapped[int] = mapped_column(primary_key=True)
    cost2: Mapped[int] = mapped_column(primary_key=True)
    debit: Mapped[int]
    credit: Mapped[int]
