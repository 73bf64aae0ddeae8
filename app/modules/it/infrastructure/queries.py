"""What is read of infrastructure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.lookup import Found
from app.core.messages import N_, Message
from app.core.words import holds
from app.data.keeping import Kept, kept
from app.data.lists import Column, ListSource
from app.data.search import Searchable
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.api import ItAsset, Location
from app.modules.it.infrastructure.models import Address, Component, Dependency, Subnet
from app.modules.it.infrastructure.rules import (
    ADDRESS_KINDS,
    CRITICALITY,
    KINDS,
    STATES,
    AddressDraft,
    ComponentDraft,
    Need,
    SubnetDraft,
    impact,
    next_free,
    read_network,
)
from app.modules.organisation.contacts.api import Contact

NUMBER, ADDRESS = 54, 55  # of this topic in the search
CRITICAL = {str(number): words for number, words in CRITICALITY.items()}


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
    users = select(func.count()).select_from(d).where(d.needs_id == c.id).correlate(c.__table__).scalar_subquery()
    columns = (
        Column("name", N_("Name"), "text", c.name.expression, 230),
        Column("kind", N_("Kind"), "text", c.kind.expression, 150, choices=KINDS),
        Column("state", N_("State"), "text", c.state.expression, 120, choices=STATES),
        Column("criticality", N_("Importance"), "text", c.criticality.expression, 110, choices=CRITICAL),
        Column("person", N_("Responsible"), "text", full_name(), 170),
        Column("users", N_("Needed by"), "number", users, 100),
        Column("recovery", N_("Back within (h)"), "number", c.recovery.expression, 130),
        Column("loss", N_("Data lost at most (h)"), "number", c.loss.expression, 160, shown=False),
        Column("asset", N_("Device"), "text", a.tag.expression, 110, shown=False),
        Column("place", N_("Place"), "text", place.path.expression, 180, shown=False),
        Column("provider", N_("Provider"), "text", Contact.name.expression, 180, shown=False),
        Column("notes", N_("Remark"), "text", c.notes.expression, 220, shown=False),
    )
    joins = (
        (p.__table__, p.id == c.person_id),
        (a.__table__, a.id == c.asset_id),
        (place.__table__, place.id == c.location_id),
        (Contact.__table__, Contact.id == c.provider_id),
    )
    tables = frozenset({"it_component", "it_dependency", "hr_person"})
    return ListSource(
        "it.components", tables, c.__table__, c.id.expression, columns, (c.criticality.desc(), func.lower(c.name).asc()), joins
    )


def component(connection: Connection, key: int) -> Kept[ComponentDraft] | None:
    """Return a part, None where there is none."""
    return kept(connection, Component, ComponentDraft, key)


def offered_components(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a part offers: those whose name holds every word typed, or the one with a key."""
    c = Component
    rows = connection.execute(select(c.id, c.name, c.kind).where(*([c.id == key] if key is not None else [])).order_by(func.lower(c.name)))
    found = [row for row in rows if key is not None or holds(row[1], typed)][:8]
    return [Found(int(row[0]), row[1], row[1], str(Message(KINDS[row[2]]))) for row in found]


def needs(connection: Connection) -> list[Need]:
    """Return all dependencies between parts that are not out of operation."""
    d = Dependency
    query = select(d.component_id, d.needs_id, d.alternatives).join(Component, Component.id == d.component_id)
    return [Need(int(row[0]), int(row[1]), row[2]) for row in connection.execute(query.where(Component.state != "retired").order_by(d.id))]


def parts(connection: Connection) -> dict[int, Part]:
    """Return all parts by key."""
    c = Component
    name = func.coalesce(func.trim(Person.first_name + " " + Person.last_name), "")
    query = select(c.id, c.name, c.kind, c.state, c.criticality, c.recovery, name).outerjoin(Person, Person.id == c.person_id)
    return {int(row[0]): Part(*row) for row in connection.execute(query.order_by(func.lower(c.name)))}


def falls_with(connection: Connection, key: int) -> list[str]:
    """Return the names of the parts that fail when a part fails, the most important first."""
    found, known = impact(needs(connection), [key]), parts(connection)
    fallen = [known[one] for one in found.failed if one != key and one in known]
    return [one.name for one in sorted(fallen, key=lambda one: (-one.criticality, one.name.lower()))]


def needs_of(connection: Connection, key: int) -> list[NeedRow]:
    """Return what a part needs itself."""
    d, c = Dependency, Component
    query = select(d.id, c.id, c.name, d.alternatives).join(c, c.id == d.needs_id).where(d.component_id == key)
    return [NeedRow(*row) for row in connection.execute(query.order_by(d.alternatives, func.lower(c.name)))]


