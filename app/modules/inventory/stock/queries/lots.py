"""What is read of lots: where they lie, which expires first."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.rows import read_all
from app.modules.inventory.stock.models import Level, Lot, Place
from app.modules.inventory.stock.queries.standing import LevelKey
from app.modules.inventory.stock.rules.words import AVAILABLE, HOLDING, MoveDraft


def first_to_expire(
    connection: Connection, levels: Mapping[LevelKey, tuple[int, int]], draft: MoveDraft, place: int
) -> int:
    """Return the lot at a place that expires first and has not expired (FEFO); raises Invalid naming it where it has not enough."""
    there = {
        lot: held
        for (where, lot, condition, _serial), (_row, held) in levels.items()
        if where == place and condition == draft.condition and lot and held > 0
    }
    rows = connection.execute(select(Lot.id, Lot.number, Lot.expiry).where(Lot.id.in_(list(there)))).all()
    good = [one for one in rows if draft.kind != "issue" or one.expiry is None or one.expiry >= draft.day]
    if not good:
        raise Invalid(N_("No lot lies there; name the one that goes."), field="lot")
    first = min(good, key=lambda one: (one.expiry is None, one.expiry, one.id))
    if there[first.id] < abs(draft.quantity):
        raise Invalid(
            N_("Lot {number} goes first and has {there}; book it, then the rest of another lot."),
            field="lot",
            number=first.number,
            there=formats.scaled(there[first.id]),
        )
    return int(first.id)


@dataclass(frozen=True)
class Lies:
    """So much of an article lies at a place, in a condition and a lot ('' for none) that keeps until a day, and may be taken; in ten-thousandths."""

    place: int
    condition: str
    lot: str
    expiry: datetime.date | None
    quantity: int


def may_be_taken(connection: Connection, article: int, place: int | None = None) -> list[Lies]:
    """Return what lies of an article and may be taken, at a place or anywhere: what is in order first, of that what keeps least long."""
    v = Level
    rows = (
        select(
            v.place_id.label("place"),
            v.condition,
            func.coalesce(Lot.number, "").label("lot"),
            Lot.expiry,
            v.quantity,
        )
        .join_from(v, Place, Place.id == v.place_id)
        .outerjoin(Lot, Lot.id == v.lot_id)
        .where(v.article_id == article, v.condition.in_(AVAILABLE), v.quantity > 0, Place.kind.in_(HOLDING))
        .order_by(Lot.expiry.is_(None), Lot.expiry, v.id)
    )
    if place is not None:
        rows = rows.where(v.place_id == place)
    return sorted(read_all(connection, rows, Lies), key=lambda one: AVAILABLE.index(one.condition))
