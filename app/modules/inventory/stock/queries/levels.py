"""What lies where: lists by article, place and lot, the stock of one article, and all of it on any day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Executable, func, select

from app.core.dataclass import dataclass
from app.core.few_collections import few_collections
from app.core.lookup import Found
from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.search import Searchable
from app.modules.inventory.articles.api import Article, unit_choices
from app.modules.inventory.stock.models import Held, KeptLevel, Level, Lot, Minimum, Move, Place, Reservation
from app.modules.inventory.stock.queries.standing import kept_days
from app.modules.inventory.stock.rules.words import AVAILABLE, HOLDING, PLACE_KINDS, MinimumDraft, PlaceDraft

RIGHT = "inventory.view"
OFFERED = 12
NO_LOT = ("", None)
_Lies = tuple[int, int, str, str, int]  # place, lot, condition, serial number, quantity


class LevelRow(NamedTuple):
    """So much of an article lies at a place: quantity in ten-thousandths of its unit, lot and serial number '' for none.

    A tuple, since there are hundreds of thousands: a frozen dataclass takes twenty times as long to make.
    """

    article: int
    number: str
    name: str
    place: str
    lot: str
    expiry: datetime.date | None
    condition: str
    serial: str
    quantity: int
    unit: str


@dataclass(frozen=True)
class StockView:
    """The stock of an article: what there is in all, what of it may be issued, what is kept for somebody, and where it lies."""

    quantity: int
    available: int
    reserved: int
    levels: tuple[LevelRow, ...]

    @property
    def free(self) -> int:
        """What may be issued and nobody keeps."""
        return self.available - self.reserved


def stock_source() -> ListSource:
    """Return the articles that are kept in stock, with what there is of each and the least there should be."""
    a, h = Article, Held
    columns = (
        *listed(a, "number name_de"),
        shown_as(h.quantity, "held", title=N_("In stock"), width=110),
        shown_as(a.unit, choices=unit_choices()),
        *listed(a, "minimum reorder"),
        Column("short", N_("below minimum"), "flag", (func.coalesce(h.quantity, 0) < a.minimum), 120),
        shown_as(h.day, "moved_on", title=N_("Last moved"), width=120),
        *listed(a, "tracking gtin stock_class", shown=False),
    )
    order = (a.number.asc(), a.id.asc())
    return ListSource(
        "inventory.stock",
        a,
        columns,
        order,
        ((h, h.article_id == a.id),),
        where=(a.stocked.is_(True),),
    )


def levels_source() -> ListSource:
    """Return what lies where, by article and place, with lot, condition and serial number."""
    v, a = Level, Article
    columns = (
        shown_as(a.number, "article"),
        shown_as(a.name_de, "article_name", title=N_("Article"), width=240),
        shown_as(Place.path, "place", width=220),
        *listed(v, "quantity"),
        shown_as(a.unit, choices=unit_choices()),
        shown_as(Lot.number, "lot"),
        shown_as(Lot.expiry),
        *listed(v, "condition serial"),
    )
    joins = ((a, a.id == v.article_id), (Place, Place.id == v.place_id), (Lot, Lot.id == v.lot_id))
    order = (a.number.asc(), v.id.asc())
    return ListSource("inventory.levels", v, columns, order, joins, where=(v.quantity != 0,))


def places_source() -> ListSource:
    """Return the places by path."""
    p = Place
    return ListSource(
        "inventory.places", p, listed(p, "path code kind structural active"), (p.path.asc(), p.id.asc())
    )


def minimums_source() -> ListSource:
    """Return the least that should be at places, with what lies there."""
    m, a = Minimum, Article
    columns = (
        shown_as(a.number, "article"),
        shown_as(a.name_de, "article_name", title=N_("Article"), width=240),
        shown_as(Place.path, "place", width=220),
        *listed(m, "minimum target"),
    )
    joins = ((a, a.id == m.article_id), (Place, Place.id == m.place_id))
    return ListSource("inventory.minimums", m, columns, (a.number.asc(), m.id.asc()), joins)


@query(RIGHT)
def place(connection: Connection, key: int) -> Stored[PlaceDraft] | None:
    """Return a place as its form shows it."""
    return load_draft(connection, Place, PlaceDraft, key)


@query(RIGHT)
def minimum(connection: Connection, key: int) -> Stored[MinimumDraft] | None:
    """Return the least at a place as its form shows it."""
    return load_draft(connection, Minimum, MinimumDraft, key)


@query(RIGHT)
def offered_places(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the storage places that a field offers: those whose path or code holds what is typed, or the one with a key."""
    p, words = Place, typed.strip().lower()
    rows = select(p.id, p.path, p.code, p.kind).order_by(p.path).limit(OFFERED)
    if key is not None:
        rows = rows.where(p.id == key)
    else:
        found = func.lower(p.path).contains(words, autoescape=True) | (func.lower(p.code) == words)
        rows = rows.where(found, p.kind.in_(HOLDING), p.active.is_(True))
    return [Found(row.id, row.path, row.path, row.code) for row in connection.execute(rows)]


@query(RIGHT)
def stock_of(connection: Connection, article: int) -> StockView:
    """Return what there is of an article and where it lies."""
    levels = _levels(connection, article)
    r = Reservation
    kept = select(func.coalesce(func.sum(r.quantity - r.used), 0)).where(
        r.article_id == article, r.state == "open"
    )
    free = sum(one.quantity for one in levels if one.condition in AVAILABLE)
    return StockView(sum(one.quantity for one in levels), free, int(connection.scalar(kept) or 0), levels)


