"""What is read of devices: the list, one with all that belongs to it, what a person holds, protocols."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_
from app.core.own_fields import FieldRow
from app.core.stemming import fold
from app.data import own_fields
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.search import Searchable
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.models import (
    AssetModel,
    AssetValue,
    Category,
    Custody,
    ItAsset,
    Location,
    Protocol,
    Wipe,
)
from app.modules.it.assets.rules import CONDITIONS, AssetDraft
from app.modules.organisation.contacts.api import Contact


@dataclass(frozen=True)
class AssetView:
    """A device with its words."""

    id: int
    version: int
    draft: AssetDraft
    model: str
    category_id: int
    category: str
    stores_data: bool
    location_id: int | None
    location: str
    person_id: int | None
    person: str
    expected: datetime.date | None
    warranty_until: datetime.date | None
    life_until: datetime.date | None
    last_audit: datetime.date | None
    next_audit: datetime.date | None
    next_inspection: datetime.date | None

    @property
    def words(self) -> str:
        """Tag, model and serial number in one line."""
        return "  ".join(filter(None, (self.draft.tag, self.model, self.draft.serial)))


@dataclass(frozen=True)
class CustodyRow:
    """One link of the chain of a device."""

    kind: str
    at: datetime.datetime
    by: str
    person: str
    location: str
    protocol: str
    condition: str
    parts: str
    note: str
    method: str  # how its data were destroyed, with the class of protection
    protection: str


def model_words(model: Any = AssetModel) -> Any:
    """Return the expression of manufacturer and model."""
    return func.trim(model.manufacturer + " " + model.name)


def assets_source(fields: Sequence[FieldRow] = (), where: tuple[Any, ...] = ()) -> ListSource:
    """Return the list of devices by tag, the newest first; own fields are columns that are not shown at first."""
    a, m, c, place, p, s = ItAsset, AssetModel, Category, Location, Person, Contact
    home = Location.__table__.alias("home")
    columns = (
        shown_as(a.tag, width=100),
        *listed(a, "name"),
        shown_as(c.name, "category", title=N_("Category"), width=120),
        Column("model", N_("Model"), "text", model_words(), 200),
        *listed(a, "serial status"),
        Column("person", N_("Held by"), "text", full_name(), 170),
        shown_as(place.path, "location", kind="text", width=190),
        *listed(a, "expected"),
        shown_as(a.purchased, shown=False),
        shown_as(a.cost, shown=False, total=True),
        shown_as(s.name, "supplier", title=N_("Supplier"), width=180, shown=False),
        shown_as(a.order_no, shown=False),
        shown_as(a.warranty_until, shown=False),
        shown_as(a.life_until, shown=False),
        shown_as(a.last_audit, shown=False),
        shown_as(a.next_audit, shown=False),
        shown_as(a.next_inspection, shown=False),
        shown_as(a.register_no, shown=False),
        Column("home", N_("Home place"), "text", home.c.path, 190, shown=False),
        shown_as(p.department, width=140, shown=False),
        shown_as(a.pool, shown=False),
        shown_as(a.notes, shown=False),
        *own_fields.own_columns(fields, ItAsset, AssetValue, "asset_id"),
    )
    joins = (
        (m.__table__, m.id == a.model_id),
        (c.__table__, c.id == m.category_id),
        (place.__table__, place.id == a.location_id),
        (home, home.c.id == a.home_id),
        (p.__table__, p.id == a.person_id),
        (s.__table__, s.id == a.supplier_id),
    )
    return ListSource(
        "it.assets",
        a,
        columns,
        (a.id.desc(),),
        joins=joins,
        where=where,
    )


def _rows(connection: Connection, *where: Any, limit: int | None = None) -> list[AssetView]:
    a, m, c, place, p = ItAsset, AssetModel, Category, Location, Person
    query = (
        select(a, model_words().label("words"), c.id.label("category_id"), c.name.label("category"), c.stores_data,
               func.coalesce(place.path, "").label("location"),
               func.coalesce(func.trim(p.first_name + " " + p.last_name), "").label("person"))
        .join(m, m.id == a.model_id)
        .join(c, c.id == m.category_id)
        .outerjoin(place, place.id == a.location_id)
        .outerjoin(p, p.id == a.person_id)
        .where(*where)
        .order_by(a.tag)
        .limit(limit)
    )  # fmt: skip
    found = []
    for row in connection.execute(query).mappings():
        draft = build(AssetDraft, dict(row))
        found.append(build(AssetView, {**row, "draft": draft, "model": row["words"]}))
    return found


@query("it.view")
def asset(connection: Connection, key: int) -> AssetView | None:
    """Return a device, None where there is none; its own fields come from values_of()."""
    return next(iter(_rows(connection, ItAsset.id == key)), None)


@query("it.view")
def assets(connection: Connection, keys: Sequence[int]) -> list[AssetView]:
    """Return devices by tag."""
    found: list[AssetView] = []
    for start in range(0, len(keys), 900):
        found += _rows(connection, ItAsset.id.in_(list(keys[start : start + 900])))
    return sorted(found, key=lambda one: one.draft.tag)


@query("it.view")
def values_of(connection: Connection, key: int) -> dict[int, str]:
    """Return the values of a device's own fields by key of the field."""
    return own_fields.values_of(connection, AssetValue, "asset_id", key)


