"""What is done with infrastructure: parts and what they need, subnets, addresses; what agents found is taken over."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import between, must_be_unique, must_exist, one_of, required, save_draft
from app.data.office import command
from app.data.search import index, remove
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.it.assets.api import ItAsset, Location
from app.modules.it.discovery.api import Facts
from app.modules.it.infrastructure.models import Address, Component, Dependency, Subnet
from app.modules.it.infrastructure.rules import (
    ADDRESS_KINDS,
    CRITICALITY,
    KINDS,
    LONGEST,
    MOST_VLAN,
    STATES,
    AddressDraft,
    ComponentDraft,
    SubnetDraft,
    is_for_hosts,
    place_of,
    read_address,
    read_mac,
    read_network,
)
from app.modules.organisation.contacts.api import Contact

RIGHT = "it.infrastructure"


@command("it.infrastructure")
def save_component(
    unit: Unit, draft: ComponentDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a part; raises Invalid naming the field at fault, and Conflict."""
    name = required(draft.name)
    for field, allowed in (("kind", KINDS), ("state", STATES), ("criticality", CRITICALITY)):
        one_of(getattr(draft, field), allowed, field)
    for field in ("recovery", "loss"):
        between(getattr(draft, field), field, 0, LONGEST)
    must_be_unique(unit, Component, name, key)
    must_exist(
        unit,
        person=(Person, draft.person),
        asset=(ItAsset, draft.asset),
        location=(Location, draft.location),
        provider=(Contact, draft.provider),
    )
    made = save_draft(unit, Component, draft, key, version)
    index(unit, Component, made, f"{name} {draft.notes}", name)
    return made


@command("it.infrastructure")
def depend(unit: Unit, component: int, needs: int, alternatives: str = "") -> int:
    """Note that a part needs another one, by itself or as one of alternatives; a known dependency is changed. Raises Invalid for itself."""
    if component == needs:
        raise Invalid(N_("A part can't need itself."), field="needs")
    must_exist(unit, component=(Component, component), needs=(Component, needs))
    d, group = Dependency, alternatives.strip()[:40]
    known = unit.connection.scalar(select(d.id).where(d.component_id == component, d.needs_id == needs))
    if known is not None:
        unit.update(d, int(known), {"alternatives": group})
        return int(known)
    return unit.insert(d, component_id=component, needs_id=needs, alternatives=group)


@command("it.infrastructure")
def no_longer_depend(unit: Unit, dependency: int) -> None:
    """Take a dependency away."""
    unit.delete(Dependency, dependency)


def _for_hosts(address: Any, network: Any, field: str) -> None:
    if not is_for_hosts(address, network):
        raise Invalid(
            N_("{address} stands for the network {network} itself or its broadcast."),
            field=field,
            address=address,
            network=network,
        )


@command("it.infrastructure")
def save_subnet(unit: Unit, draft: SubnetDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a subnet; raises Invalid for a network that is none, lies across another, or no longer holds its addresses."""
    required(draft.name)
    network = read_network(draft.network)
    between(draft.vlan, "vlan", 1, MOST_VLAN)
    must_exist(unit, location=(Location, draft.location))
    gateway = ""
    if draft.gateway.strip():
        found = read_address(draft.gateway, "gateway")
        if found not in network:
            raise Invalid(N_("The gateway is not in the network."), field="gateway")
        _for_hosts(found, network, "gateway")
        gateway = str(found)
    first, last = place_of(network.network_address), place_of(network.broadcast_address)
    s, a = Subnet, Address
    other = unit.connection.scalar(
        select(s.network).where(s.first <= last, s.last >= first, s.id != (key or 0)).limit(1)
    )
    if other is not None:
        raise Invalid(N_("The network {network} has the same addresses."), field="network", network=other)
    if key is not None:
        outside = unit.connection.scalar(
            select(a.address).where(a.subnet_id == key, ~a.place.between(first, last)).limit(1)
        )
        if outside is not None:
            raise Invalid(N_("The address {address} would lie outside."), field="network", address=outside)
    return save_draft(
        unit, Subnet, draft, key, version, network=str(network), gateway=gateway, first=first, last=last
    )


@command("it.infrastructure")
def save_address(unit: Unit, draft: AddressDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an address in the subnet it lies in; raises Invalid for one that is none, is taken, or lies in no subnet."""
    found = read_address(draft.address)
    one_of(draft.kind, ADDRESS_KINDS, "kind")
    place = place_of(found)
    held = select(Subnet.id, Subnet.network).where(Subnet.first <= place, Subnet.last >= place)
    inside = unit.connection.execute(held).first()
    if inside is None:
        raise Invalid(N_("No subnet holds this address; make it first."), field="address")
    _for_hosts(found, read_network(inside.network), "address")
    must_be_unique(unit, Address, str(found), key, "address")
    must_exist(unit, asset=(ItAsset, draft.asset), component=(Component, draft.component))
    made = save_draft(
        unit,
        Address,
        draft,
        key,
        version,
        address=str(found),
        place=place,
        subnet_id=int(inside.id),
        mac=read_mac(draft.mac),
        **({"seen": None} if key is None else {}),
    )
    index(unit, Address, made, f"{found} {draft.name} {draft.mac}", f"{found} {draft.name}")
    return made


@command("it.infrastructure")
def release_address(unit: Unit, key: int) -> None:
    """Set an address free; its row stays in the trail."""
    unit.delete(Address, key)
    remove(unit, Address, [key])


@dataclass(frozen=True)
class Taken:
    """How many addresses were new, seen again, or lie in no subnet; those that the register gives to another device stay as they were."""

    new: int
    again: int
    outside: int
    other: tuple[str, ...] = ()


codec.register("it.addresses_taken", Taken, "app.modules.it.infrastructure.services:Taken")


@command("it.infrastructure")
def take_from_agents(unit: Unit) -> Taken:
    """Take over the addresses that agents found, in the subnets there are; what a person has entered is not changed, only dated."""
    f, new, again, outside, other = Facts, 0, 0, 0, []
    nets = [(row[0], row[1]) for row in unit.connection.execute(select(Subnet.first, Subnet.last))]
    known = {
        row[0]: (int(row[1]), row[2])
        for row in unit.connection.execute(select(Address.address, Address.id, Address.asset_id))
    }
    rows = unit.connection.execute(
        select(f.asset_id, f.address, f.mac, f.hostname, f.seen).where(f.address != "").order_by(f.seen)
    ).all()
    for row in rows:
        place = _place(row.address)
        if not any(first <= place <= last for first, last in nets):
            outside += 1
        elif row.address not in known:
            key = save_address(
                unit, AddressDraft(row.address, row.hostname, "dynamic", row.asset_id, None, mac=row.mac)
            )
            unit.update(Address, key, {"seen": row.seen})
            known[row.address] = key, row.asset_id
            new += 1
        elif known[row.address][1] not in (None, row.asset_id):
            other.append(row.address)
        else:
            unit.update(Address, known[row.address][0], {"seen": row.seen, "asset_id": row.asset_id})
            again += 1
    return Taken(new, again, outside, tuple(other))


def _place(address: str) -> str:
    """Return the place of what an agent calls an address, '' (in no subnet) for what is none."""
    try:
        return place_of(read_address(address))
    except Invalid:
        return ""
