"""Contacts that may be the same as the one that is typed, found by folded name, phone, mail, IBAN and VAT ID; and what merging two would choose between."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.identifiers import squeeze
from app.data.queries import query
from app.modules.organisation.contacts.models import Contact, ContactBank, ContactChannel
from app.modules.organisation.contacts.queries.contacts import contact
from app.modules.organisation.contacts.rules.contact import ContactDraft
from app.modules.organisation.contacts.rules.doubles import CHOSEN, Double, bare_name, ordered
from app.modules.organisation.contacts.rules.parts import PHONES, digits

MOST, SHORTEST = 5, 3


@dataclass(frozen=True)
class Choice:
    """A field in which two contacts differ: what it holds in the one that stays and in the one that goes."""

    field: str
    stays: Any
    goes: Any

    @property
    def proposed(self) -> bool:
        """Whether what the other one holds is proposed: where the one that stays has nothing."""
        return self.stays in ("", None) and self.goes not in ("", None)


@query("organisation.view")
def doubles_of(connection: Connection, draft: ContactDraft, key: int = 0) -> list[Double]:
    """Return contacts that may be the one being typed, the surest first, each with why; key is its own, which is none of them."""
    found: dict[int, set[str]] = defaultdict(set)
    c, b, w = Contact, ContactBank, ContactChannel
    if draft.vat_id.strip():
        for one in connection.scalars(select(c.id).where(c.vat_id == squeeze(draft.vat_id))):
            found[one].add("vat_id")
    if draft.iban.strip():
        for one in connection.scalars(select(b.contact_id).where(b.iban == squeeze(draft.iban))):
            found[one].add("iban")
    if draft.mail.strip():
        mails = select(w.contact_id).where(w.kind == "mail", w.folded == draft.mail.strip().lower())
        for one in connection.scalars(mails):
            found[one].add("mail")
    number = digits(draft.phone)
    if len(number) > SHORTEST:
        phones = select(w.contact_id).where(w.kind.in_(PHONES), w.folded == number)
        for one in connection.scalars(phones):
            found[one].add("phone")
    for one in _of_that_name(connection, draft):
        found[one].add("name")
    found.pop(key, None)
    return _views(connection, found)


def _of_that_name(connection: Connection, draft: ContactDraft) -> list[int]:
    """Return the contacts with the same name without its legal form; the longest word of it narrows what is compared."""
    name = draft.name or f"{draft.first_name} {draft.last_name}".strip()
    bare = bare_name(name)
    if len(bare) < SHORTEST:
        return []
    longest = max(bare.split(), key=len)
    c = Contact
    rows = connection.execute(
        select(c.id, c.name).where(c.folded.contains(longest, autoescape=True)).limit(500)
    )
    return [int(key) for key, other in rows if bare_name(other) == bare]


def _views(connection: Connection, found: dict[int, set[str]]) -> list[Double]:
    c = Contact
    rows = connection.execute(
        select(c.id, c.number, c.name, c.town).where(c.id.in_(found), c.merged_into_id.is_(None))
    )
    made = (Double(row.id, row.number, row.name, row.town, tuple(sorted(found[row.id]))) for row in rows)
    return ordered(made)[:MOST]


@query("organisation.view")
def choices(connection: Connection, stays: int, goes: int) -> list[Choice]:
    """Return the fields in which two contacts differ, in the order of the form; none where one of them is gone."""
    one, other = contact(connection, stays), contact(connection, goes)
    if one is None or other is None:
        return []
    pairs = (Choice(name, _held(one.draft, name), _held(other.draft, name)) for name in CHOSEN)
    return [pair for pair in pairs if pair.stays != pair.goes and pair.goes not in ("", None)]


def _held(draft: ContactDraft, field: str) -> Any:
    """Return what a contact holds in a field that is chosen; the address is one."""
    if field != "street":
        return getattr(draft, field)
    place = f"{draft.postcode} {draft.town}".strip()
    return ", ".join(filter(None, (draft.street, place, draft.country if place or draft.street else "")))
