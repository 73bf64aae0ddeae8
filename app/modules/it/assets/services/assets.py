"""What is done with devices: kept, moved through their states, changed many at once; the chain says where each went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.data import numbering
from app.data.bulk import BulkCount, set_field
from app.data.declarative import field_of
from app.data.drafts import SAME, between, check, must_be_only, required
from app.data.office import command
from app.data.own_fields import keep_values
from app.data.search import index
from app.data.settings import setting
from app.data.unit import Unit, table_of
from app.modules.hr.people.api import Person
from app.modules.it.assets.models import AssetModel, AssetValue, Category, Custody, ItAsset, Location
from app.modules.it.assets.queries.masters import asset_fields
from app.modules.it.assets.readers.placeholders import real_serial
from app.modules.it.assets.rules import (
    HERE,
    REQUESTED,
    STATUS,
    AssetDraft,
    life_end,
    tidy,
    warranty_end,
)
from app.modules.organisation.contacts.api import Contact

BULK = (
    "name",
    "model",
    "home",
    "location",
    "purchased",
    "warranty_months",
    "supplier",
    "order_no",
    "register_no",
    "next_audit",
    "pool",
    "notes",
)


@command("it.asset.change")
def save_asset(unit: Unit, draft: AssetDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a device, a new one under its tag or the next; raises Invalid naming the field at fault, and Conflict.

    A new device starts in the state of its draft; later the state changes by steps only.
    """
    about = _about(unit, draft.model)
    before = unit.row(ItAsset, key) if key is not None else None
    tag = _tag(unit, draft.tag, key)
    values: dict[str, Any] = {
        "tag": tag, "name": draft.name.strip(), "serial": tidy(draft.serial), "uuid": draft.uuid.strip(),
        "model_id": draft.model, "home_id": draft.home, "purchased": draft.purchased, "cost": draft.cost, "supplier_id": draft.supplier,
        "order_no": draft.order_no.strip(), "warranty_months": draft.warranty_months, "register_no": draft.register_no.strip(),
        "criticality": draft.criticality, "pool": draft.pool, "notes": draft.notes.strip(),
        "warranty_until": warranty_end(draft.purchased, draft.warranty_months),
        "life_until": life_end(draft.purchased, about["life_months"]),
    }  # fmt: skip
    _check(unit, values, key)
    differed = before is None
    if before is None:
        key = _insert(unit, draft, values, about)
    else:
        assert key is not None
        if before["location_id"] == before["home_id"] and draft.home != before["home_id"]:
            values["location_id"] = draft.home
        differed = unit.update(ItAsset, key, values, version)
    if _keep_values(unit, key, about["id"], draft.values) and not differed:
        unit.raise_version(ItAsset, key)
    put_into_search(unit, key)
    return key


@command("it.request")
def request_assets(
    unit: Unit, model: int | None, count: int, why: str, person: int | None = None
) -> list[int]:
    """Ask for devices of a model, and return their keys: each stands in the list as wanted until it is ordered. Raises Invalid without a reason."""
    between(count, "count", 1, 50)
    reason = required(why, "why", N_("Say what they are needed for."))
    who = unit.row(Person, person) if person is not None else None
    name = f"{who['first_name']} {who['last_name']}".strip() if who is not None else ""
    notes = ": ".join(filter(None, (name, reason)))[:400]
    asked = {"model": model, "notes": notes, "status": REQUESTED}
    must_be_only(unit, ItAsset, None, SAME, "why", **asked)
    keys = [save_asset(unit, AssetDraft(model, notes=notes, status=REQUESTED)) for _n in range(count)]
    for key in keys:
        link(unit, key, "request", person_id=person, note=reason[:300])
    return keys


def _insert(unit: Unit, draft: AssetDraft, values: dict[str, Any], about: Mapping[str, Any]) -> int:
    if draft.status not in STATUS:
        raise Invalid(N_("Choose one of the values offered."), field="status")
    due = {"next_audit": about["audit_months"], "next_inspection": about["inspect_months"]}
    days = {
        name: add_months(unit.today, months) if months and draft.status in HERE else None
        for name, months in due.items()
    }
    return unit.insert(
        ItAsset,
        **values,
        **days,
        status=draft.status,
        location_id=draft.home,
        person_id=None,
        parent_id=None,
        expected=None,
        last_audit=None,
    )


def _about(unit: Unit, model: int | None) -> Mapping[str, Any]:
    """Return the category of a model; raises Invalid without a model."""
    row = (
        unit.connection.execute(
            select(Category.__table__)
            .join(AssetModel, AssetModel.category_id == Category.id)
            .where(AssetModel.id == (model or 0))
        )
        .mappings()
        .first()
    )
    if row is None:
        raise Invalid(N_("Choose a model."), field="model")
    return dict(row)


