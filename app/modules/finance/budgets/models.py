"""The table of budgets: what is planned for an account and cost centre in a period."""

from __future__ import annotations

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
