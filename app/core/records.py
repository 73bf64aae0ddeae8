"""What recorded rows and their fields are called, so that a history reads like the desk and not like the database."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core import codec
from app.core import format as formats
from app.core.manifest import resolve, topics
from app.core.messages import N_, _


@dataclass(frozen=True)
class Field:
    """The words of one field.

    kind says how its values are written: '' as they are, 'money' (cents),
    'percent' (basis points), 'key' (the number of another record), 'seconds'
    (since 1970, UTC), 'secret' (never shown), 'lines' (lines of an entry),
    'table' (the title of a table), 'setting' (the title of a setting),
    'message' (a message as JSON). choices name the values of a closed list.
    """

    title: str
    kind: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """The words of one table: its title in the singular, and its fields beside the common ones."""

    table: str
    title: str
    fields: Mapping[str, Field]


COMMON = {
    "id": Field(N_("Key"), "key"),
    "version": Field(N_("Version")),
    "name": Field(N_("Name")),
    "text": Field(N_("Text")),
    "day": Field(N_("Date")),
    "login": Field(N_("Person")),
    "table_name": Field(N_("Kind of record"), "table"),
    "row_key": Field(N_("Record"), "key"),
    "count": Field(N_("How many")),
    "first": Field(N_("First key"), "key"),
    "last": Field(N_("Last key"), "key"),
    "sha256": Field(N_("Fingerprint"), "secret"),
    "lines": Field(N_("Lines"), "lines"),
}


@functools.cache
def records() -> dict[str, Record]:
    """Return what the topics declare, by table."""
    return {record.table: record for topic in topics() if topic.records for record in resolve(topic.records)}


def table_titles() -> dict[str, str]:
    """Return the title of every recorded table."""
    return {table: record.title for table, record in records().items()}


def field_of(table: str, name: str) -> Field:
    """Return the words of a field; one that nobody declared keeps its technical name."""
    record = records().get(table)
    return (record.fields.get(name) if record else None) or COMMON.get(name) or Field(name)


def say(table: str, values: Mapping[str, Any] | None) -> str:
    """Return the values of a row as one line of words: 'Text: Rent · Date: 03.04.2026'; what is empty is left out."""
    parts = []
    for name, value in (values or {}).items():
        known = field_of(table, name)
        if value is None or value == "" or name == "version":
            continue
        parts.append(f"{_(known.title)}: {said(known, value)}")
    return " · ".join(parts)


def said(known: Field, value: Any) -> str:
    """Return one value in words."""
    if value is None or value == "":
        return "–"
    if isinstance(value, codec.Sealed):
        return _("(erased)")
    if known.choices:
        return _(known.choices.get(str(value), str(value)))
    if known.kind:
        return _WRITERS[known.kind](value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, datetime.date) else str(value)


def _setting(key: str) -> str:
    return next((_(one.title) for topic in topics() for one in topic.settings if one.key == key), key)


_WRITERS: dict[str, Callable[[Any], str]] = {
    "secret": lambda _value: "•••",
    "money": lambda value: formats.cents(int(value)),
    "percent": lambda value: f"{formats.cents(int(value))} %",
    "key": lambda value: f"#{value}",
    "seconds": lambda value: formats.moment(datetime.datetime.fromtimestamp(int(value), datetime.UTC)),
    "table": lambda value: _(table_titles().get(value, value)),
    "setting": _setting,
    "message": lambda value: str(codec.loads(value)),
    "lines": lambda value: "  ".join(formats.cents(line[1]) for line in value),
}
