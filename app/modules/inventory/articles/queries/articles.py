"""What is read of articles: the list, one of them, and what a field offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core import format as formats
from app.core.lookup import Found
from app.core.messages import N_, language
from app.core.own_fields import FieldRow
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.own_fields import own_columns, values_of
from app.data.queries import query
from app.data.search import Searchable
from app.modules.inventory.articles.models import (
    Article,
    ArticleCategory,
    ArticleSupplier,
    ArticleValue,
)
from app.modules.inventory.articles.rules import UNIT_WORDS, ArticleDraft, text_in, unit_word

OFFERED = 12
RIGHT = "inventory.view"


def articles_source(fields: Sequence[FieldRow] = ()) -> ListSource:
    """Return the price list by number; prices are shown with the decimals they have, own fields are columns that are not shown at first."""
    a = Article
    units = {code: str(text) for code, text in UNIT_WORDS.items()}
    columns = (
        *listed(a, "number name_de name_en"),
        shown_as(a.unit, choices=units),
        Column("price", N_("Price before tax"), "text", None, 120),
        shown_as(ArticleCategory.path, "category", width=180),
        *listed(a, "tax account active stocked gtin"),
        *listed(a, "tracking minimum reorder valuation stock_class hazards", shown=False),
        shown_as(a.price, "scaled", shown=False),
        *own_columns(fields, a, ArticleValue, "article_id"),
    )
    place = {column.key: i for i, column in enumerate(columns)}

    def fill(_connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
        for row in rows:
            if row[place["scaled"]] is not None:
                row[place["price"]] = formats.scaled(int(row[place["scaled"]]), 2)

    joins = ((ArticleCategory, ArticleCategory.id == a.category_id),)
    order = (a.number.asc(), a.id.asc())
    return ListSource("inventory.articles", a, columns, order, joins, finish=fill)


@query(RIGHT)
def article(connection: Connection, key: int) -> Stored[ArticleDraft] | None:
    """Return an article as its form shows it, None where there is none."""
    found = load_draft(connection, Article, ArticleDraft, key)
    if found is None:
        return None
    own = values_of(connection, ArticleValue, "article_id", key)
    return replace(found, draft=replace(found.draft, values=own)) if own else found


@query(RIGHT)
def article_by_number(connection: Connection, number: str) -> Stored[ArticleDraft] | None:
    """Return the article of a number, whatever its case; None where there is none."""
    key = connection.scalar(select(Article.id).where(func.lower(Article.number) == number.strip().lower()))
    return article(connection, int(key)) if key is not None else None


@query(RIGHT)
def article_by_code(connection: Connection, code: str) -> int | None:
    """Return the key of the article that a scanned code means: its GTIN, its number, or a supplier's number of just one article; None where it means none."""
    clean = code.strip()
    a, s = Article, ArticleSupplier
    for where in (a.gtin == clean, func.lower(a.number) == clean.lower()):
        key = (
            connection.scalar(select(a.id).where(where, (a.gtin != "") | (a.number != "")).limit(1))
            if clean
            else None
        )
        if key is not None:
            return int(key)
    others = (
        connection.scalars(select(s.article_id).where(s.number == clean).distinct().limit(2)).all()
        if clean
        else []
    )
    return int(others[0]) if len(others) == 1 else None


@query(RIGHT)
def offered_articles(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for an article offers: those for sale that begin with what is typed or hold it in a text, or the one with a key."""
    a = Article
    rows = select(a.id, a.number, a.name_de, a.name_en, a.price, a.unit).order_by(a.number).limit(OFFERED)
    if key is not None:
        rows = rows.where(a.id == key)
    else:
        words = typed.strip().lower().replace("%", "")
        texts = (func.lower(a.name_de).contains(words), func.lower(a.name_en).contains(words))
        rows = rows.where(or_(func.lower(a.number).startswith(words), *texts), a.active.is_(True))
    return [
        Found(
            row.id,
            row.number,
            f"{row.number}  {text_in(row.name_de, row.name_en, language())}",
            f"{formats.scaled(row.price, 2)} / {unit_word(row.unit, language())}",
        )
        for row in connection.execute(rows)
    ]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = select(Article.id, Article.number, Article.name_de).where(Article.id.in_(list(keys)))
    return [(int(row.id), f"{row.number}  {row.name_de}", "") for row in connection.execute(rows)]


SEARCHABLE = (Searchable(N_("Article"), "inventory_article", "inventory.articles.articles", RIGHT, _show),)
