"""What is kept by quantity, and kits: received, handed out, returned, used up, counted; what is in stock never falls below zero."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import between, must_be_unique, must_exist, one_of, required, save_draft
from app.data.office import command
from app.data.search import index
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.it.assets.models import AssetModel, ItAsset, Kit, KitLine, Location, Supply, SupplyMove
from app.modules.it.assets.queries.supplies import supplies_held
from app.modules.it.assets.rules import SUPPLY_KINDS, SUPPLY_MOVES, KitDraft, SupplyDraft
from app.modules.it.assets.services.supply_stock import LOCKS, move_from_stock
from app.modules.organisation.contacts.api import Contact

MOST = 1_000_000


@command("it.asset.change")
def save_supply(unit: Unit, draft: SupplyDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep something by quantity; raises Invalid naming the field at fault, and Conflict."""
    name = required(draft.name)
    one_of(draft.kind, SUPPLY_KINDS, "kind")
    between(draft.minimum, "minimum", 0, MOST)
    between(draft.price, "price", 0, 10**12)
    must_be_unique(unit, Supply, name, key)
    before = unit.row(Supply, key) if key is not None else None
    if before is not None and before["article_id"] is not None and draft.minimum != before["minimum"]:
        words = N_("The least of {name} is the minimum of its article; change it there.")
        raise Invalid(words, field="minimum", name=before["name"])
    must_exist(unit, location=(Location, draft.location), supplier=(Contact, draft.supplier))
    made = save_draft(unit, Supply, draft, key, version, **({"stock": 0} if key is None else {}))
    index(unit, Supply, made, f"{name} {draft.number} {draft.notes}", f"{name} {draft.number}")
    return made


@command("it.asset.change", locks=LOCKS)
def move_supply(
    unit: Unit,
    key: int,
    kind: str,
    count: int,
    person: int | None = None,
    asset: int | None = None,
    note: str = "",
    protocol: int | None = None,
) -> int:
    """Change a stock by a move of a kind (see SUPPLY_MOVES) and return what is in stock then; 'count' sets what was counted.

    What is taken from the stock of an article is moved there.
    Raises Invalid for more than there is, for a return of more than a person has, or where who gets it is missing.
    """
    row = unit.row(Supply, key, lock=True)
    one_of(kind, SUPPLY_MOVES, "kind")
    between(count, "count", 0 if kind == "count" else 1, MOST)
    must_exist(unit, person=(Person, person), asset=(ItAsset, asset))
    if kind in ("out", "back") and person is None:
        raise Invalid(N_("Choose a member of staff."), field="person")
    if kind == "build" and asset is None:
        raise Invalid(N_("Choose a device."), field="asset")
    if kind == "out" and row["kind"] != "accessory":
        raise Invalid(N_("Only accessories are lent; what stays away is used up or built in."), field="kind")
    if kind == "back":
        has = next(
            (number for one, _name, number in supplies_held(unit.connection, person or 0) if one == key), 0
        )
        if count > has:
            raise Invalid(
                N_("{name} has {count} of it."),
                field="count",
                name=unit.row(Person, person or 0)["last_name"],
                count=has,
            )
    values: dict[str, Any] = {
        "supply_id": key, "person_id": person, "asset_id": asset, "protocol_id": protocol, "at": unit.now, "by": unit.login,
        "note": note.strip()[:200],
    }  # fmt: skip
    if row["article_id"] is not None:
        return move_from_stock(unit, row, kind, count, values)
    change = {"in": count, "back": count, "count": count - row["stock"]}.get(kind, -count)
    if row["stock"] + change < 0:
        raise Invalid(
            N_("Only {count} of {name} are in stock."), field="count", count=row["stock"], name=row["name"]
        )
    unit.update(Supply, key, {"stock": row["stock"] + change})
    unit.insert(SupplyMove, kind=kind, count=change, article_id=None, **values)
    return int(row["stock"] + change)


@command("it.asset.change")
def save_kit(unit: Unit, draft: KitDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a kit; raises Invalid without a name or for a known one."""
    must_be_unique(unit, Kit, required(draft.name), key)
    return save_draft(unit, Kit, draft, key, version)


@command("it.asset.change")
def put_into_kit(
    unit: Unit, key: int, count: int, model: int | None = None, supply: int | None = None
) -> None:
    """Let a kit hold so many of a model or of something kept by quantity; none takes it out. Raises Invalid without either."""
    if (model is None) == (supply is None):
        raise Invalid(N_("Choose a model or an accessory."), field="model")
    between(count, "count", 0, 100)
    must_exist(unit, key=(Kit, key), model=(AssetModel, model), supply=(Supply, supply))
    n = KitLine
    known = unit.connection.scalar(
        select(n.id).where(n.kit_id == key, n.model_id == model, n.supply_id == supply)
    )
    if known is not None and not count:
        unit.delete(n, int(known))
    elif known is not None:
        unit.update(n, int(known), {"count": count})
    elif count:
        unit.insert(n, kit_id=key, model_id=model, supply_id=supply, count=count)
