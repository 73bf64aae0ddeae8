"""Tables of what holds stock and what is planned there: places, lots, minimums and reservations."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String, UniqueConstraint

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.inventory.stock.models.common import ARTICLE, BOOK, PLACES, VIEW
from app.modules.inventory.stock.rules.words import (
    PLACE_KINDS,
    PLANNED_KINDS,
    RESERVATION_STATES,
    RESERVATION_TONES,
)


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
