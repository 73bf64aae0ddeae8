"""Reading a file of an agent into the book: the device it is of is found or made, its facts and programs updated, the differences told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from app.core import codec
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.history import field_named, said
from app.data.office import command
from app.data.unit import Unit
from app.modules.it.assets.api import AssetDraft, ItAsset, categories, link, model_key, save_asset
from app.modules.it.discovery.models import Facts, Program
from app.modules.it.discovery.readers.agent import Found, read_agent

# which category of a new book a kind of device belongs to, by its place in the set-up; the first whose name fits is taken
NAMES = {
    "laptop": ("notebook", "laptop"),
    "computer": ("arbeitsplatzrechner", "desktop computer", "computer"),
    "phone": ("telefon", "phone"),
    "printer": ("drucker", "printer"),
    "network": ("netzwerkgerät", "network device"),
}
NAMELESS = "?"


@dataclass
class Read:
    """What a file did: its device, whether it is new, what changed in its facts, and which programs came and went."""

    asset: int
    tag: str
    new: bool
    differences: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not (self.new or self.differences or self.added or self.removed)


codec.register("it.agent_file_read", Read, "app.modules.it.inventory.services:Read")


@command("it.discovery.import")
def read_file(unit: Unit, data: bytes) -> Read:
    """Read a file of an agent; raises Invalid for what is none. The same file again changes nothing but the moment it was seen."""
    found = read_agent(data)
    key = _device(unit, found)
    made = key is None
    if key is None:
        key = _make(unit, found)
    done = Read(key, unit.row(ItAsset, key)["tag"], made)
    _complete(unit, key, found)
    _keep_facts(unit, key, found, hashlib.sha256(data).digest(), done)
    if found.programs is not None:
        _keep_programs(unit, key, found.programs, done)
    if made or not done.same:
        link(unit, key, "agent", note="; ".join(done.differences)[:300])
    return done


def _device(unit: Unit, found: Found) -> int | None:
    """Return the device of a file: by the agent's key, the device's own key, its serial number, or its tag."""
    a = ItAsset
    tries = (
        select(Facts.asset_id).where(Facts.deviceid == found.deviceid),
        select(a.id).where(func.lower(a.uuid) == found.uuid.lower()) if found.uuid else None,
        select(a.id).where(func.lower(a.serial) == found.serial.lower()) if found.serial else None,
        select(a.id).where(func.lower(a.tag) == found.tag.lower()) if found.tag else None,
    )
    for query in tries:
        keys = unit.connection.scalars(query.limit(2)).all() if query is not None else []
        if len(keys) == 1:
            return int(keys[0])
    return None


def _make(unit: Unit, found: Found) -> int:
    if found.partial:
        raise Invalid(
            N_("A partial file can't make a device: {deviceid} is not known yet."), deviceid=found.deviceid
        )
    there = {one.draft.name.lower(): one.draft.name for one in categories(unit.connection)}
    category = next(
        (there[name] for name in NAMES[found.kind] if name in there), NAMES[found.kind][0].capitalize()
    )
    model = model_key(unit, category, found.manufacturer, found.model or NAMELESS)
    tag = (
        found.tag
        if found.tag
        and unit.connection.scalar(select(ItAsset.id).where(func.lower(ItAsset.tag) == found.tag.lower()))
        is None
        else ""
    )
    return save_asset(
        unit, AssetDraft(model, tag, str(found.facts.get("hostname", "")), found.serial, found.uuid)
    )


def _complete(unit: Unit, key: int, found: Found) -> None:
    """Fill in what the book does not know of the device yet; what a person typed stays."""
    row = unit.row(ItAsset, key)
    wanted = {"uuid": found.uuid, "serial": found.serial, "name": str(found.facts.get("hostname", ""))}
    values = {name: value for name, value in wanted.items() if value and not row[name]}
    if values:
        unit.update(ItAsset, key, values)


def _keep_facts(unit: Unit, key: int, found: Found, sha256: bytes, done: Read) -> None:
    f = Facts
    known = unit.connection.execute(select(f.__table__).where(f.asset_id == key)).mappings().first()
    before: Mapping[str, Any] = dict(known) if known is not None else {}
    empty = {name: None if name in ("memory", "discs", "pages") else "" for name in TITLES}
    base = {name: before.get(name, empty[name]) if found.partial else empty[name] for name in TITLES}
    values = {**base, **found.facts, "deviceid": found.deviceid, "sha256": sha256}
    if not before:
        unit.insert(f, asset_id=key, seen=unit.now, **values)
        return
    for name in TITLES:
        if before[name] != values[name]:
            about = field_named("it_facts", name)
            done.differences.append(
                f"{_(about.title)}: {said(about, before[name])} → {said(about, values[name])}"
            )
    unit.update(f, before["id"], {**values, "seen": unit.now})


TITLES = (
    "hostname",
    "system",
    "processor",
    "memory",
    "discs",
    "encrypted",
    "mac",
    "address",
    "firmware",
    "last_user",
    "pages",
    "agent",
)


def _keep_programs(unit: Unit, key: int, programs: tuple[tuple[Any, ...], ...], done: Read) -> None:
    """Put in what is new and take out what is gone; a new version is both. Many rows, one row in the trail each way."""
    p = Program
    rows = unit.connection.execute(select(p.id, p.name, p.release).where(p.asset_id == key)).all()
    known = {(name, release): int(row) for row, name, release in rows}
    wanted = {(one[0], one[1]): one for one in programs}
    gone = sorted(known.keys() - wanted.keys())
    fresh = [wanted[pair] for pair in wanted if pair not in known]
    done.removed, done.added = (
        [" ".join(pair).strip() for pair in gone],
        [f"{one[0]} {one[1]}".strip() for one in fresh],
    )
    unit.delete_rows(p, [known[pair] for pair in gone])
    if fresh:
        numbers = unit.reserve(p, len(fresh))
        batch = [
            (n, key, one[0], one[0].lower()[:200], *one[1:3], one[3].isoformat() if one[3] else None)
            for n, one in zip(numbers, fresh, strict=True)
        ]
        unit.insert_batch(p, ("id", "asset_id", "name", "begins", "release", "publisher", "installed"), batch)
