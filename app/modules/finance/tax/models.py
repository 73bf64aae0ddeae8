"""The table of tax cases."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, Index, Integer, String

from app.data.tables import Base, Keyed, column


class TaxCase(Keyed, Base):
    """A tax case (Steuerfall) in one span of validity; rates in basis points, accounts by number."""

    __tablename__ = "finance_tax_case"

    key: ColumnElement[str] = column(String(12))
    valid_from: ColumnElement[datetime.date]
    valid_until: ColumnElement[datetime.date | None]
    rate: ColumnElement[int] = column(Integer)
    kind: ColumnElement[str] = column(String(8))
    bu: ColumnElement[str] = column(String(4))
    output_account: ColumnElement[str] = column(String(8))
    input_account: ColumnElement[str] = column(String(8))
    kz_base: ColumnElement[str] = column(String(4))
    kz_tax: ColumnElement[str] = column(String(4))
    kz_input: ColumnElement[str] = column(String(4))
    category: ColumnElement[str] = column(String(2))
    name_de: ColumnElement[str] = column(String(80))
    name_en: ColumnElement[str] = column(String(80))

    __table_args__ = (Index("uq_finance_tax_case_key_valid_from", "key", "valid_from", unique=True),)
