"""Files of inventory agents: the samples, the same again, partial ones, large ones, and what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.modules.it.assets.queries.assets import asset, chain
from app.modules.it.discovery.queries import (
    devices_with,
    facts_source,
    installed_on,
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
    done = any_office.run(read_file, data)
    assert done.new
    one = any_office.read(asset, done.asset)
    assert one is not None
    assert one.model.strip(" ?")
    assert one.draft.serial
    again = any_office.run(read_file, data)
    assert (again.asset, again.same) == (done.asset, True)
    whole = json.loads(data)
    programs = {(one["name"], one.get("version", "")) for one in whole["content"].get("softwares", [])}
    assert len(any_office.read(programs_of, done.asset)) == len(programs)
    changed = any_office.run(
        read_file, data.replace(one.draft.name.encode(), b"other-name") if one.draft.name else data
    )
    assert changed.asset == done.asset


def test_a_file_updates_its_device_with_a_diff(any_office: Office) -> None:
    """The device is known by its serial number; what a person typed stays; changes, new and removed programs are told."""
    o = any_office
    use_language("en")
    key = device(o, serial="ser-1")
    done = o.run(read_file, made())
    assert (done.asset, done.new, len(done.added)) == (key, False, 3)
    again = o.run(read_file, made(4, hardware={"name": "pc-1", "uuid": "u-1", "memory": 16000}))
    assert again.differences == ["Memory (MB): 8000 → 16000"]
    assert (again.added, again.removed) == (["Programm 3 1.0"], [])
    assert o.run(read_file, made(2, hardware={"name": "pc-1", "uuid": "u-1", "memory": 16000})).removed == [
        "Programm 2 1.0",
        "Programm 3 1.0",
    ]
    assert o.read(asset, key).draft.uuid == "u-1"  # type: ignore[union-attr]
    assert {row.kind for row in o.read(chain, key)} == {"agent"}
    assert o.read(installed_on, "programm") == 1
    rows = o.read(programs_source().page, o.read(programs_source().keys, {}))
    assert [(row[0], row[2]) for row in rows] == [("Programm 0", 1), ("Programm 1", 1)]
    first = o.read(programs_source().keys, {})[0]
    assert o.read(devices_with, first) == [(key, "IT-00001", "1.0")]


def test_a_partial_file_changes_only_what_it_says(any_office: Office) -> None:
    """Programs and facts that it does not name stay; it can't make a device."""
    o = any_office
    with pytest.raises(Invalid, match="partial"):
        o.run(read_file, made(partial=True))
    key = o.run(read_file, made()).asset
    part = json.dumps(
        {"deviceid": "pc-1-2026", "partial": True, "content": {"hardware": {"memory": 4000}}}
    ).encode()
    assert o.run(read_file, part).differences == ["Memory (MB): 8000 → 4000"]
    assert len(o.read(programs_of, key)) == 3
    row = o.read(facts_source().page, o.read(facts_source().keys, {}))[0]
    assert (row[1], row[4], row[7]) == ("pc-1", 4000, 3)


def test_a_large_file_comes_whole(office: Office) -> None:
    """3,000 programs in 1.2 MB: all come in, and the same file again changes nothing; how long it takes is measured in the bench."""
    data = made(3000)
    assert 1_000_000 < len(data) < 1_600_000
    done = office.run(read_file, data)
    assert len(done.added) == 3000
    assert office.run(read_file, data).same


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a JSON"),
        (b"[" * 100_000, "not a JSON"),
        (b"[]", "inventory agent"),
        (b'{"deviceid": 7, "content": {}}', "inventory agent"),
        (b'{"deviceid": "x", "content": []}', "inventory agent"),
        (b"\xff\xfe\x00", "not a JSON"),
    ],
)
def test_what_is_no_file_of_an_agent_says_why(office: Office, data: bytes, words: str) -> None:
    """Each is refused by a sentence."""
    use_language("en")
    with pytest.raises(Invalid, match=words):
        office.run(read_file, data)


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