@query("it.view")
def by_code(connection: Connection, code: str) -> AssetView | None:
    """Return the device whose tag or serial number is what was scanned or typed, whatever its case; None where there is none or more than one."""
    typed = code.strip().lower()
    if not typed:
        return None
    found = _rows(
        connection, or_(func.lower(ItAsset.tag) == typed, func.lower(ItAsset.serial) == typed), limit=2
    )
    exact = [one for one in found if one.draft.tag.lower() == typed]
    only = found[0] if len(found) == 1 else None
    return exact[0] if exact else only


@query("it.view")
def find_assets(connection: Connection, typed: str, limit: int = 8) -> list[AssetView]:
    """Return devices whose tag, name or serial number holds every word typed."""
    a = ItAsset
    text = func.lower(a.tag + " " + a.name + " " + a.serial)
    words = [
        or_(text.contains(fold(word), autoescape=True), text.contains(word.lower(), autoescape=True))
        for word in typed.split()
    ]
    return _rows(connection, *words, limit=limit)


@query("it.view")
def offered_assets(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a device offers: those that fit what is typed, or the one with a key."""
    found = _rows(connection, ItAsset.id == key) if key is not None else find_assets(connection, typed)
    return [
        Found(
            one.id,
            one.draft.tag,
            "  ".join(filter(None, (one.draft.tag, one.draft.name, one.model))),
            one.person,
        )
        for one in found
    ]


@query("it.view")
def held_by(connection: Connection, person: int) -> list[AssetView]:
    """Return the devices that a person holds now."""
    return _rows(connection, ItAsset.person_id == person)


@query("it.view")
def chain(connection: Connection, key: int) -> list[CustodyRow]:
    """Return where a device went and how its data were destroyed, the newest first."""
    c = Custody
    query = (
        select(
            c.__table__,
            func.coalesce(func.trim(Person.first_name + " " + Person.last_name), "").label("person"),
            func.coalesce(Location.path, "").label("location"),
            func.coalesce(Protocol.number, "").label("protocol"),
            func.coalesce(Wipe.method, "").label("method"),
            func.coalesce(Wipe.protection, "").label("protection"),
        )
        .outerjoin(Wipe, and_(c.kind == "wipe", Wipe.asset_id == c.asset_id, Wipe.at == c.at))
        .outerjoin(Person, Person.id == c.person_id)
        .outerjoin(Location, Location.id == c.location_id)
        .outerjoin(Protocol, Protocol.id == c.protocol_id)
        .where(c.asset_id == key)
        .order_by(c.id.desc())
    )
    return read_all(connection, query, CustodyRow)


def condition_words(key: str) -> str:
    """Return the words of a condition, '' for none."""
    return CONDITIONS.get(key, "")


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    return [
        (one.id, one.draft.name or one.model, one.draft.tag)
        for one in _rows(connection, ItAsset.id.in_(list(keys)))
    ]


SEARCHABLE = (Searchable(N_("Device"), "it_asset", "it.assets.assets", "it.view", _show),)
