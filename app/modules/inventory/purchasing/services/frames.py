"""What is done with framework orders: agreed, changed, called off; what leaves the agreement does so for a reason only."""

from __future__ import annotations

import dataclasses
from typing import Any

from sqlalchemy import select

from app.core import format as formats
from app.core.errors import Invalid, Missing
from app.core.messages import N_, Text
from app.data.drafts import must_differ, must_exist, one_of, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.articles.api import UNIT_WORDS, article, must_fit, price_for, text_in
from app.modules.inventory.purchasing.models import CHANGE, FrameLine, FrameOrder, OrderLine
from app.modules.inventory.purchasing.queries.frames import FrameView, frame
from app.modules.inventory.purchasing.queries.volumes import most_called
from app.modules.inventory.purchasing.rules.frames import CallOff, FrameDraft, FrameLineDraft
from app.modules.inventory.purchasing.rules.orders import LineDraft, OrderDraft
from app.modules.inventory.purchasing.services.orders import save_line, save_order
from app.modules.organisation.contacts.api import contact_of

PIECE = "H87"
CALLED = Text("Abruf aus Ihrer Rahmenvereinbarung {number}", "Called off from your agreement {number}")


@command(CHANGE)
def save_frame(unit: Unit, draft: FrameDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a framework order and return its key; raises Invalid naming the field, and Conflict."""
    if draft.contact is None or contact_of(unit.connection, draft.contact) is None:
        raise Invalid(N_("Choose the supplier."), field="contact")
    if draft.since is None or draft.until is None or draft.until < draft.since:
        raise Invalid(N_("It holds until a day from its first one on."), field="until")
    if key is None:
        must_differ(unit, FrameOrder, key, draft, "contact number title since until", at="title")
        return save_draft(unit, FrameOrder, draft, called=None)
    row = unit.row(FrameOrder, key, lock=True)
    if row["called"] is not None and row["contact_id"] != draft.contact:
        raise Invalid(N_("Something was called off already; the supplier stays."), field="contact")
    return save_draft(unit, FrameOrder, draft, key, version)


@command(CHANGE)
def save_frame_line(
    unit: Unit, draft: FrameLineDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep what was agreed of one thing and return its key.

    What is left out of text, unit and price is the article's, the price that of the supplier. Raises Invalid naming the
    field, also for less than was called off already.
    """
    if draft.frame is None:
        raise Invalid(N_("Choose the framework order."), field="frame")
    must_exist(unit, frame=(FrameOrder, draft.frame))
    head = unit.row(FrameOrder, draft.frame, lock=True)
    if draft.quantity is None or draft.quantity <= 0:
        raise Invalid(N_("The quantity must be above zero."), field="quantity")
    if draft.price is not None and draft.price < 0:
        raise Invalid(N_("A price is not below zero."), field="price")
    if key is not None:
        row, called = unit.row(FrameLine, key), most_called(unit.connection, key, draft.yearly)
        if row["frame_id"] != draft.frame or (called and row["article_id"] != draft.article):
            raise Invalid(N_("Something was called off already; agree on a new line instead."), field="frame")
        if draft.quantity < called:
            words = N_("{called} were called off already; no less can be agreed.")
            raise Invalid(words, field="quantity", called=formats.scaled(called))
    return save_draft(unit, FrameLine, _filled(unit, draft, int(head["contact_id"])), key, version)


def _filled(unit: Unit, draft: FrameLineDraft, contact: int) -> FrameLineDraft:
    """Return an agreed line with what its article says where nothing was typed."""
    price, code, text = draft.price, draft.unit or PIECE, draft.text.strip()
    if draft.article is not None:
        found = article(unit.connection, draft.article)
        if found is None:
            raise Invalid(N_("This record is no longer there."), field="article")
        must_fit(draft.quantity, found.draft.decimals, found.draft.number)
        code = found.draft.unit
        text = text or text_in(found.draft.name_de, found.draft.name_en, "de")
        if price is None:
            price = price_for(unit.connection, draft.article, draft.quantity, contact)
    if not text:
        raise Invalid(N_("Choose an article, or enter a text."), field="text")
    if price is None:
        raise Invalid(N_("Enter the price that was agreed."), field="price")
    one_of(code, UNIT_WORDS, "unit")
    return dataclasses.replace(draft, text=text[:400], unit=code, price=price)


@command(CHANGE)
def remove_frame_line(unit: Unit, key: int) -> None:
    """Take an agreed line away; raises Invalid once something of it was called off."""
    unit.row(FrameOrder, unit.row(FrameLine, key)["frame_id"], lock=True)
    named = select(OrderLine.id).where(OrderLine.frame_line_id == key).limit(1)
    if unit.connection.scalar(named) is not None:
        raise Invalid(N_("Something was called off already; the line stays."), field="quantity")
    unit.delete(FrameLine, key)


@command(CHANGE)
def call_off(unit: Unit, draft: CallOff, version: int) -> int:
    """Make the draft of an order of what is called off, and return its key.

    More than is left and days outside of the period need a reason (excess), which stays with the lines. version is that of
    the framework order as it was read: the same call-off a second time, or a race, raises Conflict. Raises Invalid naming
    the field; those of quantities are numbered by the place of the line.
    """
    view = frame(unit.connection, draft.frame)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    unit.update(FrameOrder, draft.frame, {"called": unit.today}, version)
    places = {line.id: place for place, line in enumerate(view.lines, 1)}
    parts = [(line, quantity) for line, quantity in draft.parts if quantity]
    if not parts:
        raise Invalid(N_("Enter what is called off."), field="quantity1")
    key = save_order(
        unit,
        OrderDraft(view.draft.contact, draft.wanted, view.draft.number, text=_words(unit, view)),
    )
    for line, quantity in parts:
        try:
            _line(unit, view, key, line, quantity, draft=draft)
        except Invalid as error:
            if error.field == "quantity":
                error.field = f"quantity{places.get(line, 1)}"
            raise
    return key


def _line(unit: Unit, view: FrameView, key: int, line: int, quantity: int, draft: CallOff) -> None:
    one = next((one for one in view.lines if one.id == line), None)
    if one is None:
        raise Invalid(N_("This record is no longer there."), field="quantity")
    values: dict[str, Any] = {
        "unit": one.unit,
        "price": one.price,
        "wanted": draft.wanted,
        "frame_line": line,
    }
    save_line(unit, LineDraft(key, one.article, one.text, quantity, excess=draft.excess, **values))


def _words(unit: Unit, view: FrameView) -> str:
    """Return what stands on the order, in the language of the supplier."""
    who = contact_of(unit.connection, view.draft.contact or 0)
    german = who is None or who.draft.language != "en"
    return (CALLED.de if german else CALLED.en).format(number=view.draft.number)
