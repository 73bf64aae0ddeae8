"""Files of inventory agents: the samples, the same again, partial ones, large ones, and what is none."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import cli
from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.modules.it.assets.queries.assets import asset, chain
from app.modules.it.discovery.queries import (
    devices_with,
    facts_source,
    programs_of,
    programs_source,
)
from app.modules.it.discovery.readers.agent import read_agent
from app.modules.it.discovery.services import read_file
from tests.conftest import SAMPLES
from tests.modules.it.conftest import device

FILES = sorted((SAMPLES / "it-inventory").glob("*.json")) if SAMPLES.exists() else []


def made(programs: int = 3, partial: bool = False, **more: object) -> bytes:
    """Return a file of an agent."""
    content: dict[str, object] = {
        "bios": {"ssn": "SER-1", "smanufacturer": "Lenovo", "smodel": "T14"},
        "hardware": {"name": "pc-1", "uuid": "u-1", "memory": 8000, "chassis_type": "Laptop"},
        "softwares": [
            {"name": f"Programm {n}", "version": "1.0", "publisher": "Firma GmbH & Co. KG, " + "x" * 300}
            for n in range(programs)
        ],
        **more,
    }
    return json.dumps({"deviceid": "pc-1-2026", "partial": partial, "content": content}).encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_samples_come_in_and_again_change_nothing(any_office: Office, path: Path) -> None:
    """Every sample makes a device with manufacturer, model and facts; the same file again is the same device, unchanged."""
    data = path.read_bytes()
    done = read_file(any_office, data)
    assert done.new
    one = any_office.read(asset, done.asset)
    assert one is not None
    assert one.model.strip(" ?")
    assert one.draft.serial
    again = read_file(any_office, data)
    assert (again.asset, again.same) == (done.asset, True)
    whole = json.loads(data)
    programs = {(one["name"], one.get("version", "")) for one in whole["content"].get("softwares", [])}
    assert len(any_office.read(programs_of, done.asset)) == len(programs)
    renamed = data.replace(one.draft.name.encode(), b"other-name") if one.draft.name else data
    changed = read_file(any_office, renamed)
    assert changed.asset == done.asset


def test_a_file_updates_its_device_with_a_diff(any_office: Office) -> None:
    """The device is known by its serial number; what a person typed stays; changes, new and removed programs are told."""
    o = any_office
    use_language("en")
    key = device(o, serial="ser-1")
    done = read_file(o, made())
    assert (done.asset, done.new, len(done.added)) == (key, False, 3)
    again = read_file(o, made(4, hardware={"name": "pc-1", "uuid": "u-1", "memory": 16000}))
    assert again.differences == ["Memory (MB): 8,000 → 16,000"]
    assert (again.added, again.removed) == (["Programm 3 1.0"], [])
    assert read_file(o, made(2, hardware={"name": "pc-1", "uuid": "u-1", "memory": 16000})).removed == [
        "Programm 2 1.0",
        "Programm 3 1.0",
    ]
    assert o.read(asset, key).draft.uuid == "u-1"  # type: ignore[union-attr]
    assert {row.kind for row in o.read(chain, key)} == {"agent"}
    rows = o.read(programs_source().page, o.read(programs_source().keys, {}))
    assert [(row[0], row[2]) for row in rows] == [("Programm 0", 1), ("Programm 1", 1)]
    first = o.read(programs_source().keys, {})[0]
    assert o.read(devices_with, first) == [(key, "IT-00001", "1.0")]


def test_a_partial_file_changes_only_what_it_says(any_office: Office) -> None:
    """Programs and facts that it does not name stay; it can't make a device."""
    o = any_office
    with pytest.raises(Invalid, match="partial"):
        read_file(o, made(partial=True))
    key = read_file(o, made()).asset
    part = json.dumps(
        {"deviceid": "pc-1-2026", "partial": True, "content": {"hardware": {"memory": 4000}}}
    ).encode()
    assert read_file(o, part).differences == ["Memory (MB): 8,000 → 4,000"]
    assert len(o.read(programs_of, key)) == 3
    row = o.read(facts_source().page, o.read(facts_source().keys, {}))[0]
    assert (row[1], row[4], row[7]) == ("pc-1", 4000, 3)


