"""Tables of letters: templates, text blocks, letters that are being written."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.documents.letters.rules import LANGUAGES


class LetterTemplate(Versioned, Base):
    """A template of a letter: language, subject, text with {fields}, closing; or a text block, which has only a name and a text."""

    __tablename__ = "letter_template"
    __title__ = N_("Template of a letter")
    __reads__ = "documents.letters"
    __writes__ = "documents.letters"

    name: ColumnElement[str] = column(String(80))
    language: ColumnElement[str] = column(String(2), title=N_("Language"), choices=LANGUAGES)
    block: ColumnElement[bool] = column(default=False, title=N_("Text block"))
    subject: ColumnElement[str] = column(String(200), title=N_("Subject"))
    body: ColumnElement[str] = column(title=N_("Text"))
    closing: ColumnElement[str] = column(String(120), title=N_("Closing"))
    receiver: ColumnElement[str] = column(
        String(40), default="", server_default="", title=N_("For letters to")
    )
    purpose: ColumnElement[str] = column(String(16), default="", server_default="", title=N_("Purpose"))


class LetterDraft(Versioned, Base):
    """A letter that is being written; document_id is the sent copy once it is filed.

    It goes to a contact, or to the row receiver_key of receiver_table, see core/letter_receivers.py; receiver is its name then.
    """

    __tablename__ = "letter"
    __title__ = N_("Letter")
    __reads__ = "documents.letters"
    __writes__ = "documents.letters"

    contact_id: ColumnElement[int | None] = column(
        title=N_("Contact"), kind="record", record="contact", personal="content", sealed=True
    )
    language: ColumnElement[str] = column(String(2), title=N_("Language"), choices=LANGUAGES, width=90)
    day: ColumnElement[datetime.date]
    subject: ColumnElement[str] = column(
        String(200), title=N_("Subject"), personal="content", sealed=True, width=340
    )
    body: ColumnElement[str] = column(title=N_("Text"), personal="content", sealed=True)
    closing: ColumnElement[str] = column(String(120), title=N_("Closing"))
    signer: ColumnElement[str] = column(String(80), title=N_("Signed by"))
    notes: ColumnElement[str] = column(
        String(200), title=N_("Above the address"), personal="content", sealed=True
    )
    attached: ColumnElement[str] = column(
        String(400), title=N_("Enclosures"), personal="content", sealed=True
    )
    reference: ColumnElement[str] = column(
        String(80), title=N_("Your reference"), personal="content", sealed=True
    )
    case_id: ColumnElement[int | None] = column(title=N_("Case"), kind="record")
    area: ColumnElement[int] = column(Integer, default=0, server_default="0", title=N_("Area"), kind="record")
    written_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Written by"), once=True)
    document_id: ColumnElement[int | None] = column(title=N_("Archived document"), kind="record")
    receiver_table: ColumnElement[str] = column(
        String(40), default="", server_default="", title=N_("Kind of receiver")
    )
    receiver_key: ColumnElement[int | None] = column(
        title=N_("Receiver"), kind="record", personal="content", sealed=True
    )
    receiver: ColumnElement[str] = column(
        String(160),
        default="",
        server_default="",
        title=N_("Name of the receiver"),
        personal="identity",
        sealed=True,
    )
    purpose: ColumnElement[str] = column(String(16), default="", server_default="", title=N_("Purpose"))
