"""What is typed or scanned where devices are handed over: a device, an accessory, or a whole kit; and what fields for models and places offer."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_, Message
from app.core.stemming import holds
from app.data.queries import query
from app.modules.it.assets.queries.assets import AssetView, by_code, find_assets
from app.modules.it.assets.queries.masters import locations, models
from app.modules.it.assets.queries.supplies import Picked, offered_kits, offered_supplies, pick_kit
from app.modules.it.assets.rules import ASSIGNED, RECEIVED, STOCK

MOST_DEVICES, MOST_KITS, MOST_EXTRA, SHOWN = 6, 2, 3, 8


@dataclass(frozen=True)
class Scanned:
    """What a code means: one of a device, a kit with what it gives now, something kept by quantity; nothing where it is not known."""

    device: AssetView | None = None
    kit: Picked | None = None
    supply: Found | None = None


@query("it.view")
def scanned(connection: Connection, code: str, out: bool, without: frozenset[int]) -> Scanned:
    """Return what a code means; kits only where something is handed out, without the devices that are named."""
    device = by_code(connection, code)
    if device is not None:
        return Scanned(device=device)
    wanted = code.strip().lower()
    kits = [key for key, name in offered_kits(connection, code) if name.lower() == wanted] if out else []
    if kits:
        return Scanned(kit=pick_kit(connection, kits[0], without))
    extra = (one for one in offered_supplies(connection, code, None) if one.code.lower() == wanted)
    return Scanned(supply=next(extra, None))


@query("it.view")
def offered_codes(connection: Connection, typed: str, out: bool) -> list[Found]:
    """Return what can be handed out, or taken back: kits, devices, accessories."""
    wanted = (STOCK, RECEIVED) if out else (ASSIGNED,)
    devices = [one for one in find_assets(connection, typed, 24) if one.draft.status in wanted]
    kits = offered_kits(connection, typed) if out else []
    word = str(Message(N_("Kit")))
    return [
        *(Found(key, name, name, word) for key, name in kits[:MOST_KITS]),
        *(
            Found(one.id, one.draft.tag, f"{one.draft.tag}  {one.model}", one.person or one.location)
            for one in devices[:MOST_DEVICES]
        ),
        *offered_supplies(connection, typed, None)[:MOST_EXTRA],
    ]


def _fitting(found: Iterable[Found], typed: str, key: int | None) -> list[Found]:
    """Return those that hold every word typed, what is typed exactly first, or the one with a key."""
    if key is not None:
        return [one for one in found if one.key == key]
    hits = [one for one in found if holds(f"{one.text} {one.detail}", typed)]
    return sorted(hits, key=lambda one: one.code.lower() != typed.strip().lower())[:SHOWN]


@query("it.view")
def offered_models(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a model offers."""
    known = (Found(one.id, one.words, one.words, one.category_name) for one in models(connection))
    return _fitting(known, typed, key)


@query("it.view")
def offered_locations(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a place offers."""
    known = (Found(one.id, one.path, one.path, one.draft.code) for one in locations(connection))
    return _fitting(known, typed, key)
