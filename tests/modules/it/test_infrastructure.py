"""Infrastructure: what fails with what, subnets and addresses, what agents found."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Conflict, Forbidden, Invalid
from app.core.messages import use_language
from app.data.office import Actor, Office
from app.data.search import search
from app.modules.it.assets.queries.holdings import holdings
from app.modules.it.discovery.services import read_file
from app.modules.it.infrastructure.queries import (
    address,
    addresses_source,
    component,
    components_source,
    free_address,
    needed_by,
    needs,
    needs_of,
    offered_components,
    parts,
    subnets_source,
)
from app.modules.it.infrastructure.rules import (
    AddressDraft,
    ComponentDraft,
    Need,
    SubnetDraft,
    impact,
    layers,
    places,
    upstream,
)
from app.modules.it.infrastructure.services import (
    depend,
    no_longer_depend,
    release_address,
    save_address,
    save_component,
    save_subnet,
    take_from_agents,
)
from tests.modules.it.conftest import device, member


def test_what_fails_and_what_only_loses_a_replacement() -> None:
    """A part falls with what it needs by itself, or with all of a group; with some of a group it is weakened."""
    found = [Need(2, 1), Need(3, 2), Need(4, 2, "line"), Need(4, 5, "line"), Need(6, 4)]
    one = impact(found, [1])
    assert (dict(one.failed), one.causes[3], dict(one.weakened)) == ({1: 0, 2: 1, 3: 2}, (2,), {4: (2,)})
    both = impact(found, [1, 5])
    assert both.failed == {1: 0, 5: 0, 2: 1, 3: 2, 4: 2, 6: 3}
    assert both.causes[4] == (2, 5)
    assert both.weakened == {}
    assert upstream(found, 6) == {4: 1, 2: 2, 5: 2, 1: 3}


def test_a_circle_falls_once_and_is_drawn_once() -> None:
    """Parts that need each other all fail; each has one place, right of what takes it down where that can be."""
    ring = [Need(1, 3), Need(2, 1), Need(3, 2), Need(4, 3), Need(4, 1)]
    found = impact(ring, [1])
    assert found.failed == {1: 0, 2: 1, 4: 1, 3: 2}
    columns = layers(ring, found)
    assert columns == {1: 0, 2: 1, 3: 2, 4: 3}
    where = places(columns, ring, {1: "a", 2: "b", 3: "c", 4: "d"})
    assert len(set(where.values())) == 4


edges = st.lists(
    st.tuples(st.integers(1, 7), st.integers(1, 7), st.sampled_from(["", "", "a", "b"])), max_size=20
)


@given(edges, st.sets(st.integers(1, 7), min_size=1, max_size=3))
def test_impact_is_the_least_set_that_is_closed(pairs: list[tuple[int, int, str]], causes: set[int]) -> None:
    """Nothing that stands has lost what it needs, everything that fell has; more causes never let fewer fail; distances grow by one."""
    found = [Need(a, b, group) for a, b, group in pairs if a != b]
    one = impact(found, causes)

    def down(part: int, failed: set[int]) -> bool:
        mine = [need for need in found if need.component == part]
        groups = {need.group for need in mine if need.group}
        return any(not need.group and need.needs in failed for need in mine) or any(
            all(need.needs in failed for need in mine if need.group == group) for group in groups
        )

    failed = set(one.failed)
    for part in range(1, 8):
        assert (part in failed) == (part in causes or down(part, failed))
        if part in failed and part not in causes:
            before = {key for key, distance in one.failed.items() if distance < one.failed[part]}
            assert down(part, before)
    assert failed <= set(impact(found, causes | {7}).failed)
    columns = layers(found, one)
    assert set(columns) == failed
    assert all(columns[part] == 0 for part in causes)


def test_parts_are_kept_with_what_they_need(any_office: Office) -> None:
    """Wrong values name their field, a name stands once, a part can't need itself; a leaver's list says what they answer for."""
    o = any_office
    use_language("en")
    who = member(o)
    for draft, field in (
        (ComponentDraft(" "), "name"),
        (ComponentDraft("A", kind="x"), "kind"),
        (ComponentDraft("A", state="x"), "state"),
        (ComponentDraft("A", criticality=9), "criticality"),
        (ComponentDraft("A", recovery=-1), "recovery"),
        (ComponentDraft("A", loss=9999), "loss"),
        (ComponentDraft("A", person=999), "person"),
        (ComponentDraft("A" * 121), "name"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_component, draft)
        assert caught.value.field == field
    mail = o.run(save_component, ComponentDraft("Mail", person=who, criticality=4, notes="Postfix"))
    host = o.run(save_component, ComponentDraft("Host", "server", asset=device(o, "Server")))
    with pytest.raises(Invalid, match="here already"):
        o.run(save_component, ComponentDraft("mail"))
    with pytest.raises(Invalid, match="itself"):
        o.run(depend, mail, mail)
    with pytest.raises(Invalid, match="no longer there"):
        o.run(depend, mail, 999)
    link = o.run(depend, mail, host)
    assert o.run(depend, mail, host, "pair") == link
    assert [(one.name, one.group) for one in o.read(needs_of, mail)] == [("Host", "pair")]
    assert [one.name for one in o.read(needed_by, host)] == ["Mail"]
    source = components_source()
    users = [one.key for one in source.columns].index("users")
    assert [row[users] for row in o.read(source.page, [mail, host])] == [0, 1]
    assert o.read(parts)[mail].person == "Anna Petersen"
    assert o.read(holdings, [who])[0][2] == ["Responsible for: Mail"]
    assert [hit.table for hit in o.read(search, "postfix", frozenset({"*"}))] == ["it_component"]
    one = o.read(component, mail)
    assert one is not None
    o.run(save_component, ComponentDraft("Mail", state="retired"), mail, one.version)
    with pytest.raises(Conflict):
        o.run(save_component, ComponentDraft("Mail 2"), mail, one.version)
    assert o.read(needs) == []  # what is out of operation takes nothing down
    o.run(no_longer_depend, link)
    assert o.read(needs_of, mail) == []
    assert [row[0] for row in o.read(components_source().page, [mail, host])] == ["Mail", "Host"]
    assert [one.code for one in o.read(offered_components, "ho", None)] == ["Host"]


def test_subnets_do_not_cross_and_hold_their_addresses(any_office: Office) -> None:
    """A network that is none, crosses another or drops addresses is refused; addresses order as numbers; the next free one is offered."""
    o = any_office
    use_language("en")
    for draft, field in (
        (SubnetDraft("Office", "10.0.0.0/33"), "network"),
        (SubnetDraft("Office", "10.0.0.7/24"), "network"),
        (SubnetDraft("Office", "10.0.0.7"), "network"),
        (SubnetDraft("", "10.0.0.0/24"), "name"),
        (SubnetDraft("Office", "10.0.0.0/24", 4095), "vlan"),
        (SubnetDraft("Office", "10.0.0.0/24", None, "10.0.1.1"), "gateway"),
        (SubnetDraft("Office", "10.0.0.0/24", None, "here"), "gateway"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_subnet, draft)
        assert caught.value.field == field
    net = o.run(save_subnet, SubnetDraft("Office", "10.0.0.0/29", 10, "10.0.0.1"))
    with pytest.raises(Invalid, match=r"10\.0\.0\.0/29"):
        o.run(save_subnet, SubnetDraft("All", "10.0.0.0/8"))
    six = o.run(save_subnet, SubnetDraft("Six", "2001:db8::/64"))
    assert o.read(free_address, net) == "10.0.0.2"
    first = o.run(save_address, AddressDraft("10.0.0.2", "nas", mac="00-1A-2B-3C-4D-5E"))
    for draft, field in (
        (AddressDraft("10.0.0.2"), "address"),
        (AddressDraft("10.0.0.300"), "address"),
        (AddressDraft("192.168.1.1"), "address"),
        (AddressDraft("10.0.0.3", mac="xyz"), "mac"),
        (AddressDraft("10.0.0.3", kind="x"), "kind"),
        (AddressDraft("10.0.0.3", asset=999), "asset"),
    ):
        with pytest.raises(Invalid) as caught:
            o.run(save_address, draft)
        assert caught.value.field == field
    for text in ("10.0.0.6", "10.0.0.3", "2001:db8::10", "2001:db8::9"):
        o.run(save_address, AddressDraft(text))
    keys = list(o.read(addresses_source().keys, {}))
    assert [row[0] for row in o.read(addresses_source().page, keys)] == [
        "10.0.0.2",
        "10.0.0.3",
        "10.0.0.6",
        "2001:db8::9",
        "2001:db8::10",
    ]
    one = o.read(address, first)
    assert one is not None
    assert one.draft.mac == "00:1a:2b:3c:4d:5e"
    with pytest.raises(Invalid, match=r"10\.0\.0\.6"):
        o.run(save_subnet, SubnetDraft("Office", "10.0.0.0/30"), net)
    assert [row[0] for row in o.read(subnets_source().page, [net, six])] == ["10.0.0.0/29", "2001:db8::/64"]
    for text in ("10.0.0.4", "10.0.0.5"):
        o.run(save_address, AddressDraft(text))
    assert o.read(free_address, net) == ""
    o.run(release_address, first)
    assert o.read(free_address, net) == "10.0.0.2"
    assert o.read(search, "nas", frozenset({"*"})) == []


def agent(o: Office, name: str, ip: str) -> None:
    """Let an agent find a computer."""
    content = {"hardware": {"name": name, "uuid": name}, "bios": {"ssn": name}, "networks": [{"mac": "00:1a:2b:3c:4d:01", "ipaddress": ip, "status": "up", "type": "ethernet"}]}  # fmt: skip
    read_file(o, json.dumps({"deviceid": name, "content": content}).encode())


def test_what_agents_found_is_taken_over(any_office: Office) -> None:
    """New addresses come in, known ones are dated, one that another device has is named and stays; what lies in no subnet is left."""
    o = any_office
    agent(o, "pc1", "10.0.0.11")
    agent(o, "pc2", "10.9.9.9")
    o.run(save_subnet, SubnetDraft("Office", "10.0.0.0/24"))
    assert o.run(take_from_agents).new == 1
    again = o.run(take_from_agents)
    assert (again.new, again.again, again.outside, again.other) == (0, 1, 1, ())
    agent(o, "pc3", "10.0.0.11")
    assert o.run(take_from_agents).other == ("10.0.0.11",)


def test_only_who_may_keeps_infrastructure(any_office: Office) -> None:
    """Without the right nothing is kept."""
    clerk = Office(any_office.book, Actor("bea", "Bea", frozenset({"it.view"})))
    with pytest.raises(Forbidden):
        clerk.run(save_component, ComponentDraft("Mail"))
