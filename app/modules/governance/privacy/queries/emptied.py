"""What emptying leaves of a row: which columns become empty, and whether a row still holds anything of a person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String, Table, false, or_

from app.data.declarative import field_of
from app.modules.governance.privacy.queries.subject import STAFF

BARE_FACTS = frozenset((STAFF, name) for name in ("entry", "leaving", "department", "site", "job"))
"""What stays of a record without a name: that somebody left, or the house would take them for one of its staff."""


def blanks(table: Table) -> dict[str, Any]:
    """Return by column what emptying puts in place of what is personal: texts become empty, what may be missing is missing."""
    blank: dict[str, Any] = {}
    for column in table.columns:
        about = field_of(column)
        stays = (table.name, column.name) in BARE_FACTS or column.primary_key or column.name == "number"
        if not about.personal or stays or about.record:
            continue
        if column.nullable:
            blank[column.name] = None
        elif isinstance(column.type, String) and not about.choices:
            blank[column.name] = ""
    return blank


def holds_something(table: Table) -> ColumnElement[bool]:
    """Return the condition that a row of a table is not emptied yet."""
    kept = [
        table.c[name].is_not(None) if value is None else table.c[name] != value
        for name, value in blanks(table).items()
    ]
    return or_(*kept) if kept else false()
