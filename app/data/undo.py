"""Undoing the last change of master data: what the trail kept as before is written again, as a change of its own."""

from __future__ import annotations

from sqlalchemy import select

from app.core import codec
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.base import TrailRow
from app.data.seal import unsealed
from app.data.tables import Base
from app.data.unit import Unit, table_of


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
    unit.update(kind, key, unsealed(unit.connection, codec.loads(found[1] or "{}")) or {}, version)
