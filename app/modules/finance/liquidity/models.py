"""The table of the liquidity forecast: payments that are expected and stand in no book yet."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.finance.liquidity.rules.forecast import DIRECTIONS, REPEATS, TYPED


class ExpectedPayment(Versioned, Base):
    """Money that is expected to come or go: cents above zero on a day, and again while it repeats."""

    __tablename__ = "finance_expected_payment"
    __title__ = N_("Expected payment")
    __reads__ = "finance.view"
    __writes__ = "finance.liquidity.change"

    text: ColumnElement[str] = column(String(120), required=True, width=280)
    direction: ColumnElement[str] = column(
        String(3), title=N_("Direction"), choices=DIRECTIONS, required=True, width=110
    )
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=TYPED, required=True, width=140)
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", required=True, width=120)
    day: ColumnElement[datetime.date] = column(title=N_("On, or first on"), required=True, width=130)
    every: ColumnElement[str] = column(
        String(8), title=N_("Repeats"), choices=REPEATS, required=True, width=130
    )
    until: ColumnElement[datetime.date | None] = column(title=N_("Last on"), width=110)
