"""Steps of a device's life: its states, wiping, moving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.it.assets.models import ItAsset, Location, Wipe
from app.modules.it.assets.rules import (
    DISPOSED,
    MACHINE,
    METHODS,
    STEPS,
    WIPED,
)
from app.modules.it.assets.services.assets import _about, link

BY_HAND = ("assign", "give_back", "wipe")  # steps that have a protocol and commands of their own


@command("it.asset.change")
def step(unit: Unit, keys: Sequence[int], name: str, note: str = "") -> int:
    """Take devices a step on (see STEPS), all or none; raises Invalid naming the first that can't go it.

    Handing out and taking back have a protocol and commands of their own, wiping too.
    """
    if name not in STEPS or name in BY_HAND:
        raise Invalid(N_("Choose one of the values offered."), field="step")
    for key in keys:
        row = unit.row(ItAsset, key, lock=True)
        status = after(row, name)
        if name == "dispose" and row["status"] != WIPED and _about(unit, row["model_id"])["stores_data"]:
            raise Invalid(
                N_("{tag} stored data; note first how they were destroyed."), field="step", tag=row["tag"]
            )
        values: dict[str, Any] = {"status": status}
        if name in ("lose", "steal", "repair", "retire", "find", "repaired", "dispose"):
            values |= {"expected": None}
        if name in ("find", "repaired", "revive", "store"):
            values |= {"location_id": row["home_id"], "person_id": None}
        if name in ("retire", "dispose"):
            values |= {"person_id": None, "next_audit": None, "next_inspection": None}
        if status == DISPOSED:
            values |= {"location_id": None}
        unit.update(ItAsset, key, values)
        link(
            unit,
            key,
            name,
            person_id=row["person_id"],
            location_id=values.get("location_id", row["location_id"]),
            note=note.strip()[:300],
        )
    return len(keys)


def after(row: Mapping[str, Any], name: str) -> str:
    """Return the state of a device after a step; raises Invalid naming the device."""
    try:
        return MACHINE.after(row["status"], name)
    except Invalid as error:
        raise Invalid(N_("{tag}: {reason}"), field="step", tag=row["tag"], reason=error.message) from error


@command("it.asset.change")
def wipe(unit: Unit, keys: Sequence[int], method: str, protection: str, evidence: str) -> int:
    """Note how the data of retired devices were destroyed (DIN 66399, ISO 21964); raises Invalid without method, or for a device in use."""
    if method not in METHODS:
        raise Invalid(N_("Choose one of the values offered."), field="method")
    if method != "none" and not protection.strip():
        raise Invalid(N_("Enter the class of protection, such as H-4."), field="protection")
    for key in keys:
        row = unit.row(ItAsset, key, lock=True)
        unit.update(ItAsset, key, {"status": after(row, "wipe")})
        unit.insert(
            Wipe,
            asset_id=key,
            method=method,
            protection=protection.strip()[:10],
            at=unit.now,
            by=unit.login,
            evidence=evidence.strip()[:200],
        )
        link(unit, key, "wipe", note=evidence.strip()[:300])
    return len(keys)


@command("it.asset.change")
def move(unit: Unit, keys: Sequence[int], location: int, note: str = "") -> int:
    """Put devices at another place; who holds them goes on holding them."""
    unit.row(Location, location)
    moved = 0
    for key in keys:
        row = unit.row(ItAsset, key)
        if unit.update(ItAsset, key, {"location_id": location}):
            moved += 1
            link(unit, key, "move", person_id=row["person_id"], location_id=location, note=note.strip()[:300])
    return moved
