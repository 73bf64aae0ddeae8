"""What is remembered of the columns of a list, also of those that it does not have yet, because they follow from the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.dataclass import dataclass, field
from app.core.former_names import name_now, names_of
from app.core.messages import _
from app.ui.lists.table import Table
from app.ui.store import Part
from app.ui.theme import look


def remembered(store: Part, name: str) -> dict[str, Any]:
    """Return what a computer remembers of a list, also under a name that the list had before."""
    return next((found for one in names_of(name) if (found := store.get(f"list.{one}"))), {})


def named_now(name: str, state: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return a state of a list with its columns as they are called now, and the filters of columns that are gone."""
    filters, order = state.get("filters", {}), state.get("order")
    told = {*state.get("columns", ()), *filters, *state.get("widths", {}), *(order or ())[:1]}
    now = {key: name_now(f"{name}:{key}").removeprefix(f"{name}:") for key in told}
    if all(key == called for key, called in now.items()):
        return state, {}
    renamed = {
        **state,
        "columns": [now[key] for key in state.get("columns", ()) if now[key]],
        "filters": {now[key]: text for key, text in filters.items() if now[key]},
        "widths": {now[key]: width for key, width in state.get("widths", {}).items() if now[key]},
        "order": [now[order[0]], *order[1:]] if order and now[order[0]] else None,
    }
    return renamed, {key: text for key, text in filters.items() if not now[key] and text.strip()}


def said_of_lost(lost: Mapping[str, str]) -> str:
    """Say which filters hold no more, because their columns are gone: more rows are shown than before."""
    return _(
        "The list no longer has the column of this filter: {what}. It shows more rows than before."
    ).format(what=", ".join(f"“{text}”" for text in lost.values()))


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
