"""What the program itself processes: activities with their tables, purposes, bases and terms, from resources/privacy/processing.json."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from typing import Any

from app.core.dataclass import dataclass, field
from app.core.messages import Text
from app.core.paths import resources

ROOT, DELETE, EMPTY, BARE, OWN, BOOKS, EXTRA = "root", "delete", "empty", "bare", "own", "books", "extra"
OWN_TERM = "own"  # a document has its own term


@dataclass(frozen=True)
class TableRule:
    """How rows of a table are kept: class of retention, the column whose day begins the term, what erasing does, references that only name.

    draft names the column that is empty while a row is a draft: no law keeps one, it is deleted.
    """

    retention: str
    day: str
    way: str
    others: frozenset[str] = frozenset()
    draft: str = ""

    def is_draft(self, row: Mapping[str, Any]) -> bool:
        """Say whether a row is a draft."""
        return bool(self.draft) and row[self.draft] is None


@dataclass(frozen=True)
class Activity:
    """A processing activity of the program (Art. 30 (1) GDPR): words, categories of persons, legal bases, and its tables."""

    key: str
    title: Text
    purpose: Text
    persons: tuple[str, ...]
    basis: tuple[str, ...]
    special: tuple[str, ...] = ()
    tables: Mapping[str, TableRule] = field(default_factory=dict)


@functools.cache
def activities() -> dict[str, Activity]:
    """Return what the program processes, by key."""
    rows = json.loads((resources() / "privacy" / "processing.json").read_text(encoding="utf-8"))["activities"]
    return {row["key"]: _activity(row) for row in rows}


def _activity(row: Mapping[str, Any]) -> Activity:
    tables = {
        name: TableRule(said[0], said[1], said[2], frozenset(said[3] if len(said) > 3 else ()), *said[4:])
        for name, said in row["tables"].items()
    }
    return Activity(
        row["key"],
        Text(row["de"], row["en"]),
        Text(row["purpose"]["de"], row["purpose"]["en"]),
        tuple(row["persons"]),
        tuple(row["basis"]),
        special=tuple(row.get("special", ())),
        tables=tables,
    )


@functools.cache
def activity_of() -> dict[str, Activity]:
    """Return by table the activity it belongs to."""
    return {table: one for one in activities().values() for table in one.tables}


def rule_of(table: str) -> TableRule | None:
    """Return how rows of a table are kept, None where no activity names it."""
    one = activity_of().get(table)
    return one.tables[table] if one is not None else None
