"""Whole numbers that name or place something and count nothing, by what columns, fields and messages call them."""

from __future__ import annotations

ORDINALS = frozenset(
    (
        "asn", "bureau", "edition", "first_month", "last_month", "line", "month_day", "number", "page", "place", "position",
        "revision", "run", "seed", "seq", "sheet", "source_key", "turn", "vlan", "year",
    )
)  # fmt: skip
"""Whole numbers in columns of these names count nothing where their table does not say otherwise: they are written without group marks."""
