"""Tables of closing: accruals and provisions with what was posted for them."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, String

from app.data.tables import Base, Keyed, Versioned, column


class Accrual(Versioned, Base):
    """An amount paid or received for later days: kind prepaid (expense) or deferred (income), cents above zero, the span it is for."""

    __tablename__ = "finance_accrual"

    kind: ColumnElement[str] = column(String(8))
    text: ColumnElement[str] = column(String(120))
    account: ColumnElement[str] = column(String(9))
    cost1: ColumnElement[str] = column(String(36))
    amount: ColumnElement[int]
    booked: ColumnElement[datetime.date]
    since: ColumnElement[datetime.date]
    until: ColumnElement[datetime.date]
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"))


class AccrualRun(Keyed, Base):
    """What a run posted for an accrual: cents that went to later days (above zero) or came back from them."""

    __tablename__ = "finance_accrual_run"

    accrual_id: ColumnElement[int] = column(ForeignKey("finance_accrual.id"), index=True)
    day: ColumnElement[datetime.date]
    amount: ColumnElement[int]
    entry_id: ColumnElement[int] = column(ForeignKey("finance_entry.id"))


class Provision(Versioned, Base):
    """A provision: what it is for, its account, and the expense account it is formed against."""

    __tablename__ = "finance_provision"

    name: ColumnElement[str] = column(String(80), unique=True)
    account: ColumnElement[str] = column(String(9))
    expense: ColumnElement[str] = column(String(9))
    cost1: ColumnElement[str] = column(String(36))


class ProvisionMove(Keyed, Base):
    """A move of a provision: opening, form, use or release; cents above zero, with the entry that posted it."""

    __tablename__ = "finance_provision_move"

    provision_id: ColumnElement[int] = column(ForeignKey("finance_provision.id"), index=True)
    day: ColumnElement[datetime.date]
    kind: ColumnElement[str] = column(String(8))
    amount: ColumnElement[int]
    text: ColumnElement[str] = column(String(120))
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"))
