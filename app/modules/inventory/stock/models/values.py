"""Tables of what stock is worth: its ledger of values with its layers, later costs and postings."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, column
from app.modules.inventory.stock.models.common import ARTICLE, BOOK, POST, VALUES, VIEW
from app.modules.inventory.stock.rules.words import VALUE_KINDS


class Held(Base):
    """What there is of an article in all, its value in cents, how it is valued, and the newest day on which it moved."""

    __tablename__ = "inventory_held"
    __title__ = N_("Stock of an article")
    __trailed__ = False
    __reads__ = VIEW
    __writes__ = BOOK

    article_id: ColumnElement[int] = column(ForeignKey(ARTICLE), primary_key=True, title=N_("Article"))
    method: ColumnElement[str] = column(String(8), title=N_("Valuation"))
    quantity: ColumnElement[int] = column(kind="quantity", title=N_("Quantity"))
    value: ColumnElement[int] = column(kind="money", title=N_("Value"))
    owed: ColumnElement[int] = column(kind="quantity", title=N_("Issued beyond the stock"))
    owed_value: ColumnElement[int] = column(kind="money", title=N_("Value issued beyond the stock"))
    last_value: ColumnElement[int] = column(kind="money", title=N_("Value of the last receipt"))
    last_quantity: ColumnElement[int] = column(kind="quantity", title=N_("Quantity of the last receipt"))
    day: ColumnElement[datetime.date]


class LayerRow(Base):
    """What is left of a receipt: its quantity and cents; with the moving average one of key 0 holds all."""

    __tablename__ = "inventory_layer"
    __title__ = N_("Layer of a receipt")
    __trailed__ = False
    __reads__ = VALUES
    __writes__ = BOOK

    article_id: ColumnElement[int] = column(ForeignKey(ARTICLE), primary_key=True, title=N_("Article"))
    move_id: ColumnElement[int] = column(
        primary_key=True, autoincrement=False, title=N_("Stock move"), kind="record"
    )
    day: ColumnElement[int] = column(title=N_("Day, counted from year 1"), kind="number")
    quantity: ColumnElement[int] = column(kind="quantity", title=N_("Quantity"))
    value: ColumnElement[int] = column(kind="money", title=N_("Value"))


class ValueRow(Keyed, Base):
    """A row of the ledger of values: by how much a move or a later cost changed the value of an article, in cents.

    passed is what of a later cost fell on goods that were gone already.
    """

    __tablename__ = "inventory_value"
    __title__ = N_("Value of stock")
    __reads__ = VALUES
    __writes__ = BOOK

    article_id: ColumnElement[int] = column(ForeignKey(ARTICLE), title=N_("Article"))
    move_id: ColumnElement[int] = column(ForeignKey("inventory_move.id"), index=True, title=N_("Stock move"))
    cost_id: ColumnElement[int | None] = column(ForeignKey("inventory_cost.id"), title=N_("Later cost"))
    day: ColumnElement[datetime.date] = column(width=108)
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=VALUE_KINDS, width=160)
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity", width=100)
    value: ColumnElement[int] = column(title=N_("Value"), kind="money")
    passed: ColumnElement[int] = column(title=N_("Past the stock"), kind="money")

    __table_args__ = (
        Index("ix_inventory_value_article_id_day", "article_id", "day", "id"),
        Index("ix_inventory_value_day", "day"),
    )


class LaterCost(Keyed, Base):
    """Freight, duty or a price difference of a receipt that became known later, in cents; a reduction is below zero.

    after is the newest move when it was booked: its place among the moves of its day. through is the use of a part by which
    the cost followed into the kit that was made.
    """

    __tablename__ = "inventory_cost"
    __title__ = N_("Later cost")
    __reads__ = VALUES
    __writes__ = POST

    move_id: ColumnElement[int] = column(ForeignKey("inventory_move.id"), index=True, title=N_("Stock move"))
    day: ColumnElement[datetime.date] = column(width=108)
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", required=True)
    after: ColumnElement[int] = column(title=N_("After the move"), kind="record")
    text: ColumnElement[str] = column(String(120), width=200)
    document: ColumnElement[str] = column(String(60), title=N_("Document"), width=120)
    login: ColumnElement[str] = column(String(80), width=120)
    through_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_move.id"), title=N_("Followed by the part")
    )


class ValuePosting(Keyed, Base):
    """The values up to a day as they were posted to the general ledger: the entry, or none where nothing changed."""

    __tablename__ = "inventory_posting"
    __title__ = N_("Posting of stock values")
    __reads__ = VALUES
    __writes__ = POST

    until: ColumnElement[datetime.date] = column(title=N_("Up to"), width=108)
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))
    login: ColumnElement[str] = column(String(80), width=120)
