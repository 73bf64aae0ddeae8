"""What is done with an order: written, given for approval, placed, confirmed, closed, cancelled."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core import format as formats
from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data import archive, numbering, search
from app.data.drafts import must_exist, one_of, save_draft
from app.data.office import command
from app.data.record_extras import Target
from app.data.unit import Unit
from app.data.workflow import call_off, differs, start
from app.modules.documents.archive.api import DocumentDraft as Filing
from app.modules.documents.archive.api import add, classify, link, made_pdf
from app.modules.inventory.articles.api import (
    UNIT_WORDS,
    article,
    must_fit,
    price_for,
    suppliers_of,
    text_in,
)
from app.modules.inventory.purchasing.models import CHANGE, FrameLine, FrameOrder, OrderLine, PurchaseOrder
from app.modules.inventory.purchasing.queries.orders import OrderView, order
from app.modules.inventory.purchasing.queries.papers import pdf_of
from app.modules.inventory.purchasing.queries.volumes import called_off
from app.modules.inventory.purchasing.rules.frames import holds
from app.modules.inventory.purchasing.rules.orders import (
    APPROVED,
    DRAFT,
    MACHINE,
    SOME_HERE,
    LineDraft,
    OrderDraft,
)
from app.modules.inventory.purchasing.services.approving import KIND, is_needed
from app.modules.organisation.contacts.api import contact_of

PLACE = "inventory.order.place"
FILED = ("order", "40")
PIECE = "H87"


@command(CHANGE)
def save_order(unit: Unit, draft: OrderDraft, key: int | None = None, version: int | None = None) -> int:
    """Write an order or change a draft and return its key; raises Invalid naming the field, and Conflict."""
    if draft.contact is None or contact_of(unit.connection, draft.contact) is None:
        raise Invalid(N_("Choose the supplier."), field="contact")
    if key is not None:
        MACHINE.after(unit.row(PurchaseOrder, key, lock=True)["state"], "change")
        return save_draft(unit, PurchaseOrder, draft, key, version)
    fixed = {"number": "", "state": DRAFT, "confirmation": "", "reason": "", "written_by": unit.login}
    empty = dict.fromkeys(("day", "expected", "file_id", "pdf"))
    return save_draft(unit, PurchaseOrder, draft, None, None, **fixed, **empty)


@command(CHANGE)
def save_line(unit: Unit, draft: LineDraft, key: int | None = None, version: int | None = None) -> int:
    """Put a line into a draft of an order or change it, and return its key.

    What is left out of text, unit and price is the article's, the price that of the supplier at this quantity. Raises
    Invalid naming the field, also for less than the supplier's least order or what is no multiple of theirs, and for more
    than a framework order leaves where nobody says why.
    """
    if draft.order is None:
        raise Invalid(N_("Choose the order."), field="order")
    must_exist(unit, order=(PurchaseOrder, draft.order))
    head = unit.row(PurchaseOrder, draft.order, lock=True)
    MACHINE.after(head["state"], "change")
    if key is not None and unit.row(OrderLine, key)["order_id"] != draft.order:
        raise Invalid(N_("A line stays in its order."), field="order")
    if draft.quantity is None or draft.quantity <= 0:
        raise Invalid(N_("The quantity must be above zero."), field="quantity")
    if draft.price is not None and draft.price < 0:
        raise Invalid(N_("A price is not below zero."), field="price")
    _check_frame(unit, draft, head, key or 0)
    filled = _filled(unit, draft, int(head["contact_id"]))
    return save_draft(unit, OrderLine, filled, key, version, **({"expected": None} if key is None else {}))


def _check_frame(unit: Unit, draft: LineDraft, head: Mapping[str, Any], key: int) -> None:
    """Refuse a line that leaves the framework order it is called off from, unless a reason stands with it."""
    if draft.frame_line is None or draft.excess.strip():
        return
    line = unit.row(FrameLine, draft.frame_line)
    frame = unit.row(FrameOrder, line["frame_id"])
    if frame["contact_id"] != head["contact_id"] or line["article_id"] != draft.article:
        raise Invalid(N_("It was called off from another framework order."), field="article")
    wanted = draft.wanted or head["wanted"] or unit.today
    if not holds(frame["since"], frame["until"], wanted):
        words = N_(
            "The framework order holds from {since} until {until}; choose a day in it, or say why not."
        )
        days = {name: formats.day(frame[name]) for name in ("since", "until")}
        raise Invalid(words, field="wanted", **days)
    called = called_off(unit.connection, [draft.frame_line], key, max(wanted, unit.today))
    rest = line["quantity"] - called.get(draft.frame_line, 0)
    if draft.quantity > rest:
        words = N_("Of the framework order {rest} are left; enter no more, or say why.")
        if line["yearly"]:
            words = N_("Of the framework order {rest} are left in that year; enter no more, or say why.")
        raise Invalid(words, field="quantity", rest=formats.scaled(max(0, rest)))


def _filled(unit: Unit, draft: LineDraft, contact: int) -> LineDraft:
    """Return a line with what its article and supplier say where nothing was typed."""
    if draft.article is None:
        if not draft.text.strip():
            raise Invalid(N_("Choose an article, or enter a text."), field="text")
        if draft.price is None:
            raise Invalid(N_("Enter the price; without an article nobody else knows it."), field="price")
        unit_code = draft.unit or PIECE
        one_of(unit_code, UNIT_WORDS, "unit")
        return dataclasses.replace(draft, unit=unit_code)
    found = article(unit.connection, draft.article)
    if found is None:
        raise Invalid(N_("This record is no longer there."), field="article")
    must_fit(draft.quantity, found.draft.decimals, found.draft.number)
    _check_terms(unit, draft, contact)
    price = draft.price
    if price is None:
        price = price_for(unit.connection, draft.article, draft.quantity, contact)
    if price is None:
        raise Invalid(N_("Enter the price; this supplier has none for the article."), field="price")
    text = draft.text.strip() or text_in(found.draft.name_de, found.draft.name_en, "de")
    return dataclasses.replace(draft, text=text[:400], unit=found.draft.unit, price=price)


def _check_terms(unit: Unit, draft: LineDraft, contact: int) -> None:
    assert draft.article is not None
    offers = [one for one in suppliers_of(unit.connection, draft.article) if one.contact == contact]
    if not offers:
        return
    terms = offers[0]
    if terms.minimum and draft.quantity < terms.minimum:
        words = N_("The supplier takes orders from {least} on.")
        raise Invalid(words, field="quantity", least=formats.scaled(terms.minimum))
    step = terms.multiple
    if step and draft.quantity % step:
        words = N_("The supplier sells multiples of {step} only.")
        raise Invalid(words, field="quantity", step=formats.scaled(step))


@command(CHANGE)
def remove_line(unit: Unit, key: int) -> None:
    """Take a line out of a draft of an order."""
    row = unit.row(OrderLine, key)
    MACHINE.after(unit.row(PurchaseOrder, row["order_id"], lock=True)["state"], "change")
    unit.delete(OrderLine, key)


@command(CHANGE)
def ask_approval(unit: Unit, key: int) -> None:
    """Give an order for approval by the rules of its amount; raises Invalid where no rule wants one."""
    row = unit.row(PurchaseOrder, key, lock=True)
    state = MACHINE.after(row["state"], "ask")
    view = _with_lines(unit, key)
    unit.update(PurchaseOrder, key, {"state": state, "reason": ""})
    start(unit, KIND, key, view.net)


@command(CHANGE)
def withdraw(unit: Unit, key: int) -> None:
    """Make an order that waits for approval or was approved a draft again; raises Invalid once a step was decided in one that waits."""
    state = MACHINE.after(unit.row(PurchaseOrder, key, lock=True)["state"], "withdraw")
    call_off(unit, KIND, key)
    unit.update(PurchaseOrder, key, {"state": state})


def _with_lines(unit: Unit, key: int) -> OrderView:
    view = order(unit.connection, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    if not view.lines:
        raise Invalid(N_("Put a line into the order first."), field="state")
    return view


@command(PLACE)
def place(unit: Unit, key: int, day: datetime.date | None = None) -> str:
    """Place an order, today or as it was given by phone on an earlier day: it gets its number, and its paper is frozen and filed with the supplier.

    Return the number; a second time the same. Raises Invalid for an order without lines, a day in the future, and where a rule wants an approval that was not given for what it holds now.
    """
    row = unit.row(PurchaseOrder, key, lock=True)
    if row["number"]:
        return str(row["number"])
    state = MACHINE.after(row["state"], "order")
    view = _with_lines(unit, key)
    if row["state"] != APPROVED and is_needed(unit, view.net):
        raise Invalid(N_("An order of this amount needs an approval; ask for it first."), field="state")
    if row["state"] == APPROVED and differs(unit, KIND, key):
        raise Invalid(
            N_("The order was changed since it was approved; ask for approval again."), field="state"
        )
    given = day or unit.today
    if given > unit.today:
        raise Invalid(N_("An order is not given in the future."), field="day")
    number = numbering.give(unit, PurchaseOrder.number, given.year)
    for line in view.lines:
        unit.update(OrderLine, line.id, {"expected": line.wanted or view.draft.wanted})
    dates = [one for one in (view.draft.wanted, *(line.wanted for line in view.lines)) if one is not None]
    values = {"state": state, "number": number, "day": given, "expected": max(dates) if dates else None}
    ready = dataclasses.replace(view, number=number, day=given, state=state)
    data = pdf_of(unit.connection, ready, unit.book)
    sha = archive.store(unit.book, data)
    file = _file(unit, ready, data, sha)
    unit.update(PurchaseOrder, key, {**values, "file_id": file, "pdf": sha})
    words = (number, view.supplier, view.draft.reference, *(line.text for line in view.lines))
    search.index(unit, PurchaseOrder, key, " ".join(filter(None, words))[:2000])
    return number


def _file(unit: Unit, view: OrderView, data: bytes, sha: bytes) -> int:
    """File the frozen paper with the supplier and the order; return the key of the filed document."""
    title = f"Bestellung {view.number}"
    text = "\n".join((title, *(line.text for line in view.lines)))
    name = f"{view.number}.pdf"
    arrival = made_pdf(sha, len(data), name, text, FILED[0])
    key = add(unit, arrival)
    filing = Filing(
        f"{title} {view.supplier}"[:200],
        *FILED,
        view.draft.contact,
        doc_date=unit.today,
        received=unit.today,
        reference=view.number,
    )
    classify(unit, key, filing, None, True)
    link(unit, key, Target(PurchaseOrder.__tablename__, view.id))
    return key


@command(CHANGE)
def confirm(
    unit: Unit,
    key: int,
    confirmation: str,
    expected: datetime.date,
    days: Mapping[int, datetime.date] | None = None,
) -> None:
    """Note the supplier's confirmation with the day it is promised for, and other days of single lines; a later one replaces it."""
    row = unit.row(PurchaseOrder, key, lock=True)
    state = MACHINE.after(row["state"], "confirm")
    if not confirmation.strip():
        raise Invalid(N_("Enter the number of the confirmation, or “by phone”."), field="confirmation")
    if expected is None or expected < row["day"]:
        raise Invalid(N_("It is promised for a day from the order on."), field="expected")
    given = days or {}
    lines = list(unit.connection.scalars(select(OrderLine.id).where(OrderLine.order_id == key)))
    for line in lines:
        unit.update(OrderLine, int(line), {"expected": given.get(int(line), expected)})
    values = {
        "state": state,
        "confirmation": confirmation.strip()[:60],
        "expected": max([expected, *given.values()]),
    }
    unit.update(PurchaseOrder, key, values)


