"""The fields that articles of a category have of their own: which there are, which count for a category, and their values."""

from __future__ import annotations

from sqlalchemy import Connection, Select, select

from app.core.own_fields import FieldDraft, FieldRow
from app.data.drafts import Stored, load_draft
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build
from app.modules.inventory.articles.models import ArticleCategory, CategoryField
from app.modules.inventory.articles.rules import SEPARATOR

RIGHT = "inventory.view"


def belongs(field_category: str, category: str) -> bool:
    """Say whether a field of one category counts for another one, both by their paths: for itself and all below it."""
    return f"{category}{SEPARATOR}".lower().startswith(f"{field_category}{SEPARATOR}".lower())


@query(RIGHT)
def article_fields(connection: Connection) -> list[FieldRow]:
    """Return the own fields of all categories, by the path of the category; category_name is that path."""
    return _read(connection, _rows())


def fields_for(connection: Connection, category: int) -> list[FieldRow]:
    """Return the own fields that articles of a category have: its own, and those of the categories above it."""
    path = str(connection.scalar(select(ArticleCategory.path).where(ArticleCategory.id == category)) or "")
    names = path.split(SEPARATOR)
    above = [SEPARATOR.join(names[:count]) for count in range(1, len(names) + 1)]
    return _read(connection, _rows().where(ArticleCategory.path.in_(above)))


def _rows() -> Select[tuple[object, ...]]:
    f, c = CategoryField, ArticleCategory
    return select(f.__table__, c.path).join(c, c.id == f.category_id).order_by(c.path, f.id)


def _read(connection: Connection, rows: Select[tuple[object, ...]]) -> list[FieldRow]:
    return [
        FieldRow(row["id"], row["version"], build(FieldDraft, dict(row)), row["path"])
        for row in connection.execute(rows).mappings()
    ]


@query(RIGHT)
def article_field(connection: Connection, key: int) -> Stored[FieldDraft] | None:
    """Return an own field as its form shows it."""
    return load_draft(connection, CategoryField, FieldDraft, key)


def fields_source() -> ListSource:
    """Return the own fields by category."""
    f, c = CategoryField, ArticleCategory
    columns = (
        shown_as(c.path, "category", width=200),
        *listed(f, "title format required unique_value"),
    )
    return ListSource(
        "inventory.fields", f, columns, (c.path.asc(), f.id.asc()), ((c, c.id == f.category_id),)
    )
