"""Tables of purchases: incoming invoices and the parts in which they are booked."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.purchases.rules.invoices import KINDS, STATES, TONES


class Purchase(Versioned, Base):
    """An invoice or credit note of a supplier; reference is the supplier's number, gross in cents above zero.

    reason says it is disputed, was rejected or discarded; entry_id is set once it is posted.
    """

    __tablename__ = "finance_purchase"
    __title__ = N_("Incoming invoice")
    __reads__ = "finance.view"
    __writes__ = "finance.purchase.change"

    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=KINDS, width=110)
    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), index=True, title=N_("Supplier"), personal="content"
    )
    reference: ColumnElement[str] = column(
        String(36), title=N_("Number of the supplier"), width=150, required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), width=100, required=True)
    due: ColumnElement[datetime.date | None] = column(title=N_("Due"), width=150, ends="state")
    gross: ColumnElement[int] = column(title=N_("Amount"), kind="money", width=120, required=True)
    text: ColumnElement[str] = column(String(120), title=N_("Text"), width=220)
    skonto_days: ColumnElement[int | None] = column(
        Integer, title=N_("Skonto within days"), minimum=0, maximum=365
    )
    skonto: ColumnElement[int] = column(Integer, title=N_("Skonto %"), kind="percent")
    document_id: ColumnElement[int | None] = column(
        ForeignKey("document.id"), index=True, title=N_("Archived document")
    )
    state: ColumnElement[str] = column(
        String(9), index=True, title=N_("State"), choices=STATES, tones=TONES, width=150
    )
    reason: ColumnElement[str] = column(String(400), title=N_("Reason"), width=220, personal="content")
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))
    login: ColumnElement[str] = column(String(80), title=N_("Entered by"), width=110)


class Position(Keyed, Base):
    """A part of an incoming invoice: account, tax case, cost centre, net and tax in cents as the paper states them."""

    __tablename__ = "finance_purchase_position"
    __title__ = N_("Position of an incoming invoice")
    __reads__ = "finance.view"
    __writes__ = "finance.purchase.change"

    purchase_id: ColumnElement[int] = column(ForeignKey("finance_purchase.id"), title=N_("Incoming invoice"))
    place: ColumnElement[int] = column(Integer, title=N_("No."))
    account: ColumnElement[str] = column(String(9), title=N_("Account"), width=90, code_of="finance_account")
    case_key: ColumnElement[str] = column(String(12), title=N_("Tax case"), width=90)
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), width=90, code_of="finance_cost_centre", among=("1",)
    )
    net: ColumnElement[int] = column(title=N_("Net"), kind="money")
    tax: ColumnElement[int] = column(title=N_("Tax"), kind="money")
    text: ColumnElement[str] = column(String(120), title=N_("Text"))

    __table_args__ = (Index("uq_finance_purchase_position", "purchase_id", "place", unique=True),)
