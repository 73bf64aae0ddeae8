"""What is read of contacts themselves: the list, one of them, and those found by typing or by a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, bindparam, func, or_, select

from app.core.lookup import Found
from app.core.messages import N_
from app.core.stemming import sought
from app.data.clock import today
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all, read_one
from app.data.search import Searchable
from app.modules.organisation.contacts.models import Contact, ContactBank, ContactRole
from app.modules.organisation.contacts.rules.contact import (
    ROLES,
    ContactDraft,
    ContactForm,
    ContactView,
)

FIELDS = tuple(ContactDraft.__dataclass_fields__)


def has_role(role: str) -> ColumnElement[bool]:
    """Return the condition that a contact has a role today."""
    r, day = ContactRole, bindparam("day_of_asking", callable_=today, type_=Date())
    return (
        select(r.id)
        .where(
            r.contact_id == Contact.id,
            r.role == role,
            or_(r.since.is_(None), r.since <= day),
            or_(r.until.is_(None), r.until >= day),
        )
        .correlate(Contact.__table__)
        .exists()
    )


def contacts_source() -> ListSource:
    """Return the list of contacts by name; those that were merged into others are left out."""
    c = Contact
    columns = (
        *listed(c, "number name kind"),
        Column("customer", N_("Customer"), "flag", has_role("customer"), 90),
        Column("supplier", N_("Supplier"), "flag", has_role("supplier"), 90),
        shown_as(c.last_name, title=N_("Contact person")),
        shown_as(c.street, shown=False),
        *listed(c, "postcode town mail phone tags"),
        *listed(c, "debtor creditor in_charge vat_id iban dunning_block active restricted", shown=False),
    )
    order = (func.lower(c.name), c.id.expression)
    return ListSource("organisation.contacts", c, columns, order, where=(c.merged_into_id.is_(None),))


@query("organisation.view")
def contact(connection: Connection, key: int) -> ContactView | None:
    """Return a contact, None where there is none."""
    return read_one(connection, select(Contact.__table__).where(Contact.id == key), ContactView)


@query("organisation.view")
def contact_of(connection: Connection, key: int) -> ContactView | None:
    """Return the contact that stands for a key: itself, or the one it was merged into; None where there is none."""
    found = contact(connection, key)
    while found is not None and found.merged_into is not None:
        found = contact(connection, found.merged_into)
    return found


@query("organisation.view")
def contact_form(connection: Connection, key: int) -> ContactView | None:
    """Return a contact as its form shows it, with the roles it has today; None where there is none."""
    row = connection.execute(select(Contact.__table__).where(Contact.id == key)).mappings().first()
    if row is None:
        return None
    roles = roles_of(connection, key)
    draft = build(ContactForm, {**row, **{role: role in roles for role in ROLES}})
    return ContactView(int(row["id"]), int(row["version"]), int(row["number"]), draft, row["merged_into_id"])


@query("organisation.view")
def roles_of(connection: Connection, key: int) -> frozenset[str]:
    """Return the roles that a contact has today."""
    r, day = ContactRole, today(connection)
    query = select(r.role).where(
        r.contact_id == key,
        or_(r.since.is_(None), r.since <= day),
        or_(r.until.is_(None), r.until >= day),
    )
    return frozenset(connection.scalars(query))


@query("organisation.view")
def contacts(connection: Connection) -> list[ContactView]:
    """Return every contact in use, by name."""
    return _in_use(connection)


def _in_use(connection: Connection, *where: Any, limit: int | None = None) -> list[ContactView]:
    query = select(Contact.__table__).where(
        Contact.active.is_(True), Contact.merged_into_id.is_(None), *where
    )
    return read_all(connection, query.order_by(func.lower(Contact.name)).limit(limit), ContactView)


@query("organisation.view")
def find(connection: Connection, typed: str, limit: int = 8) -> list[ContactView]:
    """Return contacts in use whose number begins so, or whose name, place or VAT ID holds every word typed."""
    words = (Contact.folded.contains(word, autoescape=True) for word in sought(typed))
    return _in_use(connection, *words, limit=limit)


@query("organisation.view")
def offered_contacts(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a contact offers: those that fit what is typed, or the one with a key."""
    if key is None:
        found = find(connection, typed)
    else:
        one = contact(connection, key)
        found = [one] if one is not None else []
    return [Found(one.id, str(one.number), f"{one.number}  {one.name}", one.draft.town) for one in found]


@query("organisation.view")
def find_by_number(connection: Connection, number: str) -> int | None:
    """Return the contact in use with exactly this number, None where there is none."""
    clean = number.strip()
    return _only(connection, Contact.number == int(clean)) if clean.isdecimal() and len(clean) < 10 else None


@query("organisation.view")
def find_by_vat_id(connection: Connection, vat_id: str) -> int | None:
    """Return the one contact in use with a VAT ID (without blanks, in capitals), None where there is none or more than one."""
    return _only(connection, Contact.vat_id == vat_id) if vat_id else None


@query("organisation.view")
def find_by_iban(connection: Connection, iban: str) -> int | None:
    """Return the one contact in use with an IBAN among its bank details, None where there is none or more than one."""
    b = ContactBank
    return _only(connection, Contact.id.in_(select(b.contact_id).where(b.iban == iban))) if iban else None


@query("organisation.view")
def find_by_name(connection: Connection, name: str) -> int | None:
    """Return the one contact in use with exactly this name, whatever its case; None where there is none or more than one."""
    return _only(connection, func.lower(Contact.name) == name.strip().lower()) if name.strip() else None


@query("organisation.view")
def find_by_account(connection: Connection, number: str) -> int | None:
    """Return the contact whose debtor or creditor account a number is, also by way of one that was merged into it; None where there is none."""
    if not number:
        return None
    c = Contact
    query = select(c.id).where(or_(c.debtor == number, c.creditor == number))
    key = connection.scalar(query.order_by(c.merged_into_id.is_not(None), c.id).limit(1))
    found = contact_of(connection, int(key)) if key is not None else None
    return found.id if found is not None else None


def named(connection: Connection, *, vat_id: str = "", iban: str = "", name: str = "") -> int | None:
    """Return the contact with a VAT ID, an IBAN or exactly this name, in this order; None where there is none or more than one."""
    return (
        find_by_vat_id(connection, vat_id) or find_by_iban(connection, iban) or find_by_name(connection, name)
    )


def _only(connection: Connection, where: ColumnElement[bool]) -> int | None:
    c = Contact
    query = select(c.id).where(where, c.active.is_(True), c.merged_into_id.is_(None))
    keys = connection.scalars(query.limit(2)).all()
    return int(keys[0]) if len(keys) == 1 else None


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    c = Contact
    query = select(c.__table__).where(c.id.in_(list(keys)), c.merged_into_id.is_(None))
    return [
        (one.id, one.name, " ".join(filter(None, (one.draft.postcode, one.draft.town))))
        for one in read_all(connection, query, ContactView)
    ]


SEARCHABLE = (
    Searchable(N_("Contact"), "contact", "organisation.contacts.contacts", "organisation.view", _show),
)
