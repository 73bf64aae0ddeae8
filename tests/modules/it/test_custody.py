"""Where devices are and whose they are: places follow hand-overs, audits know it, repair keeps its holder, leavers and seats are told."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest

from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.people import save_person
from app.modules.it.assets.queries.assets import AssetView, asset
from app.modules.it.assets.queries.holdings import holders_source
from app.modules.it.assets.queries.protocols import protocol
from app.modules.it.assets.rules import HandOver, warranty_end
from app.modules.it.assets.services.custody import hand_over, on_paper
from app.modules.it.assets.services.lifecycle import step
from app.modules.it.assets.services.masters import make_place
from app.modules.it.assets.todo import waiting as devices_wait
from app.modules.it.audits.queries import audit
from app.modules.it.audits.services import begin, close, fix, scan
from app.modules.it.discovery.services import read_file
from app.modules.it.infrastructure.queries import falls_with
from app.modules.it.infrastructure.rules import AddressDraft, ComponentDraft, SubnetDraft
from app.modules.it.infrastructure.services import depend, save_address, save_component, save_subnet
from app.modules.it.licences.queries import licence
from app.modules.it.licences.rules import LicenceDraft
from app.modules.it.licences.services import give_seat, save_licence
from app.modules.it.licences.todo import waiting as licences_wait
from app.modules.it.pool.rules import ReservationDraft
from app.modules.it.pool.services import reserve
from app.modules.it.security.rules import AccessDraft
from app.modules.it.security.services import grant
from tests.modules.it.conftest import device, member

ONE = datetime.timedelta(days=1)


def today(office: Office) -> datetime.date:
    """Return the day of the office."""
    return office.clock().astimezone().date()


def seen(office: Office, key: int) -> AssetView:
    """Return a device that is there."""
    one = office.read(asset, key)
    assert one is not None
    return one


def test_the_place_follows_the_hand_over(any_office: Office) -> None:
    """With the person, or where it is put; back home when it returns; an audit expects and finds accordingly."""
    o, who = any_office, member(any_office)
    room = o.run(make_place, "Büro 1")
    carried, placed, stays = (device(o, place="Lager", tag=f"D-{n}") for n in range(3))
    o.run(hand_over, HandOver("out", who, (carried,)))
    o.run(hand_over, HandOver("out", who, (placed,), location=room))
    assert (seen(o, carried).location, seen(o, placed).location) == ("", "Büro 1")
    store = o.run(begin, o.run(make_place, "Lager"))
    assert [line.code for line in o.read(audit, store).lines] == ["D-2"]  # type: ignore[union-attr]
    assert o.run(scan, store, "D-2")[0] == "found"
    assert o.run(scan, store, "D-0")[0] == "found", "what somebody carries about belongs nowhere else"
    assert o.run(scan, store, "D-1")[0] == "misplaced"
    assert o.run(close, store) == {"found": 2, "misplaced": 1}
    o.run(hand_over, HandOver("back", who, (carried, placed)))
    assert (seen(o, carried).location, seen(o, placed).location) == ("Lager", "Lager")
    assert seen(o, stays).location == "Lager"


def test_a_lost_device_that_is_scanned_is_found(any_office: Office) -> None:
    """Moved here, or only seen: it goes the step of its states, back into stock."""
    o = any_office
    lost, stolen = device(o, place="Lager", tag="L-1"), device(o, place="Lager", tag="L-2")
    o.run(step, [lost], "lose")
    o.run(step, [stolen], "steal")
    room = o.run(begin, o.run(make_place, "Büro 1"))
    for tag in ("L-1", "L-2"):
        assert o.run(scan, room, tag)[0] == "misplaced"
    line = next(one.id for one in o.read(audit, room).lines if one.code == "L-1")  # type: ignore[union-attr]
    o.run(fix, line, "moved")
    o.run(close, room)
    assert [(seen(o, key).draft.status, seen(o, key).location) for key in (lost, stolen)] == [
        ("stock", "Büro 1"), ("stock", "Lager"),
    ]  # fmt: skip


def test_repair_keeps_its_holder_and_what_comes_back_broken_goes_there(any_office: Office) -> None:
    """Back from repair it is whose it was, with its day of return, unless they left; broken devices are not in stock."""
    o, who = any_office, member(any_office)
    thing, other = device(o, place="Lager"), device(o, place="Lager")
    day = today(o) + 9 * ONE
    o.run(hand_over, HandOver("out", who, (thing,), expected=day))
    o.run(step, [thing], "repair")
    o.run(step, [thing], "repaired")
    one = seen(o, thing)
    assert (one.draft.status, one.person_id, one.expected) == ("assigned", who, day)
    o.run(step, [thing], "repair")
    o.run(save_person, PersonDraft("Anna", "Petersen", leaving=today(o) - ONE), who)
    o.run(step, [thing], "repaired")
    assert (seen(o, thing).draft.status, seen(o, thing).person_id) == ("stock", None)
    second = member(o, "Hansen")
    o.run(hand_over, HandOver("out", second, (other,)))
    o.run(hand_over, HandOver("back", second, (other,), condition={other: "broken"}))
    assert (seen(o, other).draft.status, seen(o, other).person_id) == ("repair", None)
    with pytest.raises(Invalid):
        o.run(hand_over, HandOver("out", second, (other,)))


def test_neither_broken_devices_nor_leavers_are_reserved(office: Office) -> None:
    """A device in repair, and days after somebody's last one, are refused at their field."""
    thing = device(office, pool=True)
    who = member(office, leaving=today(office) + 3 * ONE)
    office.run(reserve, ReservationDraft(thing, who, today(office), today(office) + 3 * ONE))
    with pytest.raises(Invalid) as refused:
        office.run(reserve, ReservationDraft(thing, who, today(office) + 4 * ONE))
    assert refused.value.field == "person"
    office.run(step, [thing], "repair")
    with pytest.raises(Invalid) as refused:
        office.run(reserve, ReservationDraft(thing, member(office, "Hansen"), today(office) + 9 * ONE))
    assert refused.value.field == "asset"


