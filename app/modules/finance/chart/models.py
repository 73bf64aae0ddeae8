"""Tables of the chart: accounts, cost centres, fiscal years and their periods."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, SmallInteger, String

from app.data.tables import Base, Versioned, column


class Account(Versioned, Base):
    """An account: ledger account, debtor or creditor.

    kind: asset, liability, equity, income, expense, debtor, creditor, statistic.
    hgb is the position after § 266 or § 275 HGB, hgb_other the one a balance on
    the other side belongs to; bwa the row of the BWA, eur the line of the EÜR.
    A cash account never falls below zero; on none is anything posted up to the day it is locked until.
    """

    __tablename__ = "finance_account"

    number: ColumnElement[str] = column(String(9), unique=True)
    sort: ColumnElement[int] = column(Integer, index=True)
    name_de: ColumnElement[str] = column(String(80))
    name_en: ColumnElement[str] = column(String(80))
    kind: ColumnElement[str] = column(String(9))
    hgb: ColumnElement[str] = column(String(12), default="", server_default="")
    hgb_other: ColumnElement[str] = column(String(12), default="", server_default="")
    bwa: ColumnElement[str] = column(String(4), default="", server_default="")
    eur: ColumnElement[str] = column(String(20), default="", server_default="")
    tax: ColumnElement[str] = column(String(12), default="", server_default="")
    vat_id: ColumnElement[str] = column(String(14), default="", server_default="")
    cash: ColumnElement[bool] = column(default=False, server_default="0")
    locked_until: ColumnElement[datetime.date | None]
    needs_cost_centre: ColumnElement[bool] = column(default=False, server_default="0")
    blocked: ColumnElement[bool] = column(default=False, server_default="0")


class CostCentre(Versioned, Base):
    """A cost centre (KOST1) or cost object (KOST2); function is cost (of sales), sales, admin or none, for § 275 (3) HGB."""

    __tablename__ = "finance_cost_centre"

    dimension: ColumnElement[int] = column(SmallInteger)
    code: ColumnElement[str] = column(String(36))
    name: ColumnElement[str] = column(String(80))
    function: ColumnElement[str] = column(String(5), default="", server_default="")
    blocked: ColumnElement[bool] = column(default=False, server_default="0")

    __table_args__ = (Index("uq_finance_cost_centre_dimension_code", "dimension", "code", unique=True),)


class FiscalYear(Versioned, Base):
    """A fiscal year, named by the calendar year it ends in."""

    __tablename__ = "finance_fiscal_year"

    year: ColumnElement[int] = column(Integer, unique=True)
    start: ColumnElement[datetime.date]
    end: ColumnElement[datetime.date]


class Period(Versioned, Base):
    """A month of a fiscal year, or period 0 for its opening balances; state is open, soft or final."""

    __tablename__ = "finance_period"

    fiscal_year_id: ColumnElement[int] = column(ForeignKey("finance_fiscal_year.id"), index=True)
    number: ColumnElement[int] = column(SmallInteger)
    start: ColumnElement[datetime.date]
    end: ColumnElement[datetime.date]
    state: ColumnElement[str] = column(String(5), default="open", server_default="open")
