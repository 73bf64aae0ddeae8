"""What is read of infrastructure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_, Message
from app.core.stemming import holds
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.data.search import Searchable
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.api import ItAsset, Location
from app.modules.it.infrastructure.models import Address, Component, Dependency, Subnet
from app.modules.it.infrastructure.rules import (
    KINDS,
    AddressDraft,
    ComponentDraft,
    Need,
    SubnetDraft,
    impact,
    next_free,
    read_network,
)
from app.modules.organisation.contacts.api import Contact


@dataclass(frozen=True)
class Part:
    """A part as a drawing shows it."""

    id: int
    name: str
    kind: str
    state: str
    criticality: int
    recovery: int | None
    person: str


@dataclass(frozen=True)
class NeedRow:
    """A part that another one needs, or that needs it."""

    id: int
    part: int
    name: str
    group: str


def components_source() -> ListSource:
    """Return the list of parts, the most critical first."""
    c, p, a, place, d = Component, Person, ItAsset, Location, Dependency
    users = (
        select(func.count()).select_from(d).where(d.needs_id == c.id).correlate(c.__table__).scalar_subquery()
    )
    columns = (
        *listed(c, "name kind state"),
        shown_as(c.criticality, kind="text"),
        Column("person", N_("Responsible"), "text", full_name(), 170),
        Column("users", N_("Needed by"), "number", users, 100),
        *listed(c, "recovery"),
        shown_as(c.loss, shown=False),
        shown_as(a.tag, "asset", title=N_("Device"), shown=False),
        shown_as(place.path, "place", kind="text", width=180, shown=False),
        shown_as(Contact.name, "provider", title=N_("Provider"), width=180, shown=False),
        shown_as(c.notes, shown=False),
    )
    joins = (
        (p.__table__, p.id == c.person_id),
        (a.__table__, a.id == c.asset_id),
        (place.__table__, place.id == c.location_id),
        (Contact.__table__, Contact.id == c.provider_id),
    )

    return ListSource(
        "it.components",
        c,
        columns,
        (c.criticality.desc(), func.lower(c.name).asc()),
        joins=joins,
    )


@query("it.infrastructure.view")
def component(connection: Connection, key: int) -> Stored[ComponentDraft] | None:
    """Return a part, None where there is none."""
    return load_draft(connection, Component, ComponentDraft, key)


@query("it.infrastructure.view")
def offered_components(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a part offers: those whose name holds every word typed, or the one with a key."""
    c = Component
    rows = connection.execute(
        select(c.id, c.name, c.kind)
        .where(*([c.id == key] if key is not None else []))
        .order_by(func.lower(c.name))
    )
    found = [row for row in rows if key is not None or holds(row.name, typed)][:8]
    return [Found(int(row.id), row.name, row.name, str(Message(KINDS[row.kind]))) for row in found]


@query("it.infrastructure.view")
def needs(connection: Connection) -> list[Need]:
    """Return all dependencies between parts that are in operation: what is only planned, or out of operation, carries nothing and falls with nothing."""
    d, other = Dependency, Component.__table__.alias()
    query = (
        select(d.component_id, d.needs_id, d.alternatives.label("group"))
        .join(Component, Component.id == d.component_id)
        .join(other, other.c.id == d.needs_id)
        .where(Component.state == "active", other.c.state == "active")
    )
    return read_all(connection, query.order_by(d.id), Need)


@query("it.infrastructure.view")
def parts(connection: Connection) -> dict[int, Part]:
    """Return all parts by key."""
    c = Component
    name = func.coalesce(func.trim(Person.first_name + " " + Person.last_name), "")
    query = select(c.__table__, name.label("person")).outerjoin(Person, Person.id == c.person_id)
    return {one.id: one for one in read_all(connection, query.order_by(func.lower(c.name)), Part)}


@query("it.infrastructure.view")
def falls_with(connection: Connection, key: int) -> list[str]:
    """Return the names of the parts that fail when a part fails, the most important first."""
    found, known = impact(needs(connection), [key]), parts(connection)
    fallen = [known[one] for one in found.failed if one != key and one in known]
    return [one.name for one in sorted(fallen, key=lambda one: (-one.criticality, one.name.lower()))]


def _linked() -> Select[Any]:
    """Return the columns of a dependency with the part at its other end."""
    d, c = Dependency, Component
    columns: tuple[Any, ...] = (d.id, c.id.label("part"), c.name, d.alternatives.label("group"))
    return select(*columns).select_from(d)


