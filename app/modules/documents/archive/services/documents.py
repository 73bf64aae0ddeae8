"""What is done with documents beside classifying: taken in, searched, given archive numbers, discarded."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_
from app.data import fulltext, numbering, sealed_fields, search
from app.data.office import command
from app.data.record_extras import Target, attach
from app.data.unit import Unit
from app.modules.documents.archive.models import (
    Document,
    DocumentText,
    DocumentValue,
    DocumentVersion,
    Tagged,
)
from app.modules.documents.archive.queries import visibility
from app.modules.documents.archive.rules.documents import (
    APPROVAL,
    ERASED,
    INBOX,
    MACHINE,
    MOST_TEXT,
    QUARANTINE,
    SOURCES,
    DocumentDraft,
)
from app.modules.documents.archive.rules.kinds import kind_of
from app.modules.documents.filing.api import DocumentType, PlanNode, Tag, tag_key, type_words
from app.modules.organisation.contacts.api import Contact

MOST_LABELS = 5000
# of what has it nothing is told, it may be hidden
NOT_FREE = N_("The archive number {asn} is not free. Leave the field empty to take the next one.")


@dataclass(frozen=True)
class Arrival:
    """A file that was read: its bytes by SHA-256 in the archive, what was found in it, and where it came from.

    invoice is the profile of an e-invoice, '' for none; record is its XML in
    the archive, copy a PDF/A beside the original. trouble is why it could not
    be read: it goes to quarantine. type and area come from where it lay. asn is
    the archive number of the label on it, 0 for none; mail the document of the
    mail that it hung on.
    """

    sha256: bytes
    size: int
    mime: str
    name: str
    text: str = ""
    text_from: str = ""
    pages: int = 0
    source: str = "drop"
    invoice: str = ""
    record: bytes | None = None
    copy: bytes | None = None
    trouble: str = ""
    type: str = ""
    received: datetime.date | None = None
    draft: DocumentDraft | None = field(default=None)
    asn: int = 0
    mail: int | None = None


def made_pdf(sha256: bytes, size: int, name: str, text: str, type_key: str) -> Arrival:
    """Return a paper that the program made, whose bytes lie in the archive: its file's name, its words, and its type."""
    return Arrival(
        sha256,
        size,
        "application/pdf",
        name,
        text,
        text_from="text",
        pages=1,
        source="made",
        type=type_key,
    )


@command("documents.intake")
def add(unit: Unit, arrival: Arrival) -> int:
    """Take a document into the inbox, or into quarantine, and return its key."""
    if arrival.source not in SOURCES:
        raise Invalid(N_("Choose one of the values offered."), field="source")
    given = arrival.draft or DocumentDraft(arrival.name)
    kind = type_row(unit, arrival.type) if arrival.type else {}
    key = unit.insert(
        Document,
        number=numbering.give(unit, Document.number, unit.today.year),
        title=(given.title.strip() or arrival.name)[:200],
        type=arrival.type,
        node=given.node or kind.get("node", ""),
        case_id=None,
        contact_id=given.contact,
        direction=kind.get("direction", "in"),
        doc_date=given.doc_date,
        received=arrival.received or unit.today,
        added_at=unit.now,
        added_by=unit.login,
        amount=given.amount,
        currency=given.currency or "EUR",
        reference=given.reference[:80],
        area=given.area or _area_of(unit, arrival),
        retention="",
        ended=None,
        keep_until=None,
        expires=None,
        notice=None,
        state=QUARANTINE if arrival.trouble else INBOX,
        reason=arrival.trouble[:400],
        asn=_free_asn(unit, arrival.asn),
        place="",
        pages=arrival.pages,
        source=arrival.source,
        invoice=arrival.invoice,
        text_from=arrival.text_from,
        checked_out_by="",
        filed=None,
        filed_by="",
    )
    keep_version(unit, key, 1, arrival, "")
    for title in given.tags:
        unit.insert(Tagged, document_id=key, tag_id=tag_key(unit, title))
    keep_text(unit, key, arrival.text)
    put_into_search(unit, key)
    if arrival.mail is not None:
        visibility.check(unit, arrival.mail)
        attach(unit, Target("document", arrival.mail), arrival.sha256, arrival.name[:255], arrival.size)
    return key


def _free_asn(unit: Unit, asn: int) -> int | None:
    """Return the archive number on a label where no document has it: a copy of a labelled paper does not take it away."""
    unit.lock("document.asn")
    taken = not asn or unit.connection.scalar(select(Document.id).where(Document.asn == asn)) is not None
    return None if taken else asn


def _area_of(unit: Unit, arrival: Arrival) -> int:
    """Return the area of what its own words say it is: a payslip lies open to nobody while it waits to be filed."""
    said = kind_of(arrival.text, type_words())
    if arrival.type or said is None:
        return 0
    t, n = DocumentType, PlanNode
    query = select(t.area, n.area).outerjoin(n, n.code == t.node).where(t.key == said.type)
    row = unit.connection.execute(query).first()
    return int(row[0] or row[1] or 0) if row is not None else 0


def type_row(unit: Unit, key: str) -> Mapping[str, Any]:
    """Return the row of a type; raises Invalid for one that is not there."""
    found = (
        unit.connection.execute(select(DocumentType.__table__).where(DocumentType.key == key))
        .mappings()
        .first()
    )
    if found is None:
        raise Invalid(N_("Choose one of the values offered."), field="type")
    return dict(found)


