"""Tables of closing: accruals and provisions with what was posted for them."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.closing.rules import ACCRUAL_KINDS, MOVE_KINDS


class Accrual(Versioned, Base):
    """An amount paid or received for later days: kind prepaid (expense) or deferred (income), cents above zero, the span it is for."""

    __tablename__ = "finance_accrual"
    __title__ = N_("Accrual")
    __reads__ = "finance.view"
    __writes__ = "finance.closing.change"

    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=ACCRUAL_KINDS, width=150)
    text: ColumnElement[str] = column(String(120))
    account: ColumnElement[str] = column(String(9), title=N_("Account"), width=80)
    cost1: ColumnElement[str] = column(String(36), title=N_("Cost centre"), width=90)
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", width=120)
    booked: ColumnElement[datetime.date] = column(title=N_("Booked on"), width=104)
    since: ColumnElement[datetime.date] = column(title=N_("from"), width=120)
    until: ColumnElement[datetime.date] = column(title=N_("to"), width=104)
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))


class AccrualRun(Keyed, Base):
    """What a run posted for an accrual: cents that went to later days (above zero) or came back from them."""

    __tablename__ = "finance_accrual_run"
    __title__ = N_("Posted accrual")
    __reads__ = "finance.view"
    __writes__ = "finance.closing.change"

    accrual_id: ColumnElement[int] = column(ForeignKey("finance_accrual.id"), index=True, title=N_("Accrual"))
    day: ColumnElement[datetime.date]
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")
    entry_id: ColumnElement[int] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))


class Provision(Versioned, Base):
    """A provision: what it is for, its account, and the expense account it is formed against."""

    __tablename__ = "finance_provision"
    __title__ = N_("Provision")
    __reads__ = "finance.view"
    __writes__ = "finance.closing.change"

    name: ColumnElement[str] = column(String(80), unique=True, width=300)
    account: ColumnElement[str] = column(String(9), title=N_("Account"), width=90)
    expense: ColumnElement[str] = column(String(9), title=N_("Expense account"), width=110)
    cost1: ColumnElement[str] = column(String(36), title=N_("Cost centre"), width=90)


class ProvisionMove(Keyed, Base):
    """A move of a provision: opening, form, use or release; cents above zero, with the entry that posted it."""

    __tablename__ = "finance_provision_move"
    __title__ = N_("Move of a provision")
    __reads__ = "finance.view"
    __writes__ = "finance.closing.change"

    provision_id: ColumnElement[int] = column(
        ForeignKey("finance_provision.id"), index=True, title=N_("Provision")
    )
    day: ColumnElement[datetime.date]
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=MOVE_KINDS)
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")
    text: ColumnElement[str] = column(String(120))
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))
