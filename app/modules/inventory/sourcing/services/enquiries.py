"""What is done with enquiries: written or made of requisitions, sent to suppliers, withdrawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data import archive, numbering, search
from app.data.drafts import must_exist, one_of, save_draft
from app.data.office import command
from app.data.record_extras import Target
from app.data.unit import Unit
from app.modules.documents.archive.api import DocumentDraft as Filing
from app.modules.documents.archive.api import add, classify, link, made_pdf
from app.modules.inventory.articles.api import UNIT_WORDS, article, must_fit, suppliers_of, text_in
from app.modules.inventory.sourcing.models import CHANGE, Enquiry, EnquiryLine, Need, Offer
from app.modules.inventory.sourcing.queries.enquiries import (
    EnquiryView,
    OfferRow,
    enquiry,
)
from app.modules.inventory.sourcing.queries.needs import needs
from app.modules.inventory.sourcing.queries.papers import pdf_of
from app.modules.inventory.sourcing.rules.needs import (
    APPROVED,
    DRAFT,
    ENQUIRY,
    EnquiryDraft,
    WantedDraft,
)
from app.modules.inventory.sourcing.rules.offers import OfferDraft
from app.modules.inventory.sourcing.services.offers import save_offer

FILED = ("order", "40")
PIECE = "H87"


@command(CHANGE)
def save_enquiry(unit: Unit, draft: EnquiryDraft, key: int | None = None, version: int | None = None) -> int:
    """Write an enquiry or change a draft and return its key; raises Invalid naming the field, and Conflict."""
    if draft.answer_by is not None and draft.answer_by < unit.today:
        raise Invalid(N_("Answers are wanted until a day from today on."), field="answer_by")
    if key is not None:
        ENQUIRY.after(unit.row(Enquiry, key, lock=True)["state"], "change")
        return save_draft(unit, Enquiry, draft, key, version)
    fixed: dict[str, Any] = {"number": "", "state": DRAFT, "day": None, "written_by": unit.login}
    return save_draft(unit, Enquiry, draft, **fixed)


@command(CHANGE)
def save_wanted(unit: Unit, draft: WantedDraft, key: int | None = None, version: int | None = None) -> int:
    """Put a line into the draft of an enquiry or change it, and return its key; raises Invalid naming the field."""
    if draft.enquiry is None:
        raise Invalid(N_("Choose the enquiry."), field="enquiry")
    must_exist(unit, enquiry=(Enquiry, draft.enquiry))
    ENQUIRY.after(unit.row(Enquiry, draft.enquiry, lock=True)["state"], "change")
    if key is not None and unit.row(EnquiryLine, key)["enquiry_id"] != draft.enquiry:
        raise Invalid(N_("A line stays in its enquiry."), field="enquiry")
    if draft.quantity is None or draft.quantity <= 0:
        raise Invalid(N_("The quantity must be above zero."), field="quantity")
    code, text = draft.unit or PIECE, draft.text.strip()
    if draft.article is not None:
        found = article(unit.connection, draft.article)
        if found is None:
            raise Invalid(N_("This record is no longer there."), field="article")
        must_fit(draft.quantity, found.draft.decimals, found.draft.number)
        code = found.draft.unit
        text = text or text_in(found.draft.name_de, found.draft.name_en, "de")
    if not text:
        raise Invalid(N_("Choose an article, or enter a text."), field="text")
    one_of(code, UNIT_WORDS, "unit")
    filled = dataclasses.replace(draft, text=text[:400], unit=code)
    fixed: dict[str, Any] = {"order_line_id": None} if key is None else {}
    return save_draft(unit, EnquiryLine, filled, key, version, **fixed)


@command(CHANGE)
def remove_wanted(unit: Unit, key: int) -> None:
    """Take a line out of the draft of an enquiry."""
    row = unit.row(EnquiryLine, key)
    ENQUIRY.after(unit.row(Enquiry, row["enquiry_id"], lock=True)["state"], "change")
    unit.delete(EnquiryLine, key)


@command(CHANGE)
def enquire(unit: Unit, keys: Sequence[int]) -> int:
    """Make the draft of an enquiry of approved requisitions, with everybody who supplies their articles, and return its key.

    Raises Invalid where none of them is approved and neither asked for nor ordered yet, so that a second time makes none.
    """
    for key in sorted(keys):
        unit.row(Need, key, lock=True)
    chosen = [one for one in reversed(needs(unit.connection, keys)) if one.progress == APPROVED]
    if not chosen:
        raise Invalid(N_("Choose requisitions that are approved and not ordered yet."), field="state")
    days = [one.wanted for one in chosen if one.wanted is not None]
    made = save_enquiry(
        unit, EnquiryDraft(chosen[0].text.splitlines()[0][:120], None, min(days, default=None))
    )
    for one in chosen:
        save_wanted(unit, WantedDraft(made, one.article, one.text, one.quantity, one.unit, need=one.id))
    supply = {
        row.contact
        for one in chosen
        if one.article is not None
        for row in suppliers_of(unit.connection, one.article)
        if row.active
    }
    for contact in sorted(supply):
        save_offer(unit, OfferDraft(made, contact))
    return made


@command(CHANGE)
def send(unit: Unit, key: int) -> str:
    """Send an enquiry: it gets its number, and the letter to each supplier is frozen and filed. Return the number.

    A second time asks only who was named since. Raises Invalid for an enquiry without lines or suppliers.
    """
    row = unit.row(Enquiry, key, lock=True)
    state = ENQUIRY.after(row["state"], "ask")
    view = enquiry(unit.connection, key)
    if view is None:
        raise Missing(N_("This record is no longer there."))
    if not view.lines:
        raise Invalid(N_("Put a line into the enquiry first."), field="state")
    if not view.offers:
        raise Invalid(N_("Name a supplier who is asked first."), field="state")
    number = row["number"] or numbering.give(unit, Enquiry.number, unit.today.year)
    day = row["day"] or unit.today
    unit.update(Enquiry, key, {"state": state, "number": number, "day": day})
    ready = dataclasses.replace(view, number=number, day=day, state=state)
    for one in view.offers:
        if one.pdf is None:
            _freeze(unit, ready, one)
    words = (number, view.draft.title, *(line.text for line in view.lines))
    search.index(unit, Enquiry, key, " ".join(filter(None, words))[:2000])
    return str(number)


def _freeze(unit: Unit, view: EnquiryView, one: OfferRow) -> None:
    """Freeze the letter to a supplier and file it with them and the enquiry."""
    data = pdf_of(unit.connection, view, one.contact, unit.book)
    sha = archive.store(unit.book, data)
    title = f"Anfrage {view.number}"
    text = "\n".join((title, *(line.text for line in view.lines)))
    name = f"{view.number} {one.supplier}.pdf"
    arrival = made_pdf(sha, len(data), name, text, FILED[0])
    file = add(unit, arrival)
    filing = Filing(
        f"{title} {one.supplier}"[:200],
        *FILED,
        one.contact,
        doc_date=view.day,
        received=unit.today,
        reference=view.number,
    )
    classify(unit, file, filing, None, True)
    link(unit, file, Target(Enquiry.__tablename__, view.id))
    unit.update(Offer, one.id, {"file_id": file, "pdf": sha})


@command(CHANGE)
def cancel_enquiry(unit: Unit, key: int) -> None:
    """Withdraw an enquiry that nothing was ordered from; its requisitions can be asked for or ordered again."""
    state = ENQUIRY.after(unit.row(Enquiry, key, lock=True)["state"], "cancel")
    unit.update(Enquiry, key, {"state": state})
