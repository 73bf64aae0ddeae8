"""How many there are of a supply: by its own count, or by the stock of its article; and what of that is with whom."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Connection, case, cast, func, select

from app.data.queries import query
from app.modules.inventory.articles.api import SCALE, Article
from app.modules.inventory.stock.api import AVAILABLE, HOLDING, Level, Place
from app.modules.it.assets.models import Supply, SupplyIssue, SupplyMove


def in_stock() -> Any:
    """Return the expression of how many whole pieces there are of a supply: counted, or lying in stock so that they may be issued."""
    v = Level
    lies = (
        select(cast(func.coalesce(func.sum(v.quantity), 0), BigInteger))
        .join_from(v, Place, Place.id == v.place_id)
        .where(v.article_id == Supply.article_id, v.condition.in_(AVAILABLE), Place.kind.in_(HOLDING))
    )
    of_article = lies.correlate(Supply.__table__).scalar_subquery() // SCALE
    return case((Supply.article_id.is_(None), Supply.stock), else_=of_article)


def least() -> Any:
    """Return the expression of the least there should be of a supply: its own minimum, or that of its article."""
    a = Article
    of_article = (
        select((a.minimum + (SCALE - 1)) // SCALE)
        .where(a.id == Supply.article_id)
        .correlate(Supply.__table__)
        .scalar_subquery()
    )
    return case((Supply.article_id.is_(None), Supply.minimum), else_=of_article)


@query("it.view")
def own_count(connection: Connection, key: int) -> int:
    """Return how many of a supply its own count has; none of one that is taken from stock."""
    return int(connection.scalar(select(Supply.stock).where(Supply.id == key)) or 0)


def count_of(connection: Connection, key: int) -> int:
    """Return how many there are of a supply."""
    return int(connection.scalar(select(in_stock()).where(Supply.id == key)) or 0)


def lent_from_stock(connection: Connection, key: int, person: int | None = None) -> list[tuple[int, int]]:
    """Return the pieces of a supply that were handed out from the stock and did not come back, of one person or of all, the newest first.

    Each with the key of its row and that of the stock move.
    """
    i, y = SupplyIssue, SupplyMove
    rows = select(i.id, i.issue_id).join_from(i, y, y.id == i.supply_move_id)
    rows = rows.where(y.supply_id == key, y.kind == "out", i.back_id.is_(None))
    if person is not None:
        rows = rows.where(y.person_id == person)
    return [(int(row.id), int(row.issue_id)) for row in connection.execute(rows.order_by(i.id.desc()))]
