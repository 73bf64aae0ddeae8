"""Tables of budgets: what is planned by period, explanations of variances, review rounds, and measures of cost reduction."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String

from app.data.tables import Base, Versioned, column


class BudgetLine(Versioned, Base):
    """A planned amount in cents, above zero in the direction of the account: income credit, expense debit; cost1 0 is no cost centre."""

    __tablename__ = "finance_budget_line"

    scheme: ColumnElement[str] = column(String(20), default="plan", server_default="plan")
    period_id: ColumnElement[int] = column(ForeignKey("finance_period.id"))
    account_id: ColumnElement[int] = column(ForeignKey("finance_account.id"))
    cost1: ColumnElement[int]
    amount: ColumnElement[int]

    __table_args__ = (Index("uq_finance_budget_line_place", "scheme", "period_id", "account_id", "cost1", unique=True),)


class BudgetNote(Versioned, Base):
    """Why an account was off its plan up to a period."""

    __tablename__ = "finance_budget_note"

    period_id: ColumnElement[int] = column(ForeignKey("finance_period.id"))
    account_id: ColumnElement[int] = column(ForeignKey("finance_account.id"))
    text: ColumnElement[str] = column(String(300))
    login: ColumnElement[str] = column(String(80))

    __table_args__ = (Index("uq_finance_budget_note_place", "period_id", "account_id", unique=True),)


class BudgetReview(Versioned, Base):
    """A review round: up to which day is looked at, until when it is due, what is asked; people have it as a follow-up."""

    __tablename__ = "finance_budget_review"

    name: ColumnElement[str] = column(String(80), unique=True)
    until: ColumnElement[datetime.date]
    due: ColumnElement[datetime.date]
    text: ColumnElement[str] = column(String(300))
    result: ColumnElement[str] = column(String(300), default="", server_default="")
    closed: ColumnElement[datetime.date | None]


class Measure(Versioned, Base):
    """A measure of cost reduction: the account it lowers, from when, by how many cents a month, who sees to it, and its state."""

    __tablename__ = "finance_measure"

    name: ColumnElement[str] = column(String(120))
    account: ColumnElement[str] = column(String(9))
    start: ColumnElement[datetime.date]
    monthly: ColumnElement[int]
    owner: ColumnElement[str] = column(String(80))
    state: ColumnElement[str] = column(String(7))
    text: ColumnElement[str] = column(String(300))
