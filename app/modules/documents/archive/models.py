"""Tables of the archive: documents, their versions, texts, values, tags, holds and erasures."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, BigKey, Keyed, Versioned, column
from app.modules.documents.archive.rules.documents import PLACES, SOURCES, STATES, TONES
from app.modules.documents.filing.api import DIRECTIONS

OF_DOCUMENT = ("document", "document_id")


class Document(Versioned, Base):
    """A document. type and node are '' until it is classified; keep_until is None until filed, or while what it is about lasts."""

    __tablename__ = "document"
    __title__ = N_("Archived document")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    number: ColumnElement[str] = column(
        String(20), unique=True, title=N_("No."), width=108, counters=(Counter("document", "{year}-{n:05}"),)
    )
    title: ColumnElement[str] = column(
        String(200), title=N_("Title"), personal="content", sealed=True, width=280
    )
    type: ColumnElement[str] = column(String(20), index=True, title=N_("Type"), width=140)
    node: ColumnElement[str] = column(String(12), index=True, title=N_("Plan"), width=160)
    case_id: ColumnElement[int | None] = column(ForeignKey("document_case.id"), index=True, title=N_("Case"))
    contact_id: ColumnElement[int | None] = column(
        ForeignKey("contact.id"), index=True, title=N_("Contact"), personal="content", sealed=True
    )
    direction: ColumnElement[str] = column(String(8), title=N_("Direction"), choices=DIRECTIONS, width=90)
    doc_date: ColumnElement[datetime.date | None] = column(index=True, title=N_("Date of the document"))
    received: ColumnElement[datetime.date] = column(title=N_("Received"), width=108)
    added_at: ColumnElement[datetime.datetime] = column(title=N_("Added"), once=True)
    added_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Added by"), once=True)
    amount: ColumnElement[int | None] = column(
        title=N_("Amount"), kind="money", personal="content", sealed=True, width=100
    )
    currency: ColumnElement[str] = column(String(3), title=N_("Currency"))
    reference: ColumnElement[str] = column(
        String(80), index=True, title=N_("Number of the sender"), personal="content", sealed=True
    )
    area: ColumnElement[int] = column(Integer, title=N_("Area"), kind="record")
    retention: ColumnElement[str] = column(String(20), title=N_("Retention"), width=200)
    ended: ColumnElement[datetime.date | None] = column(title=N_("Ended"))
    keep_until: ColumnElement[datetime.date | None] = column(index=True, title=N_("Keep until"), width=110)
    expires: ColumnElement[datetime.date | None] = column(index=True, title=N_("Ends on"), width=108)
    notice: ColumnElement[datetime.date | None] = column(index=True, title=N_("Notice until"), width=108)
    state: ColumnElement[str] = column(String(10), index=True, title=N_("State"), choices=STATES, tones=TONES)
    reason: ColumnElement[str] = column(
        String(400), title=N_("Why"), personal="content", sealed=True, width=260
    )
    asn: ColumnElement[int | None] = column(
        unique=True, title=N_("Archive no."), counters=(Counter("asn", "{n}", typed=True, reserved=True),)
    )
    place: ColumnElement[str] = column(String(80), title=N_("Shelf"), personal="content", sealed=True)
    pages: ColumnElement[int] = column(Integer, title=N_("Pages"), width=70)
    source: ColumnElement[str] = column(String(10), title=N_("Came by"), choices=SOURCES, width=110)
    invoice: ColumnElement[str] = column(String(40), title=N_("E-invoice"), width=110)
    text_from: ColumnElement[str] = column(String(8), title=N_("Text from"))
    checked_out_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Taken by"), width=100, once=True
    )
    filed: ColumnElement[datetime.date | None] = column(title=N_("Filed"))
    filed_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Filed by"), once=True)


class DocumentVersion(Keyed, Base):
    """One version: original bytes by SHA-256, never changed; a PDF/A copy and the record of an e-invoice stand beside it."""

    __tablename__ = "document_version"
    __title__ = N_("Version")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"), title=N_("Archived document"))
    place: ColumnElement[int] = column(Integer, title=N_("No."))
    sha256: ColumnElement[bytes] = column(LargeBinary(32), index=True)
    size: ColumnElement[int] = column(title=N_("Size"))
    mime: ColumnElement[str] = column(String(80), title=N_("Format"))
    name: ColumnElement[str] = column(String(255), personal="content", sealed=True)
    copy_sha256: ColumnElement[bytes | None] = column(LargeBinary(32), title=N_("PDF/A copy"), kind="secret")
    record_sha256: ColumnElement[bytes | None] = column(
        LargeBinary(32), title=N_("Invoice data"), kind="secret"
    )
    made_at: ColumnElement[datetime.datetime] = column(title=N_("Added"), once=True)
    made_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Added by"), once=True)
    reason: ColumnElement[str] = column(String(200), title=N_("Why"), personal="content", sealed=True)

    __table_args__ = (Index("uq_document_version_document_id_place", "document_id", "place", unique=True),)
    __sealed_by__ = OF_DOCUMENT


class DocumentText(Base):
    """The text of a document's newest version, packed by zlib; not in the trail, it follows from the file."""

    __tablename__ = "document_text"
    __trailed__ = False
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    document_id: ColumnElement[int] = column(BigKey, primary_key=True, autoincrement=False)
    body: ColumnElement[bytes]


