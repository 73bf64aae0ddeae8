"""Tables of payments: bank details of partners, mandates, payments, and the files they went out in."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, LargeBinary, String

from app.data.tables import Base, Keyed, Versioned, column


class Addressed:
    """Adds who is paid or pays: account holder, IBAN, and the address as SEPA structures it."""

    name: ColumnElement[str] = column(String(70))
    iban: ColumnElement[str] = column(String(34))
    bic: ColumnElement[str] = column(String(11), default="", server_default="")
    street: ColumnElement[str] = column(String(70), default="", server_default="")
    house: ColumnElement[str] = column(String(16), default="", server_default="")
    postcode: ColumnElement[str] = column(String(16), default="", server_default="")
    town: ColumnElement[str] = column(String(35), default="", server_default="")
    country: ColumnElement[str] = column(String(2), default="", server_default="")


class Partner(Addressed, Versioned, Base):
    """The bank details of a personal account."""

    __tablename__ = "finance_partner"

    account: ColumnElement[str] = column(String(9), unique=True)


class Mandate(Versioned, Base):
    """A direct debit mandate of a debtor: its reference, the day it was signed, scheme CORE or B2B; once is for a single collection."""

    __tablename__ = "finance_mandate"

    reference: ColumnElement[str] = column(String(35), unique=True)
    account: ColumnElement[str] = column(String(9), index=True)
    signed: ColumnElement[datetime.date]
    scheme: ColumnElement[str] = column(String(4), default="CORE", server_default="CORE")
    once: ColumnElement[bool] = column(default=False, server_default="0")
    revoked: ColumnElement[bool] = column(default=False, server_default="0")


class PaymentFile(Keyed, Base):
    """A file for the bank; its bytes are in the archive. total is in cents."""

    __tablename__ = "finance_payment_file"

    message: ColumnElement[str] = column(String(35), unique=True)
    kind: ColumnElement[str] = column(String(8))
    bank_account_id: ColumnElement[int] = column(ForeignKey("finance_bank_account.id"))
    day: ColumnElement[datetime.date]
    login: ColumnElement[str] = column(String(80))
    count: ColumnElement[int]
    total: ColumnElement[int]
    sha256: ColumnElement[bytes] = column(LargeBinary(32))


class Payment(Addressed, Versioned, Base):
    """A payment: kind transfer or debit, cents above zero; number is its end-to-end reference too.

    state: open, released, written (in a file), cancelled. That the bank executed
    or returned it is read from the movements with its reference.
    """

    __tablename__ = "finance_payment"

    number: ColumnElement[str] = column(String(20), unique=True)
    kind: ColumnElement[str] = column(String(8))
    bank_account_id: ColumnElement[int] = column(ForeignKey("finance_bank_account.id"))
    account: ColumnElement[str] = column(String(9))
    document: ColumnElement[str] = column(String(36))
    amount: ColumnElement[int]
    text: ColumnElement[str] = column(String(140))
    due: ColumnElement[datetime.date]
    mandate_id: ColumnElement[int | None] = column(ForeignKey("finance_mandate.id"))
    state: ColumnElement[str] = column(String(9))
    login: ColumnElement[str] = column(String(80))
    released_by: ColumnElement[str] = column(String(80), default="", server_default="")
    file_id: ColumnElement[int | None] = column(ForeignKey("finance_payment_file.id"))

    __table_args__ = (Index("ix_finance_payment_account_document", "account", "document"),)
