"""Categories, models, places and own fields: what is read of them and how they are kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.own_fields import FieldDraft, check_field
from app.data.declarative import Base
from app.data.drafts import must_be_unique, must_exist, required, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.modules.it.assets.models import AssetField, AssetModel, Category, Location
from app.modules.it.assets.rules import (
    CategoryDraft,
    LocationDraft,
    ModelDraft,
    tidy,
)

SEPARATOR = " / "
LONGEST_PATH = 300


def _refuse_double(unit: Unit, kind: type[Base], key: int | None, field: str, *where: Any) -> None:
    found = unit.connection.scalar(select(kind.id).where(*where))
    if found is not None and found != key:
        raise Invalid(N_("This is here already."), field=field)


@command("it.asset.change")
def save_category(
    unit: Unit, draft: CategoryDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a category; raises Invalid without a name or for a known one."""
    draft = replace(draft, name=tidy(draft.name))
    must_be_unique(unit, Category, draft.name, key)
    return save_draft(unit, Category, draft, key, version)


@command("it.asset.change")
def save_model(unit: Unit, draft: ModelDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a model; raises Invalid without a name, for a known one, or without a category."""
    must_exist(unit, category=(Category, draft.category))
    draft = replace(draft, manufacturer=tidy(draft.manufacturer), name=tidy(draft.name))
    same = (
        func.lower(AssetModel.manufacturer) == draft.manufacturer.lower(),
        func.lower(AssetModel.name) == draft.name.lower(),
    )
    _refuse_double(unit, AssetModel, key, "name", *same)
    return save_draft(unit, AssetModel, draft, key, version)


@command("it.asset.change")
def save_location(
    unit: Unit, draft: LocationDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a place; those below it get its new path. Raises Invalid without a name, for a known path, or for a place below itself."""
    clean = required(tidy(draft.name.replace("/", " ")))
    above = unit.row(Location, draft.parent)["path"] if draft.parent else ""
    path = f"{above}{SEPARATOR}{clean}" if above else clean
    if len(path) > LONGEST_PATH:
        raise Invalid(N_("At most {limit} characters."), field="name", limit=LONGEST_PATH)
    _refuse_double(unit, Location, key, "name", func.lower(Location.path) == path.lower())
    if key is None:
        return save_draft(unit, Location, replace(draft, name=clean), path=path)
    before = unit.row(Location, key)["path"]
    if draft.parent == key or (above + SEPARATOR).startswith(before + SEPARATOR):
        raise Invalid(N_("A place can't lie below itself."), field="parent")
    save_draft(unit, Location, replace(draft, name=clean), key, version, path=path)
    below = unit.connection.execute(
        select(Location.id, Location.path).where(
            Location.path.startswith(before + SEPARATOR, autoescape=True)
        )
    )
    for one, old in below.all():
        unit.update(Location, one, {"path": path + old[len(before) :]})
    return key


@command("it.asset.change")
def save_field(unit: Unit, draft: FieldDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an own field; raises Invalid without a title, for an unknown format, a choice without values, or a pattern that is none."""
    must_exist(unit, category=(Category, draft.category))
    check_field(draft)
    must_be_unique(unit, AssetField, draft.title, key, "title", AssetField.category_id == draft.category)
    return save_draft(unit, AssetField, draft, key, version)


def place_key(unit: Unit, path: str) -> int:
    """Return the key of a place by its path, made with all above it where it is new; its parts stand between slashes or >."""
    above: int | None = None
    for name in (tidy(part) for part in re.split(r"[/\\>]", path)):
        if not name:
            continue
        start = unit.row(Location, above)["path"] + SEPARATOR if above else ""
        known = unit.connection.scalar(
            select(Location.id).where(func.lower(Location.path) == (start + name).lower())
        )
        above = int(known) if known is not None else save_location(unit, LocationDraft(name, above))
    if above is None:
        raise Invalid(N_("Enter a name."), field="location")
    return above


def model_key(unit: Unit, category: str, manufacturer: str, name: str) -> int:
    """Return the key of a model by its names, made with its category where it is new."""
    m = AssetModel
    query = select(m.id).where(
        func.lower(m.name) == tidy(name).lower(), func.lower(m.manufacturer) == tidy(manufacturer).lower()
    )
    known = unit.connection.scalar(query)
    if known is not None:
        return int(known)
    there = unit.connection.scalar(
        select(Category.id).where(func.lower(Category.name) == tidy(category).lower())
    )
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
