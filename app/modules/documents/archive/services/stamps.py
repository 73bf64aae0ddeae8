"""Stamps: words with day and person over a page, kept beside the original, which never changes."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.data.office import command
from app.data.queries import query
from app.data.rows import read_all
from app.data.unit import Unit
from app.modules.documents.archive.models import Document, DocumentStamp
from app.modules.documents.archive.queries import visibility
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.documents import APPROVAL, FILED, INBOX, PLACES

WORDS = (
    Text("Eingegangen", "Received"),
    Text("Sachlich richtig", "Checked"),
    Text("Gebucht", "Booked"),
    Text("Bezahlt", "Paid"),
    Text("Erledigt", "Done"),
    Text("Ungültig", "Void"),
)
LONGEST = 60


@dataclass(frozen=True)
class StampRow:
    """A stamp: its page (1 is the first), where it stands, its words, who set it and when."""

    id: int
    page: int
    place: str
    words: str
    by: str
    at: datetime.datetime


@command("documents.file")
def set_stamp(unit: Unit, document: int, words: str, page: int = 1, place: str = "tr") -> int:
    """Stamp a page of a document; raises Invalid without words, for a page it does not have, and for what is neither in the inbox nor filed."""
    visibility.check(unit, document)
    row = unit.row(Document, document)
    if not words.strip():
        raise Invalid(N_("Say what the stamp is to say."), field="words")
    if row["state"] not in (INBOX, FILED, APPROVAL):
        raise Invalid(N_("This document can't be stamped any more."), field="words")
    if not 1 <= page <= max(1, row["pages"]):
        raise Invalid(N_("This document has pages 1 to {last}."), field="page", last=max(1, row["pages"]))
    if place not in PLACES:
        raise Invalid(N_("Choose one of the values offered."), field="place")
    said, s = words.strip()[:LONGEST], DocumentStamp
    same = select(s.id).where(s.document_id == document, s.page == page, s.place == place, s.words == said)
    if known := unit.connection.scalar(same.limit(1)):
        return int(known)  # it stands there
    return unit.insert(
        DocumentStamp,
        document_id=document,
        page=page,
        place=place,
        words=said,
        set_by=unit.login,
        set_at=unit.now,
    )


@command("documents.file")
def take_stamp_off(unit: Unit, key: int) -> None:
    """Take a stamp off; the trail keeps who had set it. Raises Missing."""
    visibility.check(unit, unit.row(DocumentStamp, key)["document_id"])
    unit.delete(DocumentStamp, key)


@query("documents.view")
def stamps(connection: Connection, document: int) -> list[StampRow]:
    """Return the stamps of a document that the person may know of, in the order they were set."""
    s = DocumentStamp
    query = select(s.__table__, s.set_by.label("by"), s.set_at.label("at"))
    query = query.join(Document, Document.id == s.document_id).order_by(s.id)
    return read_all(connection, query.where(s.document_id == document, *visible(connection)), StampRow)
