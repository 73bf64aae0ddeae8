"""Categories, models, places and own fields: what is read of them and how they are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.keeping import needed, single, within
from app.data.lists import Column, ListSource
from app.data.office import command
from app.data.tables import Base
from app.data.unit import Unit
from app.modules.it.assets.models import AssetField, AssetModel, Category, ItAsset, Location
from app.modules.it.assets.rules import FORMATS, CategoryDraft, FieldDraft, ModelDraft, options_of

SEPARATOR = " / "


@dataclass(frozen=True)
class CategoryRow:
    """A category."""

    id: int
    version: int
    draft: CategoryDraft


@dataclass(frozen=True)
class ModelRow:
    """A model with the name of its category."""

    id: int
    version: int
    draft: ModelDraft
    category: str

    @property
    def words(self) -> str:
        """Manufacturer and name."""
        return f"{self.draft.manufacturer} {self.draft.name}".strip()


@dataclass(frozen=True)
class LocationRow:
    """A place."""

    id: int
    version: int
    parent: int | None
    name: str
    code: str
    path: str


@dataclass(frozen=True)
class FieldRow:
    """A field that devices of a category have of their own."""

    id: int
    version: int
    draft: FieldDraft
    category: str


def categories(connection: Connection) -> list[CategoryRow]:
    """Return the categories by name."""
    c = Category
    rows = connection.execute(
        select(c.id, c.version, c.name, c.stores_data, c.signed, c.audit_months, c.inspect_months, c.life_months).order_by(
            func.lower(c.name)
        )
    )
    return [CategoryRow(row[0], row[1], CategoryDraft(*row[2:])) for row in rows]


def models(connection: Connection) -> list[ModelRow]:
    """Return the models by manufacturer and name."""
    m = AssetModel
    query = select(m.id, m.version, m.category_id, m.manufacturer, m.name, m.number, Category.name).join(
        Category, Category.id == m.category_id
    )
    rows = connection.execute(query.order_by(func.lower(m.manufacturer), func.lower(m.name)))
    return [ModelRow(row[0], row[1], ModelDraft(*row[2:6]), row[6]) for row in rows]


def locations(connection: Connection) -> list[LocationRow]:
    """Return the places by path."""
    place = Location
    query = select(place.id, place.version, place.parent_id, place.name, place.code, place.path).order_by(func.lower(place.path))
    return [LocationRow(*row) for row in connection.execute(query)]


def asset_fields(connection: Connection, category: int | None = None) -> list[FieldRow]:
    """Return the own fields of a category, or of all."""
    f = AssetField
    query = select(f.id, f.version, f.category_id, f.title, f.format, f.options, f.required, f.unique_value, Category.name)
    query = query.join(Category, Category.id == f.category_id).order_by(Category.name, f.id)
    rows = connection.execute(query.where(f.category_id == category) if category else query)
    return [FieldRow(row[0], row[1], FieldDraft(*row[2:8]), row[8]) for row in rows]


def _save(unit: Unit, kind: type[Base], values: dict[str, Any], key: int | None, version: int | None, title: str = "name") -> int:
    needed(str(values[title]), title)
    if key is None:
        return unit.insert(kind, **values)
    unit.update(kind, key, values, version)
    return key


def _refuse_double(unit: Unit, kind: type[Base], key: int | None, field: str, *where: Any) -> None:
    found = unit.connection.scalar(select(kind.id).where(*where))
    if found is not None and found != key:
        raise Invalid(N_("This is here already."), field=field)


@command("it.asset.change")
def save_category(unit: Unit, draft: CategoryDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a category; raises Invalid without a name or for a known one."""
    values = {**asdict(draft), "name": draft.name.strip()[:80]}
    for name in ("audit_months", "inspect_months", "life_months"):
        within(getattr(draft, name), name, 0, 240)
    single(unit, Category, draft.name, key)
    return _save(unit, Category, values, key, version)


