"""Many documents at once: one field set for all of them, each checked as if it were typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.bulk import BulkCount, counted_by
from app.data.office import command
from app.data.unit import Unit
from app.modules.documents.archive.queries import visibility
from app.modules.documents.archive.queries.documents import DocumentView, document
from app.modules.documents.archive.rules.documents import MACHINE, DocumentDraft
from app.modules.documents.archive.services.classification import classify
from app.modules.documents.filing.api import Case
from app.modules.organisation.contacts.api import Contact

FIELDS = ("type", "node", "contact", "case", "tag", "untag", "place", "area")


@command("documents.file")
def set_documents(unit: Unit, keys: Sequence[int], field: str, value: str, preview: bool) -> BulkCount:
    """Set a field of documents, add a tag to them or take one off; with preview only count.

    contact and case are given by their numbers, '' takes them off. Raises Invalid as classify() does, naming the document; then none is changed.
    """
    if field not in FIELDS:
        raise Invalid(N_("This field can't be changed for many documents."), field=field)
    if field == "tag" and not value:
        raise Invalid(N_("Enter a tag."), field=field)
    wanted = _meant(unit, field, value)
    old = []
    for key in keys:
        visibility.check(unit, key)
        one = document(unit.connection, key)
        assert one is not None  # check() has just found it
        MACHINE.after(one.state, "change")
        before = _shown(unit, one, field, value)
        if before == value:
            continue
        old.append((key, before))
        if not preview:
            _change(unit, one, field, wanted)
    found = counted_by(old, len(keys))
    return (
        BulkCount(found.change, found.same) if field in ("tag", "untag") else found
    )  # what is undone there is the other of the two


def _meant(unit: Unit, field: str, value: str) -> Any:
    """Return a value as a draft takes it; raises Invalid for a contact or case that is not there."""
    if field == "area":
        return int(value or 0)
    if field not in ("contact", "case") or not value:
        return value or (None if field in ("contact", "case") else "")
    query = select(Case.id).where(Case.number == value)
    if field == "contact":
        query = select(Contact.id).where(Contact.number == (int(value) if value.isdecimal() else -1))
    key = unit.connection.scalar(query)
    if key is None:
        raise Invalid(
            N_("There is no such contact.") if field == "contact" else N_("There is no such case."),
            field=field,
        )
    return int(key)


def _shown(unit: Unit, one: DocumentView, field: str, value: str) -> str:
    """Return what a document has in a field, as it would be typed."""
    if field == "tag":
        return value if value in one.tags else ""
    if field == "untag":
        return "" if value in one.tags else value
    if field == "contact":
        return str(unit.connection.scalar(select(Contact.number).where(Contact.id == one.contact_id)) or "")
    return str(getattr(one, field)) if field != "case" else one.case or ""


def _change(unit: Unit, one: DocumentView, field: str, wanted: Any) -> None:
    draft = DocumentDraft(
        one.title,
        one.type,
        one.node,
        one.contact_id,
        one.case_id,
        doc_date=one.doc_date,
        received=one.received,
        amount=one.amount,
        currency=one.currency,
        reference=one.reference,
        area=one.area,
        ended=one.ended,
        expires=one.expires,
        notice=one.notice,
        place=one.place,
        tags=one.tags,
        values=dict(one.values or {}),
    )
    if field == "tag":
        draft = replace(draft, tags=(*one.tags, wanted))
    elif field == "untag":
        draft = replace(draft, tags=tuple(tag for tag in one.tags if tag != wanted))
    else:
        draft = replace(draft, **{field: wanted})
    try:
        classify(unit, one.id, draft, one.version)
    except Invalid as error:
        raise Invalid(N_("{number}: {reason}"), field=field, number=one.number, reason=str(error)) from error
