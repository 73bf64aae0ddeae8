"""Who a letter goes to: a contact, or a row of another topic that its manifest declares (see core/letter_receivers.py)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.letter_receivers import ReceiverKind, Recipient
from app.core.manifest import allows, resolve, topics
from app.core.messages import N_
from app.data.queries import query, refuse_without
from app.data.system_tables import Area
from app.data.visibility import not_hidden, rights
from app.modules.documents.letters.models import LetterDraft
from app.modules.documents.letters.rules import COMMON, KNOWN, Draft, fields_in
from app.modules.organisation.contacts.api import ContactView, address_lines, contact, salutation


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, ReceiverKind]:
    """Return the kinds of receivers beside contacts, by table."""
    return {one.table: one for topic in topics() for one in topic.letters_to}


def kind_of(table: str) -> ReceiverKind | None:
    """Return a kind of receivers, None for contacts; raises Invalid for a table that gets no letters."""
    if not table:
        return None
    if table not in kinds():
        raise Invalid(N_("Choose one of the values offered."), field="receiver")
    return kinds()[table]


def open_kinds(connection: Connection) -> list[ReceiverKind]:
    """Return the kinds of receivers beside contacts that the person of a connection writes to."""
    granted = rights(connection)
    return [one for one in kinds().values() if allows(granted, one.right)]


def known_fields(table: str) -> frozenset[str]:
    """Return the fields that a text to such receivers may hold; '' stands for contacts."""
    kind = kind_of(table)
    return frozenset(KNOWN if kind is None else (*COMMON, *kind.fields))


def reachable(connection: Connection) -> list[ColumnElement[bool]]:
    """Return the condition that the person of a connection may know who a letter goes to; none for who may everything."""
    if allows(rights(connection), "*"):
        return []
    table, key = LetterDraft.receiver_table, LetterDraft.receiver_key.expression
    open_ones = [
        and_(table == one.table, *not_hidden(connection, one.table, key)) for one in open_kinds(connection)
    ]
    return [or_(table == "", *open_ones)]


def recipient(connection: Connection, draft: Draft) -> Recipient | None:
    """Return who a letter goes to with the fields of its text, None where nobody is chosen or may be known.

    Raises Forbidden for sealed fields until it is kept that somebody looks.
    """
    kind = kind_of(draft.receiver_table)
    if kind is None:
        who = contact(connection, draft.contact) if draft.contact else None
        return None if who is None else _of_contact(who, draft.language)
    if draft.receiver_key is None or not allows(rights(connection), kind.right):
        return None
    wanted = fields_in(draft.subject + draft.body)
    read = resolve(kind.reads)
    found: Recipient | None = read(connection, draft.receiver_key, draft.day, draft.language, wanted)
    return found


def _of_contact(who: ContactView, language: str) -> Recipient:
    about = who.draft
    names = ("first_name", "last_name", "street", "postcode", "town", "mail", "vat_id")
    values = {name: str(getattr(about, name)) for name in names}
    values |= {
        "name": who.name,
        "number": str(who.number),
        "account": about.debtor,
        "salutation": salutation(about, language),
        "iban": formats.iban(about.iban),
    }
    return Recipient(who.name, tuple(address_lines(about)), values)


def must_write_to(connection: Connection, draft: Draft) -> Recipient | None:
    """Return who a draft goes to, as recipient() without its fields; raises Forbidden without the right to write to such people, and Invalid for nobody."""
    kind = kind_of(draft.receiver_table)
    if kind is None:
        return None
    refuse_without(rights(connection), (kind.right,))
    if draft.purpose and draft.purpose not in kind.purposes:
        raise Invalid(N_("Choose one of the values offered."), field="purpose")
    bare = Draft(None, "de", draft.day, "", "", receiver_table=kind.table, receiver_key=draft.receiver_key)
    who = recipient(connection, bare)
    if who is None:
        raise Invalid(N_("Choose who the letter goes to."), field="contact")
    return who


def area_of(connection: Connection, draft: Draft) -> int:
    """Return the area that the copy of a letter lies in for the sake of what it says of its receiver; 0 for that of its type."""
    kind = kind_of(draft.receiver_table)
    if kind is None or not kind.sealed & fields_in(draft.subject + draft.body):
        return 0
    return int(connection.scalar(select(Area.id).where(Area.title == kind.sealed_area)) or 0)


@query("documents.letters")
def told(connection: Connection, draft: Draft) -> str:
    """Return what is said of a letter while it is written: what was reckoned for it and what it needs to have effect; '' for nothing."""
    kind = kind_of(draft.receiver_table)
    if kind is None or not kind.tells or draft.receiver_key is None:
        return ""
    if not allows(rights(connection), kind.right):
        return ""
    return str(resolve(kind.tells)(connection, draft.receiver_key, draft.purpose, draft.day))


@query("documents.letters")
def receiver_name(connection: Connection, table: str, key: int, day: datetime.date) -> str:
    """Return the name of a receiver that is no contact; '' for one that may not be known."""
    who = recipient(connection, Draft(None, "de", day, "", "", receiver_table=table, receiver_key=key))
    return who.name if who is not None else ""


@query("documents.letters")
def enclosed(connection: Connection, draft: Draft) -> list[tuple[str, bytes]]:
    """Return the files that go with a letter: name and bytes."""
    kind = kind_of(draft.receiver_table)
    if kind is None or not kind.encloses or draft.receiver_key is None:
        return []
    if not allows(rights(connection), kind.right):
        return []
    found: list[tuple[str, bytes]] = resolve(kind.encloses)(connection, draft.receiver_key, draft.purpose)
    return found


def check_words(draft: Draft) -> None:
    """Raise Invalid for words that a letter of this purpose must not hold."""
    kind = kind_of(draft.receiver_table)
    if kind is not None and kind.checks:
        resolve(kind.checks)(draft.purpose, draft.subject, draft.body)


@query("documents.letters")
def writes_to(connection: Connection) -> dict[str, str]:
    """Return the tables of receivers beside contacts that one writes to, with their titles."""
    return {one.table: one.title for one in open_kinds(connection)}
