"""Setting one field of many rows in one transaction, after a count of what will change; what was there before is told, so it can be put back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data.declarative import Base
from app.data.unit import Unit


@dataclass(frozen=True)
class BulkCount:
    """How many rows change, and how many have the value already; what those that change had before, as value and keys."""

    change: int
    same: int
    before: tuple[tuple[Any, tuple[int, ...]], ...] = ()


codec.register("bulk_count", BulkCount, "app.data.bulk:BulkCount")


def counted_by(old: Iterable[tuple[int, Hashable]], total: int) -> BulkCount:
    """Return the count of rows that change, given key and value before of each."""
    groups: dict[Hashable, list[int]] = {}
    for key, value in old:
        groups.setdefault(value, []).append(key)
    change = sum(len(keys) for keys in groups.values())
    return BulkCount(change, total - change, tuple((value, tuple(keys)) for value, keys in groups.items()))


def set_field(
    unit: Unit, kind: type[Base], keys: Sequence[int], field: str, value: Any, preview: bool
) -> BulkCount:
    """Set a field of rows, each with its row in the trail; with preview only count. Raises Missing for a row that is gone."""
    before = unit.rows(kind, keys)
    old = [(key, row[field]) for key, row in before.items() if row[field] != value]
    if not preview and old:
        unit.set_many(kind, {key: before[key] for key, _value in old}, {field: value})
    return counted_by(old, len(before))


def set_in_drafts(
    unit: Unit,
    keys: Sequence[int],
    field: str,
    value: Any,
    preview: bool,
    *,
    allowed: Collection[str],
    read: Callable[[Connection, int], Any],
    keep: Callable[[Unit, Any, int], object],
) -> BulkCount:
    """Set a field of rows as their form would: each draft is read, changed and kept with all its checks; with preview only count.

    allowed are the fields that may be set so. Raises Invalid for another one and for what a check refuses, Missing for a row
    that is gone; then nothing is kept.
    """
    if field not in allowed:
        raise Invalid(N_("This field can't be set for many at once."), field=field)
    old: list[tuple[int, Any]] = []
    keys = list(dict.fromkeys(keys))
    for key in keys:
        stored = read(unit.connection, key)
        if stored is None:
            raise Missing(N_("This record is no longer there."))
        before = getattr(stored.draft, field)
        if before == value:
            continue
        old.append((key, before))
        if not preview:
            keep(unit, replace(stored.draft, **{field: value}), key)
    return counted_by(old, len(keys))
