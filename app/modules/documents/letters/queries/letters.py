"""What is read of letters: drafts, templates, and a letter as it will stand on paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, func, not_, select
from sqlalchemy.sql import ColumnElement

from app.core.about_contact import AboutContact, Happening
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.letter_receivers import Recipient
from app.core.messages import N_, Text, _, language
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.data.settings import setting
from app.data.visibility import Guard, open_to
from app.modules.documents.archive.api import Document, visible
from app.modules.documents.filing.api import bit, cases
from app.modules.documents.letters.models import LetterDraft, LetterTemplate
from app.modules.documents.letters.queries.receivers import (
    check_words,
    known_fields,
    open_kinds,
    reachable,
    recipient,
)
from app.modules.documents.letters.rules import (
    COMPANY,
    Draft,
    TemplateDraft,
    filled,
    foot_columns,
    letter_day,
    paragraphs,
)
from app.modules.organisation.contacts.api import Contact, channel_for, contact, in_language
from app.paper.letter import Head, Letter, address_block

YOUR_REFERENCE, DATE, WRITER, CUSTOMER = (
    Text("Ihr Zeichen", "Your reference"),
    Text("Datum", "Date"),
    Text("Name", "Name"),
    Text("Kundennummer", "Customer no."),
)
FIELDS = (
    "contact_id",
    "language",
    "day",
    "subject",
    "body",
    "closing",
    "signer",
    "notes",
    "attached",
    "reference",
    "case_id",
    "area",
    "receiver_table",
    "receiver_key",
    "purpose",
)


@dataclass(frozen=True)
class LetterView:
    """A letter that is being written, or was sent."""

    id: int
    version: int
    draft: Draft
    written_by: str
    document: int | None


@dataclass(frozen=True)
class TemplateView:
    """A template or text block."""

    id: int
    version: int
    draft: TemplateDraft


def _receiver() -> Any:
    """Return the name of whoever a letter goes to."""
    return func.coalesce(Contact.name, LetterDraft.receiver)


def letters_source() -> ListSource:
    """Return the list of letters, the newest first; those whose sent copy may not be known of are left out."""
    d, c = LetterDraft, Contact
    columns = (
        *listed(d, "day"),
        Column("contact", N_("To"), "text", _receiver(), 220),
        *listed(d, "subject language"),
        shown_as(Document.number, "sent", title=N_("Filed as"), width=110),
        *listed(d, "written_by"),
    )
    joins = ((c.__table__, c.id == d.contact_id), (Document.__table__, Document.id == d.document_id))
    return ListSource(
        "documents.letters",
        d,
        columns,
        (d.id.desc(),),
        joins=joins,
        visible=_known,
    )


def _known(connection: Connection) -> list[ColumnElement[bool]]:
    """Return the condition that the person of a connection may know of a letter: by its area, and by its copy where it was sent."""
    conditions, sent = visible(connection), LetterDraft.document_id
    found = reachable(connection)
    if conditions:
        copied = sent.is_(None) | sent.in_(select(Document.id).where(*conditions))
        found = [*found, copied, *open_to(connection, bit(LetterDraft.area.expression))]
    return [and_(*found)] if found else []


def hidden(connection: Connection) -> Select[Any] | None:
    """Return the keys of letters the person may not know of, None where there is no such thing."""
    conditions = _known(connection)
    return select(LetterDraft.id).where(not_(conditions[0])) if conditions else None


GUARDS = (Guard("letter", hidden),)


@query("documents.letters")
def letter(connection: Connection, key: int) -> LetterView | None:
    """Return a letter, None where there is none, or where the person may not know of its sent copy."""
    d = LetterDraft
    return read_one(connection, select(d.__table__).where(d.id == key, *_known(connection)), LetterView)


@dataclass(frozen=True)
class SentLetter:
    """A letter to a row of another topic: what it is for, its day and subject, and the copy once it is filed."""

    id: int
    purpose: str
    day: datetime.date
    subject: str
    document: int | None


@query("documents.letters")
def letters_to(connection: Connection, table: str, key: int) -> list[SentLetter]:
    """Return the letters to a row of another topic, the newest first."""
    d = LetterDraft
    where = (d.receiver_table == table, d.receiver_key == key, *_known(connection))
    rows = select(d.id, d.purpose, d.day, d.subject, d.document_id.label("document")).where(*where)
    return [
        SentLetter(**row) for row in connection.execute(rows.order_by(d.day.desc(), d.id.desc())).mappings()
    ]


def letter_like(
    connection: Connection, contact: int | None, day: datetime.date, subject: str, body: str | None = None
) -> int | None:
    """Return the letter to a contact of a day with a subject, where it is given also with a text, None where there is none: so that a command writes it once."""
    d = LetterDraft
    rows = select(d.id).where(d.contact_id == contact, d.day == day, d.subject == subject).order_by(d.id)
    rows = rows if body is None else rows.where(d.body == body.strip())
    return connection.scalar(rows.limit(1))


@query("documents.letters")
def templates(
    connection: Connection, block: bool | None = None, receiver: str | None = None
) -> list[TemplateView]:
    """Return templates, text blocks or both, by name: of letters to all whom one writes to, or of one kind of receivers ('': contacts)."""
    t = LetterTemplate
    open_ones = ["", *(one.table for one in open_kinds(connection))]
    where: list[Any] = [t.receiver.in_(open_ones)]
    where += [] if block is None else [t.block.is_(block)]
    where += [] if receiver is None else [t.receiver == receiver]
    rows = select(t.__table__).where(*where).order_by(func.lower(t.name), t.id)
    return read_all(connection, rows, TemplateView)


@query("documents.letters")
def head_texts(connection: Connection) -> dict[str, Any]:
    """Return what stands in the form of the letterhead, by setting; a column of the foot has a line for each of its parts."""
    names = ("form", "named", "line", "sender", "logo_place", "logo_width")
    kept = {name: setting(connection, f"letters.{name}") for name in names}
    columns = {f"column{n}": str(setting(connection, f"letters.column{n}")).split("|") for n in range(1, 5)}
    return kept | {name: "\n".join(part.strip() for part in parts) for name, parts in columns.items()}


@query("documents.letters")
def head(connection: Connection, logo: bytes = b"", lang: str = "") -> Head:
    """Return the letterhead of the book; what it says of the company at the foot is in the letter's language, else in the one in force."""
    lang = lang or language()
    company = {name: str(setting(connection, f"company.{name}") or "") for name in COMPANY}
    sender = str(setting(connection, "letters.sender") or "") or " · ".join(
        filter(None, (company["name"], company["street"], f"{company['postcode']} {company['town']}".strip()))
    )
    columns = tuple(
        tuple(
            part.strip()
            for part in str(setting(connection, f"letters.column{n}") or "").split("|")
            if part.strip()
        )
        for n in range(1, 5)
    )
    if not any(columns):
        columns = foot_columns(company, lang)
    return Head(
        company["name"],
        str(setting(connection, "letters.line") or ""),
        sender,
        logo,
        columns,
        form=str(setting(connection, "letters.form") or "B"),
        logo_place=str(setting(connection, "letters.logo_place")),
        logo_width=int(setting(connection, "letters.logo_width")),
        named=bool(setting(connection, "letters.named")),
    )


