"""The fields that categories have of their own, in a form that shows those of the category chosen in it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.own_fields import FieldRow, options_of
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.drawer_form import Values
from app.ui.fields import DayField, Field, TextField
from app.ui.forms import Form


class OwnFields:
    """Own fields of all categories, added to a form; applies says which belong to the category chosen now, and show() follows it."""

    def __init__(self, form: Form, rows: Sequence[FieldRow], applies: Callable[[FieldRow], bool]) -> None:
        self._applies = applies
        self._rows = {f"field{row.id}": row for row in rows}
        self._fields = {name: form.add(_field(name, row)) for name, row in self._rows.items()}
        self.show()

    def show(self) -> None:
        """Show the fields of the category."""
        for name, field in self._fields.items():
            field.setVisible(self._applies(self._rows[name]))

    def shown(self, values: Mapping[int, str]) -> dict[str, Any]:
        """Return the values of a record as the fields show them."""
        return {name: shown_value(row, values.get(row.id, "")) for name, row in self._rows.items()}

    def take(self, values: Values) -> dict[int, str]:
        """Take the values of own fields out of what a form gives, and return those of the category."""
        given = {name: values.pop(name) for name in self._rows}
        return {row.id: _kept(row, given[name]) for name, row in self._rows.items() if self._applies(row)}


def _field(key: str, row: FieldRow) -> Field:
    title = f"{row.draft.title} *" if row.draft.required else row.draft.title
    match row.draft.format:
        case "choice":
            return ChoiceField(key, title, [("", "–"), *((value, value) for value in options_of(row.draft))])
        case "flag":
            return SwitchField(key, title)
        case "date":
            return DayField(key, title)
    return TextField(key, title, limit=300)


def shown_value(row: FieldRow, text: str) -> Any:
    """Return a value as its field shows it: a day for a text that holds one, None for an empty text, or one that was kept before it was a day."""
    if row.draft.format != "date" or not text:
        return text or None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _kept(row: FieldRow, value: Any) -> str:
    if row.draft.format == "flag":
        return "1" if value else ""
    if row.draft.format == "date":
        return str(value.isoformat()) if value else ""
    return str(value or "")
