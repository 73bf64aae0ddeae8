"""Tables of payments: bank details of partners, mandates, payments, and the files they went out in."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, LargeBinary, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.payments.rules.payments import KINDS, SCHEMES, STATES, TONES


class Addressed:
    """Adds who is paid or pays: account holder, IBAN, and the address as SEPA structures it."""

    name: ColumnElement[str] = column(String(70), title=N_("Account holder"), width=170, required=True)
    iban: ColumnElement[str] = column(String(34), title=N_("IBAN"), width=250)
    bic: ColumnElement[str] = column(
        String(11), default="", server_default="", title=N_("BIC (outside the EEA)")
    )
    street: ColumnElement[str] = column(String(70), default="", server_default="", title=N_("Street"))
    house: ColumnElement[str] = column(String(16), default="", server_default="", title=N_("House number"))
    postcode: ColumnElement[str] = column(String(16), default="", server_default="", title=N_("Postcode"))
    town: ColumnElement[str] = column(String(35), default="", server_default="", title=N_("Town"))
    country: ColumnElement[str] = column(String(2), default="", server_default="", title=N_("Country"))


class Partner(Addressed, Versioned, Base):
    """The bank details of a personal account."""

    __tablename__ = "finance_partner"
    __title__ = N_("Bank details")
    __reads__ = "finance.view"
    __writes__ = "finance.payment.change"

    account: ColumnElement[str] = column(String(9), unique=True, title=N_("Account"))


class Mandate(Versioned, Base):
    """A direct debit mandate of a debtor: its reference, the day it was signed, scheme CORE or B2B; once is for a single collection."""

    __tablename__ = "finance_mandate"
    __title__ = N_("Mandate")
    __reads__ = "finance.view"
    __writes__ = "finance.payment.change"

    reference: ColumnElement[str] = column(
        String(35), unique=True, title=N_("Mandate reference"), required=True
    )
    account: ColumnElement[str] = column(
        String(9), index=True, title=N_("Customer"), code_of="finance_account", among=("debtor",)
    )
    signed: ColumnElement[datetime.date] = column(title=N_("Signed on"), required=True)
    scheme: ColumnElement[str] = column(
        String(4), default="CORE", server_default="CORE", title=N_("Scheme"), choices=SCHEMES
    )
    once: ColumnElement[bool] = column(default=False, server_default="0", title=N_("For one collection"))
    revoked: ColumnElement[bool] = column(default=False, server_default="0", title=N_("Revoked"))


class PaymentFile(Keyed, Base):
    """A file for the bank; its bytes are in the archive. total is in cents."""

    __tablename__ = "finance_payment_file"
    __title__ = N_("Payment file")
    __reads__ = "finance.view"
    __writes__ = "finance.payment.change"

    message: ColumnElement[str] = column(
        String(35),
        unique=True,
        title=N_("Number"),
        counters=(Counter("finance.payment_file", "KONTOR-{day}-{n:05}"),),
    )
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=KINDS)
    bank_account_id: ColumnElement[int] = column(
        ForeignKey("finance_bank_account.id"), title=N_("Bank account")
    )
    day: ColumnElement[datetime.date]
    login: ColumnElement[str] = column(String(80))
    count: ColumnElement[int]
    total: ColumnElement[int] = column(title=N_("Sum"), kind="money")
    sha256: ColumnElement[bytes] = column(LargeBinary(32))


class Payment(Addressed, Versioned, Base):
    """A payment: kind transfer or debit, cents above zero; number is its end-to-end reference too.

    state: open, released, written (in a file), cancelled. That the bank executed
    or returned it is read from the movements with its reference.
    """

    __tablename__ = "finance_payment"
    __title__ = N_("Payment")
    __reads__ = "finance.view"
    __writes__ = "finance.payment.change"

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("Number"),
        width=110,
        counters=(Counter("finance.payment", "Z{year}-{n:05}"),),
    )
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=KINDS, width=124)
    bank_account_id: ColumnElement[int] = column(
        ForeignKey("finance_bank_account.id"), title=N_("Bank account")
    )
    account: ColumnElement[str] = column(
        String(9), title=N_("Account"), width=80, code_of="finance_account", among=("creditor", "debtor")
    )
    document: ColumnElement[str] = column(String(36), title=N_("Document"))
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", required=True)
    text: ColumnElement[str] = column(String(140), title=N_("Purpose"), width=190)
    due: ColumnElement[datetime.date] = column(title=N_("Execute on"), width=190, ends="state", required=True)
    mandate_id: ColumnElement[int | None] = column(ForeignKey("finance_mandate.id"), title=N_("Mandate"))
    state: ColumnElement[str] = column(String(9), title=N_("State"), choices=STATES, tones=TONES)
    login: ColumnElement[str] = column(String(80), width=100)
    released_by: ColumnElement[str] = column(
        String(80), kind="login", default="", server_default="", title=N_("released by"), width=100, once=True
    )
    file_id: ColumnElement[int | None] = column(ForeignKey("finance_payment_file.id"), title=N_("File"))

    __table_args__ = (Index("ix_finance_payment_account_document", "account", "document"),)
