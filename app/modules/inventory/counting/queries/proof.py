"""The proof of the stock on a balance sheet day: of each article when it was counted, and how that is rolled to the day (§ 241 (2), (3) HGB)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from sqlalchemy import Connection, case, func, select

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.data.queries import query
from app.modules.inventory.articles.api import Article
from app.modules.inventory.counting.models import Count, CountLine
from app.modules.inventory.counting.rules.law import Span, lacking, rolled, window
from app.modules.inventory.counting.rules.words import POSTED
from app.modules.inventory.stock.api import ValueRow

VIEW = "inventory.count.post"
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Proven:
    """What was there of an article on the balance sheet day, from the day it was counted: ten-thousandths and cents.

    counted_on is None for one that was not counted in the year up to that day, nor in the window of a shifted count.
    """

    article: int
    number: str
    name: str
    unit: str
    counted_on: datetime.date | None
    counted: int
    came: int
    went: int
    quantity: int
    value_counted: int
    value_came: int
    value_went: int
    value: int


@query(VIEW)
def proof(connection: Connection, key_day: datetime.date) -> tuple[Proven, ...]:
    """Return the proof of each article that has stock or was counted: quantity and value counted, what came and went, and what follows for the day.

    An article counts as counted when all of it that lies anywhere was: the oldest of the newest days on which its lines were.
    """
    year = Span(add_months(key_day + DAY, -12), key_day)
    counted = _counted(connection, Span(year.first, window(key_day).last))
    held = _sums(connection, dict.fromkeys(_articles(connection), key_day), key_day)
    missing = set(lacking(held, counted, Span(year.first, window(key_day).last)))
    moved = _sums(connection, counted, key_day)
    a = Article
    found = []
    rows = select(a.id, a.number, a.name_de, a.unit).where(a.stocked.is_(True)).order_by(a.number)
    for key, number, name, unit in connection.execute(rows):
        now = held.get(key)
        if now is None or (not now.quantity and key not in counted):
            continue
        since = moved.get(key) if key not in missing else None
        if since is None:
            nothing = (0, 0, 0, now.quantity, 0, 0, 0, now.value)
            found.append(Proven(key, number, name, unit, None, *nothing))
            continue
        before = counted[key] <= key_day
        quantity = rolled(since.quantity, since.came, since.went, before)
        value = rolled(since.value, since.value_came, since.value_went, before)
        found.append(
            Proven(
                key,
                number,
                name,
                unit,
                counted[key],
                counted=since.quantity,
                came=since.came,
                went=since.went,
                quantity=quantity,
                value_counted=since.value,
                value_came=since.value_came,
                value_went=since.value_went,
                value=value,
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class _Sums:
    """What was there at the end of a day, and what came and went from then to the balance sheet day (or since it, where it was counted later)."""

    quantity: int
    came: int
    went: int
    value: int
    value_came: int
    value_went: int


def _articles(connection: Connection) -> list[int]:
    return [int(key) for key in connection.scalars(select(ValueRow.article_id).distinct())]


def _counted(connection: Connection, span: Span) -> dict[int, datetime.date]:
    """Return the day on which all of each article was counted in a span: the oldest of the newest days of its places."""
    c, n = CountLine, Count
    day = func.max(func.coalesce(c.second_day, c.first_day)).label("day")
    places = (
        select(c.article_id, day)
        .join(n, n.id == c.count_id)
        .where(n.state == POSTED, c.first_day.is_not(None))
        .group_by(c.article_id, c.place_id, c.lot_id, c.condition, c.serial)
        .subquery()
    )
    rows = select(places.c.article_id, func.min(places.c.day)).group_by(places.c.article_id)
    return {int(key): on for key, on in connection.execute(rows) if on is not None and span.holds(on)}


def _sums(
    connection: Connection, days: Mapping[int, datetime.date], key_day: datetime.date
) -> dict[int, _Sums]:
    """Return of each article what was there at the end of its day, and what came and went between that and the balance sheet day."""
    found: dict[int, _Sums] = {}
    v = ValueRow
    by_day: dict[datetime.date, list[int]] = {}
    for article, day in days.items():
        by_day.setdefault(day, []).append(article)
    for day, articles in by_day.items():
        first, last = min(day, key_day), max(day, key_day)
        between = (v.day > first) & (v.day <= last)
        inward, outward = v.quantity > 0, v.quantity < 0
        rows = (
            select(
                v.article_id,
                func.sum(case((v.day <= day, v.quantity), else_=0)),
                func.sum(case((between & inward, v.quantity), else_=0)),
                func.sum(case((between & outward, -v.quantity), else_=0)),
                func.sum(case((v.day <= day, v.value), else_=0)),
                func.sum(case((between & (v.value > 0), v.value), else_=0)),
                func.sum(case((between & (v.value < 0), -v.value), else_=0)),
            )
            .where(v.day <= last)
            .group_by(v.article_id)
        )
        wanted = set(articles)
        for key, *sums in connection.execute(rows):
            if key in wanted:
                found[int(key)] = _Sums(*map(int, sums))
    return found