def fields_of(connection: Connection, draft: Draft, who: Recipient | None) -> dict[str, str]:
    """Return what the fields of a template are filled with."""
    case = next((f"{one.number} {one.title}" for one in cases(connection) if one.id == draft.case), "")
    found = {
        "date": letter_day(draft.day, draft.language),
        "case": case,
        "reference": draft.reference,
        "signer": draft.signer,
        "company": str(setting(connection, "company.name") or ""),
    }
    return found if who is None else found | dict(who.values)


@query("documents.letters")
def without_address(connection: Connection, keys: Sequence[int]) -> list[str]:
    """Return the names of contacts that no letter can be sent to: they have no town."""
    found = [contact(connection, key) for key in keys]
    return [one.name for one in found if one is not None and not one.draft.town.strip()]


@query("documents.letters")
def on_paper(connection: Connection, draft: Draft, logo: bytes = b"") -> Letter:
    """Return a letter as it stands on paper; raises Invalid without a contact or subject, and for a field that can't be filled."""
    who = recipient(connection, draft)
    if who is None:
        raise Invalid(N_("Choose who the letter goes to."), field="contact")
    if not draft.subject.strip():
        raise Invalid(N_("Enter a subject."), field="subject")
    check_words(draft)
    values, known = fields_of(connection, draft, who), known_fields(draft.receiver_table)
    address_block(who.address)
    lang = draft.language
    info = ((in_language(YOUR_REFERENCE, lang), draft.reference), (in_language(CUSTOMER, lang), values.get("account", "")),
            (in_language(WRITER, lang), draft.signer), (in_language(DATE, lang), letter_day(draft.day, lang)))  # fmt: skip
    return Letter(
        head(connection, logo, lang),
        who.address,
        tuple((title, text) for title, text in info if text),
        filled(draft.subject, values, known),
        paragraphs(filled(draft.body, values, known)),
        closing=draft.closing,
        signer=draft.signer,
        notes=tuple(line for line in draft.notes.splitlines() if line.strip()),
        attached=tuple(line for line in draft.attached.splitlines() if line.strip()),
        language=lang,
    )


@dataclass(frozen=True)
class InMail:
    """A letter as a mail says it: its address, subject and words."""

    to: str
    subject: str
    text: str


@query("documents.letters")
def in_mail(connection: Connection, draft: Draft) -> InMail:
    """Return a letter to a contact as a mail to its mail address; raises Invalid as on_paper() does, and without such an address."""
    who = recipient(connection, draft)
    if who is None or draft.contact is None:
        raise Invalid(N_("Choose who the letter goes to."), field="contact")
    to = channel_for(connection, draft.contact, "mail", "") or who.values.get("mail", "")
    if not to:
        raise Invalid(N_("{who} has no mail address."), field="contact", who=who.name)
    check_words(draft)
    values, known = fields_of(connection, draft, who), known_fields("")
    ends = (draft.closing, draft.signer or values["company"])
    text = "\n\n".join((*paragraphs(filled(draft.body, values, known)), "\n".join(filter(None, ends))))
    return InMail(to, filled(draft.subject, values, known), text + "\n")


@query("documents.letters")
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the letters to a contact, the newest first."""
    d = LetterDraft
    rows = select(d.id, d.day, d.subject, d.document_id).where(d.contact_id == about.key, *_known(connection))
    return [
        Happening(
            row.day,
            _("Letter"),
            row.subject,
            _("sent") if row.document_id else _("being written"),
            "documents.letters.letters",
            request=row.id,
        )
        for row in connection.execute(rows.order_by(d.day.desc(), d.id.desc()).limit(limit))
    ]
