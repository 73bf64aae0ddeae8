"""Values of own fields: kept as texts in a row of their own for each record and field, each checked by its format, unique where it must be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.own_fields import FieldRow, checked
from app.data.declarative import Base
from app.data.unit import Unit, table_of


def values_of(connection: Connection, kind: type[Base], owner: str, key: int) -> dict[int, str]:
    """Return the values of a record's own fields by key of the field; owner names the column that holds the record."""
    t = table_of(kind)
    return {
        int(row.field_id): row.text
        for row in connection.execute(select(t.c.field_id, t.c.text).where(t.c[owner] == key))
    }


def keep_values(
    unit: Unit, kind: type[Base], owner: str, key: int, fields: Sequence[FieldRow], wanted: Mapping[int, str]
) -> None:
    """Keep the values of a record's own fields, by key of the field; what is not named stays as it is.

    Raises Invalid, naming the field, for what does not fit its format, is needed and empty, or is another record's.
    """
    t = table_of(kind)
    found: Any = unit.connection.execute(select(t.c.id, t.c.field_id, t.c.text).where(t.c[owner] == key))
    known = {int(row.field_id): (int(row.id), row.text) for row in found}
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
            unit.update(kind, known[one.id][0], {"text": clean})
        elif clean:
            unit.insert(kind, **{owner: key, "field_id": one.id, "text": clean})
