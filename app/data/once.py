"""Who did something, and when, is not written over by whoever does it again: columns say so (`once=True`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.declarative import field_of


def refuse_again(table: Table, rows: Iterable[Mapping[str, Any]], values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the field and the first, where another name or moment would take the place of one that is there.

    What is taken back is emptied first, and may then be done by somebody else.
    """
    named = {name: field_of(table.c[name]) for name in values if field_of(table.c[name]).once}
    if not named:
        return
    for row in rows:
        for name, field in named.items():
            if row[name] and values[name] and values[name] != row[name]:
                words = N_("This was done already ({title}: {value}).")
                raise Invalid(words, field=name, title=_(field.title), value=field.said(row[name]))
