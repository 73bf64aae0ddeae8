"""Tables of moves that never change, and of what is where by them."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, UniqueConstraint

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, column
from app.modules.inventory.stock.models.common import ARTICLE, BOOK, POST, VIEW
from app.modules.inventory.stock.rules.words import CONDITION_TONES, CONDITIONS, MOVE_KINDS


class Move(Keyed, Base):
    """So much of an article went from one place to another on a day; it never changes, another move takes it back."""

    __tablename__ = "inventory_move"
    __title__ = N_("Stock move")
    __reads__ = VIEW
    __writes__ = BOOK

    article_id: ColumnElement[int] = column(ForeignKey(ARTICLE), title=N_("Article"))
    kind: ColumnElement[str] = column(String(10), title=N_("Kind of move"), choices=MOVE_KINDS, width=180)
    day: ColumnElement[datetime.date] = column(width=108)
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity", width=100)
    from_id: ColumnElement[int] = column(ForeignKey("inventory_place.id"), title=N_("From"))
    to_id: ColumnElement[int] = column(ForeignKey("inventory_place.id"), title=N_("To"))
    condition: ColumnElement[str] = column(
        String(10), title=N_("Condition"), choices=CONDITIONS, tones=CONDITION_TONES, width=130
    )
    becomes: ColumnElement[str] = column(
        String(10), title=N_("Condition afterwards"), choices=CONDITIONS, width=130
    )
    lot_id: ColumnElement[int | None] = column(ForeignKey("inventory_lot.id"), title=N_("Lot"))
    serial: ColumnElement[str] = column(String(60), title=N_("Serial number"), width=130)
    value: ColumnElement[int | None] = column(title=N_("Value of the receipt"), kind="money")
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), code_of="finance_cost_centre", among=("1",), width=100
    )
    contact_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Customer or supplier"))
    document: ColumnElement[str] = column(
        String(60),
        title=N_("Document"),
        width=120,
        counters=(Counter("inventory.making", "FE-{year}-{n:04}", typed=True),),
    )
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"), width=180)
    reversal_of: ColumnElement[int | None] = column(
        ForeignKey("inventory_move.id"), title=N_("Reversal of"), unique=True
    )
    return_of: ColumnElement[int | None] = column(
        ForeignKey("inventory_move.id"), title=N_("Return of"), index=True
    )
    login: ColumnElement[str] = column(String(80), width=120)

    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("from_id <> to_id OR becomes <> ''", name="places"),
        Index("ix_inventory_move_article_id_day", "article_id", "day", "id"),
        Index("ix_inventory_move_day", "day", "id"),
        Index("ix_inventory_move_document", "document"),
    )


class MoveProject(Keyed, Base):
    """What was used was used for a project; it never changes, like the move."""

    __tablename__ = "inventory_move_project"
    __title__ = N_("Use for a project")
    __reads__ = VIEW
    __writes__ = BOOK

    move_id: ColumnElement[int] = column(ForeignKey("inventory_move.id"), unique=True, title=N_("Stock move"))
    project_id: ColumnElement[int] = column(
        ForeignKey("organisation_project.id"), index=True, title=N_("Project")
    )


class Level(Keyed, Base):
    """What lies at a place, by lot (0: none), condition and serial number; kept in the transaction of the moves, of which it is the sum."""

    __tablename__ = "inventory_level"
    __title__ = N_("Stock at a place")
    __trailed__ = False
    __reads__ = VIEW
    __writes__ = BOOK

    article_id: ColumnElement[int] = column(ForeignKey(ARTICLE), title=N_("Article"))
    place_id: ColumnElement[int] = column(
        ForeignKey("inventory_place.id"), index=True, title=N_("Storage place")
    )
    lot_id: ColumnElement[int] = column(title=N_("Lot"), kind="record")
    condition: ColumnElement[str] = column(
        String(10), title=N_("Condition"), choices=CONDITIONS, tones=CONDITION_TONES, width=130
    )
    serial: ColumnElement[str] = column(String(60), title=N_("Serial number"), width=130)
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity", width=100)

    __table_args__ = (UniqueConstraint("article_id", "place_id", "lot_id", "condition", "serial"),)


class KeptDay(Keyed, Base):
    """A day, the last of a quarter, at whose end all levels are kept, so that stock on any day is reckoned from near by."""

    __tablename__ = "inventory_kept_day"
    __title__ = N_("Day of kept levels")
    __trailed__ = False
    __reads__ = VIEW
    __writes__ = BOOK

    day: ColumnElement[datetime.date] = column(unique=True)


class KeptLevel(Base):
    """What lay at a place at the end of a kept day; moves of earlier days that are booked later change it too."""

    __tablename__ = "inventory_kept_level"
    __title__ = N_("Stock at a place on a kept day")
    __trailed__ = False
    __reads__ = VIEW
    __writes__ = BOOK

    kept_id: ColumnElement[int] = column(
        ForeignKey("inventory_kept_day.id"), primary_key=True, title=N_("Day of kept levels")
    )
    article_id: ColumnElement[int] = column(ForeignKey(ARTICLE), primary_key=True, title=N_("Article"))
    place_id: ColumnElement[int] = column(
        ForeignKey("inventory_place.id"), primary_key=True, title=N_("Storage place")
    )
    lot_id: ColumnElement[int] = column(primary_key=True, autoincrement=False, title=N_("Lot"), kind="record")
    condition: ColumnElement[str] = column(
        String(10), primary_key=True, title=N_("Condition"), choices=CONDITIONS
    )
    serial: ColumnElement[str] = column(String(60), primary_key=True, title=N_("Serial number"))
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity")


class StockLock(Keyed, Base):
    """Up to this day nothing is moved any more; the newest row counts."""

    __tablename__ = "inventory_lock"
    __title__ = N_("Lock of stock")
    __reads__ = VIEW
    __writes__ = POST

    until: ColumnElement[datetime.date] = column(title=N_("Locked up to"), width=108)
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"), required=True)
    login: ColumnElement[str] = column(String(80), width=120)
