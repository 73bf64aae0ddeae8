"""Tables of letters: templates, text blocks, letters that are being written."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, String

from app.data.tables import Base, Versioned, column


class LetterTemplate(Versioned, Base):
    """A template of a letter: language, subject, text with {fields}, closing; or a text block, which has only a name and a text."""

    __tablename__ = "letter_template"

    name: ColumnElement[str] = column(String(80))
    language: ColumnElement[str] = column(String(2))
    block: ColumnElement[bool] = column(default=False)
    subject: ColumnElement[str] = column(String(200))
    body: ColumnElement[str]
    closing: ColumnElement[str] = column(String(120))


class LetterDraft(Versioned, Base):
    """A letter that is being written; document_id is the sent copy once it is filed."""

    __tablename__ = "letter"

    contact_id: ColumnElement[int | None]
    language: ColumnElement[str] = column(String(2))
    day: ColumnElement[datetime.date]
    subject: ColumnElement[str] = column(String(200))
    body: ColumnElement[str]
    closing: ColumnElement[str] = column(String(120))
    signer: ColumnElement[str] = column(String(80))
    notes: ColumnElement[str] = column(String(200))
    attached: ColumnElement[str] = column(String(400))
    reference: ColumnElement[str] = column(String(80))
    case_id: ColumnElement[int | None]
    written_by: ColumnElement[str] = column(String(80))
    document_id: ColumnElement[int | None]

    __sealed__ = frozenset({"contact_id", "subject", "body", "notes", "attached", "reference"})
