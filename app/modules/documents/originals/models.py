"""Tables of paper originals: labels, boxes, and what became of the paper of each document."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.data.tables import Base, Keyed, Versioned, column


class PrintedLabel(Keyed, Base):
    """An archive number whose label was printed: when first, when last, how often."""

    __tablename__ = "paper_label"

    asn: ColumnElement[int] = column(unique=True)
    printed_at: ColumnElement[datetime.datetime]
    printed_by: ColumnElement[str] = column(String(80))
    again_at: ColumnElement[datetime.datetime | None]
    times: ColumnElement[int] = column(Integer)


class Box(Versioned, Base):
    """A box or binder: its code as written on it, what is in it, and where it stands."""

    __tablename__ = "paper_box"

    code: ColumnElement[str] = column(String(80), unique=True)
    title: ColumnElement[str] = column(String(120))
    room: ColumnElement[str] = column(String(120))
    closed: ColumnElement[bool] = column(default=False)


class PaperState(Keyed, Base):
    """The paper of a document: who checked the scan against it, and who destroyed it when."""

    __tablename__ = "paper_state"

    document_id: ColumnElement[int] = column(ForeignKey("document.id"), unique=True)
    sha256: ColumnElement[str] = column(String(64))
    pages: ColumnElement[int] = column(Integer)
    checked_by: ColumnElement[str] = column(String(80))
    checked_at: ColumnElement[datetime.datetime]
    remark: ColumnElement[str] = column(String(200))
    destroyed_by: ColumnElement[str] = column(String(80))
    destroyed_at: ColumnElement[datetime.datetime | None]
    reason: ColumnElement[str] = column(String(200))

    __sealed__ = frozenset({"remark", "reason"})
    __sealed_by__ = ("document", "document_id")
