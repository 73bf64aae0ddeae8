"""Counts as lists and views, what a plan would count, and which articles are due."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.modules.inventory.articles.api import Article
from app.modules.inventory.counting.models import Count, CountLine
from app.modules.inventory.counting.rules.law import due
from app.modules.inventory.counting.rules.lines import abc_classes
from app.modules.inventory.counting.rules.words import COUNTING, POSTED, CountDraft
from app.modules.inventory.stock.api import HOLDING, Level, Lot, Place, ValueRow

VIEW = "inventory.view"
YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True)
class CountView:
    """A count as its page shows it."""

    id: int
    version: int
    number: str
    title: str
    way: str
    day: datetime.date
    key_day: datetime.date | None
    against: str
    missing: str
    percent: int
    amount: int
    both: bool
    four_eyes: bool
    state: str
    mark: int
    begun_at: datetime.datetime
    begun_by: str
    ended_at: datetime.datetime | None
    ended_by: str
    file_id: int | None


def counts_source() -> ListSource:
    """Return the counts, the newest first."""
    n = Count
    columns = (
        *listed(n, "number title state day"),
        shown_as(Place.path, "place", width=160),
        *listed(n, "way key_day begun_by begun_at ended_by ended_at"),
    )
    return ListSource(
        "inventory.counts", n, columns, (n.id.desc(),), ((Place, Place.id == n.place_id),), right=VIEW
    )


@query(VIEW)
def count_view(connection: Connection, key: int) -> CountView | None:
    """Return a count, None where there is none."""
    rows = select(*(getattr(Count, name) for name in CountView.__dataclass_fields__)).where(Count.id == key)
    return read_one(connection, rows, CountView)


@query(VIEW)
def running(connection: Connection) -> list[tuple[int, str]]:
    """Return the counts that are not ended: key and number."""
    rows = select(Count.id, Count.number).where(Count.state == COUNTING).order_by(Count.id)
    return [(row.id, row.number) for row in connection.execute(rows)]


@dataclass(frozen=True)
class Planned:
    """A level that a plan counts, in walking order."""

    article: int
    place: int
    path: str
    lot: int
    condition: str
    serial: str


def planned(connection: Connection, draft: CountDraft) -> list[Planned]:
    """Return what a plan counts, by place, article, lot and serial number."""
    v, a = Level, Article
    rows = (
        select(v.__table__, Place.path)
        .join_from(v, a, a.id == v.article_id)
        .join(Place, (Place.id == v.place_id) & Place.kind.in_(HOLDING))
        .outerjoin(Lot, Lot.id == v.lot_id)
        .where(v.quantity != 0)
        .order_by(Place.path, Place.id, a.number, Lot.number, v.serial, v.condition)
    )
    if draft.place is not None:
        path = select(Place.path).where(Place.id == draft.place).scalar_subquery()
        rows = rows.where((Place.id == draft.place) | Place.path.startswith(path + " / "))
    found = read_all(connection, rows, Planned)
    if draft.abc or draft.due:
        wanted = set(_chosen(connection, draft, {one.article for one in found}))
        found = [one for one in found if one.article in wanted]
    return found


def _chosen(connection: Connection, draft: CountDraft, articles: set[int]) -> Sequence[int]:
    """Return the articles of a class, or those that are due by their class."""
    classes, last = abc_of(connection, draft.day), last_counted(connection)
    return [
        one
        for one in articles
        if classes.get(one, "C") in (draft.abc or "ABC")
        and (not draft.due or due(classes.get(one, "C"), last.get(one), draft.day))
    ]


def abc_of(connection: Connection, day: datetime.date) -> dict[int, str]:
    """Return the class of each article by the value of what left the stock in the year before a day."""
    v = ValueRow
    used = (
        select(v.article_id, func.sum(-v.value))
        .where(v.day > day - YEAR, v.day <= day, v.quantity < 0)
        .group_by(v.article_id)
    )
    return abc_classes({article: int(value) for article, value in connection.execute(used)})


def last_counted(connection: Connection) -> dict[int, datetime.date]:
    """Return the newest day on which each article was counted by a count that was posted."""
    c, n = CountLine, Count
    rows = (
        select(c.article_id, func.max(func.coalesce(c.second_day, c.first_day)))
        .join(n, n.id == c.count_id)
        .where(n.state == POSTED, c.first_day.is_not(None))
        .group_by(c.article_id)
    )
    return {article: day for article, day in connection.execute(rows) if day is not None}


@query(VIEW)
def due_now(connection: Connection) -> int:
    """Return how many articles with stock are due to be counted by their class, once counting in a cycle was begun."""
    last = last_counted(connection)
    if not last:
        return 0
    today, v = clock.today(connection), Level
    classes = abc_of(connection, today)
    held = connection.scalars(select(v.article_id).where(v.quantity > 0).distinct())
    return sum(due(classes.get(one, "C"), last.get(one), today) for one in held)