class DocumentValue(Keyed, Base):
    """The value of a field of the type: as text, and as figure (cents, thousandths for numbers) or day where it is one."""

    __tablename__ = "document_value"
    __title__ = N_("Field")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"), title=N_("Archived document"))
    field_id: ColumnElement[int] = column(ForeignKey("document_field.id"), title=N_("Field"))
    text: ColumnElement[str] = column(String(300), personal="content", sealed=True)
    figure: ColumnElement[int | None] = column(title=N_("Figure"), personal="content", sealed=True)
    day: ColumnElement[datetime.date | None] = column(personal="content", sealed=True)

    __table_args__ = (
        Index("uq_document_value_document_id_field_id", "document_id", "field_id", unique=True),
        Index("ix_document_value_field_id_figure", "field_id", "figure"),
        Index("ix_document_value_field_id_text", "field_id", "text"),
    )
    __sealed_by__ = OF_DOCUMENT


class Tagged(Keyed, Base):
    """A document carries a tag."""

    __tablename__ = "document_tagged"
    __title__ = N_("Tag of a document")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"), title=N_("Archived document"))
    tag_id: ColumnElement[int] = column(ForeignKey("document_tag.id"), index=True, title=N_("Tag"))

    __table_args__ = (Index("uq_document_tagged_document_id_tag_id", "document_id", "tag_id", unique=True),)


class DocumentStamp(Keyed, Base):
    """Words with day and person over a page; page 1 is the first, place names the corner: tl, tc, tr, bl, bc, br."""

    __tablename__ = "document_stamp"
    __title__ = N_("Stamp")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    document_id: ColumnElement[int] = column(
        ForeignKey("document.id"), index=True, title=N_("Archived document")
    )
    page: ColumnElement[int] = column(Integer, title=N_("Page"))
    place: ColumnElement[str] = column(String(2), title=N_("Position"), choices=PLACES)
    words: ColumnElement[str] = column(String(60), title=N_("Text"), personal="content", sealed=True)
    set_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Set by"), once=True)
    set_at: ColumnElement[datetime.datetime] = column(title=N_("Set"), once=True)

    __sealed_by__ = OF_DOCUMENT


class Hold(Versioned, Base):
    """A matter (law suit, audit) that forbids to erase what belongs to it until it is released."""

    __tablename__ = "document_hold"
    __title__ = N_("Hold")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    matter: ColumnElement[str] = column(String(120), title=N_("Matter"))
    reason: ColumnElement[str] = column(String(300), title=N_("Why"), kind="long", width=300)
    set_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Set by"), width=110, once=True)
    since: ColumnElement[datetime.date] = column(title=N_("Held since"), width=110)
    released: ColumnElement[datetime.date | None] = column(title=N_("Hold released on"), width=110, once=True)
    released_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Released by"), once=True)


class Held(Keyed, Base):
    """A document belongs to a matter."""

    __tablename__ = "document_held"
    __title__ = N_("Held document")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    hold_id: ColumnElement[int] = column(ForeignKey("document_hold.id"), title=N_("Hold"))
    document_id: ColumnElement[int] = column(
        ForeignKey("document.id"), index=True, title=N_("Archived document")
    )

    __table_args__ = (Index("uq_document_held_hold_id_document_id", "hold_id", "document_id", unique=True),)


class Erasure(Keyed, Base):
    """The record of an erasure, without personal content: what kind of document, its fingerprints, why, by whom proposed and released."""

    __tablename__ = "document_erasure"
    __title__ = N_("Erasure")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    document_id: ColumnElement[int] = column(
        ForeignKey("document.id"), index=True, title=N_("Archived document")
    )
    number: ColumnElement[str] = column(String(20), title=N_("No."), width=100)
    type: ColumnElement[str] = column(String(20), title=N_("Type"), width=160)
    node: ColumnElement[str] = column(String(12), title=N_("Plan"), width=180)
    retention: ColumnElement[str] = column(String(20), title=N_("Retention"), width=220)
    keep_until: ColumnElement[datetime.date] = column(title=N_("Keep until"), width=104)
    year: ColumnElement[int] = column(Integer, title=N_("Year"))
    fingerprints: ColumnElement[str] = column(title=N_("Fingerprint"), kind="secret")
    reason: ColumnElement[str] = column(String(300), title=N_("Why"))
    proposed_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Proposed by"), width=110, once=True
    )
    proposed_at: ColumnElement[datetime.datetime] = column(title=N_("Proposed"), once=True)
    was: ColumnElement[str] = column(
        String(10), default="filed", server_default="filed", title=N_("State before"), choices=STATES
    )
    released_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Released by"), width=110, once=True
    )
    released_at: ColumnElement[datetime.datetime | None] = column(title=N_("Released for erasure"), once=True)
    erased_at: ColumnElement[datetime.datetime | None] = column(title=N_("Erased"), once=True)
    withdrawn_at: ColumnElement[datetime.datetime | None] = column(title=N_("Withdrawn"), once=True)


class Correction(Keyed, Base):
    """A filing that one person asks to correct, because its type or place was wrong, and a second one agrees to; until is what follows."""

    __tablename__ = "document_correction"
    __title__ = N_("Correction of a filing")
    __reads__ = "documents.view"
    __writes__ = "documents.file"

    document_id: ColumnElement[int] = column(
        ForeignKey("document.id"), index=True, title=N_("Archived document")
    )
    type: ColumnElement[str] = column(String(20), title=N_("Type"))
    node: ColumnElement[str] = column(String(12), title=N_("Plan"))
    until: ColumnElement[datetime.date | None] = column(title=N_("Keep until"))
    reason: ColumnElement[str] = column(String(300), title=N_("Why"), personal="content", sealed=True)
    asked_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Asked by"), once=True)
    asked_at: ColumnElement[datetime.datetime] = column(title=N_("Asked"), once=True)
    agreed_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Agreed by"), once=True)
    agreed_at: ColumnElement[datetime.datetime | None] = column(title=N_("Agreed"), once=True)
    declined_at: ColumnElement[datetime.datetime | None] = column(title=N_("Declined"), once=True)

    __sealed_by__ = OF_DOCUMENT
