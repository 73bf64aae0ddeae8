"""Tables of purchasing: orders with their lines, what came in of each, and which incoming invoice asks for what."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.inventory.articles.api import UNITS
from app.modules.inventory.purchasing.rules.orders import STATE_TONES, STATES, VERDICT_TONES, VERDICTS

VIEW, CHANGE = "inventory.order.view", "inventory.order.change"
RECEIVE, MATCH = "inventory.order.receive", "inventory.order.match"
ORDER = "inventory_order.id"


class PurchaseOrder(Versioned, Base):
    """An order to a supplier; number, day and paper are given when it is placed, expected is the day it is promised for."""

    __tablename__ = "inventory_order"
    __title__ = N_("Purchase order")
    __reads__ = VIEW
    __writes__ = CHANGE

    number: ColumnElement[str] = column(
        String(20),
        index=True,
        title=N_("Number"),
        width=120,
        counters=(Counter("inventory.order", "B-{year}-{n:04}"),),
    )
    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), index=True, title=N_("Supplier"), required=True
    )
    state: ColumnElement[str] = column(
        String(9), index=True, title=N_("State"), choices=STATES, tones=STATE_TONES, width=140
    )
    day: ColumnElement[datetime.date | None] = column(title=N_("Ordered on"), width=106)
    wanted: ColumnElement[datetime.date | None] = column(title=N_("Wanted until"), width=106)
    expected: ColumnElement[datetime.date | None] = column(title=N_("Expected"), width=150)
    reference: ColumnElement[str] = column(String(80), title=N_("Your offer"), width=130)
    confirmation: ColumnElement[str] = column(String(60), title=N_("Their confirmation"), width=130)
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), code_of="finance_cost_centre", among=("1",), width=100
    )
    text: ColumnElement[str] = column(title=N_("Remarks on the order"))
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"), width=180)
    reminded: ColumnElement[datetime.date | None] = column(title=N_("Reminded on"), width=106)
    file_id: ColumnElement[int | None] = column(title=N_("Archived document"), kind="record")
    pdf: ColumnElement[bytes | None] = column(LargeBinary(32), title=N_("Frozen paper"), kind="secret")
    written_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Written by"), width=110, once=True
    )


class OrderLine(Versioned, Base):
    """A line of an order: quantity and price a unit in ten-thousandths; expected is the day it is promised for."""

    __tablename__ = "inventory_order_line"
    __title__ = N_("Order line")
    __reads__ = VIEW
    __writes__ = CHANGE

    order_id: ColumnElement[int] = column(
        ForeignKey(ORDER), index=True, title=N_("Purchase order"), required=True
    )
    article_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_article.id"), index=True, title=N_("Article")
    )
    text: ColumnElement[str] = column(String(400), title=N_("Text"), width=260)
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity", required=True, width=100)
    unit: ColumnElement[str] = column(String(3), title=N_("Unit"), choices=UNITS, width=90)
    price: ColumnElement[int | None] = column(title=N_("Purchase price"), kind="price", width=110)
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), code_of="finance_cost_centre", among=("1",), width=100
    )
    wanted: ColumnElement[datetime.date | None] = column(title=N_("Wanted until"), width=106)
    expected: ColumnElement[datetime.date | None] = column(title=N_("Expected"), width=150)
    frame_line_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_frame_line.id"), index=True, title=N_("Called off from")
    )
    excess: ColumnElement[str] = column(
        String(200), default="", server_default="", title=N_("Why it leaves the framework order"), width=180
    )

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)


class OrderTerms(Versioned, Base):
    """From which value of an order on a supplier delivers, and from which one without freight, in cents; how many days' use may be added for it."""

    __tablename__ = "inventory_order_terms"
    __title__ = N_("Terms of orders")
    __reads__ = VIEW
    __writes__ = CHANGE

    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), unique=True, title=N_("Supplier"), required=True
    )
    least: ColumnElement[int] = column(title=N_("Least value of an order"), kind="money", width=160)
    free_from: ColumnElement[int] = column(title=N_("Without freight from"), kind="money", width=160)
    most_days: ColumnElement[int] = column(
        Integer, title=N_("Fill up to a reach of days"), minimum=1, maximum=730, width=160
    )


