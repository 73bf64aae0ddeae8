"""Tables of sourcing: what people need, enquiries with their lines, the suppliers that were asked, and the prices they answered with."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.inventory.articles.api import UNITS
from app.modules.inventory.sourcing.rules.needs import (
    ENQUIRY_STATES,
    ENQUIRY_TONES,
    NEED_STATE_TONES,
    NEED_STATES,
)

NEED_VIEW, NEED_CHANGE = "inventory.need.view", "inventory.need.change"
VIEW, CHANGE = "inventory.enquiry.view", "inventory.enquiry.change"
ENQUIRY, ARTICLE = "inventory_enquiry.id", "inventory_article.id"


class Need(Versioned, Base):
    """Somebody needs something: quantity and expected price a unit in ten-thousandths; order_line_id is the line that orders it."""

    __tablename__ = "inventory_need"
    __title__ = N_("Requisition")
    __reads__ = NEED_VIEW
    __writes__ = NEED_CHANGE

    number: ColumnElement[str] = column(
        String(20),
        index=True,
        title=N_("Number"),
        width=120,
        counters=(Counter("inventory.need", "BA-{year}-{n:04}"),),
    )
    asked_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Needed by"), width=120, once=True
    )
    article_id: ColumnElement[int | None] = column(ForeignKey(ARTICLE), index=True, title=N_("Article"))
    text: ColumnElement[str] = column(String(400), title=N_("Text"), width=240)
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity", required=True, width=100)
    unit: ColumnElement[str] = column(String(3), title=N_("Unit"), choices=UNITS, width=90)
    estimate: ColumnElement[int | None] = column(title=N_("Expected price"), kind="price", width=110)
    wanted: ColumnElement[datetime.date | None] = column(title=N_("Wanted until"), width=150)
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), code_of="finance_cost_centre", among=("1",), width=100
    )
    purpose: ColumnElement[str] = column(String(200), title=N_("What for"), width=180)
    state: ColumnElement[str] = column(
        String(9), index=True, title=N_("State"), choices=NEED_STATES, tones=NEED_STATE_TONES, width=150
    )
    refusal: ColumnElement[str] = column(String(200), title=N_("Reason"), width=160)
    order_line_id: ColumnElement[int | None] = column(index=True, title=N_("Order line"), kind="record")

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)


class Enquiry(Versioned, Base):
    """The same question to several suppliers; number and day are given when it is sent."""

    __tablename__ = "inventory_enquiry"
    __title__ = N_("Enquiry")
    __reads__ = VIEW
    __writes__ = CHANGE

    number: ColumnElement[str] = column(
        String(20),
        index=True,
        title=N_("Number"),
        width=120,
        counters=(Counter("inventory.enquiry", "AF-{year}-{n:04}"),),
    )
    title: ColumnElement[str] = column(String(120), title=N_("What it is about"), required=True, width=220)
    state: ColumnElement[str] = column(
        String(9), index=True, title=N_("State"), choices=ENQUIRY_STATES, tones=ENQUIRY_TONES, width=150
    )
    day: ColumnElement[datetime.date | None] = column(title=N_("Sent on"), width=106)
    answer_by: ColumnElement[datetime.date | None] = column(title=N_("Answers until"), width=150)
    wanted: ColumnElement[datetime.date | None] = column(title=N_("Wanted until"), width=106)
    text: ColumnElement[str] = column(title=N_("What the letter says besides"))
    written_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Written by"), width=110, once=True
    )


class EnquiryLine(Versioned, Base):
    """A line of an enquiry: what is wanted, in ten-thousandths of its unit, the need it comes from, and the line that orders it."""

    __tablename__ = "inventory_enquiry_line"
    __title__ = N_("Line of an enquiry")
    __reads__ = VIEW
    __writes__ = CHANGE

    enquiry_id: ColumnElement[int] = column(
        ForeignKey(ENQUIRY), index=True, title=N_("Enquiry"), required=True
    )
    need_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_need.id"), index=True, title=N_("Requisition")
    )
    article_id: ColumnElement[int | None] = column(ForeignKey(ARTICLE), index=True, title=N_("Article"))
    text: ColumnElement[str] = column(String(400), title=N_("Text"), width=260)
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity", required=True, width=100)
    unit: ColumnElement[str] = column(String(3), title=N_("Unit"), choices=UNITS, width=90)
    order_line_id: ColumnElement[int | None] = column(index=True, title=N_("Order line"), kind="record")

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)


class Offer(Versioned, Base):
    """A supplier who was asked, with the frozen letter and the answer; freight in cents, order_id is the order made from it."""

    __tablename__ = "inventory_offer"
    __title__ = N_("Offer")
    __reads__ = VIEW
    __writes__ = CHANGE

    enquiry_id: ColumnElement[int] = column(
        ForeignKey(ENQUIRY), index=True, title=N_("Enquiry"), required=True
    )
    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), index=True, title=N_("Supplier"), required=True
    )
    reference: ColumnElement[str] = column(String(60), title=N_("Number of the offer"), width=130)
    day: ColumnElement[datetime.date | None] = column(title=N_("Answered on"), width=106)
    freight: ColumnElement[int] = column(title=N_("Delivery cost"), kind="money", width=110)
    lead_days: ColumnElement[int | None] = column(
        Integer, title=N_("Days until it comes"), minimum=0, maximum=999, width=130
    )
    valid_until: ColumnElement[datetime.date | None] = column(title=N_("Holds until"), width=150)
    declined: ColumnElement[bool] = column(title=N_("offers nothing"), width=110)
    notes: ColumnElement[str] = column(title=N_("Notes"))
    file_id: ColumnElement[int | None] = column(title=N_("Archived document"), kind="record")
    pdf: ColumnElement[bytes | None] = column(LargeBinary(32), title=N_("Frozen paper"), kind="secret")
    order_id: ColumnElement[int | None] = column(title=N_("Purchase order"), kind="record")

    __table_args__ = (Index("uq_inventory_offer", "enquiry_id", "contact_id", unique=True),)


class OfferPrice(Keyed, Base):
    """A price a unit that an offer asks for a line from a quantity on, both in ten-thousandths."""

    __tablename__ = "inventory_offer_price"
    __title__ = N_("Price of an offer")
    __reads__ = VIEW
    __writes__ = CHANGE

    offer_id: ColumnElement[int] = column(ForeignKey("inventory_offer.id"), title=N_("Offer"))
    line_id: ColumnElement[int] = column(
        ForeignKey("inventory_enquiry_line.id"), index=True, title=N_("Line of an enquiry")
    )
    least: ColumnElement[int] = column(title=N_("from"), kind="quantity", width=90)
    price: ColumnElement[int] = column(title=N_("Price"), kind="price", width=110)

    __table_args__ = (Index("uq_inventory_offer_price", "offer_id", "line_id", "least", unique=True),)
