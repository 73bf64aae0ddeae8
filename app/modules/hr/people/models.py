"""The table of people who work here."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, String

from app.data.tables import Base, Versioned, column


class Person(Versioned, Base):
    """A member of staff. login is who they are in this program, '' for none; entry and leaving are first and last day, None while open."""

    __tablename__ = "hr_person"

    number: ColumnElement[int] = column(unique=True)
    first_name: ColumnElement[str] = column(String(80))
    last_name: ColumnElement[str] = column(String(80))
    department: ColumnElement[str] = column(String(80), index=True)
    site: ColumnElement[str] = column(String(80))
    job: ColumnElement[str] = column(String(80))
    mail: ColumnElement[str] = column(String(120))
    phone: ColumnElement[str] = column(String(40))
    login: ColumnElement[str] = column(String(80))
    entry: ColumnElement[datetime.date | None]
    leaving: ColumnElement[datetime.date | None] = column(index=True)
    folded: ColumnElement[str] = column(String(260))

    __sealed__ = frozenset({"first_name", "last_name", "mail", "phone", "folded"})