def needed_by(connection: Connection, key: int) -> list[NeedRow]:
    """Return the parts that need a part themselves."""
    d, c = Dependency, Component
    query = select(d.id, c.id, c.name, d.alternatives).join(c, c.id == d.component_id).where(d.needs_id == key)
    return [NeedRow(*row) for row in connection.execute(query.order_by(func.lower(c.name)))]


def held_words(connection: Connection, person: int) -> list[str]:
    """Return what a person answers for, for the list of who leaves."""
    c = Component
    names = connection.scalars(select(c.name).where(c.person_id == person, c.state != "retired").order_by(func.lower(c.name)))
    return [str(Message(N_("Responsible for: {name}"), {"name": name})) for name in names]


# -- addresses ---------------------------------------------------------------
def subnets_source() -> ListSource:
    """Return the list of subnets in the order of their numbers, with how many addresses are taken."""
    s, a = Subnet, Address
    count = select(func.count()).select_from(a).where(a.subnet_id == s.id).correlate(s.__table__).scalar_subquery()
    columns = (
        Column("network", N_("Network"), "text", s.network.expression, 180),
        Column("name", N_("Name"), "text", s.name.expression, 220),
        Column("vlan", N_("VLAN"), "number", s.vlan.expression, 90),
        Column("gateway", N_("Gateway"), "text", s.gateway.expression, 150),
        Column("count", N_("Addresses taken"), "number", count, 150),
        Column("place", N_("Place"), "text", Location.path.expression, 190),
        Column("notes", N_("Remark"), "text", s.notes.expression, 240, shown=False),
    )
    joins = ((Location.__table__, Location.id == s.location_id),)
    return ListSource(
        "it.subnets", frozenset({"it_subnet", "it_address"}), s.__table__, s.id.expression, columns, (s.first.expression,), joins
    )


def addresses_source() -> ListSource:
    """Return the list of addresses in the order of their numbers."""
    a, s, c, d = Address, Subnet, Component, ItAsset
    columns = (
        Column("address", N_("IP address"), "text", a.address.expression, 150),
        Column("name", N_("Name in the network"), "text", a.name.expression, 190),
        Column("kind", N_("Kind"), "text", a.kind.expression, 110, choices=ADDRESS_KINDS),
        Column("asset", N_("Device"), "text", d.tag.expression, 110),
        Column("component", N_("Part of the infrastructure"), "text", c.name.expression, 190),
        Column("mac", N_("MAC address"), "text", a.mac.expression, 150),
        Column("network", N_("Network"), "text", s.network.expression, 150),
        Column("seen", N_("Seen last"), "moment", a.seen.expression, 140),
        Column("notes", N_("Remark"), "text", a.notes.expression, 220, shown=False),
    )
    joins = (
        (s.__table__, s.id == a.subnet_id),
        (c.__table__, c.id == a.component_id),
        (d.__table__, d.id == a.asset_id),
    )
    tables = frozenset({"it_address", "it_subnet", "it_component", "it_asset"})
    return ListSource("it.addresses", tables, a.__table__, a.id.expression, columns, (a.place.expression,), joins)


def subnet(connection: Connection, key: int) -> Kept[SubnetDraft] | None:
    """Return a subnet, None where there is none."""
    return kept(connection, Subnet, SubnetDraft, key)


def address(connection: Connection, key: int) -> Kept[AddressDraft] | None:
    """Return an address, None where there is none."""
    return kept(connection, Address, AddressDraft, key)


def free_address(connection: Connection, key: int) -> str:
    """Return the lowest address of a subnet that nobody has, '' where all are taken or there is no such subnet."""
    row = connection.execute(select(Subnet.network, Subnet.gateway).where(Subnet.id == key)).first()
    if row is None:
        return ""
    taken = set(connection.scalars(select(Address.address).where(Address.subnet_id == key)))
    return next_free(read_network(row.network), taken | {row.gateway})


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(select(Component.id, Component.name, Component.kind).where(Component.id.in_(list(keys))))
    return [(int(row[0]), row[1], str(Message(KINDS[row[2]]))) for row in rows]


def _show_addresses(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows: Sequence[Any] = connection.execute(select(Address.id, Address.address, Address.name).where(Address.id.in_(list(keys)))).all()
    return [(int(row[0]), row[1], row[2]) for row in rows]


PAGE, RIGHT = "it.infrastructure.components", "it.infrastructure"
SEARCHABLE = (
    Searchable(NUMBER, N_("Part of the infrastructure"), "it_component", PAGE, RIGHT, _show, True),
    Searchable(ADDRESS, N_("IP address"), "it_address", PAGE, RIGHT, _show_addresses, True),
)
