"""What the archive says of a contact: its documents as far as the person may know of them, and to whom a number or word of one leads."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.messages import _
from app.data.queries import query
from app.modules.documents.archive.models import Document
from app.modules.documents.archive.queries.full_text import keys_of
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.documents import DISCARDED, ERASED
from app.modules.organisation.contacts.api import Contact

RIGHT = "documents.view"
PAGE = "documents.archive.archive"
FEW, HITS = 6, 200


def _documents(connection: Connection, key: int, limit: int) -> Select[Any]:
    d = Document
    return (
        select(d.id, d.number, d.title, func.coalesce(d.doc_date, d.received).label("day"), d.amount)
        .add_columns(d.notice, d.expires)
        .where(d.contact_id == key, d.state.not_in((DISCARDED, ERASED)), *visible(connection))
        .order_by(func.coalesce(d.doc_date, d.received).desc(), d.id.desc())
        .limit(limit)
    )


@query(RIGHT)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the documents of a contact, the newest first."""
    return [
        Happening(row.day, _("Document"), row.title, row.number, PAGE, request=row.id)
        for row in connection.execute(_documents(connection, about.key, limit))
    ]


@query(RIGHT)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the newest documents of a contact, and those with a day of notice still to come."""
    d = Document
    rows = connection.execute(_documents(connection, about.key, FEW)).all()
    lines = tuple(BlockLine(row.title, formats.day(row.day), PAGE, row.id) for row in rows)
    found = [Block(_("Documents"), lines, 45, _("No documents yet."))]
    terms = _documents(connection, about.key, FEW).where(d.notice >= about.today)
    running = tuple(
        BlockLine(row.title, _("Notice until {day}").format(day=formats.day(row.notice)), PAGE, row.id)
        for row in connection.execute(terms)
    )
    return [*found, Block(_("Contracts on file"), running, 40)] if running else found


@query(RIGHT)
def leads(connection: Connection, typed: str) -> list[int]:
    """Return the contacts of documents with a number, sender's number or words, those with the number first."""
    d, c = Document, Contact
    known = (d.contact_id.is_not(None), d.state.not_in((DISCARDED, ERASED)), *visible(connection))
    number = typed.strip().lower()
    numbered = select(d.contact_id).where((func.lower(d.reference) == number) | (func.lower(d.number) == number), *known)  # fmt: skip
    found = list(connection.scalars(numbered.limit(HITS)))
    hits = keys_of(connection, typed, HITS)
    if hits:
        found += connection.scalars(select(d.contact_id).where(d.id.in_(hits), *known).order_by(d.id.desc()))
    wanted = list(dict.fromkeys(int(key) for key in found if key is not None))
    there = set(connection.scalars(select(c.id).where(c.id.in_(wanted)))) if wanted else set()
    return [key for key in wanted if key in there]
