"""What is read of categories, suppliers of articles, prices as they were, and articles that may be the same."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_
from app.core.money import share
from app.core.stemming import fold
from app.data.drafts import Stored, load_draft
from app.data.lists import MANY, Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.search import search
from app.data.unit import table_of
from app.modules.inventory.articles.models import (
    Article,
    ArticleCategory,
    ArticleSupplier,
    PriceBreak,
    PriceChange,
)
from app.modules.inventory.articles.rules import (
    ArticleDraft,
    CategoryDraft,
    SupplierDraft,
    SupplierTerms,
    price_at,
    written_breaks,
)
from app.modules.organisation.contacts.api import Contact

RIGHT = "inventory.view"
OFFERED, MOST_DOUBLES = 12, 5
REASONS = {
    "gtin": N_("the same GTIN"),
    "number": N_("a number that differs in marks only"),
    "name": N_("the same name"),
}


@dataclass(frozen=True)
class SupplierRow:
    """Who supplies an article, with what is agreed: prices in ten-thousandths of a euro a unit."""

    id: int
    article: int
    contact: int
    supplier: str
    number: str
    price: int
    pack: int
    multiple: int
    minimum: int
    lead_days: int | None
    preferred: bool
    active: bool
    breaks: tuple[tuple[int, int], ...] = ()

    def price_for(self, quantity: int) -> int:
        """Return the price a unit at a quantity."""
        return price_at(self.price, self.breaks, quantity)


@dataclass(frozen=True)
class PriceRow:
    """A price as it was from a day on."""

    id: int
    side: str
    day: datetime.date
    price: int
    source: str
    supplier: str


@dataclass(frozen=True)
class DoubleArticle:
    """An article that may be the one being typed, and why."""

    id: int
    number: str
    name: str
    reasons: tuple[str, ...]


def categories_source() -> ListSource:
    """Return the categories by path."""
    c = ArticleCategory
    return ListSource("inventory.categories", c, listed(c, "path notes"), (c.path.asc(), c.id.asc()))


@query(RIGHT)
def category(connection: Connection, key: int) -> Stored[CategoryDraft] | None:
    """Return a category as its form shows it."""
    return load_draft(connection, ArticleCategory, CategoryDraft, key)


@query(RIGHT)
def offered_categories(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the categories that a field offers: those whose path holds what is typed, or the one with a key."""
    c = ArticleCategory
    rows = select(c.id, c.path).order_by(c.path).limit(OFFERED)
    if key is not None:
        rows = rows.where(c.id == key)
    else:
        rows = rows.where(func.lower(c.path).contains(typed.strip().lower(), autoescape=True))
    return [Found(row.id, row.path, row.path, "") for row in connection.execute(rows)]


def suppliers_source() -> ListSource:
    """Return who supplies what, by article and supplier."""
    s, a = ArticleSupplier, Article
    columns = (
        shown_as(a.number, "article"),
        shown_as(a.name_de, "article_name", title=N_("Article"), width=240),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=200),
        *listed(s, "number price pack multiple minimum lead_days preferred active"),
    )
    joins = ((a, a.id == s.article_id), (Contact, Contact.id == s.contact_id))
    return ListSource("inventory.suppliers", s, columns, (a.number.asc(), s.id.asc()), joins)


@query(RIGHT)
def supplier(connection: Connection, key: int) -> Stored[SupplierDraft] | None:
    """Return who supplies an article as its form shows it."""
    table = table_of(ArticleSupplier)
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    if row is None:
        return None
    terms = vars(build(SupplierTerms, dict(row)))
    breaks = written_breaks(breaks_of(connection, [key]).get(key, ()))
    return Stored(key, int(row["version"]), SupplierDraft(**terms, breaks=breaks))


