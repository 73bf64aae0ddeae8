"""Tables of banking: accounts at banks, statements, their lines, and rules."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Base, Keyed, Versioned


class BankAccount(Versioned, Base):
    """An account at a bank and the ledger account it is booked on."""

    __tablename__ = "finance_bank_account"

    iban: Mapped[str] = mapped_column(String(34), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    account: Mapped[str] = mapped_column(String(9))


class BankStatement(Keyed, Base):
    """A statement: days and balances in cents; opening + lines = closing was checked when it was read; brought is the sum of what was new in it."""

    __tablename__ = "finance_bank_statement"

    bank_account_id: Mapped[int] = mapped_column(ForeignKey("finance_bank_account.id"), index=True)
    number: Mapped[str] = mapped_column(String(60))
    start: Mapped[datetime.date]
    end: Mapped[datetime.date]
    opening: Mapped[int]
    closing: Mapped[int]
    brought: Mapped[int]
    file: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32))


class BankLine(Versioned, Base):
    """A movement on a statement; key names it across files, so that the same movement comes in once.

    stack_line_id is the line of the bank stack it was accepted into; entry_id the
    entry that a rule posted directly.
    """

    __tablename__ = "finance_bank_line"

    statement_id: Mapped[int] = mapped_column(ForeignKey("finance_bank_statement.id"), index=True)
    bank_account_id: Mapped[int] = mapped_column(ForeignKey("finance_bank_account.id"))
    key: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    day: Mapped[datetime.date]
    value_day: Mapped[datetime.date]
    amount: Mapped[int]
    name: Mapped[str] = mapped_column(String(140))
    iban: Mapped[str] = mapped_column(String(34))
    text: Mapped[str]
    end_to_end: Mapped[str] = mapped_column(String(40))
    mandate: Mapped[str] = mapped_column(String(40))
    reference: Mapped[str] = mapped_column(String(60))
    details: Mapped[int]
    reversal: Mapped[bool] = mapped_column(default=False)
    parked: Mapped[bool] = mapped_column(default=False, server_default="0")
    stack_line_id: Mapped[int | None]
    entry_id: Mapped[int | None]
    contra: Mapped[str] = mapped_column(String(9), default="", server_default="")

    __table_args__ = (Index("ix_finance_bank_line_day", "bank_account_id", "day", "id"), Index("ix_finance_bank_line_iban", "iban"))


class BankRule(Versioned, Base):
    """A rule: words, IBAN, direction and amounts it asks for, and how it books; automatic only when switched so."""

    __tablename__ = "finance_bank_rule"

    name: Mapped[str] = mapped_column(String(80), unique=True)
    words: Mapped[str] = mapped_column(String(200))
    iban: Mapped[str] = mapped_column(String(34))
    sign: Mapped[str] = mapped_column(String(3))
    least: Mapped[int | None]
    most: Mapped[int | None]
    account: Mapped[str] = mapped_column(String(9))
    tax: Mapped[str] = mapped_column(String(12))
    cost1: Mapped[str] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(String(120))
    automatic: Mapped[bool] = mapped_column(default=False)