def test_a_protocol_names_people(office: Office) -> None:
    """Who handed over stands there by name, not by how they sign in."""
    key = office.run(hand_over, HandOver("out", member(office), (device(office),)))
    one = office.read(protocol, key)
    assert one is not None
    assert one.by != "admin"
    assert f"of {one.by}" in on_paper(one, "Nordlicht").left


def test_a_protocol_says_which_way_the_devices_went(office: Office) -> None:
    """Handed over: when it is expected back and what is included; taken back: by whom, what is missing, and no day to come."""
    who, thing = member(office), device(office)
    back = today(office) + 5 * ONE
    out, returned = (
        office.run(hand_over, HandOver(kind, who, (thing,), expected=back if kind == "out" else None))
        for kind in ("out", "back")
    )
    papers = {}
    for key in (out, returned):
        one = office.read(protocol, key)
        assert one is not None
        papers[key] = on_paper(replace(one, expected=back), "Nordlicht")
    assert papers[out].title.startswith("Hand-over ")
    assert papers[returned].title.startswith("Return ")
    names = [[name for name, _value in papers[key].pairs] for key in (out, returned)]
    assert ("Handed over by" in names[0], "Expected back" in names[0]) == (True, True)
    assert ("Taken back by" in names[1], "Expected back" in names[1]) == (True, False)
    assert [papers[key].head[-1] for key in (out, returned)] == ["Included", "What is missing"]


def test_leavers_are_told_whatever_they_have(any_office: Office) -> None:
    """An access or a seat alone is enough to stand in the list of who leaves, and Today counts as many people as it shows."""
    o = any_office
    use_language("en")
    soon = today(o) + 5 * ONE
    keys = [member(o, name, leaving=soon) for name in ("Zugang", "Lizenz", "Gerät", "Nichts")]
    o.run(grant, AccessDraft(keys[0], "Domäne", level="admin"))
    o.run(give_seat, o.run(save_licence, LicenceDraft("Office", 3)), keys[1])
    o.run(hand_over, HandOver("out", keys[2], (device(o),)))
    assert set(o.read(holders_source(soon).keys, {})) == set(keys[:3])
    told = [row for row in o.read(devices_wait) if row.request == "leavers"]
    assert [row.count for row in told] == [3]


def programs(office: Office, name: str, *found: str) -> int:
    """Return the device on which an agent found programs."""
    content = {
        "hardware": {"name": name}, "bios": {"ssn": f"S-{name}"}, "softwares": [{"name": one, "version": "1"} for one in found],
    }  # fmt: skip
    return read_file(office, json.dumps({"deviceid": f"{name}-1", "content": content}).encode()).asset


