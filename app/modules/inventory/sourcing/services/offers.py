"""Answers to an enquiry: who is asked, what they answered, and the order that is made of the chosen answer."""

from __future__ import annotations

import dataclasses
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text
from app.data.drafts import columns_of, must_exist
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.articles.api import SCALE
from app.modules.inventory.purchasing.api import LineDraft, OrderDraft, save_line, save_order
from app.modules.inventory.sourcing.models import CHANGE, Enquiry, EnquiryLine, Need, Offer, OfferPrice
from app.modules.inventory.sourcing.queries.enquiries import OfferRow, WantedLine, enquiry, open_lines
from app.modules.inventory.sourcing.rules.needs import ENQUIRY
from app.modules.inventory.sourcing.rules.offers import OfferDraft
from app.modules.organisation.contacts.api import contact_of

FREIGHT = Text("Lieferkosten", "Delivery cost")
CENT = SCALE // 100
FLAT = "LS"


@command(CHANGE)
def save_offer(unit: Unit, draft: OfferDraft, key: int | None = None, version: int | None = None) -> int:
    """Name a supplier who is to be asked, or keep what a supplier answered, and return the key.

    An answer comes after the enquiry was sent; one without its day is of today. Raises Invalid naming the field, and Conflict.
    """
    if draft.enquiry is None:
        raise Invalid(N_("Choose the enquiry."), field="enquiry")
    must_exist(unit, enquiry=(Enquiry, draft.enquiry))
    head = unit.row(Enquiry, draft.enquiry, lock=True)
    if draft.contact is None or contact_of(unit.connection, draft.contact) is None:
        raise Invalid(N_("Choose the supplier."), field="contact")
    _check_supplier(unit, draft, key)
    prices = _checked_prices(unit, draft)
    answers = bool(prices) or draft.declined or draft.day is not None
    ENQUIRY.after(head["state"], "answer" if answers else "ask")
    if draft.day is not None and not (head["day"] or unit.today) <= draft.day <= unit.today:
        raise Invalid(N_("They answered on a day from the enquiry until today."), field="day")
    if draft.freight < 0:
        raise Invalid(N_("A price is not below zero."), field="freight")
    if draft.declined and prices:
        raise Invalid(N_("Either they offer nothing, or there are prices."), field="declined")
    day = draft.day or (unit.today if answers else None)
    values = columns_of(Offer, dataclasses.replace(draft, day=day), without=("prices",))
    if key is None:
        key = unit.insert(Offer, **values, **dict.fromkeys(("file_id", "pdf", "order_id")))
    else:
        unit.update(Offer, key, values, version)
    _keep_prices(unit, key, prices)
    return key


def _check_supplier(unit: Unit, draft: OfferDraft, key: int | None) -> None:
    """Refuse a supplier who stands in the enquiry already, and another one in place of one who was asked."""
    o = Offer
    rows = select(o.id).where(
        o.enquiry_id == draft.enquiry, o.contact_id == draft.contact, o.id != (key or 0)
    )
    if unit.connection.scalar(rows.limit(1)) is not None:
        raise Invalid(N_("This supplier is asked already."), field="contact")
    if key is None:
        return
    row = unit.row(Offer, key, lock=True)
    if row["enquiry_id"] != draft.enquiry:
        raise Invalid(N_("An answer stays with its enquiry."), field="enquiry")
    if row["pdf"] is not None and row["contact_id"] != draft.contact:
        raise Invalid(N_("This supplier was asked; name another one in a row of its own."), field="contact")
    if row["order_id"] is not None:
        raise Invalid(N_("It was ordered from this answer; it stays."), field="reference")


