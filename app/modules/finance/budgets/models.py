"""Tables of budgets: what is planned by period, explanations of variances, review rounds, and measures of cost reduction."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.finance.budgets.rules import STATES, TONES


class BudgetLine(Versioned, Base):
    """A planned amount in cents, above zero in the direction of the account: income credit, expense debit; cost1 0 is no cost centre."""

    __tablename__ = "finance_budget_line"
    __title__ = N_("Budget")
    __reads__ = "finance.view"
    __writes__ = "finance.budget.change"

    scheme: ColumnElement[str] = column(String(20), default="plan", server_default="plan", title=N_("Plan"))
    period_id: ColumnElement[int] = column(ForeignKey("finance_period.id"), title=N_("Period"))
    account_id: ColumnElement[int] = column(ForeignKey("finance_account.id"), title=N_("Account"))
    cost1: ColumnElement[int] = column(title=N_("Cost centre"), kind="record")
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")

    __table_args__ = (
        Index("uq_finance_budget_line_place", "scheme", "period_id", "account_id", "cost1", unique=True),
    )


class BudgetNote(Versioned, Base):
    """Why an account was off its plan up to a period."""

    __tablename__ = "finance_budget_note"
    __title__ = N_("Explanation")
    __reads__ = "finance.view"
    __writes__ = "finance.budget.change"

    period_id: ColumnElement[int] = column(ForeignKey("finance_period.id"), title=N_("Period"))
    account_id: ColumnElement[int] = column(ForeignKey("finance_account.id"), title=N_("Account"))
    text: ColumnElement[str] = column(String(300), title=N_("Why it is so"))
    login: ColumnElement[str] = column(String(80))

    __table_args__ = (Index("uq_finance_budget_note_place", "period_id", "account_id", unique=True),)


class BudgetReview(Versioned, Base):
    """A review round: up to which day is looked at, until when it is due, what is asked; people have it as a follow-up."""

    __tablename__ = "finance_budget_review"
    __title__ = N_("Review round")
    __reads__ = "finance.view"
    __writes__ = "finance.budget.change"

    name: ColumnElement[str] = column(String(80), unique=True, title=N_("Round"), width=200, required=True)
    until: ColumnElement[datetime.date] = column(title=N_("Figures up to"), width=110, required=True)
    due: ColumnElement[datetime.date] = column(title=N_("Due"), width=220, ends="closed", required=True)
    text: ColumnElement[str] = column(String(300), title=N_("What is asked"), width=260)
    result: ColumnElement[str] = column(
        String(300), default="", server_default="", title=N_("Result"), width=260
    )
    closed: ColumnElement[datetime.date | None] = column(title=N_("Closed"), width=110)


class Measure(Versioned, Base):
    """A measure of cost reduction: the account it lowers, from when, by how many cents a month, who sees to it, and its state."""

    __tablename__ = "finance_measure"
    __formerly__ = "measure"
    __title__ = N_("Measure")
    __reads__ = "finance.view"
    __writes__ = "finance.budget.change"

    name: ColumnElement[str] = column(String(120), title=N_("Measure"), required=True)
    account: ColumnElement[str] = column(
        String(9), title=N_("Account"), width=80, code_of="finance_account", among=("expense",)
    )
    start: ColumnElement[datetime.date] = column(title=N_("from"), width=104, required=True)
    monthly: ColumnElement[int] = column(title=N_("A month"), kind="money", required=True)
    owner: ColumnElement[str] = column(String(80), kind="login", title=N_("Who"), width=130)
    state: ColumnElement[str] = column(String(7), title=N_("State"), choices=STATES, tones=TONES, width=110)
    text: ColumnElement[str] = column(String(300), width=220)
