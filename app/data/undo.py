"""Undoing the last change of master data: what the trail kept as before is written again, as a change of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from app.core import codec
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.declarative import Base
from app.data.office import command, topic_of
from app.data.sealed_fields import unsealed
from app.data.system_tables import TrailRow
from app.data.unit import Unit, table_of

Undoing = Callable[[Unit, int, int], int]


def undo_last(unit: Unit, kind: type[Base], key: int, version: int) -> None:
    """Take back the newest change of a row, if nobody changed it since; raises Invalid and Conflict.

    version is the row's version after the change that is undone.
    """
    query = (
        select(TrailRow.kind, TrailRow.before)
        .where(TrailRow.table_name == table_of(kind).name, TrailRow.row_key == key)
        .order_by(TrailRow.id.desc())
        .limit(1)
    )
    found = unit.connection.execute(query).first()
    if found is None or found[0] != "update":
        raise Invalid(N_("There is no change to undo."))
    unit.update(kind, key, readable(unit, found[1]), version)


def readable(unit: Unit, kept: str | None) -> dict[str, Any]:
    """Return what the trail kept before a change; raises Invalid where it was erased since."""
    values = unsealed(unit.connection, codec.loads(kept or "{}")) or {}
    if any(isinstance(value, codec.Sealed) for value in values.values()):
        raise Invalid(N_("It was erased and can't come back."))
    return values


def unused_key(unit: Unit, kind: type[Base]) -> int:
    """Return a key that no row of a table has or ever had, so that what points at a deleted row points at nothing.

    SQLite gives the highest key again when its row is gone; a server never does.
    """
    table = table_of(kind)
    if not unit.local:
        return int(unit.reserve(kind, 1)[0])
    deleted = select(func.max(TrailRow.row_key)).where(
        TrailRow.table_name == table.name, TrailRow.row_key.is_not(None)
    )
    now = (change.key for change in unit.changes if change.table == table.name)
    highest = (unit.connection.scalar(select(func.max(table.c.id))), unit.connection.scalar(deleted), *now)
    return max(key or 0 for key in highest) + 1


def undo_deletion(unit: Unit, kind: type[Base], key: int) -> None:
    """Bring a deleted row back under its key, as it stood; raises Invalid where its last change is no deletion."""
    table = table_of(kind)
    query = (
        select(TrailRow.kind, TrailRow.before)
        .where(TrailRow.table_name == table.name, TrailRow.row_key == key)
        .order_by(TrailRow.id.desc())
        .limit(1)
    )
    found = unit.connection.execute(query).first()
    if found is None or found[0] != "delete":
        raise Invalid(N_("There is no change to undo."))
    unit.insert(kind, **readable(unit, found[1]))


def undoing(
    kind: type[Base],
    after: Callable[[Unit, int], None] | None = None,
    last: Callable[[Unit, type[Base], int, int], None] = undo_last,
) -> Undoing:
    """Return the command that takes back the last change of a row of a table, with the right that changing it needs.

    after brings in step what follows from the row, such as its words in the search; last does it where more than the row changed.
    """

    @command(kind.__writes__, locks=(topic_of(kind.__module__),))
    def undo_change(unit: Unit, key: int, version: int) -> int:
        """Take back the last change of a row; raises Invalid and Conflict."""
        last(unit, kind, key, version)
        if after is not None:
            after(unit, key)
        return key

    return undo_change
