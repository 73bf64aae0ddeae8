"""What recorded rows and their fields are called, so that a history reads like the desk and not like the database."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from app.core.fields import BATCH, COMMON, Field
from app.core.manifest import topics
from app.core.messages import _
from app.data.all_tables import load_models
from app.data.declarative import field_of


@functools.cache
def tables() -> dict[str, Table]:
    """Return every table of a book by its name, those of all topics loaded."""
    return dict(load_models().tables)


@functools.cache
def table_titles() -> dict[str, str]:
    """Return the title of every table that has one."""
    return {name: table.info["title"] for name, table in tables().items() if table.info.get("title")}


def field_named(table: str, name: str) -> Field:
    """Return the field of a table; one that nobody declared keeps its technical name."""
    found = tables().get(table)
    if found is not None and name in found.c:
        return field_of(found.c[name])
    return BATCH.get(name) or COMMON.get(name) or Field(name=name, title=name)


def say(table: str, values: Mapping[str, Any] | None) -> str:
    """Return the values of a row as one line of words: 'Text: Rent · Date: 03.04.2026'; what is empty is left out."""
    parts = []
    for name, value in (values or {}).items():
        if value is None or value == "" or name == "version":
            continue
        known = field_named(table, name)
        parts.append(f"{_(known.title)}: {said(known, value)}")
    return " · ".join(parts)


def said(known: Field, value: Any) -> str:
    """Return one value in words; a table and a setting by their titles."""
    if known.kind == "table":
        return _(table_titles().get(value, value))
    if known.kind == "setting":
        return next((_(one.title) for topic in topics() for one in topic.settings if one.key == value), value)
    return known.said(value)
