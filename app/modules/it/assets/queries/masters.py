"""Categories, models, places and own fields, as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.core.own_fields import FieldDraft, FieldRow
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.modules.it.assets.models import AssetField, AssetModel, Category, ItAsset, Location
from app.modules.it.assets.rules import CategoryDraft, LocationDraft, ModelDraft


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
    category_name: str

    @property
    def words(self) -> str:
        """Manufacturer and name."""
        return f"{self.draft.manufacturer} {self.draft.name}".strip()


@dataclass(frozen=True)
class LocationRow:
    """A place."""

    id: int
    version: int
    draft: LocationDraft
    path: str


@query("it.view")
def categories(connection: Connection) -> list[CategoryRow]:
    """Return the categories by name."""
    return read_all(connection, select(Category.__table__).order_by(func.lower(Category.name)), CategoryRow)


@query("it.view")
def category(connection: Connection, key: int) -> Stored[CategoryDraft] | None:
    """Return a category, None where there is none."""
    return load_draft(connection, Category, CategoryDraft, key)


def _with_category(kind: type[AssetModel | AssetField]) -> Select[Any]:
    named = select(kind.__table__, Category.name.label("category_name"))
    return named.join(Category, Category.id == kind.category_id)


@query("it.view")
def models(connection: Connection) -> list[ModelRow]:
    """Return the models by manufacturer and name."""
    m = AssetModel
    return read_all(
        connection, _with_category(m).order_by(func.lower(m.manufacturer), func.lower(m.name)), ModelRow
    )


@query("it.view")
def model(connection: Connection, key: int) -> Stored[ModelDraft] | None:
    """Return a model, None where there is none."""
    return load_draft(connection, AssetModel, ModelDraft, key)


@query("it.view")
def locations(connection: Connection) -> list[LocationRow]:
    """Return the places by path."""
    return read_all(connection, select(Location.__table__).order_by(func.lower(Location.path)), LocationRow)


@query("it.view")
def location(connection: Connection, key: int) -> Stored[LocationDraft] | None:
    """Return a place, None where there is none."""
    return load_draft(connection, Location, LocationDraft, key)


@query("it.view")
def asset_fields(connection: Connection, category: int | None = None) -> list[FieldRow]:
    """Return the own fields of a category, or of all."""
    found = _with_category(AssetField).order_by(Category.name, AssetField.id)
    return read_all(
        connection, found.where(AssetField.category_id == category) if category else found, FieldRow
    )


@query("it.view")
def asset_field(connection: Connection, key: int) -> Stored[FieldDraft] | None:
    """Return an own field, None where there is none."""
    return load_draft(connection, AssetField, FieldDraft, key)


def models_source() -> ListSource:
    """Return the list of models with how many devices there are of each."""
    m, c, a = AssetModel, Category, ItAsset
    count = (
        select(func.count()).select_from(a).where(a.model_id == m.id).correlate(m.__table__).scalar_subquery()
    )
    columns = (
        shown_as(c.name, "category", title=N_("Category"), width=150),
        *listed(m, "manufacturer"),
        shown_as(m.name, title=N_("Model")),
        *listed(m, "number"),
        Column("count", N_("Devices"), "number", count, 90),
    )

    order: Sequence[Any] = (func.lower(m.manufacturer), func.lower(m.name))
    return ListSource("it.models", m, columns, tuple(order), joins=((c.__table__, c.id == m.category_id),))


def categories_source() -> ListSource:
    """Return the list of categories."""
    c = Category
    columns = (
        shown_as(c.name, title=N_("Category")),
        *listed(c, "stores_data signed audit_months inspect_months life_months"),
    )
    return ListSource("it.categories", c, columns, (func.lower(c.name),))


def locations_source() -> ListSource:
    """Return the list of places with how many devices are there."""
    place, a = Location, ItAsset
    count = (
        select(func.count())
        .select_from(a)
        .where(a.location_id == place.id)
        .correlate(place.__table__)
        .scalar_subquery()
    )
    columns = (
        shown_as(place.path, kind="text"),
        *listed(place, "code"),
        Column("count", N_("Devices"), "number", count, 90),
    )
    return ListSource("it.locations", place, columns, (func.lower(place.path),))


def fields_source() -> ListSource:
    """Return the list of own fields."""
    f, c = AssetField, Category
    columns = (
        shown_as(c.name, "category", title=N_("Category"), width=160),
        shown_as(f.title, title=N_("Field")),
        *listed(f, "format required"),
        shown_as(f.unique_value, "unique"),
    )

    return ListSource(
        "it.fields",
        f,
        columns,
        (c.name.asc(), f.id.asc()),
        joins=((c.__table__, c.id == f.category_id),),
    )