@query("it.infrastructure.view")
def needs_of(connection: Connection, key: int) -> list[NeedRow]:
    """Return what a part needs itself."""
    d, c = Dependency, Component
    query = _linked().join(c, c.id == d.needs_id).where(d.component_id == key)
    return read_all(connection, query.order_by(d.alternatives, func.lower(c.name)), NeedRow)


@query("it.infrastructure.view")
def needed_by(connection: Connection, key: int) -> list[NeedRow]:
    """Return the parts that need a part themselves."""
    d, c = Dependency, Component
    query = _linked().join(c, c.id == d.component_id).where(d.needs_id == key)
    return read_all(connection, query.order_by(func.lower(c.name)), NeedRow)


def held_words(connection: Connection, person: int) -> list[str]:
    """Return what a person answers for, for the list of who leaves."""
    c = Component
    names = connection.scalars(
        select(c.name).where(c.person_id == person, c.state != "retired").order_by(func.lower(c.name))
    )
    return [str(Message(N_("Responsible for: {name}"), {"name": name})) for name in names]


# -- addresses ---------------------------------------------------------------
def subnets_source() -> ListSource:
    """Return the list of subnets in the order of their numbers, with how many addresses are taken."""
    s, a = Subnet, Address
    count = (
        select(func.count())
        .select_from(a)
        .where(a.subnet_id == s.id)
        .correlate(s.__table__)
        .scalar_subquery()
    )
    columns = (
        *listed(s, "network name vlan gateway"),
        Column("count", N_("Addresses taken"), "number", count, 150),
        shown_as(Location.path, "place", kind="text", width=190),
        shown_as(s.notes, shown=False),
    )
    joins = ((Location.__table__, Location.id == s.location_id),)
    return ListSource(
        "it.subnets",
        s,
        columns,
        (s.first.expression,),
        joins=joins,
    )


def addresses_source() -> ListSource:
    """Return the list of addresses in the order of their numbers."""
    a, s, c, d = Address, Subnet, Component, ItAsset
    columns = (
        *listed(a, "address name kind"),
        shown_as(d.tag, "asset", title=N_("Device")),
        shown_as(c.name, "component", title=N_("Part of the infrastructure"), width=190),
        *listed(a, "mac"),
        shown_as(s.network, width=150),
        *listed(a, "seen"),
        shown_as(a.notes, shown=False),
    )
    joins = (
        (s.__table__, s.id == a.subnet_id),
        (c.__table__, c.id == a.component_id),
        (d.__table__, d.id == a.asset_id),
    )

    return ListSource("it.addresses", a, columns, (a.place.expression,), joins=joins)


@query("it.infrastructure.view")
def subnet(connection: Connection, key: int) -> Stored[SubnetDraft] | None:
    """Return a subnet, None where there is none."""
    return load_draft(connection, Subnet, SubnetDraft, key)


@query("it.infrastructure.view")
def address(connection: Connection, key: int) -> Stored[AddressDraft] | None:
    """Return an address, None where there is none."""
    return load_draft(connection, Address, AddressDraft, key)


@query("it.infrastructure.view")
def free_address(connection: Connection, key: int) -> str:
    """Return the lowest address of a subnet that nobody has, '' where all are taken or there is no such subnet."""
    row = connection.execute(select(Subnet.network, Subnet.gateway).where(Subnet.id == key)).first()
    if row is None:
        return ""
    taken = set(connection.scalars(select(Address.address).where(Address.subnet_id == key)))
    return next_free(read_network(row.network), taken | {row.gateway})


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(
        select(Component.id, Component.name, Component.kind).where(Component.id.in_(list(keys)))
    )
    return [(int(row.id), row.name, str(Message(KINDS[row.kind]))) for row in rows]


def _show_addresses(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows: Sequence[Any] = connection.execute(
        select(Address.id, Address.address, Address.name).where(Address.id.in_(list(keys)))
    ).all()
    return [(int(row.id), row.address, row.name) for row in rows]


PAGE, RIGHT = "it.infrastructure.components", "it.infrastructure.view"
SEARCHABLE = (
    Searchable(N_("Part of the infrastructure"), "it_component", PAGE, RIGHT, _show, several=True),
    Searchable(N_("IP address"), "it_address", PAGE, RIGHT, _show_addresses, several=True),
)
