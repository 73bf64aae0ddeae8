"""The table of tax cases."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.tax.rules import SCHEMES, TAX_KINDS


class TaxCase(Keyed, Base):
    """A tax case (Steuerfall) in one span of validity; rates in basis points, accounts by number."""

    __tablename__ = "finance_tax_case"
    __title__ = N_("Tax case")
    __reads__ = "finance.view"
    __writes__ = "finance.chart.change"

    key: ColumnElement[str] = column(String(12), title=N_("Tax key"), width=100)
    valid_from: ColumnElement[datetime.date] = column(title=N_("from"), width=108)
    valid_until: ColumnElement[datetime.date | None] = column(title=N_("to"), width=108)
    rate: ColumnElement[int] = column(Integer, title=N_("Rate"), kind="percent", width=80)
    kind: ColumnElement[str] = column(String(8), title=N_("Type"), choices=TAX_KINDS)
    bu: ColumnElement[str] = column(String(4), title=N_("BU key"), width=60)
    output_account: ColumnElement[str] = column(String(8), title=N_("Account of output tax"), width=130)
    input_account: ColumnElement[str] = column(String(8), title=N_("Account of input tax"), width=130)
    kz_base: ColumnElement[str] = column(String(4), title=N_("Kennzahl of the base"), width=70)
    kz_tax: ColumnElement[str] = column(String(4), title=N_("Kennzahl of the tax"), width=70)
    kz_input: ColumnElement[str] = column(String(4), title=N_("Kennzahl of input tax"), width=90)
    category: ColumnElement[str] = column(String(2), title=N_("Category of EN 16931"), width=80)
    name_de: ColumnElement[str] = column(String(80), title=N_("German name"))
    name_en: ColumnElement[str] = column(String(80), title=N_("English name"))

    __table_args__ = (Index("uq_finance_tax_case_key_valid_from", "key", "valid_from", unique=True),)


class Taxation(Versioned, Base):
    """How the book is taxed from a day on: when tax is due, and whether § 19 UStG holds; before the first row the settings say it."""

    __tablename__ = "finance_taxation"
    __title__ = N_("Taxation")
    __reads__ = "finance.view"
    __writes__ = "finance.chart.change"

    valid_from: ColumnElement[datetime.date] = column(unique=True, title=N_("from"), width=108)
    scheme: ColumnElement[str] = column(
        String(8), title=N_("VAT is due"), choices=SCHEMES, required=True, width=200
    )
    small_business: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("Small business, § 19 UStG"), width=200
    )
