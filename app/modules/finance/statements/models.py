"""The table of schemes: copies of a statement's rows, changed by the people of the book."""

from __future__ import annotations

from sqlalchemy import ColumnElement, String, Text

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column


class Scheme(Versioned, Base):
    """A copy of a statement's rows under a name of its own; kind is the statement, text its rows as CSV."""

    __tablename__ = "finance_scheme"
    __title__ = N_("Rows of a statement")
    __reads__ = "finance.view"
    __writes__ = "finance.statements.change"

    name: ColumnElement[str] = column(String(60), unique=True)
    kind: ColumnElement[str] = column(String(20), title=N_("Statement"))
    text: ColumnElement[str] = column(Text)
