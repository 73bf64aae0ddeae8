"""Tables of the archive: documents, their versions, texts, values, tags, holds and erasures."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.data.tables import Base, BigKey, Keyed, Versioned, column

OF_DOCUMENT = ("document", "document_id")


class Document(Versioned, Base):
    """A document. type and node are '' until it is classified; keep_until is None until filed, or while what it is about lasts."""

    __tablename__ = "document"

    number: ColumnElement[str] = column(String(20), unique=True)
    title: ColumnElement[str] = column(String(200))
    type: ColumnElement[str] = column(String(20), index=True)
    node: ColumnElement[str] = column(String(12), index=True)
    case_id: ColumnElement[int | None] = column(ForeignKey("document_case.id"), index=True)
    contact_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), index=True)
    direction: ColumnElement[str] = column(String(8))
    doc_date: ColumnElement[datetime.date | None] = column(index=True)
    received: ColumnElement[datetime.date]
    added_at: ColumnElement[datetime.datetime]
    added_by: ColumnElement[str] = column(String(80))
    amount: ColumnElement[int | None]
    currency: ColumnElement[str] = column(String(3))
    reference: ColumnElement[str] = column(String(80), index=True)
    area: ColumnElement[int] = column(Integer)
    retention: ColumnElement[str] = column(String(20))
    ended: ColumnElement[datetime.date | None]
    keep_until: ColumnElement[datetime.date | None] = column(index=True)
    expires: ColumnElement[datetime.date | None] = column(index=True)
    notice: ColumnElement[datetime.date | None] = column(index=True)
    state: ColumnElement[str] = column(String(10), index=True)
    reason: ColumnElement[str] = column(String(400))
    asn: ColumnElement[int | None] = column(unique=True)
    place: ColumnElement[str] = column(String(80))
    pages: ColumnElement[int] = column(Integer)
    source: ColumnElement[str] = column(String(10))
    invoice: ColumnElement[str] = column(String(40))
    text_from: ColumnElement[str] = column(String(8))
    checked_out_by: ColumnElement[str] = column(String(80))
    filed: ColumnElement[datetime.date | None]
    filed_by: ColumnElement[str] = column(String(80))

    __sealed__ = frozenset({"title", "contact_id", "reference", "amount", "reason", "place"})


class DocumentVersion(Keyed, Base):
    """One version: original bytes by SHA-256, never changed; a PDF/A copy and the record of an e-invoice stand beside it."""

    __tablename__ = "document_version"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"))
    place: ColumnElement[int] = column(Integer)
    sha256: ColumnElement[bytes] = column(LargeBinary(32), index=True)
    size: ColumnElement[int]
    mime: ColumnElement[str] = column(String(80))
    name: ColumnElement[str] = column(String(255))
    copy_sha256: ColumnElement[bytes | None] = column(LargeBinary(32))
    record_sha256: ColumnElement[bytes | None] = column(LargeBinary(32))
    made_at: ColumnElement[datetime.datetime]
    made_by: ColumnElement[str] = column(String(80))
    reason: ColumnElement[str] = column(String(200))

    __table_args__ = (Index("uq_document_version_document_id_place", "document_id", "place", unique=True),)
    __sealed__ = frozenset({"name", "reason"})
    __sealed_by__ = OF_DOCUMENT


class DocumentText(Base):
    """The text of a document's newest version, packed by zlib; not in the trail, it follows from the file."""

    __tablename__ = "document_text"

    document_id: ColumnElement[int] = column(BigKey, primary_key=True, autoincrement=False)
    body: ColumnElement[bytes]


class DocumentValue(Keyed, Base):
    """The value of a field of the type: as text, and as figure (cents, thousandths for numbers) or day where it is one."""

    __tablename__ = "document_value"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"))
    field_id: ColumnElement[int] = column(ForeignKey("document_field.id"))
    text: ColumnElement[str] = column(String(300))
    figure: ColumnElement[int | None]
    day: ColumnElement[datetime.date | None]

    __table_args__ = (
        Index("uq_document_value_document_id_field_id", "document_id", "field_id", unique=True),
        Index("ix_document_value_field_id_figure", "field_id", "figure"),
        Index("ix_document_value_field_id_text", "field_id", "text"),
    )
    __sealed__ = frozenset({"text", "figure", "day"})
    __sealed_by__ = OF_DOCUMENT


class Tagged(Keyed, Base):
    """A document carries a tag."""

    __tablename__ = "document_tagged"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"))
    tag_id: ColumnElement[int] = column(ForeignKey("document_tag.id"), index=True)

    __table_args__ = (Index("uq_document_tagged_document_id_tag_id", "document_id", "tag_id", unique=True),)


class DocumentStamp(Keyed, Base):
    """Words with day and person over a page; page 1 is the first, place names the corner: tl, tc, tr, bl, bc, br."""

    __tablename__ = "document_stamp"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"), index=True)
    page: ColumnElement[int] = column(Integer)
    place: ColumnElement[str] = column(String(2))
    words: ColumnElement[str] = column(String(60))
    set_by: ColumnElement[str] = column(String(80))
    set_at: ColumnElement[datetime.datetime]

    __sealed__ = frozenset({"words"})
    __sealed_by__ = OF_DOCUMENT


class Hold(Versioned, Base):
    """A matter (law suit, audit) that forbids to erase what belongs to it until it is released."""

    __tablename__ = "document_hold"

    matter: ColumnElement[str] = column(String(120))
    reason: ColumnElement[str] = column(String(300))
    set_by: ColumnElement[str] = column(String(80))
    since: ColumnElement[datetime.date]
    released: ColumnElement[datetime.date | None]
    released_by: ColumnElement[str] = column(String(80))


class Held(Keyed, Base):
    """A document belongs to a matter."""

    __tablename__ = "document_held"

    hold_id: ColumnElement[int] = column(ForeignKey("document_hold.id"))
    document_id: ColumnElement[int] = column(ForeignKey("document.id"), index=True)

    __table_args__ = (Index("uq_document_held_hold_id_document_id", "hold_id", "document_id", unique=True),)


class Erasure(Keyed, Base):
    """The record of an erasure, without personal content: what kind of document, its fingerprints, why, by whom proposed and released."""

    __tablename__ = "document_erasure"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"), index=True)
    number: ColumnElement[str] = column(String(20))
    type: ColumnElement[str] = column(String(20))
    node: ColumnElement[str] = column(String(12))
    retention: ColumnElement[str] = column(String(20))
    keep_until: ColumnElement[datetime.date]
    year: ColumnElement[int] = column(Integer)
    fingerprints: ColumnElement[str]
    reason: ColumnElement[str] = column(String(300))
    proposed_by: ColumnElement[str] = column(String(80))
    proposed_at: ColumnElement[datetime.datetime]
    released_by: ColumnElement[str] = column(String(80))
    released_at: ColumnElement[datetime.datetime | None]
    erased_at: ColumnElement[datetime.datetime | None]
    withdrawn_at: ColumnElement[datetime.datetime | None]