def keep_version(unit: Unit, key: int, place: int, arrival: Arrival, reason: str) -> None:
    """Put the bytes of an arrival among the versions of a document."""
    unit.insert(
        DocumentVersion,
        document_id=key,
        place=place,
        sha256=arrival.sha256,
        size=arrival.size,
        mime=arrival.mime,
        name=arrival.name[:255],
        copy_sha256=arrival.copy,
        record_sha256=arrival.record,
        made_at=unit.now,
        made_by=unit.login,
        reason=reason[:200],
    )


def keep_text(unit: Unit, key: int, text: str) -> None:
    """Keep the text of a document's newest version."""
    t = DocumentText
    unit.connection.execute(delete(t).where(t.document_id == key))
    if text.strip():
        unit.connection.execute(
            insert(t), {"document_id": key, "body": zlib.compress(text[:MOST_TEXT].encode(), 6)}
        )


def put_into_search(unit: Unit, key: int) -> None:
    """Index a document anew: its text with title, number and contact in the full text, the short ones also inside words."""
    row = unit.row(Document, key)
    body = unit.connection.scalar(select(DocumentText.body).where(DocumentText.document_id == key))
    contact = (
        unit.connection.scalar(select(Contact.name).where(Contact.id == row["contact_id"]))
        if row["contact_id"]
        else ""
    )
    values = unit.connection.scalars(select(DocumentValue.text).where(DocumentValue.document_id == key)).all()
    short = " ".join(filter(None, (row["number"], row["title"], row["reference"], contact)))
    text = zlib.decompress(body).decode() if body else ""
    fulltext.index(unit, Document, key, "\n".join([short, *values, text]))
    search.index(unit, Document, key, short, short)


def bond_later(unit: Unit, key: int) -> None:
    """Tell the archive store before the commit until when the bytes of a filed document must stay."""
    row = unit.row(Document, key)
    if row["state"] not in (INBOX, QUARANTINE, APPROVAL, ERASED):  # what has no bond is never given up
        set_bond(unit, key, row["keep_until"])


def set_bond(unit: Unit, key: int, until: datetime.date | None) -> None:
    """Tell the archive store until when the bytes of a document must stay; None is without end."""
    from app.data import archive

    v = DocumentVersion
    found = unit.connection.execute(
        select(v.sha256, v.copy_sha256, v.record_sha256).where(v.document_id == key)
    ).all()
    keys = [bytes(one) for version in found for one in version if one is not None]
    unit.flush()
    archive.bind(unit, keys, f"document:{key}", until)


def drop_unused_tags(unit: Unit, tags: Sequence[int]) -> None:
    """Take tags away that no document carries any more, with the key of their titles: a word on an erased paper stays in no list."""
    for tag in sorted(set(tags)):
        if unit.connection.scalar(select(Tagged.id).where(Tagged.tag_id == tag).limit(1)) is None:
            unit.delete(Tag, tag)
            sealed_fields.forget(unit, "document_tag", tag)


# -- places ----------------------------------------------------------------------
@command("documents.file")
def accept(unit: Unit, key: int) -> None:
    """Let a document out of quarantine: it is filed by what a person types, its file stays unread."""
    visibility.check(unit, key)
    unit.update(Document, key, {"state": MACHINE.after(unit.row(Document, key)["state"], "accept")})


@command("documents.file")
def discard(unit: Unit, key: int) -> None:
    """Take a document out of the inbox that nobody needs; it can be erased from the next day on, and until then restored."""
    visibility.check(unit, key)
    state = MACHINE.after(unit.row(Document, key)["state"], "discard")
    unit.update(
        Document,
        key,
        {
            "state": state,
            "retention": "none",
            "keep_until": unit.today,
            "filed": unit.today,
            "filed_by": unit.login,
        },
    )
    bond_later(unit, key)


@command("documents.file")
def restore(unit: Unit, key: int) -> None:
    """Put a discarded document back into the inbox."""
    visibility.check(unit, key)
    state = MACHINE.after(unit.row(Document, key)["state"], "restore")
    unit.update(Document, key, {"state": state, "filed": None, "filed_by": ""})
    unit.update(
        Document, key, {"retention": "", "keep_until": None}
    )  # the guard lets a term go only from the inbox


@command("documents.file")
def give_asn(unit: Unit, key: int, asn: int | None = None) -> int:
    """Give a document the next archive number for its paper, or the one that is stuck on it; raises Invalid for a used one."""
    visibility.check(unit, key)
    known = unit.row(Document, key)["asn"]
    if known is not None and asn in (None, known):
        return int(known)
    if asn is None:
        asn = int(numbering.give(unit, Document.asn))
    elif asn < 1 or unit.connection.scalar(select(Document.id).where(Document.asn == asn)) is not None:
        raise Invalid(NOT_FREE, field="asn", asn=str(asn))
    unit.update(Document, key, {"asn": asn})
    return asn


@command("documents.letters")
def reserve_asn(unit: Unit, count: int) -> int:
    """Reserve the next archive numbers for labels and return the first; a number once reserved is never given by itself again."""
    if not 1 <= count <= MOST_LABELS:
        raise Invalid(N_("At most {limit} labels at once."), field="count", limit=MOST_LABELS)
    return numbering.reserve(unit, Document.asn, count)