def _levels(connection: Connection, article: int | None) -> tuple[LevelRow, ...]:
    v, a = Level, Article
    rows = (
        select(a.id.label("article"), a.number, a.name_de.label("name"), Place.path.label("place"), a.unit)
        .add_columns(
            func.coalesce(Lot.number, "").label("lot"), Lot.expiry, v.condition, v.serial, v.quantity
        )
        .join_from(v, a, a.id == v.article_id)
        .join(Place, Place.id == v.place_id)
        .outerjoin(Lot, Lot.id == v.lot_id)
        .where(v.quantity != 0)
        .order_by(a.number, Place.path, Lot.expiry, Lot.number, v.serial, v.condition)
    )
    if article is not None:
        rows = rows.where(v.article_id == article)
    return tuple(LevelRow(**row) for row in connection.execute(rows).mappings())


@query(RIGHT)
def levels_now(connection: Connection) -> tuple[LevelRow, ...]:
    """Return all that lies anywhere, by article and place."""
    return _levels(connection, None)


@query(RIGHT)
@few_collections()
def levels_on(connection: Connection, day: datetime.date) -> list[LevelRow]:
    """Return what lay where at the end of a day, reckoned from the nearest day whose levels are kept, or from now."""
    places = _holding(connection)
    base = nearest(connection, day)
    start, sign = (base.day, 1) if base.day < day else (day, -1)
    moved = _moved(connection, start, max(day, base.day), sign)
    by_article: dict[int, list[_Lies]] = defaultdict(list)
    for article, where, lot, condition, serial, quantity in connection.execute(base.levels).all():
        if moved:
            quantity += moved.pop((article, where, lot, condition, serial), 0)  # noqa: PLW2901  as it was then
        if quantity and where in places:
            by_article[article].append((where, lot, condition, serial, quantity))
    for (article, where, lot, condition, serial), quantity in moved.items():
        if quantity and where in places:
            by_article[article].append((where, lot, condition, serial, quantity))
    return _named(connection, by_article, places)


def _moved(
    connection: Connection, after: datetime.date, until: datetime.date, sign: int
) -> dict[tuple[int, int, int, str, str], int]:
    """Return what came less what went after a day up to another, or the other way round; what is outside stands there too."""
    m = Move
    rows = select(m.article_id, m.from_id, m.to_id, m.lot_id, m.condition, m.becomes, m.serial, m.quantity)
    found: dict[tuple[int, int, int, str, str], int] = {}
    for article, source, aim, lot, condition, becomes, serial, quantity in connection.execute(
        rows.where(m.day > after, m.day <= until)
    ).all():
        level = article, source, lot or 0, condition, serial
        found[level] = found.get(level, 0) - sign * quantity
        level = article, aim, lot or 0, becomes or condition, serial
        found[level] = found.get(level, 0) + sign * quantity
    return found


@dataclass(frozen=True)
class Known:
    """Levels that are known: of which day, and the select of article, place, lot, condition, serial number and quantity."""

    day: datetime.date
    levels: Executable


def nearest(connection: Connection, day: datetime.date) -> Known:
    """Return the levels from which a day is nearest: those of now or of a kept day."""
    newest = connection.scalar(select(func.max(Move.day))) or day
    kept = min(kept_days(connection), key=lambda one: abs(one[1] - day), default=None)
    if kept is None or abs(newest - day) <= abs(kept[1] - day) or day >= newest:
        v = Level
        return Known(newest, select(v.article_id, v.place_id, v.lot_id, v.condition, v.serial, v.quantity))
    k = KeptLevel
    levels = select(k.article_id, k.place_id, k.lot_id, k.condition, k.serial, k.quantity)
    return Known(kept[1], levels.where(k.kept_id == kept[0]))


def _holding(connection: Connection) -> dict[int, str]:
    """Return the paths of the places whose stock is ours; what lies elsewhere is none."""
    rows = connection.execute(select(Place.id, Place.path).where(Place.kind.in_(HOLDING)))
    return {int(key): path for key, path in rows}


def _named(
    connection: Connection, by_article: dict[int, list[_Lies]], places: Mapping[int, str]
) -> list[LevelRow]:
    """Return levels with their words, by article, place, lot and serial number."""
    a, made = Article, LevelRow._make
    lots = {
        row.id: (row.number, row.expiry) for row in connection.execute(select(Lot.id, Lot.number, Lot.expiry))
    }
    found: list[LevelRow] = []
    articles = select(a.id, a.number, a.name_de, a.unit).where(a.stocked.is_(True)).order_by(a.number)
    for key, code, name, unit in connection.execute(articles).all():
        lies = by_article.get(key, ())
        rows = [
            made((key, code, name, places[where], *lots.get(lot, NO_LOT), condition, serial, quantity, unit))
            for where, lot, condition, serial, quantity in lies
        ]
        if len(rows) > 1:
            rows.sort(key=lambda one: (one.place, one.lot, one.serial, one.condition))
        found += rows
    return found


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = select(Place.id, Place.path, Place.kind).where(Place.id.in_(list(keys)))
    return [(int(row.id), row.path, str(PLACE_KINDS[row.kind])) for row in connection.execute(rows)]


SEARCHABLE = (Searchable(N_("Storage place"), "inventory_place", "inventory.stock.places", RIGHT, _show),)
