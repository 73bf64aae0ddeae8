"""What planning reckons from: use by day, what is free, how long deliveries took, who supplies what; each in one query for all articles."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.rows import read_all
from app.modules.inventory.articles.api import Article, ArticleSupplier
from app.modules.inventory.planning.rules.reordering import Demand, Position
from app.modules.inventory.purchasing.api import OrderLine, OrderReceipt, PurchaseOrder, on_order
from app.modules.inventory.stock.api import AVAILABLE, HOLDING, Level, Move, Place, Reservation
from app.modules.organisation.contacts.api import Contact

USES = ("issue", "consume", "use")
LEAST_DAYS = 28  # what moved for the first time a week ago is not taken for a habit
LEARNED_FROM = 730  # days that deliveries are looked back on


@dataclass(frozen=True)
class Source:
    """Who supplies an article first, and how."""

    id: int
    article: int
    contact: int
    supplier: str
    price: int
    pack: int
    multiple: int
    minimum: int
    lead_days: int | None


def only(rows: Any, column: Any, keys: Collection[int] | None) -> Any:
    """Narrow a query to some articles, None for all."""
    return rows if keys is None else rows.where(column.in_(list(keys)))


def demands(
    connection: Connection, until: datetime.date, days: int, keys: Collection[int] | None = None
) -> dict[int, Demand]:
    """Return the use of each article in the days before a day; one that came later is reckoned from its first move on."""
    m, back = Move, Move.__table__.alias("undone")
    since = until - datetime.timedelta(days=days)
    rows = (
        select(m.article_id, m.day, func.sum(m.quantity))
        .where(
            m.kind.in_(USES),
            m.day >= since,
            m.day < until,
            ~select(back.c.id).where(back.c.reversal_of == m.id).exists(),
        )
        .group_by(m.article_id, m.day)
    )
    used: dict[int, list[int]] = defaultdict(list)
    for article, _day, total in connection.execute(only(rows, m.article_id, keys)):
        used[article].append(int(total))
    first = select(m.article_id, func.min(m.day)).group_by(m.article_id)
    found = {}
    for article, day in connection.execute(only(first, m.article_id, keys)):
        length = min(days, max((until - day).days, LEAST_DAYS))
        parts = used.get(article, [])
        found[int(article)] = Demand(sum(parts), sum(one * one for one in parts), length)
    return found


def positions(connection: Connection, keys: Collection[int] | None = None) -> dict[int, Position]:
    """Return what is free and on order of each article that has any."""
    v, p, r = Level, Place, Reservation
    held = (
        select(v.article_id, func.sum(v.quantity))
        .join(p, p.id == v.place_id)
        .where(v.condition.in_(AVAILABLE), p.kind.in_(HOLDING))
        .group_by(v.article_id)
    )
    kept = select(r.article_id, func.sum(r.quantity - r.used)).where(r.state == "open").group_by(r.article_id)
    available = {int(key): int(total) for key, total in connection.execute(only(held, v.article_id, keys))}
    reserved = {int(key): int(total) for key, total in connection.execute(only(kept, r.article_id, keys))}
    ordered = on_order(connection)
    return {
        key: Position(available.get(key, 0), reserved.get(key, 0), ordered.get(key, 0))
        for key in {*available, *reserved, *ordered}
    }


def lead_times(connection: Connection, until: datetime.date) -> dict[tuple[int, int], list[int]]:
    """Return how many days it took until the first delivery of each order line was here, by article and supplier."""
    r, x, o = OrderReceipt, OrderLine, PurchaseOrder
    rows = (
        select(x.article_id, o.contact_id, o.day, func.min(r.day))
        .join_from(r, x, x.id == r.line_id)
        .join(o, o.id == x.order_id)
        .where(
            x.article_id.is_not(None),
            r.verdict.in_(("accepted", "blocked")),
            o.day >= until - datetime.timedelta(days=LEARNED_FROM),
        )
        .group_by(x.id, x.article_id, o.contact_id, o.day)
    )
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for article, contact, ordered, came in connection.execute(rows):
        if ordered is not None:
            found[int(article or 0), int(contact)].append((came - ordered).days)
    return dict(found)


def sources(connection: Connection, keys: Collection[int] | None = None) -> dict[int, Source]:
    """Return who supplies each article first: the preferred one, else the cheapest."""
    s = ArticleSupplier
    rows = (
        select(s.__table__, Contact.name.label("supplier"))
        .join(Contact, Contact.id == s.contact_id)
        .where(s.active.is_(True))
        .order_by(s.article_id, s.preferred, s.price.desc(), s.id.desc())
    )
    found = read_all(connection, only(rows, s.article_id, keys), Source)
    return {one.article: one for one in found}


def planned(connection: Connection, keys: Collection[int] | None = None) -> list[Any]:
    """Return the articles that are planned: kept in stock, in use, with none in their place."""
    a = Article
    rows = select(a.id, a.number, a.name_de, a.name_en, a.unit, a.minimum, a.reorder).where(
        a.stocked.is_(True), a.active.is_(True), a.replaced_by_id.is_(None)
    )
    return list(connection.execute(only(rows, a.id, keys).order_by(a.number, a.id)))
