"""What is read of contacts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.lookup import Found
from app.core.messages import N_
from app.core.words import fold
from app.data.lists import Column, ListSource
from app.data.search import Searchable
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.rules import KINDS, ContactDraft, ContactView

FIELDS = tuple(ContactDraft.__dataclass_fields__)
NUMBER = 20  # of this topic in the full text


def contacts_source() -> ListSource:
    """Return the list of contacts by name."""
    c = Contact
    columns = (
        Column("number", N_("No."), "number", c.number.expression, 70),
        Column("name", N_("Name"), "text", c.name.expression, 240),
        Column("kind", N_("Kind"), "text", c.kind.expression, 110, choices=KINDS),
        Column("last_name", N_("Contact person"), "text", c.last_name.expression, 130),
        Column("street", N_("Street"), "text", c.street.expression, 180, shown=False),
        Column("postcode", N_("Postcode"), "text", c.postcode.expression, 80),
        Column("town", N_("Town"), "text", c.town.expression, 140),
        Column("mail", N_("Mail"), "text", c.mail.expression, 200),
        Column("phone", N_("Phone"), "text", c.phone.expression, 130),
        Column("account", N_("Account"), "text", c.account.expression, 90),
        Column("active", N_("In use"), "flag", c.active.expression, 70, shown=False),
    )
    order = (func.lower(c.name), c.id.expression)
    return ListSource("organisation.contacts", frozenset({"contact"}), c.__table__, c.id.expression, columns, order)


def contact(connection: Connection, key: int) -> ContactView | None:
    """Return a contact, None where there is none."""
    return next(iter(_contacts(connection, [key])), None)


def contacts(connection: Connection) -> list[ContactView]:
    """Return every contact in use, by name."""
    c = Contact
    query = (
        select(c.id, c.version, c.number, *(c.__table__.c[name] for name in FIELDS)).where(c.active.is_(True)).order_by(func.lower(c.name))
    )
    return [_view(row) for row in connection.execute(query)]


def _contacts(connection: Connection, keys: Sequence[int]) -> list[ContactView]:
    c = Contact
    query = select(c.id, c.version, c.number, *(c.__table__.c[name] for name in FIELDS)).where(c.id.in_(keys))
    return [_view(row) for row in connection.execute(query)]


def _view(row: Sequence[Any]) -> ContactView:
    return ContactView(int(row[0]), int(row[1]), int(row[2]), ContactDraft(**dict(zip(FIELDS, row[3:], strict=True))))


def find(connection: Connection, typed: str, limit: int = 8) -> list[ContactView]:
    """Return contacts in use whose number begins so, or whose name, place or VAT ID holds every word typed."""
    c = Contact
    query = select(c.id, c.version, c.number, *(c.__table__.c[name] for name in FIELDS)).where(c.active.is_(True))
    for word in fold(typed).split():
        query = query.where(c.folded.contains(word, autoescape=True))
    return [_view(row) for row in connection.execute(query.order_by(func.lower(c.name)).limit(limit))]


def offered_contacts(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a contact offers: those that fit what is typed, or the one with a key."""
    one = contact(connection, key) if key is not None else None
    found = find(connection, typed) if key is None else [one] if one is not None else []
    return [Found(one.id, str(one.number), f"{one.number}  {one.name}", one.draft.town) for one in found]


def named(connection: Connection, *, vat_id: str = "", iban: str = "", name: str = "") -> int | None:
    """Return the contact with a VAT ID, an IBAN or exactly this name (folded), in this order; None where there is none or more than one."""
    c = Contact
    for where in ((c.vat_id == vat_id) if vat_id else None, (c.iban == iban) if iban else None, (func.lower(c.name) == name.lower()) if name else None):  # fmt: skip
        if where is not None:
            keys = list(connection.scalars(select(c.id).where(where, c.active.is_(True)).limit(2)))
            if len(keys) == 1:
                return int(keys[0])
    return None


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    return [(one.id, one.name, " ".join(filter(None, (one.draft.postcode, one.draft.town)))) for one in _contacts(connection, keys)]


SEARCHABLE = (Searchable(NUMBER, N_("Contact"), "contact", "organisation.contacts.contacts", "organisation.view", _show),)
