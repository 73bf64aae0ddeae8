"""The table of returns as they were filed."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, Index, SmallInteger, String, Text

from app.core.messages import N_
from app.data.declarative import Base, Keyed, column


class FiledReturn(Keyed, Base):
    """An advance return as it was filed, never to be changed; number counts what was filed for the same span, 0 being the first.

    figures holds base and tax of each Kennzahl in cents as JSON, payable is Kz 83.
    """

    __tablename__ = "finance_vat_return"
    __title__ = N_("Filed return")
    __reads__ = "finance.view"
    __writes__ = "finance.vat.post"

    since: ColumnElement[datetime.date] = column(title=N_("from"))
    until: ColumnElement[datetime.date] = column(title=N_("to"))
    number: ColumnElement[int] = column(SmallInteger, title=N_("Correction"))
    filed: ColumnElement[datetime.date] = column(title=N_("Filed on"))
    login: ColumnElement[str] = column(String(80))
    payable: ColumnElement[int] = column(title=N_("Payable"), kind="money")
    figures: ColumnElement[str] = column(Text, title=N_("Figures"))

    __table_args__ = (
        Index("uq_finance_vat_return_since_until_number", "since", "until", "number", unique=True),
    )
