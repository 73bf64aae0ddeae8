"""Values of own fields: kept as texts in a row of their own for each record and field, each checked by its format, unique where it must be; shown as columns, and taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Date, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.functions import FunctionElement

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.own_fields import FieldRow, checked
from app.data.declarative import Base
from app.data.list_columns import Column
from app.data.system_tables import TrailRow
from app.data.undo import readable
from app.data.unit import Unit, table_of

KINDS = {"date": "day", "flag": "flag"}  # kinds of columns by formats; all others are texts
A_DAY = r"^[1-9]\d{3}-(0[1-9]|1[0-2])-[0-3]\d$"


class _DayOf(FunctionElement[Any]):
    """The day that a text means, nothing for a text that is none."""

    inherit_cache = True
    type = Date()


@compiles(_DayOf, "sqlite")
def _day_of(element: _DayOf, compiler: Any, **more: Any) -> str:
    return f"date({compiler.process(element.clauses, **more)})"


@compiles(_DayOf, "postgresql")
def _day_of_on_server(element: _DayOf, compiler: Any, **more: Any) -> str:
    text = compiler.process(element.clauses, **more)
    first, day = f"CAST(substr({text}, 1, 7) || '-01' AS DATE)", f"CAST(substr({text}, 9, 2) AS INTEGER)"
    return f"CASE WHEN {text} ~ '{A_DAY}' THEN {first} + {day} - 1 END"


def own_columns(
    fields: Sequence[FieldRow], of: type[Base], values: type[Base], owner: str
) -> tuple[Column, ...]:
    """Return own fields as columns of a list, not shown at first; of is the table listed, owner the column of values that holds its key."""
    return tuple(_own_column(one, of, values, owner) for one in fields)


def _own_column(about: FieldRow, of: type[Base], values: type[Base], owner: str) -> Column:
    v, t = table_of(values), table_of(of)
    text: ColumnElement[Any] = (
        select(v.c.text).where(v.c[owner] == t.c.id, v.c.field_id == about.id).correlate(t).scalar_subquery()
    )
    kind = KINDS.get(about.draft.format, "text")
    shown: dict[str, Any] = {"day": _DayOf, "flag": lambda value: value == "1"}
    expression = shown[kind](text) if kind in shown else text
    return Column(
        f"field{about.id}", f"{about.draft.title} ({about.category_name})", kind, expression, 140, shown=False
    )


def values_of(connection: Connection, kind: type[Base], owner: str, key: int) -> dict[int, str]:
    """Return the values of a record's own fields by key of the field; owner names the column that holds the record."""
    t = table_of(kind)
    return {
        int(row.field_id): row.text
        for row in connection.execute(select(t.c.field_id, t.c.text).where(t.c[owner] == key))
    }


def keep_values(
    unit: Unit, kind: type[Base], owner: str, key: int, fields: Sequence[FieldRow], wanted: Mapping[int, str]
) -> bool:
    """Keep the values of a record's own fields, by key of the field, and say whether any differed; what is not named stays as it is.

    Raises Invalid, naming the field, for what does not fit its format, is needed and empty, or is another record's.
    """
    t = table_of(kind)
    found: Any = unit.connection.execute(select(t.c.id, t.c.field_id, t.c.text).where(t.c[owner] == key))
    known = {int(row.field_id): (int(row.id), row.text) for row in found}
    differed = False
    for one in fields:
        text = wanted.get(one.id, known.get(one.id, (0, ""))[1])
        try:
            clean = checked(one.draft, text)
        except Invalid as error:
            raise Invalid(error.message.template, field=f"field{one.id}", **error.message.values) from error
        if clean and one.draft.unique_value:
            same = select(t.c.id).where(
                t.c.field_id == one.id, func.lower(t.c.text) == clean.lower(), t.c[owner] != key
            )
            if unit.connection.scalar(same.limit(1)) is not None:
                raise Invalid(N_("Another one has {value} already."), field=f"field{one.id}", value=clean)
        if one.id in known:
            differed |= unit.update(kind, known[one.id][0], {"text": clean})
        elif clean:
            unit.insert(kind, **{owner: key, "field_id": one.id, "text": clean})
            differed = True
    return differed


def set_values(unit: Unit, kind: type[Base], owner: str, key: int, wanted: Mapping[int, str]) -> None:
    """Write the values of a record's own fields as they were once; those that it did not have become empty."""
    t = table_of(kind)
    found = unit.connection.execute(select(t.c.id, t.c.field_id).where(t.c[owner] == key))
    for row in found.all():
        unit.update(kind, int(row.id), {"text": wanted.get(int(row.field_id), "")})


def undo_with_values(
    unit: Unit, kind: type[Base], key: int, version: int, values: tuple[type[Base], str]
) -> None:
    """Take back the newest change of a record, of its own fields too, if nobody changed it since; raises Invalid and Conflict.

    values names their table and the column that holds the record; version is the record's after the change that is undone.
    """
    own, t = table_of(values[0]), table_of(kind)
    keys = select(own.c.id).where(own.c[values[1]] == key)
    mine = ((TrailRow.table_name == t.name) & (TrailRow.row_key == key)) | (
        (TrailRow.table_name == own.name) & TrailRow.row_key.in_(keys)
    )
    last = select(func.max(TrailRow.run)).where(mine).scalar_subquery()
    columns = (TrailRow.table_name, TrailRow.row_key, TrailRow.kind, TrailRow.before)
    rows = unit.connection.execute(
        select(*columns).where(mine, TrailRow.run == last).order_by(TrailRow.id.desc())
    ).all()
    changed = [row for row in rows if row.table_name == t.name]
    if not rows or any(row.kind != "update" for row in changed):
        raise Invalid(N_("There is no change to undo."))
    before = {name: value for row in changed for name, value in readable(unit, row.before).items()}
    if not unit.update(kind, key, before, version):
        unit.raise_version(kind, key)
    for row in rows:
        if row.table_name == own.name:
            text = readable(unit, row.before).get("text", "") if row.kind == "update" else ""
            unit.update(values[0], int(row.row_key or 0), {"text": text})
