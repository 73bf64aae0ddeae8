"""What fails when something fails, the drawing of it, and addresses of networks as numbers."""

from __future__ import annotations

import ipaddress
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_

KINDS = {
    "service": N_("Service"),
    "application": N_("Application"),
    "server": N_("Server"),
    "virtual": N_("Virtual server"),
    "storage": N_("Storage"),
    "network": N_("Network device"),
    "line": N_("Data line"),
    "power": N_("Power supply"),
    "room": N_("Room"),
}
STATES = {
    "planned": N_("planned"),
    "active": N_("in operation"),
    "upkeep": N_("in maintenance"),
    "retired": N_("out of operation"),
}
TONES = {"planned": "open", "active": "good", "upkeep": "warn", "retired": "quiet"}
CRITICALITY = {1: N_("low"), 2: N_("middle"), 3: N_("high"), 4: N_("very high")}
ADDRESS_KINDS = {
    "fixed": N_("fixed"),
    "reserved": N_("reserved"),
    "dynamic": N_("given out"),
    "gateway": N_("gateway"),
}
LONGEST = 8760  # hours of a year
MOST_VLAN = 4094  # IEEE 802.1Q


@dataclass(frozen=True)
class ComponentDraft:
    """A part as typed."""

    name: str
    kind: str = "service"
    state: str = "active"
    criticality: int = 2
    person: int | None = None
    asset: int | None = None
    location: int | None = None
    provider: int | None = None
    recovery: int | None = None
    loss: int | None = None
    notes: str = ""


@dataclass(frozen=True)
class SubnetDraft:
    """A subnet as typed."""

    name: str
    network: str
    vlan: int | None = None
    gateway: str = ""
    location: int | None = None
    notes: str = ""


@dataclass(frozen=True)
class AddressDraft:
    """An address as typed."""

    address: str
    name: str = ""
    kind: str = "fixed"
    asset: int | None = None
    component: int | None = None
    mac: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Need:
    """One part needs another; those of a group replace each other."""

    component: int
    needs: int
    group: str = ""


@dataclass(frozen=True)
class Impact:
    """What follows from failures.

    failed: each part that fails with its distance from the cause (0 is the cause) and the parts that take it down;
    weakened: parts that still stand, but have lost some of what could replace it.
    """

    failed: Mapping[int, int] = field(default_factory=dict)
    causes: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    weakened: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def impact(needs: Collection[Need], causes: Iterable[int]) -> Impact:
    """Return what fails when some parts fail: a part falls with anything it needs by itself, or with all of a group of alternatives.

    Parts may need each other in a circle; each falls once, at its shortest distance.
    """
    by_part: dict[int, list[Need]] = defaultdict(list)
    users: dict[int, set[int]] = defaultdict(set)
    for need in needs:
        by_part[need.component].append(need)
        users[need.needs].add(need.component)
    failed = dict.fromkeys(causes, 0)
    why: dict[int, tuple[int, ...]] = {}
    wave, distance = set(failed), 0
    while wave:
        distance += 1
        touched = {user for part in wave for user in users[part]} - set(failed)
        fallen = {part: reasons for part in touched if (reasons := _reasons(by_part[part], failed))}
        why |= fallen
        failed |= dict.fromkeys(fallen, distance)
        wave = set(fallen)
    near = {user for part in failed for user in users[part]} - set(failed)
    weak = {
        part: tuple(sorted(need.needs for need in by_part[part] if need.needs in failed)) for part in near
    }
    return Impact(failed, why, weak)


def _reasons(needs: Iterable[Need], failed: Collection[int]) -> tuple[int, ...]:
    """Return what takes a part down, nothing while it stands."""
    groups: dict[str, list[int]] = defaultdict(list)
    found: list[int] = []
    for need in needs:
        if need.group:
            groups[need.group].append(need.needs)
        elif need.needs in failed:
            found.append(need.needs)
    for members in groups.values():
        if all(one in failed for one in members):
            found += members
    return tuple(sorted(found))


