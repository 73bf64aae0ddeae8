"""Tables of the chart: accounts, cost centres, fiscal years and their periods."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Base, Versioned


class Account(Versioned, Base):
    """An account: ledger account, debtor or creditor.

    kind: asset, liability, equity, income, expense, debtor, creditor, statistic.
    hgb is the position after § 266 or § 275 HGB, hgb_other the one a balance on
    the other side belongs to; bwa the row of the BWA, eur the line of the EÜR.
    """

    __tablename__ = "finance_account"

    number: Mapped[str] = mapped_column(String(9), unique=True)
    sort: Mapped[int] = mapped_column(Integer, index=True)
    name_de: Mapped[str] = mapped_column(String(80))
    name_en: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(9))
    hgb: Mapped[str] = mapped_column(String(12), default="", server_default="")
    hgb_other: Mapped[str] = mapped_column(String(12), default="", server_default="")
    bwa: Mapped[str] = mapped_column(String(4), default="", server_default="")
    eur: Mapped[str] = mapped_column(String(20), default="", server_default="")
    tax: Mapped[str] = mapped_column(String(12), default="", server_default="")
    needs_cost_centre: Mapped[bool] = mapped_column(default=False, server_default="0")
    blocked: Mapped[bool] = mapped_column(default=False, server_default="0")


class CostCentre(Versioned, Base):
    """A cost centre (KOST1) or cost object (KOST2)."""

    __tablename__ = "finance_cost_centre"

    dimension: Mapped[int] = mapped_column(SmallInteger)
    code: Mapped[str] = mapped_column(String(36))
    name: Mapped[str] = mapped_column(String(80))
    blocked: Mapped[bool] = mapped_column(default=False, server_default="0")

    __table_args__ = (Index("uq_finance_cost_centre_dimension_code", "dimension", "code", unique=True),)


class FiscalYear(Versioned, Base):
    """A fiscal year, named by the calendar year it ends in."""

    __tablename__ = "finance_fiscal_year"

    year: Mapped[int] = mapped_column(Integer, unique=True)
    start: Mapped[datetime.date]
    end: Mapped[datetime.date]


class Period(Versioned, Base):
    """A month of a fiscal year, or period 0 for its opening balances; state is open, soft or final."""

    __tablename__ = "finance_period"

    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("finance_fiscal_year.id"), index=True)
    number: Mapped[int] = mapped_column(SmallInteger)
    start: Mapped[datetime.date]
    end: Mapped[datetime.date]
    state: Mapped[str] = mapped_column(String(5), default="open", server_default="open")
