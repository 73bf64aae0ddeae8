"""Levels kept at the end of each quarter: made once a day where one ended, and changed by moves of earlier days."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, insert, select, text, union_all

from app.data.office import command
from app.data.unit import Unit, table_of
from app.modules.inventory.stock.models import KeptDay, KeptLevel, Move, Place
from app.modules.inventory.stock.queries.standing import LevelKey, kept_days, levels_between
from app.modules.inventory.stock.rules.quarters import quarter_ends
from app.modules.inventory.stock.rules.words import HOLDING

Kept = tuple[int, int, LevelKey]
LEVEL = ("kept_id", "article_id", "place_id", "lot_id", "condition", "serial", "quantity")


@command("inventory.stock.book")
def keep_days(unit: Unit) -> int:
    """Keep the levels at the end of each quarter that is over and not kept yet, and return how many were."""
    unit.lock("inventory.stock")
    return keep_quarters(unit)


def keep_quarters(unit: Unit) -> int:
    """Keep the levels of quarters that ended; what topics do once a day. Each is the one before and what moved since."""
    connection = unit.connection
    first = connection.scalar(select(func.min(Move.day)))
    known = {day: key for key, day in kept_days(connection)}
    if first is None:
        return 0
    made, before, since = 0, None, first - datetime.timedelta(days=1)
    for day in quarter_ends(first, unit.today - datetime.timedelta(days=1)):
        if day not in known:
            connection.execute(insert(table_of(KeptDay)), {"day": day})
            known[day] = int(connection.scalar(select(KeptDay.id).where(KeptDay.day == day)) or 0)
            _fill(unit, known[day], before, (since, day))
            made += 1
        before, since = known[day], day
    return made


def _fill(unit: Unit, key: int, before: int | None, span: tuple[datetime.date, datetime.date]) -> None:
    """Write the levels of a kept day: those of the one before, and what moved after it up to the day."""
    k = KeptLevel
    names = (k.article_id, k.place_id, k.lot_id, k.condition, k.serial)
    parts: list[Any] = list(levels_between(*span))
    if before is not None:
        parts.append(select(*names, k.quantity).where(k.kept_id == before))
    both = union_all(*parts).subquery()
    keys = [both.c[str(one.key)] for one in names]
    total = func.sum(both.c.quantity)
    found = (
        select(select(KeptDay.id).where(KeptDay.id == key).scalar_subquery(), *keys, total)
        .join_from(both, Place, (Place.id == both.c.place_id) & Place.kind.in_(HOLDING))
        .group_by(*keys)
        .having(total != 0)
    )
    unit.connection.execute(insert(table_of(KeptLevel)).from_select(LEVEL, found))


def change_kept(unit: Unit, changes: Mapping[Kept, int]) -> None:
    """Add to kept levels what moves of earlier days changed of them."""
    rows: list[dict[str, Any]] = [
        dict(zip(LEVEL, (key, article, *level, quantity), strict=True))
        for (key, article, level), quantity in sorted(changes.items())
        if quantity
    ]
    if rows:
        unit.connection.execute(_ADD, rows)


_ADD = text(
    f"INSERT INTO inventory_kept_level ({', '.join(LEVEL)}) VALUES ({', '.join(f':{one}' for one in LEVEL)})"
    f" ON CONFLICT ({', '.join(LEVEL[:-1])}) DO UPDATE"
    " SET quantity = inventory_kept_level.quantity + excluded.quantity"
)