def layers(needs: Collection[Need], found: Impact) -> dict[int, int]:
    """Return a column for each part that fails: one further than everything that fails and that it needs; circles are cut where they close."""
    above: dict[int, list[int]] = defaultdict(list)
    for need in needs:
        if need.component in found.failed and need.needs in found.failed and found.failed[need.component]:
            above[need.component].append(need.needs)
    done: dict[int, int] = {}

    def column(part: int, path: frozenset[int]) -> int:
        if part not in done:
            inside = [column(one, path | {part}) for one in above[part] if one not in path and one != part]
            done[part] = 1 + max(inside) if inside else found.failed[part]
        return done[part]

    for part in sorted(found.failed, key=lambda one: found.failed[one]):
        column(part, frozenset())
    return done


def upstream(needs: Collection[Need], start: int) -> dict[int, int]:
    """Return everything that a part needs, directly or through others, with its distance (1 is direct)."""
    found: dict[int, int] = {}
    wave, distance = {start}, 0
    while wave:
        distance += 1
        wave = {need.needs for need in needs if need.component in wave} - set(found) - {start}
        found |= dict.fromkeys(wave, distance)
    return found


def places(
    columns: Mapping[int, int], needs: Collection[Need], names: Mapping[int, str]
) -> dict[int, tuple[int, int]]:
    """Return column and row of each part in a drawing, given its column: parts stand near those that they are tied to."""
    ties: dict[int, list[int]] = defaultdict(list)
    for need in needs:
        ties[need.component].append(need.needs)
        ties[need.needs].append(need.component)
    found: dict[int, tuple[int, int]] = {}
    for column in sorted(set(columns.values()), key=lambda one: (abs(one), one)):
        inside = [part for part, its in columns.items() if its == column]

        def middle(part: int) -> tuple[float, str]:
            rows = [found[one][1] for one in ties[part] if one in found]
            return (sum(rows) / len(rows) if rows else 0.0, names.get(part, "").lower())

        for row, part in enumerate(sorted(inside, key=middle)):
            found[part] = (column, row)
    return found


# -- addresses ---------------------------------------------------------------
def read_network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    """Read a network in CIDR notation (RFC 4632); raises Invalid for what is none, or has bits of a host set."""
    try:
        found = ipaddress.ip_network(text.strip())
    except ValueError as error:
        raise Invalid(N_("Enter a network such as 10.20.1.0/24."), field="network") from error
    if found.num_addresses < 2 and "/" not in text:
        raise Invalid(N_("Enter a network such as 10.20.1.0/24."), field="network")
    return found


def read_address(text: str, field: str = "address") -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Read an address; raises Invalid for what is none, and for a zone (RFC 4007), which means something on one computer only."""
    if "%" in text:
        raise Invalid(N_("Leave the zone after % out; it belongs to one computer only."), field=field)
    try:
        return ipaddress.ip_address(text.strip())
    except ValueError as error:
        raise Invalid(N_("Enter an address such as 10.20.1.17."), field=field) from error


def place_of(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    """Return a text that orders addresses as their numbers: version, then 32 hexadecimal digits."""
    return f"{address.version}{int(address):032x}"


def read_mac(text: str) -> str:
    """Return a MAC address with colons, '' for an empty text; raises Invalid for what is none."""
    plain = re.sub(r"[\s:.-]", "", text).lower()
    if not plain:
        return ""
    if not re.fullmatch(r"[0-9a-f]{12}", plain):
        raise Invalid(N_("Enter a MAC address of twelve hexadecimal digits."), field="mac")
    return ":".join(plain[n : n + 2] for n in range(0, 12, 2))


def is_for_hosts(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
    network: ipaddress.IPv4Network | ipaddress.IPv6Network,
) -> bool:
    """Say whether a host may have an address: not that of the network (IPv6: the routers' anycast), nor broadcast; /31, /32, /127, /128 have only hosts.

    RFC 950, RFC 3021, RFC 4291 2.6.1, RFC 6164.
    """
    if network.max_prefixlen - network.prefixlen < 2:
        return True
    return address != network.network_address and (
        address.version == 6 or address != network.broadcast_address
    )


def next_free(network: ipaddress.IPv4Network | ipaddress.IPv6Network, taken: Collection[str]) -> str:
    """Return the lowest address of a network that nobody has, '' where all are taken."""
    return next((str(one) for one in network.hosts() if str(one) not in taken), "")
