"""Tables of paper originals: labels, boxes, and what became of the paper of each document."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column


class PrintedLabel(Keyed, Base):
    """An archive number whose label was printed: when first, when last, how often."""

    __tablename__ = "paper_label"
    __title__ = N_("Label")
    __reads__ = "documents.view"
    __writes__ = "documents.paper_originals"

    asn: ColumnElement[int] = column(unique=True, title=N_("Archive no."), width=100)
    printed_at: ColumnElement[datetime.datetime] = column(title=N_("Printed"), width=150, once=True)
    printed_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Printed by"), width=130, once=True
    )
    again_at: ColumnElement[datetime.datetime | None] = column(title=N_("Printed again"), width=150)
    times: ColumnElement[int] = column(Integer, title=N_("Times"), width=80)


class Box(Versioned, Base):
    """A box or binder: its code as written on it, what is in it, and where it stands."""

    __tablename__ = "paper_box"
    __title__ = N_("Box")
    __reads__ = "documents.view"
    __writes__ = "documents.paper_originals"

    code: ColumnElement[str] = column(String(80), unique=True, title=N_("Code on the box"), required=True)
    title: ColumnElement[str] = column(String(120), title=N_("Contents"), width=280)
    room: ColumnElement[str] = column(String(120), title=N_("Room"), width=180)
    closed: ColumnElement[bool] = column(default=False, title=N_("Full"), width=80)


class PaperState(Keyed, Base):
    """The paper of a document: who checked the scan against it, and who destroyed it when."""

    __tablename__ = "paper_state"
    __title__ = N_("Paper original")
    __reads__ = "documents.view"
    __writes__ = "documents.paper_originals"

    document_id: ColumnElement[int] = column(
        ForeignKey("document.id"), unique=True, title=N_("Archived document")
    )
    sha256: ColumnElement[str] = column(String(64))
    pages: ColumnElement[int] = column(Integer, title=N_("Pages"))
    checked_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Checked by"), width=110)
    checked_at: ColumnElement[datetime.datetime] = column(title=N_("Checked on"))
    remark: ColumnElement[str] = column(String(200), title=N_("Remark"), personal="content", sealed=True)
    destroyed_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Destroyed by"), width=110, once=True
    )
    destroyed_at: ColumnElement[datetime.datetime | None] = column(title=N_("Destroyed on"), once=True)
    reason: ColumnElement[str] = column(String(200), title=N_("Why"), personal="content", sealed=True)

    __sealed_by__ = ("document", "document_id")
