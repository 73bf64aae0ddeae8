"""Versions of a document: new bytes on top, text read anew, taken out to work on, and linked to other records."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.record_extras import Target, attach
from app.data.unit import Unit
from app.modules.documents.archive.models import Document, DocumentVersion
from app.modules.documents.archive.queries import visibility
from app.modules.documents.archive.rules.documents import APPROVAL, FILED, INBOX, MACHINE, QUARANTINE
from app.modules.documents.archive.services.approving import after_change, content_of
from app.modules.documents.archive.services.documents import (
    Arrival,
    bond_later,
    keep_text,
    keep_version,
    put_into_search,
)


@command("documents.file")
def add_version(unit: Unit, key: int, arrival: Arrival, reason: str, again: bool = False) -> int:
    """Put new bytes on top of a document; the earlier ones stay. Raises Invalid while someone else has taken it, and for the same bytes
    unless they are to be noted again. What was approved is asked for anew.
    """
    visibility.check(unit, key)
    before = unit.row(Document, key, lock=True)
    if before["state"] not in (INBOX, APPROVAL, FILED, QUARANTINE):
        MACHINE.after(before["state"], "accept")
    if before["checked_out_by"] not in ("", unit.login):
        raise Invalid(
            N_("{who} has taken this document to work on it."), field="file", who=before["checked_out_by"]
        )
    v = DocumentVersion
    known = unit.connection.scalar(select(v.id).where(v.document_id == key, v.sha256 == arrival.sha256))
    if known is not None and not again:
        raise Invalid(N_("These are the bytes of a version that is here already."), field="file")
    approved = content_of(unit.connection, key)
    place = int(unit.connection.scalar(select(func.max(v.place)).where(v.document_id == key)) or 0) + 1
    keep_version(unit, key, place, arrival, reason)
    unit.update(Document, key, {"pages": arrival.pages, "text_from": arrival.text_from, "checked_out_by": ""})
    keep_text(unit, key, arrival.text)
    put_into_search(unit, key)
    after_change(unit, key, approved)
    bond_later(unit, key)
    return place


@command("documents.file")
def new_text(unit: Unit, key: int, arrival: Arrival) -> None:
    """Keep what was read anew of a document's newest bytes: its text, and a copy that can be searched. The original stays as it is."""
    visibility.check(unit, key)
    v = DocumentVersion
    newest = unit.connection.execute(
        select(v.id, v.copy_sha256).where(v.document_id == key).order_by(v.place.desc()).limit(1)
    ).one()
    if arrival.copy is not None and newest.copy_sha256 is None:
        unit.update(v, newest.id, {"copy_sha256": arrival.copy})
    unit.update(Document, key, {"pages": arrival.pages, "text_from": arrival.text_from})
    keep_text(unit, key, arrival.text)
    put_into_search(unit, key)
    bond_later(unit, key)


@command("documents.file")
def take_out(unit: Unit, key: int, out: bool = True) -> None:
    """Take a document to work on it, so that nobody else adds a version meanwhile; or give it back. Raises Invalid where another has it."""
    visibility.check(unit, key)
    holder = unit.row(Document, key, lock=True)["checked_out_by"]
    if holder not in ("", unit.login):
        raise Invalid(N_("{who} has taken this document to work on it."), field="file", who=holder)
    unit.update(Document, key, {"checked_out_by": unit.login if out else ""})


@command("documents.file")
def link(unit: Unit, key: int, target: Target) -> int:
    """Link a document to a row of any table: its newest bytes stand among that row's documents, and lead back."""
    visibility.check(unit, key)
    v = DocumentVersion
    row = unit.connection.execute(
        select(v.sha256, v.name, v.size).where(v.document_id == key).order_by(v.place.desc()).limit(1)
    ).one()
    return attach(unit, target, bytes(row.sha256), row.name, row.size)