class FrameOrder(Versioned, Base):
    """A framework order: what a supplier agreed to deliver on call in a period; called is the day of the last call-off."""

    __tablename__ = "inventory_frame"
    __title__ = N_("Framework order")
    __reads__ = VIEW
    __writes__ = CHANGE

    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), index=True, title=N_("Supplier"), required=True
    )
    number: ColumnElement[str] = column(
        String(40), title=N_("Number of the agreement"), required=True, width=130
    )
    title: ColumnElement[str] = column(String(120), title=N_("What it is about"), width=200)
    since: ColumnElement[datetime.date] = column(title=N_("Holds from"), required=True, width=106)
    until: ColumnElement[datetime.date] = column(title=N_("Holds until"), required=True, width=150)
    notes: ColumnElement[str] = column(title=N_("Notes"))
    called: ColumnElement[datetime.date | None] = column(title=N_("Last call-off"), width=106)
    notice_days: ColumnElement[int] = column(
        Integer, default=0, server_default="0", title=N_("Days of notice"), minimum=0, maximum=3650, width=110
    )


class FrameLine(Versioned, Base):
    """A quantity that was agreed at a price; what is left of it follows from the lines of orders that call it off."""

    __tablename__ = "inventory_frame_line"
    __title__ = N_("Agreed quantity")
    __reads__ = VIEW
    __writes__ = CHANGE

    frame_id: ColumnElement[int] = column(
        ForeignKey("inventory_frame.id"), index=True, title=N_("Framework order"), required=True
    )
    article_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_article.id"), index=True, title=N_("Article")
    )
    text: ColumnElement[str] = column(String(400), title=N_("Text"), width=240)
    quantity: ColumnElement[int] = column(title=N_("Agreed"), kind="quantity", required=True, width=100)
    unit: ColumnElement[str] = column(String(3), title=N_("Unit"), choices=UNITS, width=90)
    price: ColumnElement[int] = column(title=N_("Purchase price"), kind="price", required=True, width=110)
    yearly: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("for each year of the agreement"), width=120
    )

    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)


class OrderReceipt(Keyed, Base):
    """What a delivery brought of a line, with the result of its inspection; it never changes.

    What is kept in stock is a move, and what of it goes back is a counter-move; of services a row of their own says so.
    """

    __tablename__ = "inventory_receipt"
    __title__ = N_("Receipt of an order")
    __reads__ = VIEW
    __writes__ = RECEIVE

    line_id: ColumnElement[int] = column(
        ForeignKey("inventory_order_line.id"), index=True, title=N_("Order line")
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), width=106)
    verdict: ColumnElement[str] = column(
        String(8), title=N_("Inspection"), choices=VERDICTS, tones=VERDICT_TONES, width=190
    )
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity", width=100)
    move_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_move.id"), unique=True, title=N_("Stock move")
    )
    return_of: ColumnElement[int | None] = column(
        ForeignKey("inventory_receipt.id"), index=True, title=N_("Return of")
    )
    document: ColumnElement[str] = column(String(60), title=N_("Delivery note"), width=120)
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"), width=180)
    login: ColumnElement[str] = column(String(80), width=120)
    mark: ColumnElement[int | None] = column(
        Integer, title=N_("Rating, 1 (very good) to 5 (poor)"), minimum=1, maximum=5, width=90
    )


class OrderBill(Versioned, Base):
    """An incoming invoice asks for something ordered; a blocked one may be released with a reason, settled is the difference of price that went to the stock."""

    __tablename__ = "inventory_order_bill"
    __title__ = N_("Invoice of an order")
    __reads__ = VIEW
    __writes__ = MATCH

    purchase_id: ColumnElement[int] = column(
        ForeignKey("finance_purchase.id"), unique=True, title=N_("Incoming invoice")
    )
    order_id: ColumnElement[int] = column(ForeignKey(ORDER), index=True, title=N_("Purchase order"))
    reason: ColumnElement[str] = column(String(200), title=N_("Released because"), width=180)
    released_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Released by"), width=110, once=True
    )
    settled: ColumnElement[int | None] = column(title=N_("Difference of price in the stock"), kind="money")


class BillLine(Keyed, Base):
    """So much of a line of an order an incoming invoice asks for, in ten-thousandths."""

    __tablename__ = "inventory_order_bill_line"
    __title__ = N_("Invoiced of an order line")
    __reads__ = VIEW
    __writes__ = MATCH

    bill_id: ColumnElement[int] = column(
        ForeignKey("inventory_order_bill.id"), title=N_("Invoice of an order")
    )
    line_id: ColumnElement[int] = column(
        ForeignKey("inventory_order_line.id"), index=True, title=N_("Order line")
    )
    quantity: ColumnElement[int] = column(title=N_("Quantity"), kind="quantity")

    __table_args__ = (Index("uq_inventory_order_bill_line", "bill_id", "line_id", unique=True),)
