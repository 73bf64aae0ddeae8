"""Setting one field of many rows in one transaction, after a count of what will change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.data.tables import Base
from app.data.unit import Unit


@dataclass(frozen=True)
class BulkCount:
    """How many rows change, and how many have the value already."""

    change: int
    same: int


def set_field(unit: Unit, kind: type[Base], keys: Sequence[int], field: str, value: Any, preview: bool) -> BulkCount:
    """Set a field of rows, each with its row in the trail; with preview only count."""
    change = 0
    for key in keys:
        before = unit.row(kind, key)
        if before[field] != value:
            change += 1
            if not preview:
                unit.update(kind, key, {field: value})
    return BulkCount(change, len(keys) - change)
