"""What of the stock needs somebody: below its minimum, expiring, below nothing, not moved for long."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.data import clock
from app.data.queries import query
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Held, Level, Lot, Minimum, Reservation
from app.modules.inventory.stock.rules.words import AVAILABLE

RIGHT = "inventory.view"
SOON = datetime.timedelta(days=30)
LONG = datetime.timedelta(days=365)


@query(RIGHT)
def short(connection: Connection) -> int:
    """Return how many articles have less than their minimum in stock, or at a place less than there should be."""
    a, h, m, v = Article, Held, Minimum, Level
    all_ = select(func.count()).select_from(a).outerjoin(h, h.article_id == a.id)
    low = int(
        connection.scalar(
            all_.where(a.stocked.is_(True), a.minimum > 0, func.coalesce(h.quantity, 0) < a.minimum)
        )
        or 0
    )
    there = (
        select(func.coalesce(func.sum(v.quantity), 0))
        .where(v.article_id == m.article_id, v.place_id == m.place_id, v.condition.in_(AVAILABLE))
        .scalar_subquery()
    )
    return low + int(connection.scalar(select(func.count()).select_from(m).where(there < m.minimum)) or 0)


@query(RIGHT)
def expiring(connection: Connection) -> tuple[int, int]:
    """Return how many lots in stock have expired, and how many expire within 30 days."""
    v, today = Level, clock.today(connection)
    held = select(v.lot_id).where(v.quantity > 0)
    count = select(func.count()).select_from(Lot).where(Lot.id.in_(held))
    gone = connection.scalar(count.where(Lot.expiry < today))
    soon = connection.scalar(count.where(Lot.expiry >= today, Lot.expiry <= today + SOON))
    return int(gone or 0), int(soon or 0)


@query(RIGHT)
def below_nothing(connection: Connection) -> int:
    """Return at how many places less than nothing lies."""
    return int(connection.scalar(select(func.count()).select_from(Level).where(Level.quantity < 0)) or 0)


@query(RIGHT)
def kept_too_long(connection: Connection) -> int:
    """Return how many planned moves wait though the day until which they keep something has passed."""
    r = Reservation
    rows = select(func.count()).select_from(r).where(r.state == "open", r.until < clock.today(connection))
    return int(connection.scalar(rows) or 0)


@query(RIGHT)
def dead(connection: Connection) -> int:
    """Return how many articles lie in stock and did not move for a year."""
    h, since = Held, clock.today(connection) - LONG
    return int(
        connection.scalar(select(func.count()).select_from(h).where(h.quantity > 0, h.day < since)) or 0
    )