@command("it.asset.change")
def save_model(unit: Unit, draft: ModelDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a model; raises Invalid without a name, for a known one, or without a category."""
    if draft.category not in {one.id for one in categories(unit.connection)}:
        raise Invalid(N_("Choose one of the values offered."), field="category")
    values: dict[str, Any] = {"category_id": draft.category, "manufacturer": draft.manufacturer.strip()[:80], "name": draft.name.strip()[:120],
              "number": draft.number.strip()[:60]}  # fmt: skip
    same = (func.lower(AssetModel.manufacturer) == values["manufacturer"].lower(), func.lower(AssetModel.name) == values["name"].lower())
    _refuse_double(unit, AssetModel, key, "name", *same)
    return _save(unit, AssetModel, values, key, version)


@command("it.asset.change")
def save_location(
    unit: Unit, name: str, parent: int | None = None, code: str = "", key: int | None = None, version: int | None = None
) -> int:
    """Keep a place; those below it get its new path. Raises Invalid without a name, for a known path, or for a place below itself."""
    clean = " ".join(name.replace("/", " ").split())[:80]
    above = unit.row(Location, parent)["path"] if parent else ""
    path = f"{above}{SEPARATOR}{clean}" if above else clean
    _refuse_double(unit, Location, key, "name", func.lower(Location.path) == path.lower())
    values = {"name": clean, "parent_id": parent, "code": code.strip()[:40], "path": path[:300]}
    if key is None:
        return _save(unit, Location, values, None, None)
    before = unit.row(Location, key)["path"]
    if parent == key or (above + SEPARATOR).startswith(before + SEPARATOR):
        raise Invalid(N_("A place can't lie below itself."), field="parent")
    _save(unit, Location, values, key, version)
    below = unit.connection.execute(select(Location.id, Location.path).where(Location.path.startswith(before + SEPARATOR, autoescape=True)))
    for one, old in below.all():
        unit.update(Location, one, {"path": path + old[len(before) :]})
    return key


@command("it.asset.change")
def save_field(unit: Unit, draft: FieldDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an own field; raises Invalid without a title, for an unknown format, a choice without values, or a pattern that is none."""
    if draft.format not in FORMATS or draft.category not in {one.id for one in categories(unit.connection)}:
        raise Invalid(N_("Choose one of the values offered."), field="format")
    if draft.format == "choice" and len(options_of(draft)) < 2:
        raise Invalid(N_("A choice has at least two values, one a line."), field="options")
    if draft.format == "regex":
        try:
            re.compile(draft.options)
        except re.error as error:
            raise Invalid(N_("This is not a pattern: {reason}"), field="options", reason=str(error)) from error
    values = {"category_id": draft.category, "title": draft.title.strip()[:60], "format": draft.format, "options": draft.options[:400],
              "required": draft.required, "unique_value": draft.unique}  # fmt: skip
    return _save(unit, AssetField, values, key, version, "title")


def place_key(unit: Unit, path: str) -> int:
    """Return the key of a place by its path, made with all above it where it is new; its parts stand between slashes or >."""
    above: int | None = None
    for name in (part.strip() for part in re.split(r"[/\\>]", path)):
        if not name:
            continue
        start = unit.row(Location, above)["path"] + SEPARATOR if above else ""
        known = unit.connection.scalar(select(Location.id).where(func.lower(Location.path) == (start + name).lower()))
        above = int(known) if known is not None else save_location(unit, name, above)
    if above is None:
        raise Invalid(N_("Enter a name."), field="location")
    return above


def model_key(unit: Unit, category: str, manufacturer: str, name: str) -> int:
    """Return the key of a model by its names, made with its category where it is new."""
    m = AssetModel
    query = select(m.id).where(func.lower(m.name) == name.strip().lower(), func.lower(m.manufacturer) == manufacturer.strip().lower())
    known = unit.connection.scalar(query)
    if known is not None:
        return int(known)
    there = unit.connection.scalar(select(Category.id).where(func.lower(Category.name) == category.strip().lower()))
    kind = int(there) if there is not None else save_category(unit, CategoryDraft(category))
    return save_model(unit, ModelDraft(kind, manufacturer, name))


@command("it.asset.change")
def make_place(unit: Unit, path: str) -> int:
    """Make a place by its path with all above it; a known one stays."""
    return place_key(unit, path)


@command("it.asset.change")
def make_model(unit: Unit, category: str, manufacturer: str, name: str) -> int:
    """Make a model by its names with its category; a known one stays."""
    return model_key(unit, category, manufacturer, name)


def models_source() -> ListSource:
    """Return the list of models with how many devices there are of each."""
    m, c, a = AssetModel, Category, ItAsset
    count = select(func.count()).select_from(a).where(a.model_id == m.id).correlate(m.__table__).scalar_subquery()
    columns = (
        Column("category", N_("Category"), "text", c.name.expression, 150),
        Column("manufacturer", N_("Manufacturer"), "text", m.manufacturer.expression, 160),
        Column("name", N_("Model"), "text", m.name.expression, 240),
        Column("number", N_("Model no."), "text", m.number.expression, 140),
        Column("count", N_("Devices"), "number", count, 90),
    )
    tables = frozenset({"it_model", "it_category", "it_asset"})
    order: Sequence[Any] = (func.lower(m.manufacturer), func.lower(m.name))
    return ListSource("it.models", tables, m.__table__, m.id.expression, columns, tuple(order), ((c.__table__, c.id == m.category_id),))


def categories_source() -> ListSource:
    """Return the list of categories."""
    c = Category
    columns = (
        Column("name", N_("Category"), "text", c.name.expression, 200),
        Column("stores_data", N_("Stores data"), "flag", c.stores_data.expression, 110),
        Column("signed", N_("Hand over with signature"), "flag", c.signed.expression, 190),
        Column("audit_months", N_("Audit every … months"), "number", c.audit_months.expression, 170),
        Column("inspect_months", N_("Inspection every … months"), "number", c.inspect_months.expression, 190),
        Column("life_months", N_("Life in months"), "number", c.life_months.expression, 130),
    )
    return ListSource("it.categories", frozenset({"it_category"}), c.__table__, c.id.expression, columns, (func.lower(c.name),))


def locations_source() -> ListSource:
    """Return the list of places with how many devices are there."""
    place, a = Location, ItAsset
    count = select(func.count()).select_from(a).where(a.location_id == place.id).correlate(place.__table__).scalar_subquery()
    columns = (
        Column("path", N_("Place"), "text", place.path.expression, 320),
        Column("code", N_("Code"), "text", place.code.expression, 120),
        Column("count", N_("Devices"), "number", count, 90),
    )
    return ListSource(
        "it.locations", frozenset({"it_location", "it_asset"}), place.__table__, place.id.expression, columns, (func.lower(place.path),)
    )


def fields_source() -> ListSource:
    """Return the list of own fields."""
    f, c = AssetField, Category
    columns = (
        Column("category", N_("Category"), "text", c.name.expression, 160),
        Column("title", N_("Field"), "text", f.title.expression, 200),
        Column("format", N_("Format"), "text", f.format.expression, 140, choices=FORMATS),
        Column("required", N_("Needed"), "flag", f.required.expression, 90),
        Column("unique", N_("Unique"), "flag", f.unique_value.expression, 90),
    )
    tables = frozenset({"it_asset_field", "it_category"})
    return ListSource(
        "it.fields", tables, f.__table__, f.id.expression, columns, (c.name.asc(), f.id.asc()), ((c.__table__, c.id == f.category_id),)
    )
