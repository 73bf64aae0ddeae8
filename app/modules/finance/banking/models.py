"""Tables of banking: accounts at banks, statements, their lines, and rules."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, LargeBinary, String, Text

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.banking.rules import SIGNS


class BankAccount(Versioned, Base):
    """An account at a bank and the ledger account it is booked on; split says that the parts of a batch come in one by one."""

    __tablename__ = "finance_bank_account"
    __title__ = N_("Bank account")
    __reads__ = "finance.view"
    __writes__ = "finance.bank.accept"

    iban: ColumnElement[str] = column(String(34), unique=True, title=N_("IBAN"))
    name: ColumnElement[str] = column(String(80), title=N_("Name of the bank"))
    account: ColumnElement[str] = column(String(9), title=N_("Ledger account"), code_of="finance_account")
    split: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("Take batches apart into their payments")
    )


class BankStatement(Keyed, Base):
    """A statement: days and balances in cents; opening + lines = closing was checked when it was read.

    Reports, notifications and lists may state no balances. source is the format or
    the profile; brought is the sum of what was new in it.
    """

    __tablename__ = "finance_bank_statement"
    __title__ = N_("Bank statement")
    __reads__ = "finance.view"
    __writes__ = "finance.bank.accept"

    bank_account_id: ColumnElement[int] = column(
        ForeignKey("finance_bank_account.id"), index=True, title=N_("Bank account")
    )
    number: ColumnElement[str] = column(String(60), title=N_("Number"), width=90)
    start: ColumnElement[datetime.date] = column(title=N_("from"), width=108)
    end: ColumnElement[datetime.date] = column(title=N_("to"), width=108)
    opening: ColumnElement[int | None] = column(title=N_("Opening balance"), kind="money", width=130)
    closing: ColumnElement[int | None] = column(title=N_("Closing balance"), kind="money", width=130)
    brought: ColumnElement[int] = column(title=N_("Sum of what was new"), kind="money")
    source: ColumnElement[str] = column(
        String(40), default="", server_default="", title=N_("Format"), width=110
    )
    file: ColumnElement[str] = column(String(255), title=N_("File"), width=220)
    sha256: ColumnElement[bytes] = column(LargeBinary(32))


class BankLine(Versioned, Base):
    """A movement on a statement; key names it across files, so that the same movement comes in once.

    stack_line_id is the line of the bank stack it was accepted into; entry_id the
    entry that a rule posted directly. parts are the payments of a batch as JSON, batch the key of the batch that a
    payment was taken out of.
    """

    __tablename__ = "finance_bank_line"
    __title__ = N_("Bank movement")
    __reads__ = "finance.view"
    __writes__ = "finance.bank.accept"

    statement_id: ColumnElement[int] = column(
        ForeignKey("finance_bank_statement.id"), index=True, title=N_("Bank statement")
    )
    bank_account_id: ColumnElement[int] = column(
        ForeignKey("finance_bank_account.id"), title=N_("Bank account")
    )
    key: ColumnElement[bytes] = column(LargeBinary(32), unique=True, title=N_("Fingerprint"), kind="secret")
    day: ColumnElement[datetime.date] = column(width=108)
    value_day: ColumnElement[datetime.date] = column(title=N_("Value date"))
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")
    name: ColumnElement[str] = column(String(140), width=190)
    iban: ColumnElement[str] = column(String(34), title=N_("IBAN"), width=190)
    text: ColumnElement[str] = column(width=260)
    end_to_end: ColumnElement[str] = column(String(40), title=N_("End-to-end reference"))
    mandate: ColumnElement[str] = column(String(40), title=N_("Mandate"))
    reference: ColumnElement[str] = column(String(60), title=N_("Reference"))
    details: ColumnElement[int] = column(title=N_("Details"))
    reversal: ColumnElement[bool] = column(default=False, title=N_("Reversal"))
    parked: ColumnElement[bool] = column(default=False, server_default="0", title=N_("Parked"))
    stack_line_id: ColumnElement[int | None] = column(title=N_("Line of a stack"), kind="record")
    entry_id: ColumnElement[int | None] = column(title=N_("Entry"), kind="record")
    contra: ColumnElement[str] = column(
        String(9), default="", server_default="", title=N_("Contra account"), width=96
    )
    original: ColumnElement[int] = column(
        default=0, server_default="0", title=N_("Amount that was returned"), kind="money"
    )
    fee: ColumnElement[int] = column(
        default=0, server_default="0", title=N_("Fee for the return"), kind="money"
    )
    reason: ColumnElement[str] = column(
        String(140), default="", server_default="", title=N_("Reason of the return")
    )
    parts: ColumnElement[str] = column(Text, default="", server_default="", title=N_("Payments of a batch"))
    batch: ColumnElement[bytes | None] = column(
        LargeBinary(32), title=N_("Batch it was taken out of"), kind="secret"
    )

    __table_args__ = (
        Index("ix_finance_bank_line_day", "bank_account_id", "day", "id"),
        Index("ix_finance_bank_line_iban", "iban"),
        Index("ix_finance_bank_line_name", "name"),
        Index("ix_finance_bank_line_end_to_end", "end_to_end"),
    )


class BankRule(Versioned, Base):
    """A rule: words, IBAN, direction and amounts it asks for, and how it books; parts are JSON; automatic only when switched so."""

    __tablename__ = "finance_bank_rule"
    __title__ = N_("Rule")
    __reads__ = "finance.view"
    __writes__ = "finance.bank.accept"

    name: ColumnElement[str] = column(String(80), unique=True, width=180, required=True)
    words: ColumnElement[str] = column(String(200), title=N_("Words in name or purpose"), width=220)
    iban: ColumnElement[str] = column(String(34), title=N_("IBAN"), width=190)
    sign: ColumnElement[str] = column(String(3), title=N_("Direction"), choices=SIGNS, width=100)
    least: ColumnElement[int | None] = column(title=N_("Amount from"), kind="money")
    most: ColumnElement[int | None] = column(title=N_("Amount to"), kind="money")
    account: ColumnElement[str] = column(String(9), title=N_("Account"), width=90, code_of="finance_account")
    tax: ColumnElement[str] = column(
        String(12), title=N_("BU or tax case"), width=110, code_of="finance_tax_case"
    )
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), width=70, code_of="finance_cost_centre", among=("1",)
    )
    text: ColumnElement[str] = column(String(120))
    automatic: ColumnElement[bool] = column(default=False, title=N_("Post by itself"), width=130)
    parts: ColumnElement[str] = column(Text, default="", server_default="", title=N_("Parts"))


class BankProfile(Versioned, Base):
    """How the list of a bank is read: titles that must be there and the title of each field, as JSON."""

    __tablename__ = "finance_bank_profile"
    __title__ = N_("Profile of a list")
    __reads__ = "finance.view"
    __writes__ = "finance.bank.accept"

    name: ColumnElement[str] = column(String(40), unique=True)
    must: ColumnElement[str] = column(Text, title=N_("Titles"))
    fields: ColumnElement[str] = column(Text, title=N_("Columns"))
    point: ColumnElement[bool] = column(default=False, server_default="0", title=N_("Decimal point"))