def breaks_of(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return the price breaks of suppliers of articles by the keys of these, each with its quantity and price."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    b = PriceBreak
    rows = select(b.supplier_id, b.quantity, b.price).order_by(b.quantity)
    for start in range(0, len(keys), MANY):
        for row in connection.execute(rows.where(b.supplier_id.in_(keys[start : start + MANY]))):
            found[row.supplier_id].append((row.quantity, row.price))
    return {key: tuple(pairs) for key, pairs in found.items()}


@query(RIGHT)
def suppliers_of(connection: Connection, article: int) -> list[SupplierRow]:
    """Return who supplies an article, the preferred one first."""
    s = ArticleSupplier
    rows = (
        select(
            s.id, s.article_id.label("article"), s.contact_id.label("contact"), Contact.name.label("supplier")
        )
        .add_columns(s.number, s.price, s.pack, s.multiple, s.minimum, s.lead_days, s.preferred, s.active)
        .join_from(s, Contact, Contact.id == s.contact_id)
        .where(s.article_id == article)
        .order_by(s.preferred.desc(), Contact.name, s.id)
    )
    found = [dict(row) for row in connection.execute(rows).mappings()]
    breaks = breaks_of(connection, [row["id"] for row in found])
    return [build(SupplierRow, {**row, "breaks": breaks.get(row["id"], ())}) for row in found]


@query(RIGHT)
def price_for(connection: Connection, article: int, quantity: int, contact: int | None = None) -> int | None:
    """Return what a supplier, else the preferred one, asks a unit at a quantity, in ten-thousandths of a euro; None where nobody said."""
    offers = [
        one for one in suppliers_of(connection, article) if one.active and contact in (None, one.contact)
    ]
    return (offers[0].price_for(quantity) or None) if offers else None


@query(RIGHT)
def prices_of(connection: Connection, article: int) -> list[PriceRow]:
    """Return what an article cost and was sold for, the newest first."""
    p = PriceChange
    rows = (
        select(p.id, p.side, p.day, p.price, p.source, func.coalesce(Contact.name, "").label("supplier"))
        .outerjoin_from(p, Contact, Contact.id == p.contact_id)
        .where(p.article_id == article)
        .order_by(p.day.desc(), p.id.desc())
    )
    return read_all(connection, rows, PriceRow)


def prices_source() -> ListSource:
    """Return what articles cost and were sold for over time, the newest first, with the change to the price before."""
    p, a, before = PriceChange, Article, PriceChange.__table__.alias("before")
    earlier = (
        select(before.c.price)
        .where(
            before.c.article_id == p.article_id,
            before.c.side == p.side,
            before.c.contact_id.is_not_distinct_from(p.contact_id),
            before.c.id < p.id,
        )
        .order_by(before.c.id.desc())
        .limit(1)
        .correlate(p.__table__)
        .scalar_subquery()
    )
    columns = (
        *listed(p, "day"),
        shown_as(a.number, "article"),
        shown_as(a.name_de, "article_name", title=N_("Article"), width=220),
        *listed(p, "side"),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=180),
        *listed(p, "price"),
        Column("before", N_("Price before"), "quantity", earlier, 110),
        Column("change", N_("Change %"), "percent", None, 90),
        *listed(p, "source"),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(_connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
        for row in rows:
            old, new = row[place["before"]], row[place["price"]]
            if old and new is not None:
                row[place["change"]] = share(new - old, 10_000, old)

    joins = ((a, a.id == p.article_id), (Contact, Contact.id == p.contact_id))
    return ListSource("inventory.prices", p, columns, (p.day.desc(), p.id.desc()), joins, finish=fill)


@query(RIGHT)
def double_articles(connection: Connection, draft: ArticleDraft, key: int = 0) -> list[DoubleArticle]:
    """Return articles that may be the one being typed, each with why: GTIN, number but for its marks, name; key is its own."""
    a, reasons = Article, dict[int, set[str]]()
    if draft.gtin.strip():
        for one in connection.scalars(select(a.id).where(a.gtin == draft.gtin.strip()).limit(MOST_DOUBLES)):
            reasons.setdefault(one, set()).add("gtin")
    bare = _bare(draft.number)
    if bare:
        plain = func.lower(a.number)
        for mark in " -./_":
            plain = func.replace(plain, mark, "")
        for one in connection.scalars(select(a.id).where(plain == bare).limit(MOST_DOUBLES)):
            reasons.setdefault(one, set()).add("number")
    name = fold(draft.name_de)
    if len(name) > 2:
        hits = search(connection, draft.name_de, frozenset({RIGHT}), 4 * MOST_DOUBLES)
        near = [hit.key for hit in hits if hit.table == "inventory_article"]
        exact = or_(func.lower(a.name_de) == draft.name_de.strip().lower(), a.id.in_(near))
        for row in connection.execute(select(a.id, a.name_de).where(exact).limit(4 * MOST_DOUBLES)):
            if fold(row.name_de) == name:
                reasons.setdefault(row.id, set()).add("name")
    reasons.pop(key, None)
    rows = select(a.id, a.number, a.name_de).where(a.id.in_(list(reasons))).order_by(a.number)
    found = [
        DoubleArticle(row.id, row.number, row.name_de, tuple(sorted(reasons[row.id])))
        for row in connection.execute(rows)
    ]
    return found[:MOST_DOUBLES]


def _bare(number: str) -> str:
    return "".join(mark for mark in number.lower() if mark not in " -./_")
