"""What is remembered of the columns of a list, also of those that it does not have yet, because they follow from the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.ui.lists.view import Table
from app.ui.theme import look


@dataclass(frozen=True)
class Unmet:
    """The part of a remembered state that is about columns which are not there: kept with it, and shown once they come."""

    columns: tuple[str, ...] = ()  # all that were shown, in their order
    missing: frozenset[str] = frozenset()
    filters: dict[str, str] = field(default_factory=dict)
    widths: dict[str, int] = field(default_factory=dict)
    order: Any = None

    @classmethod
    def of(cls, state: dict[str, Any], keys: Sequence[str]) -> Unmet:
        """Return what a state says of columns other than those with the keys."""
        shown, order = tuple(state.get("columns", ())), state.get("order")
        missing = {*shown, *state.get("filters", {})} - set(keys)
        if order and order[0] not in keys:
            missing.add(order[0])
        return cls(
            shown,
            frozenset(missing),
            {key: text for key, text in state.get("filters", {}).items() if key in missing},
            {key: width for key, width in state.get("widths", {}).items() if key in missing},
            order if order and order[0] in missing else None,
        )

    def with_columns(self, state: dict[str, Any]) -> dict[str, Any]:
        """Return a state of the columns that are there with what is kept of the others; each of them stands after the column before it."""
        if not self.missing:
            return state
        columns = list(state["columns"])
        for place, key in enumerate(self.columns):
            if key in self.missing:
                before = [columns.index(one) + 1 for one in self.columns[:place] if one in columns]
                columns.insert(max(before, default=0), key)
        return {
            **state,
            "columns": columns,
            "filters": {**self.filters, **state["filters"]},
            "widths": {**self.widths, **state["widths"]},
            "order": state["order"] or self.order,
        }


def lay_columns(table: Table, state: dict[str, Any], keys: Sequence[str]) -> None:
    """Show the columns of a remembered state in its order and widths; keys are those of the columns that are there."""
    header = table.horizontalHeader()
    known = [key for key in state.get("columns", ()) if key in keys]
    if known:
        for place, key in enumerate(keys):
            table.setColumnHidden(place, key not in known)
        for target, key in enumerate(known):
            header.moveSection(header.visualIndex(keys.index(key)), target)
    larger = look.zoom / state.get("zoom", look.zoom)  # columns grow with their letters
    for key, width in state.get("widths", {}).items():
        if key in keys:
            table.setColumnWidth(keys.index(key), round(width * larger))
