"""What is read of contacts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.lookup import Found
from app.core.messages import N_
from app.core.stemming import fold
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.data.search import Searchable
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.rules import ContactDraft, ContactView

FIELDS = tuple(ContactDraft.__dataclass_fields__)


def contacts_source() -> ListSource:
    """Return the list of contacts by name."""
    c = Contact
    columns = (
        *listed(c, "number name kind"),
        shown_as(c.last_name, title=N_("Contact person")),
        shown_as(c.street, shown=False),
        *listed(c, "postcode town mail phone account"),
        shown_as(c.active, shown=False),
    )
    order = (func.lower(c.name), c.id.expression)
    return ListSource("organisation.contacts", c, columns, order)


@query("organisation.view")
def contact(connection: Connection, key: int) -> ContactView | None:
    """Return a contact, None where there is none."""
    return read_one(connection, select(Contact.__table__).where(Contact.id == key), ContactView)


@query("organisation.view")
def contacts(connection: Connection) -> list[ContactView]:
    """Return every contact in use, by name."""
    return _in_use(connection)


def _in_use(connection: Connection, *where: Any, limit: int | None = None) -> list[ContactView]:
    query = select(Contact.__table__).where(Contact.active.is_(True), *where)
    return read_all(connection, query.order_by(func.lower(Contact.name)).limit(limit), ContactView)


@query("organisation.view")
def find(connection: Connection, typed: str, limit: int = 8) -> list[ContactView]:
    """Return contacts in use whose number begins so, or whose name, place or VAT ID holds every word typed."""
    words = (Contact.folded.contains(word, autoescape=True) for word in fold(typed).split())
    return _in_use(connection, *words, limit=limit)


@query("organisation.view")
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
    return [
        (one.id, one.name, " ".join(filter(None, (one.draft.postcode, one.draft.town))))
        for one in read_all(
            connection, select(Contact.__table__).where(Contact.id.in_(list(keys))), ContactView
        )
    ]


SEARCHABLE = (
    Searchable(N_("Contact"), "contact", "organisation.contacts.contacts", "organisation.view", _show),
)
