"""Contacts as they travel in files, with everything they have several of, read for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select

from app.data.clock import today
from app.data.declarative import Base
from app.data.queries import query
from app.data.rows import build
from app.data.unit import table_of
from app.modules.organisation.contacts.models import (
    Contact,
    ContactAddress,
    ContactBank,
    ContactChannel,
    ContactField,
    ContactPerson,
    ContactRole,
)
from app.modules.organisation.contacts.rules.cards import Card, WorksFor
from app.modules.organisation.contacts.rules.contact import ROLES, ContactDraft
from app.modules.organisation.contacts.rules.parts import (
    AddressDraft,
    BankDraft,
    ChannelDraft,
    OwnFieldDraft,
    RoleDraft,
    holds_on,
)

T = TypeVar("T")


@query("organisation.view")
def cards(connection: Connection, keys: Sequence[int] | None = None) -> list[Card]:
    """Return contacts as cards, organisations before people, each by name; without keys all that are in use."""
    c, day = Contact, today(connection)
    rows = select(c.__table__).where(c.merged_into_id.is_(None))
    rows = rows.where(c.active.is_(True)) if keys is None else rows.where(c.id.in_(list(keys)))
    rows = rows.order_by(c.kind == "person", func.lower(c.name), c.id)
    channels = _by_contact(connection, ContactChannel, ChannelDraft)
    addresses = _by_contact(connection, ContactAddress, AddressDraft)
    banks = _by_contact(connection, ContactBank, BankDraft)
    roles = _by_contact(connection, ContactRole, RoleDraft)
    own = _by_contact(connection, ContactField, OwnFieldDraft)
    works_for = _works_for(connection)
    found = []
    for row in connection.execute(rows).mappings():
        key = int(row["id"])
        held = {one.role for one in roles[key] if holds_on(one, day)}
        card = Card(
            build(ContactDraft, dict(row)),
            tuple(channels[key]),
            tuple(addresses[key]),
            tuple(banks[key]),
            tuple(works_for[key]),
            roles=tuple(role for role in ROLES if role in held),
            own=tuple(own[key]),
        )
        found.append(card)
    return found


def _by_contact(connection: Connection, kind: type[Base], make: type[T]) -> dict[int, list[T]]:
    table = table_of(kind)
    found: dict[int, list[T]] = defaultdict(list)
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        found[int(row["contact_id"])].append(build(make, dict(row)))
    return found


def _works_for(connection: Connection) -> dict[int, list[WorksFor]]:
    p, c = ContactPerson, Contact
    rows: Any = (
        select(p.person_id, c.name.label("organisation"), p.function, p.department, p.since, p.until)
        .join(c, c.id == p.contact_id)
        .order_by(p.id)
    )
    found: dict[int, list[WorksFor]] = defaultdict(list)
    for row in connection.execute(rows).mappings():
        found[int(row["person_id"])].append(build(WorksFor, dict(row)))
    return found
