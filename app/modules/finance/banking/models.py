"""Tables of banking: accounts at banks, statements, their lines, and rules."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, LargeBinary, String, Text

from app.data.tables import Base, Keyed, Versioned, column


class BankAccount(Versioned, Base):
    """An account at a bank and the ledger account it is booked on; split says that the parts of a batch come in one by one."""

    __tablename__ = "finance_bank_account"

    iban: ColumnElement[str] = column(String(34), unique=True)
    name: ColumnElement[str] = column(String(80))
    account: ColumnElement[str] = column(String(9))
    split: ColumnElement[bool] = column(default=False, server_default="0")


class BankStatement(Keyed, Base):
    """A statement: days and balances in cents; opening + lines = closing was checked when it was read.

    Reports, notifications and lists may state no balances. source is the format or
    the profile; brought is the sum of what was new in it.
    """

    __tablename__ = "finance_bank_statement"

    bank_account_id: ColumnElement[int] = column(ForeignKey("finance_bank_account.id"), index=True)
    number: ColumnElement[str] = column(String(60))
    start: ColumnElement[datetime.date]
    end: ColumnElement[datetime.date]
    opening: ColumnElement[int | None]
    closing: ColumnElement[int | None]
    brought: ColumnElement[int]
    source: ColumnElement[str] = column(String(40), default="", server_default="")
    file: ColumnElement[str] = column(String(255))
    sha256: ColumnElement[bytes] = column(LargeBinary(32))


class BankLine(Versioned, Base):
    """A movement on a statement; key names it across files, so that the same movement comes in once.

    stack_line_id is the line of the bank stack it was accepted into; entry_id the
    entry that a rule posted directly.
    """

    __tablename__ = "finance_bank_line"

    statement_id: ColumnElement[int] = column(ForeignKey("finance_bank_statement.id"), index=True)
    bank_account_id: ColumnElement[int] = column(ForeignKey("finance_bank_account.id"))
    key: ColumnElement[bytes] = column(LargeBinary(32), unique=True)
    day: ColumnElement[datetime.date]
    value_day: ColumnElement[datetime.date]
    amount: ColumnElement[int]
    name: ColumnElement[str] = column(String(140))
    iban: ColumnElement[str] = column(String(34))
    text: ColumnElement[str]
    end_to_end: ColumnElement[str] = column(String(40))
    mandate: ColumnElement[str] = column(String(40))
    reference: ColumnElement[str] = column(String(60))
    details: ColumnElement[int]
    reversal: ColumnElement[bool] = column(default=False)
    parked: ColumnElement[bool] = column(default=False, server_default="0")
    stack_line_id: ColumnElement[int | None]
    entry_id: ColumnElement[int | None]
    contra: ColumnElement[str] = column(String(9), default="", server_default="")

    __table_args__ = (
        Index("ix_finance_bank_line_day", "bank_account_id", "day", "id"),
        Index("ix_finance_bank_line_iban", "iban"),
        Index("ix_finance_bank_line_name", "name"),
        Index("ix_finance_bank_line_end_to_end", "end_to_end"),
    )


class BankRule(Versioned, Base):
    """A rule: words, IBAN, direction and amounts it asks for, and how it books; parts are JSON; automatic only when switched so."""

    __tablename__ = "finance_bank_rule"

    name: ColumnElement[str] = column(String(80), unique=True)
    words: ColumnElement[str] = column(String(200))
    iban: ColumnElement[str] = column(String(34))
    sign: ColumnElement[str] = column(String(3))
    least: ColumnElement[int | None]
    most: ColumnElement[int | None]
    account: ColumnElement[str] = column(String(9))
    tax: ColumnElement[str] = column(String(12))
    cost1: ColumnElement[str] = column(String(36))
    text: ColumnElement[str] = column(String(120))
    automatic: ColumnElement[bool] = column(default=False)
    parts: ColumnElement[str] = column(Text, default="", server_default="")


class BankProfile(Versioned, Base):
    """How the list of a bank is read: titles that must be there and the title of each field, as JSON."""

    __tablename__ = "finance_bank_profile"

    name: ColumnElement[str] = column(String(40), unique=True)
    must: ColumnElement[str] = column(Text)
    fields: ColumnElement[str] = column(Text)
    point: ColumnElement[bool] = column(default=False, server_default="0")
