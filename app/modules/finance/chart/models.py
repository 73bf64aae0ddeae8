"""Tables of the chart: accounts, cost centres, fiscal years and their periods."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, SmallInteger, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.finance.chart.rules import DIMENSIONS, FUNCTIONS, KINDS, STATES, TONES


class Account(Versioned, Base):
    """An account: ledger account, debtor or creditor.

    kind: asset, liability, equity, income, expense, debtor, creditor, statistic.
    hgb is the position after § 266 or § 275 HGB, hgb_other the one a balance on
    the other side belongs to; bwa the row of the BWA, eur the line of the EÜR.
    A cash account never falls below zero; on none is anything posted up to the day it is locked until.
    """

    __tablename__ = "finance_account"
    __formerly__ = "account"
    __title__ = N_("Account")
    __reads__ = "finance.view"
    __writes__ = "finance.chart.change"

    number: ColumnElement[str] = column(String(9), unique=True, title=N_("Account"), width=90, required=True)
    sort: ColumnElement[int] = column(Integer, index=True, title=N_("Order"))
    name_de: ColumnElement[str] = column(String(80), title=N_("German name"))
    name_en: ColumnElement[str] = column(String(80), title=N_("English name"))
    kind: ColumnElement[str] = column(String(9), title=N_("Type"), choices=KINDS, width=124)
    hgb: ColumnElement[str] = column(
        String(12), default="", server_default="", title=N_("HGB position"), width=130
    )
    hgb_other: ColumnElement[str] = column(
        String(12), default="", server_default="", title=N_("on the other side"), width=130
    )
    bwa: ColumnElement[str] = column(String(4), default="", server_default="", title=N_("BWA row"), width=80)
    eur: ColumnElement[str] = column(String(20), default="", server_default="", title=N_("EÜR line"))
    tax: ColumnElement[str] = column(
        String(12), default="", server_default="", title=N_("Tax case"), width=90, code_of="finance_tax_case"
    )
    vat_id: ColumnElement[str] = column(
        String(14), default="", server_default="", title=N_("VAT ID"), width=130
    )
    cash: ColumnElement[bool] = column(default=False, server_default="0", title=N_("Cash"))
    locked_until: ColumnElement[datetime.date | None] = column(title=N_("Closed up to"))
    needs_cost_centre: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("Demands a cost centre"), width=160
    )
    blocked: ColumnElement[bool] = column(default=False, server_default="0", title=N_("Blocked"), width=80)


class AccountPlace(Versioned, Base):
    """Where an account stands in the statements from a day on; before the first row the account itself says it."""

    __tablename__ = "finance_account_place"
    __title__ = N_("Position of an account")
    __reads__ = "finance.view"
    __writes__ = "finance.chart.change"

    account_id: ColumnElement[int] = column(ForeignKey("finance_account.id"), title=N_("Account"))
    valid_from: ColumnElement[datetime.date] = column(title=N_("Placed there from"), required=True)
    hgb: ColumnElement[str] = column(String(12), title=N_("HGB position"))
    hgb_other: ColumnElement[str] = column(String(12), title=N_("on the other side"))
    bwa: ColumnElement[str] = column(String(4), title=N_("BWA row"))
    eur: ColumnElement[str] = column(String(20), title=N_("EÜR line"))

    __table_args__ = (
        Index("uq_finance_account_place_account_id_valid_from", "account_id", "valid_from", unique=True),
    )


class CostCentre(Versioned, Base):
    """A cost centre (KOST1) or cost object (KOST2); function is cost (of sales), sales, admin or none, for § 275 (3) HGB."""

    __tablename__ = "finance_cost_centre"
    __formerly__ = "cost_centre"
    __title__ = N_("Cost centre")
    __reads__ = "finance.view"
    __writes__ = "finance.chart.change"

    dimension: ColumnElement[int] = column(SmallInteger, title=N_("Dimension"), choices=DIMENSIONS)
    code: ColumnElement[str] = column(String(36), title=N_("Code"), required=True)
    name: ColumnElement[str] = column(String(80), width=320)
    function: ColumnElement[str] = column(
        String(5), default="", server_default="", title=N_("Function"), choices=FUNCTIONS, width=140
    )
    blocked: ColumnElement[bool] = column(default=False, server_default="0", title=N_("Blocked"))

    __table_args__ = (Index("uq_finance_cost_centre_dimension_code", "dimension", "code", unique=True),)


class FiscalYear(Versioned, Base):
    """A fiscal year, named by the calendar year it ends in; the number of a second one of that year has a figure more (`year_name`)."""

    __tablename__ = "finance_fiscal_year"
    __title__ = N_("Fiscal year")
    __reads__ = "finance.view"
    __writes__ = "finance.chart.change"

    year: ColumnElement[int] = column(Integer, unique=True, title=N_("Fiscal year"), width=110)
    start: ColumnElement[datetime.date] = column(title=N_("from"), required=True)
    end: ColumnElement[datetime.date] = column(title=N_("to"), required=True)


class Period(Versioned, Base):
    """A month of a fiscal year, or period 0 for its opening balances; state is open, soft or final."""

    __tablename__ = "finance_period"
    __title__ = N_("Period")
    __reads__ = "finance.view"
    __writes__ = "finance.chart.change"

    fiscal_year_id: ColumnElement[int] = column(
        ForeignKey("finance_fiscal_year.id"), index=True, title=N_("Fiscal year")
    )
    number: ColumnElement[int] = column(SmallInteger, title=N_("Period"))
    start: ColumnElement[datetime.date] = column(title=N_("from"), width=108)
    end: ColumnElement[datetime.date] = column(title=N_("to"), width=108)
    state: ColumnElement[str] = column(
        String(5),
        default="open",
        server_default="open",
        title=N_("State"),
        choices=STATES,
        tones=TONES,
        width=140,
    )
