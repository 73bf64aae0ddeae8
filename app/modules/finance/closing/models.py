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
    __formerly__ = "accrual"
    __title__ = N_("Accrual")
    __reads__ = "finance.view"
    __writes__ = "finance.closing.change"

    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=ACCRUAL_KINDS, width=150)
    text: ColumnElement[str] = column(String(120), required=True)
    account: ColumnElement[str] = column(
        String(9), title=N_("Account"), width=80, code_of="finance_account", among=("income", "expense")
    )
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), width=90, code_of="finance_cost_centre", among=("1",)
    )
    amount: ColumnElement[int] = column(title=N_("Amount, net"), kind="money", width=120, required=True)
    booked: ColumnElement[datetime.date] = column(title=N_("Booked on"), width=104, required=True)
    since: ColumnElement[datetime.date] = column(title=N_("for the span from"), width=120, required=True)
    until: ColumnElement[datetime.date] = column(title=N_("to"), width=104, required=True)
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
    __formerly__ = "provision"
    __title__ = N_("Provision")
    __reads__ = "finance.view"
    __writes__ = "finance.closing.change"

    name: ColumnElement[str] = column(String(80), unique=True, title=N_("For what"), width=300, required=True)
    account: ColumnElement[str] = column(
        String(9), title=N_("Account"), width=90, code_of="finance_account", among=("liability",)
    )
    expense: ColumnElement[str] = column(
        String(9), title=N_("Expense account"), width=110, code_of="finance_account", among=("expense",)
    )
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), width=90, code_of="finance_cost_centre", among=("1",)
    )


class ProvisionMove(Keyed, Base):
    """A move of a provision: opening, form, use or release; cents above zero, with the entry that posted it."""

    __tablename__ = "finance_provision_move"
    __title__ = N_("Move of a provision")
    __reads__ = "finance.view"
    __writes__ = "finance.closing.change"

    provision_id: ColumnElement[int] = column(
        ForeignKey("finance_provision.id"), index=True, title=N_("Provision")
    )
    day: ColumnElement[datetime.date] = column(required=True)
    kind: ColumnElement[str] = column(String(8), title=N_("What happens"), choices=MOVE_KINDS)
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", required=True)
    text: ColumnElement[str] = column(String(120))
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))
