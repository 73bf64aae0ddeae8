"""The table of contacts."""

from __future__ import annotations

from sqlalchemy import ColumnElement, String

from app.data.tables import Base, Versioned, column


class Contact(Versioned, Base):
    """A person or body. account is its personal account in the ledger, '' for none; language is that of letters."""

    __tablename__ = "contact"

    number: ColumnElement[int] = column(unique=True)
    kind: ColumnElement[str] = column(String(10))
    name: ColumnElement[str] = column(String(120), index=True)
    extra: ColumnElement[str] = column(String(120))
    title: ColumnElement[str] = column(String(40))
    first_name: ColumnElement[str] = column(String(80))
    last_name: ColumnElement[str] = column(String(80))
    street: ColumnElement[str] = column(String(120))
    postcode: ColumnElement[str] = column(String(12))
    town: ColumnElement[str] = column(String(80))
    country: ColumnElement[str] = column(String(2))
    mail: ColumnElement[str] = column(String(120))
    phone: ColumnElement[str] = column(String(40))
    vat_id: ColumnElement[str] = column(String(20))
    iban: ColumnElement[str] = column(String(34))
    account: ColumnElement[str] = column(String(9))
    language: ColumnElement[str] = column(String(2))
    folded: ColumnElement[str] = column(String(260))
    active: ColumnElement[bool] = column(default=True)
