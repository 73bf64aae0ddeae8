"""Classifying: what a person says of a document, checked by what its type wants."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.core import dates
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import read_plain
from app.data.areas import areas
from app.data.office import command
from app.data.unit import Unit
from app.data.workflow import start
from app.modules.documents.archive.models import Document, DocumentValue, Tagged
from app.modules.documents.archive.queries import visibility
from app.modules.documents.archive.rules.documents import (
    APPROVAL,
    INBOX,
    MACHINE,
    DocumentDraft,
    likely_received,
)
from app.modules.documents.archive.services.approving import KIND, after_change, content_of, is_approved
from app.modules.documents.archive.services.documents import bond_later, put_into_search, type_row
from app.modules.documents.archive.services.terms import not_shorter, reckon
from app.modules.documents.filing.api import Case, FieldRow, check_node, fields, tag_key
from app.modules.organisation.contacts.api import Contact


@command("documents.file")
def classify(
    unit: Unit, key: int, draft: DocumentDraft, version: int | None = None, file: bool = False
) -> int:
    """Keep what a person says of a document; with `file` it leaves the inbox, into approval where its type wants one.

    Raises Invalid naming the field at fault, Conflict, and Missing for what the person may not know of.
    """
    visibility.check(unit, key)
    before, approved = unit.row(Document, key), content_of(unit.connection, key)
    MACHINE.after(before["state"], "change")
    filing = file or before["state"] != INBOX
    _check_needed(unit, draft, filing)
    values = _checked(unit, draft, before)
    if filing:
        values |= not_shorter(before, reckon(unit, {**before, **values}))
    if file:
        state = MACHINE.after(before["state"], "submit" if is_approved(unit, draft.type) else "file")
        values |= {"state": state, "reason": "", "filed": unit.today, "filed_by": unit.login}
    unit.update(Document, key, values, version)
    _set_values(unit, key, draft)
    _set_tags(unit, key, draft.tags)
    put_into_search(unit, key)
    visibility.check(unit, key)
    if not file:
        after_change(unit, key, approved)
    elif values["state"] == APPROVAL:
        start(unit, KIND, key, abs(draft.amount or 0))
    bond_later(unit, key)
    return key


def _check_needed(unit: Unit, draft: DocumentDraft, filing: bool) -> None:
    if not draft.title.strip():
        raise Invalid(N_("Enter a title."), field="title")
    if filing and not draft.type:
        raise Invalid(N_("Say what kind of document it is."), field="type")
    if filing and not draft.node:
        raise Invalid(N_("Say where in the plan it belongs."), field="node")
    for name in str(type_row(unit, draft.type)["required"]).split() if filing else ():
        if getattr(draft, name) in (None, ""):
            raise Invalid(N_("This is needed for the type chosen."), field=name)
    if draft.expires and draft.notice and draft.notice > draft.expires:
        raise Invalid(N_("Notice must be given before the end."), field="notice")


def _checked(unit: Unit, draft: DocumentDraft, before: Mapping[str, Any]) -> dict[str, Any]:
    kind = type_row(unit, draft.type) if draft.type else {}
    if draft.node:
        check_node(unit, draft.node)
    if draft.area and draft.area not in areas(unit.connection):
        raise Invalid(N_("Choose one of the values offered."), field="area")
    if (
        draft.contact is not None
        and unit.connection.scalar(select(Contact.id).where(Contact.id == draft.contact)) is None
    ):
        raise Invalid(N_("There is no such contact."), field="contact")
    if draft.case is not None:
        unit.row(Case, draft.case)
    if len(draft.currency) != 3:
        raise Invalid(N_("Write the currency as three letters, such as EUR."), field="currency")
    return {
        "title": draft.title.strip()[:200],
        "type": draft.type,
        "node": draft.node,
        "case_id": draft.case,
        "contact_id": draft.contact,
        "direction": kind.get("direction", "in"),
        "doc_date": draft.doc_date,
        "received": _received(unit, draft, before),
        "amount": draft.amount,
        "currency": draft.currency.upper(),
        "reference": draft.reference.strip()[:80],
        "area": draft.area,
        "ended": draft.ended,
        "expires": draft.expires,
        "notice": draft.notice,
        "place": draft.place.strip()[:80],
    }


def _received(unit: Unit, draft: DocumentDraft, before: Mapping[str, Any]) -> datetime.date:
    """Return the day a document was received: as typed; else, for what is filed the first time, as likely as its own date lets it be."""
    if draft.received is not None:
        if draft.received > unit.today and draft.received != before["received"]:
            raise Invalid(
                N_("Enter the day on which it was received; it can't be in the future."), field="received"
            )
        return draft.received
    known: datetime.date = before["received"]
    if before["state"] != INBOX or known != before["added_at"].astimezone().date():
        return known
    return likely_received(draft.doc_date, known)


def _set_values(unit: Unit, key: int, draft: DocumentDraft) -> None:
    v = DocumentValue
    known = dict(unit.connection.execute(select(v.field_id, v.id).where(v.document_id == key)).all())
    for one in fields(unit.connection, draft.type) if draft.type else ():
        text = draft.values.get(one.id, "").strip()
        if one.required and not text:
            raise Invalid(N_("This is needed for the type chosen."), field=f"field{one.id}")
        if not text:
            if one.id in known:
                unit.delete(v, known[one.id])
            continue
        values = _value(one, text)
        if one.id in known:
            unit.update(v, known[one.id], values)
        else:
            unit.insert(v, document_id=key, field_id=one.id, **values)


def _value(one: FieldRow, text: str) -> dict[str, Any]:
    """Return a value as it is kept; raises Invalid for what does not fit the kind of its field."""
    figure, day = None, None
    try:
        if one.kind == "money":
            figure = read_plain(text)
        elif one.kind == "number":
            figure = read_plain(text) * 10
        elif one.kind == "day":
            day = dates.read_iso(text)
    except Invalid as error:
        raise Invalid(error.message.template, field=f"field{one.id}", **error.message.values) from error
    if one.kind == "choice" and text not in one.options:
        raise Invalid(N_("Choose one of the values offered."), field=f"field{one.id}")
    return {"text": text[:300], "figure": figure, "day": day}


def _set_tags(unit: Unit, key: int, titles: Sequence[str]) -> None:
    wanted = {tag_key(unit, title) for title in titles if title.strip()}
    rows = unit.connection.execute(select(Tagged.tag_id, Tagged.id).where(Tagged.document_id == key)).all()
    for tag, row in rows:
        if tag not in wanted:
            unit.delete(Tagged, row)
    for tag in sorted(wanted - {tag for tag, _row in rows}):
        unit.insert(Tagged, document_id=key, tag_id=tag)
