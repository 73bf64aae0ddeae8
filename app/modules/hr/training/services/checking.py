"""What all commands of training check: a record that must be chosen, somebody whose training may be changed, what is there once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data.drafts import must_exist
from app.data.unit import Unit
from app.modules.hr.people.api import Person
from app.modules.hr.training.queries.visibility import circle


def not_negative(amount: int, field: str) -> None:
    """Raise Invalid for an amount below zero."""
    if amount < 0:
        raise Invalid(N_("Enter an amount of zero or more."), field=field)


def needed(unit: Unit, field: str, kind: Any, key: int | None, words: str) -> int:
    """Return the key of a record that must be chosen; raises Invalid naming the field."""
    if key is None:
        raise Invalid(words, field=field)
    must_exist(unit, **{field: (kind, key)})
    return key


def somebody(unit: Unit, person: int | None) -> int:
    """Return the key of a member of staff whose training may be changed; raises Invalid, and Missing for others."""
    found = needed(unit, "person", Person, person, N_("Choose a member of staff."))
    among = circle(unit.connection)
    if among is not None and found not in among:
        raise Missing(N_("This record is no longer there."), table="hr_person", key=found)
    return found


def known(unit: Unit, kind: Any, key: int) -> Mapping[str, Any]:
    """Return a row of somebody whose training may be changed, locked; raises Missing."""
    row = unit.row(kind, key, lock=True)
    somebody(unit, int(row["person_id"]))
    return row


def once(unit: Unit, kind: Any, words: str, field: str, **values: Any) -> None:
    """Raise Invalid where a row with these values is there already."""
    table = kind.__table__
    where = [table.c[name] == value for name, value in values.items()]
    if unit.connection.scalar(select(table.c.id).where(*where).limit(1)) is not None:
        raise Invalid(words, field=field)
