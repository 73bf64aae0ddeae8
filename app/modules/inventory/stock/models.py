"""Tables of stock: places, lots, moves that never change, what is where, and the ledger of values with its layers."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, UniqueConstraint

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.inventory.stock.rules.words import (
    CONDITION_TONES,
    CONDITIONS,
    MOVE_KINDS,
    PLACE_KINDS,
    PLANNED_KINDS,
    RESERVATION_STATES,
    RESERVATION_TONES,
    VALUE_KINDS,
)

VIEW, BOOK, PLACES = "inventory.view", "inventory.stock.book", "inventory.stock.places"
VALUES, POST = "inventory.stock.value.view", "inventory.stock.post"
ARTICLE = "inventory_article.id"


class Place(Versioned, Base):
    """A place: a shelf, a room, a van; or the world outside by its kind. path names it with all above it."""

    __tablename__ = "inventory_place"
    __title__ = N_("Storage place")
    __reads__ = VIEW
    __writes__ = PLACES

    name: ColumnElement[str] = column(String(60), required=True, width=160)
    parent_id: ColumnElement[int | None] = column(ForeignKey("inventory_place.id"), title=N_("Part of"))
    path: ColumnElement[str] = column(String(300), unique=True, title=N_("Storage place"), width=260)
    code: ColumnElement[str] = column(String(40), title=N_("Code on the label"), width=140)
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=PLACE_KINDS, width=150)
    structural: ColumnElement[bool] = column(title=N_("only holds other places"), width=150)
    active: ColumnElement[bool] = column(title=N_("in use"), width=80)

    __table_args__ = (Index("ix_inventory_place_code", "code"),)


class Lot(Versioned, Base):
    """A lot of an article, and until when it keeps."""

    __tablename__ = "inventory_lot"
    __title__ = N_("Lot")
    __reads__ = VIEW
    __writes__ = BOOK

    article_id: ColumnElement[int] = column(ForeignKey(ARTICLE), title=N_("Article"), required=True)
    number: ColumnElement[str] = column(String(60), title=N_("Lot"), required=True, width=130)
    expiry: ColumnElement[datetime.date | None] = column(title=N_("Keeps until"), ends="never", width=130)

    __table_args__ = (UniqueConstraint("article_id", "number"),)


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
    document: ColumnElement[str] = column(String(60), title=N_("Document"), width=120)
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


class Reservation(Versioned, Base):
    """A planned move: a quantity that is kept for somebody until it is booked or released for a reason; used is what of it was booked."""

    __tablename__ = "inventory_reservation"
    __title__ = N_("Reservation")
    __reads__ = VIEW
    __writes__ = BOOK

    article_id: ColumnElement[int] = column(
        ForeignKey(ARTICLE), index=True, title=N_("Article"), required=True
    )
    place_id: ColumnElement[int | None] = column(ForeignKey("inventory_place.id"), title=N_("Storage place"))
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity", required=True, width=100)
    used: ColumnElement[int] = column(title=N_("booked of it"), kind="quantity", width=100)
    until: ColumnElement[datetime.date | None] = column(title=N_("Kept until"), ends="state", width=140)
    contact_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("For"))
    text: ColumnElement[str] = column(String(120), title=N_("What for"), width=180)
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=RESERVATION_STATES, tones=RESERVATION_TONES, width=110
    )
    login: ColumnElement[str] = column(String(80), width=120)
    kind: ColumnElement[str] = column(
        String(10),
        default="issue",
        server_default="issue",
        title=N_("Planned move"),
        choices=PLANNED_KINDS,
        width=130,
    )
    target_id: ColumnElement[int | None] = column(ForeignKey("inventory_place.id"), title=N_("To"))
    cost1: ColumnElement[str] = column(
        String(36), default="", server_default="", title=N_("Cost centre"), code_of="finance_cost_centre", among=("1",),
        width=100,
    )  # fmt: skip
    reason: ColumnElement[str] = column(
        String(200), default="", server_default="", title=N_("Released because"), width=180
    )


class Minimum(Versioned, Base):
    """The least of an article that should be at a place, and what to fill it up to."""

    __tablename__ = "inventory_minimum"
    __title__ = N_("Minimum at a place")
    __reads__ = VIEW
    __writes__ = PLACES

    article_id: ColumnElement[int] = column(ForeignKey(ARTICLE), title=N_("Article"), required=True)
    place_id: ColumnElement[int] = column(
        ForeignKey("inventory_place.id"), title=N_("Storage place"), required=True
    )
    minimum: ColumnElement[int] = column(title=N_("At least"), kind="quantity", required=True, width=100)
    target: ColumnElement[int] = column(title=N_("Fill up to"), kind="quantity", width=100)

    __table_args__ = (UniqueConstraint("article_id", "place_id"),)


class ValuePosting(Keyed, Base):
    """The values up to a day as they were posted to the general ledger: the entry, or none where nothing changed."""

    __tablename__ = "inventory_posting"
    __title__ = N_("Posting of stock values")
    __reads__ = VALUES
    __writes__ = POST

    until: ColumnElement[datetime.date] = column(title=N_("Up to"), width=108)
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))
    login: ColumnElement[str] = column(String(80), width=120)


class StockLock(Keyed, Base):
    """Up to this day nothing is moved any more; the newest row counts."""

    __tablename__ = "inventory_lock"
    __title__ = N_("Lock of stock")
    __reads__ = VIEW
    __writes__ = POST

    until: ColumnElement[datetime.date] = column(title=N_("Locked up to"), width=108)
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"), required=True)
    login: ColumnElement[str] = column(String(80), width=120)