def test_a_large_file_comes_whole(office: Office) -> None:
    """3,000 programs in 1.2 MB: all come in, and the same file again changes nothing; how long it takes is measured in the bench."""
    data = made(3000)
    assert 1_000_000 < len(data) < 1_600_000
    done = read_file(office, data)
    assert len(done.added) == 3000
    assert read_file(office, data).same


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "neither a JSON nor an XML"),
        (b"[" * 100_000, "neither a JSON nor an XML"),
        (b"[]", "inventory agent"),
        (b'{"deviceid": 7, "content": {}}', "inventory agent"),
        (b'{"deviceid": "x", "content": []}', "inventory agent"),
        (b"\xff\xfe\x00", "neither a JSON nor an XML"),
    ],
)
def test_what_is_no_file_of_an_agent_says_why(office: Office, data: bytes, words: str) -> None:
    """Each is refused by a sentence."""
    use_language("en")
    with pytest.raises(Invalid, match=words):
        read_file(office, data)


def test_odd_values_are_no_trouble() -> None:
    """Lists that are maps, numbers that are texts, days that are none, loops and virtual connections: what can't be read is left out."""
    found = read_agent(
        made(
            0,
            networks=[
                {"mac": "00:00:00:00:00:00", "type": "loopback"},
                {"mac": "zz"},
                {"mac": "AA-BB-CC-DD-EE-FF", "ipaddress": "x", "status": "up"},
            ],
            drives={"total": 5},
            memories=[{"capacity": "No"}],
            cpus="many",
            softwares=[{"name": "A", "install_date": "gestern"}, "B", {"version": "1"}],
        )
    )
    assert found.facts["mac"] == "aa:bb:cc:dd:ee:ff"
    assert "discs" not in found.facts
    assert found.programs == (("A", "", "", None),)


def computer(deviceid: str, **said: str) -> bytes:
    """Return the file of a computer with what its firmware says: uuid and serial, and a tag of the agent."""
    content = {
        "hardware": {
            "name": deviceid.partition("-")[0],
            "uuid": said.get("uuid", ""),
            "chassis_type": "Desktop",
        },
        "bios": {"ssn": said.get("serial", ""), "smanufacturer": "ASUS", "smodel": "B450M"},
    }
    return json.dumps({"deviceid": deviceid, "tag": said.get("tag", ""), "content": content}).encode()


PLACEHOLDERS = [
    {"uuid": "03000200-0400-0500-0006-000700080009", "serial": "Default string"},
    {"uuid": "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"},
    {"uuid": "01010101-0101-0101-0101-010101010101"},
    *({"serial": one} for one in (
        "0123456789", "INVALID", "xxxxxxxxxxx", "00000000", "123456789", "Chassis Serial Number", "Not Applicable", "1.0", "(null string)",
        "1111", "SYS-1234567890", "Serial Number xxxxxx", "To Be Filled By O.E.M.",
    )),
]  # fmt: skip


@pytest.mark.parametrize("said", PLACEHOLDERS, ids=lambda said: " ".join(said.values()))
def test_placeholders_of_manufacturers_join_no_two_devices(office: Office, said: dict[str, str]) -> None:
    """Two computers whose firmware says the same placeholder are two devices, and each stays itself when its file comes again."""
    first, second = (read_file(office, computer(f"pc{n}-2026", **said)) for n in (1, 2))
    assert (first.new, second.new) == (True, True)
    assert first.asset != second.asset
    assert read_file(office, computer("pc1-2026", **said)).asset == first.asset
    assert office.read(asset, first.asset).draft.serial == ""  # type: ignore[union-attr]


def test_what_contradicts_is_another_device(office: Office) -> None:
    """A clone with the agent's key of its original, an unknown placeholder key, and the tag of a branch join nothing."""
    one = read_file(office, computer("img-2026", uuid="A1-1", serial="S-1"))
    clone = read_file(office, computer("img-2026", uuid="A1-2", serial="S-2"))
    board = read_file(office, computer("other-2026", uuid="A1-1", serial="S-3"))
    assert len({one.asset, clone.asset, board.asset}) == 3
    kiel = [read_file(office, computer(f"k{n}-2026", tag="KIEL")).asset for n in range(2)]
    assert kiel[0] != kiel[1]
    again = read_file(office, computer("new-agent-2027", uuid="A1-2", serial="S-2"))
    assert again.asset == clone.asset, "an agent that was put on anew is of the same device"


