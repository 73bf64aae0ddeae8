"""What follows from moves: levels, what is held in all, and layers of values, written for all articles of a booking at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert

from app.core.dataclass import dataclass, field
from app.data.unit import table_of
from app.data.writing import drop_rows, set_rows
from app.modules.inventory.stock.models import Held, LayerRow, Level
from app.modules.inventory.stock.queries.standing import LevelKey, Order
from app.modules.inventory.stock.rules.valuation import Event, Worth

LAYER = ("day", "quantity", "value")
HELD = ("quantity", "value", "owed", "owed_value", "last_value", "last_quantity")


@dataclass
class Known:
    """What is known of an article while moves are booked: its row, what lies where, and what it is worth."""

    row: Mapping[str, Any]
    levels: dict[LevelKey, tuple[int, int]]
    worth: Worth
    moved: datetime.date  # the newest day of a move
    day: datetime.date  # the newest day of a move or a later cost: what comes before it is set in its place
    before: dict[int, tuple[int, int, int]]
    new: bool
    changed: set[LevelKey] = field(default_factory=set)
    waiting: list[tuple[Order, Event]] = field(default_factory=list)

    def at(self, key: LevelKey) -> int:
        """Return how much lies at a place, by lot, condition and serial number."""
        return self.levels.get(key, (0, 0))[1]

    def add(self, key: LevelKey, quantity: int) -> None:
        """Add to what lies there."""
        row, held = self.levels.get(key, (0, 0))
        self.levels[key] = (row, held + quantity)
        self.changed.add(key)


def write_known(connection: Connection, changed: Mapping[int, Known]) -> None:
    """Write what moves changed of articles, in a few statements for all of them."""
    _write_levels(connection, changed)
    _write_held(connection, changed)
    _write_layers(connection, changed)


def _write_levels(connection: Connection, changed: Mapping[int, Known]) -> None:
    level, old, new = table_of(Level), list[tuple[Any, ...]](), list[dict[str, Any]]()
    for article, known in changed.items():
        for key in sorted(known.changed):
            row, quantity = known.levels[key]
            if row:
                old.append((row, quantity))
                continue
            place, lot, condition, serial = key
            new.append(
                {
                    "article_id": article, "place_id": place, "lot_id": lot, "condition": condition, "serial": serial,
                    "quantity": quantity,
                }
            )  # fmt: skip
    set_rows(connection, level, ("id",), ("quantity",), old)
    if new:
        connection.execute(insert(level), new)


def _write_held(connection: Connection, changed: Mapping[int, Known]) -> None:
    table, old, new = table_of(Held), list[tuple[Any, ...]](), list[dict[str, Any]]()
    for article, known in changed.items():
        values = {name: getattr(known.worth, name) for name in HELD} | {"day": known.moved}
        if known.new:
            new.append({**values, "article_id": article, "method": known.worth.method})
        else:
            old.append((article, *values.values()))
    set_rows(connection, table, ("article_id",), (*HELD, "day"), old)
    if new:
        connection.execute(insert(table), new)


def _write_layers(connection: Connection, changed: Mapping[int, Known]) -> None:
    table, gone, fresh = table_of(LayerRow), list[tuple[int, int]](), list[dict[str, Any]]()
    for article, known in changed.items():
        now = {one.key: (one.day, one.quantity, one.value) for one in known.worth.layers}
        gone += [(article, key) for key, was in known.before.items() if now.get(key) != was]
        fresh += [
            {"article_id": article, "move_id": key, **dict(zip(LAYER, values, strict=True))}
            for key, values in now.items()
            if known.before.get(key) != values
        ]
    drop_rows(connection, table, ("article_id", "move_id"), gone)
    if fresh:
        connection.execute(insert(table), fresh)