@command(CHANGE)
def promise(unit: Unit, line: int, expected: datetime.date) -> None:
    """Note another day that a line is promised for."""
    row = unit.row(OrderLine, line)
    head = unit.row(PurchaseOrder, row["order_id"], lock=True)
    MACHINE.after(head["state"], "confirm")
    if expected is None or expected < head["day"]:
        raise Invalid(N_("It is promised for a day from the order on."), field="expected")
    unit.update(OrderLine, line, {"expected": expected})


@command(CHANGE)
def close(unit: Unit, key: int, reason: str) -> None:
    """Close an order: what is not here yet will not come; raises Invalid without a reason."""
    _end(unit, key, "close", reason)


@command(CHANGE)
def cancel(unit: Unit, key: int, reason: str) -> None:
    """Cancel an order; raises Invalid without a reason, and once something of it is here."""
    unit.row(PurchaseOrder, key, lock=True)
    view = order(unit.connection, key)
    if view is not None and any(line.here for line in view.lines):
        raise Invalid(SOME_HERE, field="state")
    _end(unit, key, "cancel", reason)


def _end(unit: Unit, key: int, step: str, reason: str) -> None:
    if not reason.strip():
        raise Invalid(N_("Say why."), field="reason")
    state = MACHINE.after(unit.row(PurchaseOrder, key, lock=True)["state"], step)
    unit.update(PurchaseOrder, key, {"state": state, "reason": reason.strip()[:200]})
