"""Figures that hold from a day on: rows of `resources/`, each with its first day as `from` (ISO), the oldest first."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def held_on(rows: Sequence[Row], day: datetime.date) -> Row | None:
    """Return the row that holds on a day, from its first day on; None before the first."""
    held = [row for row in rows if datetime.date.fromisoformat(row["from"]) <= day]
    return held[-1] if held else None


def figures_on(rows: Sequence[Row], day: datetime.date) -> Row:
    """Return the row that holds on a day; before the first, the first."""
    return held_on(rows, day) or rows[0]
