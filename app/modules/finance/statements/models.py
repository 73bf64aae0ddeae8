"""The table of schemes: copies of a statement's rows, changed by the people of the book."""

from __future__ import annotations

from sqlalchemy import ColumnElement, String, Text

from app.data.tables import Base, Versioned, column


class Scheme(Versioned, Base):
    """A copy of a statement's rows under a name of its own; kind is the statement, text its rows as CSV."""

    __tablename__ = "finance_scheme"

    name: ColumnElement[str] = column(String(60), unique=True)
    kind: ColumnElement[str] = column(String(20))
    text: ColumnElement[str] = column(Text)