def _checked_prices(unit: Unit, draft: OfferDraft) -> dict[tuple[int, int], int]:
    """Return what was typed of prices by line and least quantity; raises Invalid for what does not fit."""
    x = EnquiryLine
    rows = select(x.id).where(x.enquiry_id == draft.enquiry).order_by(x.id)
    lines = list(unit.connection.scalars(rows))
    found: dict[tuple[int, int], int] = {}
    for one in draft.prices:
        if one.price is None:
            continue
        if not 1 <= one.place <= len(lines):
            raise Invalid(N_("The enquiry has no line {place}."), field="prices", place=one.place)
        if one.price < 0 or one.least < 0:
            raise Invalid(N_("A price is not below zero."), field="prices")
        named = (int(lines[one.place - 1]), one.least)
        if named in found:
            raise Invalid(
                N_("Line {place} has two prices from the same quantity on."), field="prices", place=one.place
            )
        found[named] = one.price
    return found


def _keep_prices(unit: Unit, offer: int, prices: dict[tuple[int, int], int]) -> None:
    p = OfferPrice
    rows = select(p.id, p.line_id, p.least, p.price).where(p.offer_id == offer)
    known = unit.connection.execute(rows).all()
    if {(row.line_id, row.least): row.price for row in known} == prices:
        return
    unit.delete_rows(OfferPrice, [row.id for row in known])
    for (line, least), price in sorted(prices.items()):
        unit.insert(OfferPrice, offer_id=offer, line_id=line, least=least, price=price)


@command(CHANGE)
def remove_offer(unit: Unit, key: int) -> None:
    """Take a supplier out of an enquiry again; raises Invalid for one who was asked."""
    row = unit.row(Offer, key, lock=True)
    ENQUIRY.after(unit.row(Enquiry, row["enquiry_id"], lock=True)["state"], "ask")
    if row["pdf"] is not None:
        raise Invalid(N_("This supplier was asked; note that they offer nothing instead."), field="contact")
    unit.delete(Offer, key)


@command(CHANGE, locks=("inventory.sourcing", "inventory.purchasing"))
def order_from(unit: Unit, key: int) -> int:
    """Make the draft of an order of an answer, and return its key; a second time the same one, until it is cancelled.

    It holds each line that the answer has a price for and nothing was ordered of yet, at the price of its quantity, and the
    delivery cost. Raises Invalid for an answer without prices, or where all lines are ordered elsewhere.
    """
    row = unit.row(Offer, key, lock=True)
    head = unit.row(Enquiry, row["enquiry_id"], lock=True)
    view = enquiry(unit.connection, row["enquiry_id"])
    one = next((one for one in view.offers if one.id == key), None) if view is not None else None
    if view is None or one is None:
        raise Missing(N_("This record is no longer there."))
    if one.order is not None:
        return one.order
    state = ENQUIRY.after(head["state"], "order")
    lines = [line for line in open_lines(unit.connection, view) if line.id in one.answer.lines]
    if not one.answer.lines or one.declined:
        raise Invalid(N_("Enter the prices of this answer first."), field="prices")
    if not lines:
        raise Invalid(N_("All that this answer offers was ordered already."), field="state")
    order = save_order(unit, OrderDraft(one.contact, view.draft.wanted, one.reference))
    for line in lines:
        made = save_line(unit, _line(order, line, one))
        unit.update(EnquiryLine, line.id, {"order_line_id": made})
        if line.need is not None:
            unit.update(Need, line.need, {"order_line_id": made})
    if row["freight"]:
        who = contact_of(unit.connection, one.contact)
        words = FREIGHT.en if who is not None and who.draft.language == "en" else FREIGHT.de
        save_line(unit, LineDraft(order, None, words, SCALE, FLAT, price=row["freight"] * CENT))
    unit.update(Offer, key, {"order_id": order})
    unit.update(Enquiry, view.id, {"state": state})
    return order


def _line(order: int, line: WantedLine, one: OfferRow) -> LineDraft:
    bought = one.answer.lines[line.id]
    more: dict[str, Any] = {"price": bought.price, "cost1": line.cost1, "wanted": line.wanted}
    return LineDraft(order, line.article, line.text, bought.quantity, line.unit, **more)
