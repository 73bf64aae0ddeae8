"""The words of a file: what a row says, and what it changed of the one before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.data.declarative import Base, field_of
from app.modules.hr.people.queries.file import FileView, Part
from app.modules.hr.people.rules.file import differences, on_day
from app.ui.declared_fields import column_named


def said(kind: type[Base], name: str, value: Any, names: Mapping[str, Mapping[int, str]]) -> str:
    """Return a value of a row in words: a record by its name, all else as its column says it."""
    if name in names:
        return names[name].get(value, "–")
    return field_of(column_named(kind, name)).said(value)


def changes(kind: type[Base], before: Any, after: Any, names: Mapping[str, Mapping[int, str]]) -> str:
    """Return what a row changed of the one before it, or all that the first one says."""
    found = []
    for name, (was, now) in differences(before, after).items():
        if now in ("", None) and before is None:
            continue
        title = _(field_of(column_named(kind, name)).title)
        new = said(kind, name, now, names)
        found.append(
            f"{title}: {new}" if before is None else f"{title}: {said(kind, name, was, names)} → {new}"
        )
    return " · ".join(found)


def lines(
    kind: type[Base], rows: Sequence[Part[Any]], day: datetime.date, names: Mapping[str, Mapping[int, str]]
) -> list[tuple[str, int]]:
    """Return a line for each row of a dated part, the newest first, with its key: since when, whether it holds on a day, what it changed."""
    held, found = on_day(rows, day), []
    for place, one in enumerate(rows):
        before = rows[place + 1].draft if place + 1 < len(rows) else None
        mark = ""
        if held is not None and one.id == held.id:
            mark = _("holds")
        elif one.since > day:
            mark = _("to come")
        head = " · ".join(filter(None, (_("from {day}").format(day=formats.day(one.since)), mark)))
        found.append((f"{head}\n{changes(kind, before, one.draft, names)}", one.id))
    return found


def names_of(file: FileView) -> dict[str, Mapping[int, str]]:
    """Return the names of records that a file names, by field."""
    return {"site": file.sites, "manager": file.managers, "post": file.posts}