def test_licences_count_who_uses_them(any_office: Office) -> None:
    """People once whatever devices they have, devices only while they are here, what comes along not at all, a site never short."""
    o = any_office
    use_language("en")
    who = member(o)
    for name in ("a", "b"):
        o.run(hand_over, HandOver("out", who, (programs(o, name, "Microsoft Office 2024"),)))
    gone = programs(o, "c", "Microsoft Office 2024")
    programs(o, "d", "Microsoft Office File Validation Add-In")
    person, site = (
        o.run(save_licence, LicenceDraft(f"L {kind}", 1, kind, program="Microsoft Office"))
        for kind in ("person", "site")
    )
    per_device = o.run(save_licence, LicenceDraft("L device", 3, "device", program="Microsoft Office"))

    def balance(key: int) -> tuple[int, int]:
        one = o.read(licence, key)
        assert one is not None
        return one.balance.installed, one.balance.short

    assert (balance(person), balance(per_device)) == ((2, 1), (3, 0)), (
        "one person, and a device that nobody holds"
    )
    o.run(give_seat, per_device, None, gone)
    o.run(step, [gone], "retire")
    assert (balance(person), balance(per_device), balance(site)) == ((1, 0), (2, 0), (2, 0))
    assert [row.request for row in o.read(licences_wait)] == ["stale"]
    assert [seat.stale for seat in o.read(licence, per_device).seats] == [True]  # type: ignore[union-attr]
    old = o.run(save_licence, LicenceDraft("Alt", 5, expires=today(o) - ONE))
    left = member(o, "Weg", leaving=today(o) - ONE)
    for key, one in ((old, who), (per_device, left)):
        with pytest.raises(Invalid):
            o.run(give_seat, key, one)
    with pytest.raises(Invalid):
        o.run(give_seat, person, None, gone)


def test_what_is_out_of_operation_or_only_planned_carries_nothing(any_office: Office) -> None:
    """Of two alternatives one is retired, or planned: with the other everything on them falls."""
    o = any_office
    for state in ("retired", "planned"):
        keys = {
            name: o.run(
                save_component, ComponentDraft(f"{name} {state}", state=state if name == "SW2" else "active")
            )
            for name in ("SW1", "SW2", "DB", "Mail")
        }
        for switch in ("SW1", "SW2"):
            o.run(depend, keys["DB"], keys[switch], "switch")
        o.run(depend, keys["Mail"], keys["DB"])
        assert set(o.read(falls_with, keys["SW1"])) == {f"DB {state}", f"Mail {state}"}
        assert o.read(falls_with, keys["SW2"]) == []


@pytest.mark.parametrize(
    ("network", "address", "fits"),
    [
        ("10.1.1.0/24", "10.1.1.0", False), ("10.1.1.0/24", "10.1.1.255", False), ("10.1.1.0/24", "10.1.1.1", True),
        ("10.1.1.0/31", "10.1.1.0", True), ("10.1.1.0/31", "10.1.1.1", True), ("10.1.1.7/32", "10.1.1.7", True),
        ("2001:db8::/64", "2001:db8::", False), ("2001:db8::/64", "2001:db8::ffff:ffff:ffff:ffff", True), ("2001:db8::/127", "2001:db8::", True),
        ("2001:db8::/64", "2001:db8::b%2", False),
    ],
)  # fmt: skip
def test_hosts_have_addresses_of_hosts(office: Office, network: str, address: str, fits: bool) -> None:
    """Neither that of the network nor broadcast, no zones; networks of two addresses have hosts only."""
    office.run(save_subnet, SubnetDraft("Netz", network))
    if fits:
        office.run(save_address, AddressDraft(address))
        return
    with pytest.raises(Invalid) as refused:
        office.run(save_address, AddressDraft(address))
    assert refused.value.field == "address"


def test_a_warranty_ends_on_the_day_of_its_number() -> None:
    """§ 187 (1), § 188 (2), (3) BGB: the day of the purchase is not counted; a month without such a day ends with its last."""
    day = datetime.date
    assert warranty_end(day(2024, 2, 1), 24) == day(2026, 2, 1)
    assert warranty_end(day(2024, 1, 31), 1) == day(2024, 2, 29)
    assert warranty_end(day(2024, 2, 29), 12) == day(2025, 2, 28)
    assert warranty_end(day(2024, 2, 29), 12) == add_months(day(2024, 2, 29), 12)
