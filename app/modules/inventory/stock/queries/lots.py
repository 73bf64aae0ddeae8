"""What is read of lots: where they lie, which expires first."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.inventory.stock.models import Lot
from app.modules.inventory.stock.queries.standing import LevelKey
from app.modules.inventory.stock.rules.words import MoveDraft


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
