"""What is done with requisitions: written, handed in, withdrawn, and turned into the draft of an order."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data import numbering, search
from app.data.drafts import one_of, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.data.workflow import call_off, start
from app.modules.inventory.articles.api import UNIT_WORDS, article, must_fit, price_for, text_in
from app.modules.inventory.purchasing.api import LineDraft, OrderDraft, save_line, save_order
from app.modules.inventory.sourcing.models import CHANGE, NEED_CHANGE, Need
from app.modules.inventory.sourcing.queries.needs import NeedView, needs
from app.modules.inventory.sourcing.rules.needs import APPROVED, DRAFT, ENQUIRED, NEED, ORDERED, NeedDraft
from app.modules.inventory.sourcing.services.approving import KIND, is_needed
from app.modules.organisation.contacts.api import contact_of

PIECE = "H87"


@command(NEED_CHANGE)
def save_need(unit: Unit, draft: NeedDraft, key: int | None = None, version: int | None = None) -> int:
    """Write a requisition or change a draft of one's own and return its key; raises Invalid naming the field.

    What is left out of text, unit and expected price is the article's.
    """
    if draft.quantity is None or draft.quantity <= 0:
        raise Invalid(N_("The quantity must be above zero."), field="quantity")
    if draft.estimate is not None and draft.estimate < 0:
        raise Invalid(N_("A price is not below zero."), field="estimate")
    if draft.wanted is not None and key is None and draft.wanted < unit.today:
        raise Invalid(N_("It is wanted until a day from today on."), field="wanted")
    filled = _filled(unit, draft)
    if key is not None:
        row = unit.row(Need, key, lock=True)
        NEED.after(row["state"], "change")
        _own(unit, row["asked_by"])
        return save_draft(unit, Need, filled, key, version)
    fixed: dict[str, Any] = {
        "number": "",
        "state": DRAFT,
        "refusal": "",
        "asked_by": unit.login,
        "order_line_id": None,
    }
    return save_draft(unit, Need, filled, **fixed)


def _own(unit: Unit, asked_by: str) -> None:
    if unit.login != asked_by:
        raise Forbidden(N_("Only who needs it changes a requisition and hands it in."))


def _filled(unit: Unit, draft: NeedDraft) -> NeedDraft:
    """Return a requisition with what its article says where nothing was typed."""
    code, text, estimate = draft.unit or PIECE, draft.text.strip(), draft.estimate
    if draft.article is not None:
        found = article(unit.connection, draft.article)
        if found is None:
            raise Invalid(N_("This record is no longer there."), field="article")
        must_fit(draft.quantity, found.draft.decimals, found.draft.number)
        code = found.draft.unit
        text = text or text_in(found.draft.name_de, found.draft.name_en, "de")
        if estimate is None:
            estimate = price_for(unit.connection, draft.article, draft.quantity)
    if not text:
        raise Invalid(N_("Choose an article, or enter a text."), field="text")
    one_of(code, UNIT_WORDS, "unit")
    return dataclasses.replace(draft, text=text[:400], unit=code, estimate=estimate)


@command(NEED_CHANGE)
def hand_in(unit: Unit, key: int) -> str:
    """Hand a requisition of one's own in and return its number: it waits for approval by the rules of its amount, or is approved where none wants one.

    Raises Invalid without an expected price, which the approval goes by, and Forbidden for somebody else's.
    """
    row = unit.row(Need, key, lock=True)
    _own(unit, row["asked_by"])
    state = NEED.after(row["state"], "ask")
    if row["estimate"] is None:
        raise Invalid(N_("Enter what it may cost; who approves it goes by that."), field="estimate")
    (view,) = needs(unit.connection, [key])
    wanted = is_needed(unit, view.net)
    number = row["number"] or numbering.give(unit, Need.number, unit.today.year)
    values = {"number": number, "state": state if wanted else APPROVED, "refusal": ""}
    unit.update(Need, key, values)
    search.index(unit, Need, key, f"{number} {view.text}"[:2000])
    if wanted:
        start(unit, KIND, key, view.net)
    return str(number)


@command(NEED_CHANGE)
def withdraw(unit: Unit, key: int) -> None:
    """Withdraw a requisition of one's own; raises Invalid once a step was decided while it waits, and once it is ordered."""
    row = unit.row(Need, key, lock=True)
    _own(unit, row["asked_by"])
    state = NEED.after(row["state"], "withdraw")
    (view,) = needs(unit.connection, [key])
    if view.progress in (ENQUIRED, ORDERED):
        raise Invalid(N_("Suppliers are asked or it is ordered already; tell purchasing."), field="state")
    call_off(unit, KIND, key)
    unit.update(Need, key, {"state": state})


@command(CHANGE, locks=("inventory.sourcing", "inventory.purchasing"))
def order_needs(unit: Unit, keys: Sequence[int], contact: int | None) -> int:
    """Make the draft of an order with a supplier of approved requisitions, and return its key.

    What is ordered already is left out, so that a second time makes none: raises Invalid where nothing is left. A price that
    the supplier has goes before the expected one.
    """
    if contact is None or contact_of(unit.connection, contact) is None:
        raise Invalid(N_("Choose the supplier."), field="contact")
    for key in sorted(keys):
        unit.row(Need, key, lock=True)
    open_needs = [
        one for one in reversed(needs(unit.connection, keys)) if one.progress in (APPROVED, ENQUIRED)
    ]
    if not open_needs:
        raise Invalid(N_("Choose requisitions that are approved and not ordered yet."), field="state")
    days = [one.wanted for one in open_needs if one.wanted is not None]
    order = save_order(unit, OrderDraft(contact, min(days) if days else None))
    for one in open_needs:
        line = save_line(unit, _line(unit, one, order, contact))
        unit.update(Need, one.id, {"order_line_id": line})
    return order


def _line(unit: Unit, one: NeedView, order: int, contact: int) -> LineDraft:
    price = None
    if one.article is not None:
        price = price_for(unit.connection, one.article, one.quantity, contact)
    return LineDraft(
        order,
        one.article,
        one.text,
        one.quantity,
        one.unit,
        price=one.estimate if price is None else price,
        cost1=one.cost1,
        wanted=one.wanted,
    )
