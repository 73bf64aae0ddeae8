"""Reading a file of an agent into the book: the device it is of is found or made, its facts and programs updated, the differences told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.history import field_named, said
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.it.assets.api import (
    AssetDraft,
    ItAsset,
    categories,
    link,
    model_key,
    real_serial,
    real_uuid,
    save_asset,
)
from app.modules.it.discovery.models import Facts, Program
from app.modules.it.discovery.readers.agent import Found
from app.modules.it.discovery.readers.agent import read_file as read_agent_file

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


def read_file(office: Office, data: bytes) -> Read:
    """Read a file of an agent in a child and keep what it says; raises Invalid for what is none, Broken for what can't be read."""
    done: Read = office.run(keep_found, read_agent_file(data), hashlib.sha256(data).digest())
    return done


@command("it.discovery.import")
def keep_found(unit: Unit, found: Found, sha256: bytes) -> Read:
    """Keep what a file of an agent said; raises Invalid. The same file again changes nothing but the moment it was seen."""
    found = replace(found, serial=real_serial(found.serial), uuid=real_uuid(found.uuid))
    key = _device(unit, found)
    made = key is None
    if key is None:
        key = _make(unit, found)
    done = Read(key, unit.row(ItAsset, key)["tag"], made)
    _complete(unit, key, found)
    _keep_facts(unit, key, found, sha256, done)
    if found.programs is not None:
        _keep_programs(unit, key, found.programs, done)
    if made or not done.same:
        link(unit, key, "agent", note="; ".join(done.differences)[:300])
    return done


def _device(unit: Unit, found: Found) -> int | None:
    """Return the device of a file: by the agent's key, the device's own key, its serial number, or its tag.

    A clone has the agent's key of its original, many mainboards share a key, and the tag that an agent is given may be that of a
    branch: what says by another number that it is another device is another one.
    """
    a, f = ItAsset, Facts
    known = select(a.id, a.uuid, a.serial, f.deviceid).outerjoin(f, f.asset_id == a.id)
    same_key, same_uuid = f.deviceid == found.deviceid, func.lower(a.uuid) == found.uuid.lower()
    same_serial, same_tag = (
        func.lower(a.serial) == found.serial.lower(),
        func.lower(a.tag) == found.tag.lower(),
    )
    tries: tuple[tuple[Any, Any, Callable[[Any], bool]], ...] = (
        (
            same_key,
            True,
            lambda one: not (_differ(one.uuid, found.uuid) and _differ(one.serial, found.serial)),
        ),
        (same_uuid, found.uuid, lambda one: not _differ(one.serial, found.serial)),
        (same_serial, found.serial, lambda one: not _differ(one.uuid, found.uuid)),
        (same_tag, found.tag, lambda one: not _another(one, found)),
    )
    for where, given, fits in tries:
        hits = unit.connection.execute(known.where(where).limit(2)).all() if given else []
        if len(hits) == 1 and fits(hits[0]):
            return int(hits[0].id)
    return None


def _differ(known: str, told: str) -> bool:
    """Say whether two numbers are both there and not the same."""
    return bool(known and told) and known.lower() != told.lower()


def _another(one: Any, found: Found) -> bool:
    return (
        _differ(one.deviceid or "", found.deviceid)
        or _differ(one.serial, found.serial)
        or _differ(one.uuid, found.uuid)
    )


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