@pytest.mark.parametrize(
    ("content", "memory"),
    [
        ('{"hardware": {"memory": 1e999, "uuid": "u1"}, "bios": {"ssn": "Q1"}}', None),
        ('{"hardware": {"memory": 10000000000000000000000}, "bios": {"ssn": "Q2"}}', None),
        ('{"hardware": {"memory": -5}, "bios": {"ssn": "Q3"}}', None),
        ('{"hardware": {"memory": NaN}, "storages": [{"disksize": 1e300}]}', None),
        ('{"hardware": {"memory": 4000, "name": "a\\u0000b"}, "bios": {"ssn": "W6\\ud800"}}', 4000),
        ('{"hardware": {"memory": 4000}, "network_device": {"ram": "much"}}', 4000),
    ],
)
def test_hostile_values_are_left_out_on_both_databases(
    any_office: Office, content: str, memory: int | None
) -> None:
    """Endless numbers, more than a column holds, lone surrogates and noughts of C: the device comes in without them."""
    done = read_file(any_office, f'{{"deviceid": "odd-2026", "content": {content}}}'.encode())
    row = any_office.read(facts_source().page, any_office.read(facts_source().keys, {}))[0]
    assert row[4] == memory
    one = any_office.read(asset, done.asset)
    assert one is not None
    assert one.draft.serial in ("Q1", "Q2", "Q3", "W6", "")


XML = """<?xml version="1.0" encoding="UTF-8" ?>
<REQUEST><CONTENT>
<BIOS><SMANUFACTURER>Dell</SMANUFACTURER><SMODEL>Latitude 5440</SMODEL><SSN>7XK2</SSN><BVERSION>1.9</BVERSION></BIOS>
<CPUS><NAME>Intel Core i5</NAME></CPUS>
<HARDWARE><NAME>nb-7</NAME><UUID>4c4c4544-0037-5810-804b-b7c04f583332</UUID><MEMORY>16000</MEMORY><CHASSIS_TYPE>Laptop</CHASSIS_TYPE></HARDWARE>
<NETWORKS><MACADDR>02:00:00:00:00:01</MACADDR><STATUS>Up</STATUS><VIRTUALDEV>1</VIRTUALDEV></NETWORKS>
<NETWORKS><MACADDR>AA:BB:CC:00:00:01</MACADDR><IPADDRESS>10.1.1.9</IPADDRESS><STATUS>Up</STATUS><VIRTUALDEV>0</VIRTUALDEV></NETWORKS>
<SOFTWARES><NAME>7-Zip</NAME><VERSION>23.01</VERSION><INSTALLDATE>31/01/2026</INSTALLDATE></SOFTWARES>
<SOFTWARES><NAME>Firefox Größe</NAME><VERSION>140.0</VERSION></SOFTWARES>
<VERSIONCLIENT>GLPI-Agent_v1.15</VERSIONCLIENT>
</CONTENT><DEVICEID>nb-7-2026</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>"""


def test_the_agents_xml_says_the_same_as_its_json(office: Office) -> None:
    """What GLPI's agent writes without --json: kind, numbers, the real connection, programs with their days."""
    found = read_agent(XML.encode())
    assert (found.kind, found.serial, found.model) == ("laptop", "7XK2", "Latitude 5440")
    assert (found.facts["mac"], found.facts["memory"]) == ("aa:bb:cc:00:00:01", 16000)
    assert found.programs == (
        ("7-Zip", "23.01", "", datetime.date(2026, 1, 31)),
        ("Firefox Größe", "140.0", "", None),
    )
    done = read_file(office, XML.encode())
    assert (done.new, len(done.added)) == (True, 2)
    entity = XML.replace("<REQUEST>", '<!DOCTYPE r [<!ENTITY a "b">]><REQUEST>')
    for bad in (entity, XML[:300], "<REQUEST/>"):
        with pytest.raises(Invalid):
            read_file(office, bad.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "utf-32"])
def test_a_file_may_be_written_in_any_unicode(office: Office, encoding: str) -> None:
    """PowerShell writes UTF-16: the file is the same."""
    assert read_file(office, made().decode().encode(encoding)).new


def test_a_bad_file_does_not_keep_the_good_ones_out(place: str, tmp_path: Path) -> None:
    """The command line reads all files it is given, says what is wrong with each, and ends with 1."""
    files = {"a.json": b"{", "b.json": made(), "c.xml": b"<A", "d.xml": XML.encode()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    cli.commands()
    paths = [str(tmp_path / name) for name in files]
    done = CliRunner().invoke(cli.kontor, ["inventory", "import", place, *paths, "--json"])
    rows = json.loads(done.stdout)["files"]
    assert [row["status"] for row in rows] == ["refused", "new", "refused", "new"]
    assert done.exit_code == 1