def _tag(unit: Unit, typed: str, key: int | None) -> str:
    clean = tidy(typed)
    if clean:
        check(field_of(table_of(ItAsset).c.tag), clean, "tag")
        other = unit.connection.scalar(
            select(ItAsset.id).where(func.lower(ItAsset.tag) == clean.lower(), ItAsset.id != (key or 0))
        )
        if other is not None:
            raise Invalid(N_("There is a device {tag} already."), field="tag", tag=clean)
        return clean
    prefix, digits = (
        str(setting(unit.connection, "it.tag_prefix")),
        int(setting(unit.connection, "it.tag_digits")),
    )
    return numbering.give(unit, ItAsset.tag, part=prefix, width=digits)


def _check(unit: Unit, values: Mapping[str, Any], key: int | None) -> None:
    for name, value in values.items():
        if isinstance(value, str):
            check(field_of(table_of(ItAsset).c[name]), value, name)
    serial, model = values["serial"], values["model_id"]
    if real_serial(serial):
        same = (
            func.lower(ItAsset.serial) == serial.lower(),
            ItAsset.model_id == model,
            ItAsset.id != (key or 0),
        )
        if unit.connection.scalar(select(ItAsset.id).where(*same)) is not None:
            raise Invalid(
                N_("A device of this model has the serial number {serial} already."),
                field="serial",
                serial=serial,
            )
    months = values["warranty_months"]
    if months is not None and not 0 <= months <= 240:
        raise Invalid(
            N_("Enter a whole number from {minimum} to {maximum}."),
            field="warranty_months",
            minimum=0,
            maximum=240,
        )
    if values["cost"] is not None and values["cost"] < 0:
        raise Invalid(N_("An amount above zero is needed."), field="cost")
    for name, kind in (("home_id", Location), ("supplier_id", Contact)):
        if values[name] is not None:
            unit.row(kind, values[name])


def _keep_values(unit: Unit, key: int, category: int, wanted: Mapping[int, str]) -> bool:
    fields = asset_fields(unit.connection, category)
    return keep_values(unit, AssetValue, "asset_id", key, fields, wanted=wanted)


def put_into_search(unit: Unit, key: int) -> None:
    """Index a device anew: tag, serial number and name inside words, model and own fields by words."""
    row = unit.row(ItAsset, key)
    model = unit.row(AssetModel, row["model_id"])
    own = unit.connection.scalars(select(AssetValue.text).where(AssetValue.asset_id == key)).all()
    short = " ".join(filter(None, (row["tag"], row["serial"], row["name"])))
    index(
        unit,
        ItAsset,
        key,
        " ".join((short, model["manufacturer"], model["name"], row["notes"], row["order_no"], *own)),
        short,
    )


# -- states ------------------------------------------------------------------
def link(unit: Unit, asset: int, kind: str, **values: Any) -> int:
    """Add a link to the chain of a device."""
    empty: dict[str, Any] = {
        "protocol_id": None,
        "person_id": None,
        "location_id": None,
        "condition": "",
        "parts": "",
        "note": "",
    }
    return unit.insert(Custody, asset_id=asset, kind=kind, at=unit.now, by=unit.login, **{**empty, **values})


@command("it.asset.change")
def set_assets(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool) -> BulkCount:
    """Set one field of many devices; with preview only count. Raises Invalid for a value that does not fit."""
    if field not in BULK:
        raise Invalid(N_("This field can't be changed for many devices."), field=field)
    names = {"model": "model_id", "home": "home_id", "location": "location_id", "supplier": "supplier_id"}
    name = names.get(field, field)
    if name.endswith("_id") or name == "warranty_months":
        if value in ("", None):
            value = None
        elif not str(value).isdecimal():
            raise Invalid(N_("Choose one of the values offered."), field=field)
        else:
            value = int(value)
    if name == "pool":
        value = value in (True, "1")
    elif name == "model_id":
        _about(unit, value)
    elif name in ("home_id", "location_id") and value is not None:
        unit.row(Location, value)
    elif name == "supplier_id" and value is not None:
        unit.row(Contact, value)
    elif isinstance(value, str):
        limit = getattr(ItAsset.__table__.c[name].type, "length", None)
        value = value.strip()[:limit]
    found = set_field(unit, ItAsset, keys, name, value, preview=preview)
    if not preview and name in ("purchased", "warranty_months", "model_id"):
        _reckon_ends(unit, [key for _old, group in found.before for key in group])
    return found


def _reckon_ends(unit: Unit, keys: Sequence[int]) -> None:
    for key in keys:
        row = unit.row(ItAsset, key)
        months = _about(unit, row["model_id"])["life_months"]
        unit.update(
            ItAsset,
            key,
            {
                "warranty_until": warranty_end(row["purchased"], row["warranty_months"]),
                "life_until": life_end(row["purchased"], months),
            },
        )
