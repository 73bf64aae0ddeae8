"""What decides a move: places, what is locked, what is kept for whom, and what has happened to the value of an article."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, case, func, select

from app.data.unit import table_of
from app.modules.finance.ledger.api import Entry
from app.modules.inventory.stock.models import (
    Held,
    KeptDay,
    LaterCost,
    LayerRow,
    Level,
    Lot,
    Move,
    Place,
    Reservation,
    StockLock,
    ValuePosting,
)
from app.modules.inventory.stock.rules.valuation import Event, Layer, Worth
from app.modules.inventory.stock.rules.words import AVAILABLE, HOLDING

Order = tuple[int, int, int, int]
LevelKey = tuple[int, int, str, str]  # place, lot (0: none), condition, serial number
FIRST_DAY = datetime.date(1990, 1, 1)
MOST_ASKED = 900  # keys in one statement


def places_by_key(connection: Connection) -> dict[int, Mapping[str, Any]]:
    """Return all places by key."""
    table = table_of(Place)
    return {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}


def locked_until(connection: Connection) -> datetime.date:
    """Return the day up to which nothing moves any more: locked by hand, or posted to the general ledger."""
    by_hand = connection.scalar(select(StockLock.until).order_by(StockLock.id.desc()).limit(1))
    return max(by_hand or FIRST_DAY, posted_until(connection) or FIRST_DAY)


def posted_until(connection: Connection) -> datetime.date | None:
    """Return the day up to which values were posted, None where none were; a posting whose entry was reversed does not count."""
    p, back = ValuePosting, Entry.__table__.alias("back")
    standing = select(func.max(p.until)).where(
        p.entry_id.is_(None) | ~select(back.c.id).where(back.c.reversal_of == p.entry_id).exists()
    )
    return connection.scalar(standing)


def levels_of(connection: Connection, article: int) -> dict[LevelKey, tuple[int, int]]:
    """Return what lies where of an article: key of the row and quantity, by place, lot, condition and serial number."""
    return levels_of_many(connection, (article,)).get(article, {})


def levels_of_many(
    connection: Connection, articles: Sequence[int]
) -> dict[int, dict[LevelKey, tuple[int, int]]]:
    """Return what lies where of articles, each as levels_of() does."""
    v, found = Level, dict[int, dict[LevelKey, tuple[int, int]]]()
    rows = select(v.article_id, v.id, v.place_id, v.lot_id, v.condition, v.serial, v.quantity)
    for part in _parts(articles):
        for article, key, *level, quantity in connection.execute(rows.where(v.article_id.in_(part))):
            found.setdefault(article, {})[tuple(level)] = key, quantity  # type: ignore[index]
    return found


def _parts(keys: Sequence[int]) -> Iterator[list[int]]:
    """Yield keys in parts that one statement takes."""
    for start in range(0, len(keys), MOST_ASKED):
        yield list(keys[start : start + MOST_ASKED])


def openings_of(connection: Connection, articles: Sequence[int]) -> dict[tuple[int, int, str], int]:
    """Return with how much the stock of articles was opened by article, place and number of the lot ('' for none); what was taken back does not count."""
    m, back = Move, Move.__table__.alias("back")
    rows = (
        select(m.article_id, m.to_id, func.coalesce(Lot.number, ""), m.quantity)
        .outerjoin(Lot, Lot.id == m.lot_id)
        .where(m.kind == "opening", ~select(back.c.id).where(back.c.reversal_of == m.id).exists())
    )
    return {
        (int(article), int(place), str(lot)): int(quantity)
        for part in _parts(articles)
        for article, place, lot, quantity in connection.execute(rows.where(m.article_id.in_(part)))
    }


def kept_days(connection: Connection) -> list[tuple[int, datetime.date]]:
    """Return the days whose levels are kept, oldest first, with their keys."""
    rows = select(KeptDay.id, KeptDay.day).order_by(KeptDay.day)
    return [(int(row.id), row.day) for row in connection.execute(rows)]


def levels_between(after: datetime.date | None = None, until: datetime.date | None = None) -> tuple[Any, Any]:
    """Return the selects of what came and of what went after a day up to another: article, place, lot, condition, serial number, quantity with its sign.

    What goes to or comes from the world outside stands there too.
    """
    m, lot = Move, func.coalesce(Move.lot_id, 0).label("lot_id")
    span = [m.day > after] if after is not None else []
    span += [m.day <= until] if until is not None else []
    becomes = case((m.becomes != "", m.becomes), else_=m.condition).label("condition")
    came = select(m.article_id, m.to_id.label("place_id"), lot, becomes, m.serial, m.quantity)
    went = select(
        m.article_id, m.from_id.label("place_id"), lot, m.condition, m.serial, (-m.quantity).label("quantity")
    )
    return came.where(*span), went.where(*span)


def reserved(connection: Connection, article: int, but: int | None = None) -> dict[int | None, int]:
    """Return what is kept of an article by place, None for anywhere; one reservation may be left out."""
    r = Reservation
    rows = (
        select(r.place_id, func.sum(r.quantity - r.used))
        .where(r.article_id == article, r.state == "open", r.id != (but or 0))
        .group_by(r.place_id)
    )
    return {place: int(total) for place, total in connection.execute(rows)}


Standing = tuple[
    Worth, datetime.date, datetime.date
]  # what is kept of a value, the newest move, and the newest cost or move


def worths_of(connection: Connection, articles: Sequence[int]) -> dict[int, Standing]:
    """Return what is kept of the values of articles with the newest days; none of one that never moved."""
    h, y, c, found = Held, LayerRow, LaterCost, dict[int, Standing]()
    for part in _parts(articles):
        costs = select(Move.article_id, func.max(c.day)).join_from(c, Move, Move.id == c.move_id)
        rows = costs.where(Move.article_id.in_(part)).group_by(Move.article_id)
        newest = {int(key): day for key, day in connection.execute(rows)}
        for row in connection.execute(select(h.__table__).where(h.article_id.in_(part))):
            worth = Worth(
                row.method, [], row.owed, row.owed_value, row.last_value, last_quantity=row.last_quantity
            )
            found[row.article_id] = worth, row.day, max(row.day, newest.get(row.article_id, row.day))
        layers = select(y.article_id, y.move_id, y.day, y.quantity, y.value).where(y.article_id.in_(part))
        for article, *layer in connection.execute(layers.order_by(y.article_id, y.day, y.move_id)):
            found[article][0].layers.append(Layer(*layer))
    return found


def events_of(connection: Connection, article: int) -> list[tuple[Order, Event]]:
    """Return all that ever moved the value of an article, each with its place in the order of time."""
    found = [
        placed
        for row in connection.execute(
            select(Move.id, Move.day, Move.quantity, Move.value, Move.from_id, Move.to_id)
            .add_columns(Move.reversal_of, Move.return_of, _kind("origin"), _kind("aim"))
            .join_from(Move, _ORIGIN, _ORIGIN.c.id == Move.from_id)
            .join(_AIM, _AIM.c.id == Move.to_id)
            .where(Move.article_id == article)
        ).mappings()
        if (placed := event_of(dict(row), row["origin"], row["aim"])) is not None
    ]
    c = LaterCost
    costs = select(c.id, c.day, c.amount, c.move_id, c.after).join(Move, Move.id == c.move_id)
    rows = connection.execute(costs.where(Move.article_id == article))
    found += [cost_event(row.id, row.day, row.amount, row.move_id, row.after) for row in rows]
    return sorted(found, key=lambda pair: pair[0])


_ORIGIN, _AIM = Place.__table__.alias("origin_place"), Place.__table__.alias("aim_place")


def _kind(name: str) -> Any:
    return (_ORIGIN if name == "origin" else _AIM).c.kind.label(name)


def event_of(row: Mapping[str, Any], origin: str, aim: str) -> tuple[Order, Event] | None:
    """Return what a move does to the value of its article, None where it stays with us or never was."""
    inward = (aim in HOLDING) - (origin in HOLDING)
    if not inward:
        return None
    day = row["day"].toordinal()
    of = row["reversal_of"] or row["return_of"]
    value = row["value"] if inward > 0 and of is None else None
    return (day, row["id"], 0, 0), Event(row["id"], day, inward * row["quantity"], value, of)


def cost_event(key: int, day: datetime.date, amount: int, move: int, after: int) -> tuple[Order, Event]:
    """Return what a later cost does; its key is below zero, so that it is none of a move."""
    return (day.toordinal(), after, 1, key), Event(-key, day.toordinal(), 0, amount, move)


def available(levels: Mapping[LevelKey, tuple[int, int]], place: int | None = None) -> int:
    """Return how much of what lies there may be issued, at a place or in all."""
    return sum(
        quantity
        for (where, _lot, condition, _serial), (_id, quantity) in levels.items()
        if condition in AVAILABLE and place in (None, where)
    )


def lowest_after(connection: Connection, article: int, key: LevelKey, day: datetime.date, now: int) -> int:
    """Return the least that lay at a place at the end of a day or of any later one, given what lies there now."""
    place, lot, condition, serial = key
    m = Move
    after = func.coalesce(func.nullif(m.becomes, ""), m.condition)
    rows = (
        select(m.day, m.from_id, m.to_id, m.condition, after.label("afterwards"), m.quantity)
        .where(m.article_id == article, m.day > day, m.serial == serial)
        .where(func.coalesce(m.lot_id, 0) == lot, (m.from_id == place) | (m.to_id == place))
        .order_by(m.day.desc(), m.id.desc())
    )
    held, least, last = now, now, None
    for row in connection.execute(rows):
        if row.day != last:
            least, last = min(least, held), row.day
        held += row.quantity * (row.from_id == place and row.condition == condition)
        held -= row.quantity * (row.to_id == place and row.afterwards == condition)
    return min(least, held)
