"""Choices that stand for a number: a record by its key, a step of a scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.ui.choice_fields import ChoiceField, Choices


class RowField(ChoiceField):
    """One of a few records; value() is its key, None for none."""

    def __init__(self, key: str, title: str, rows: Sequence[tuple[int, str]], empty: str = "–") -> None:
        self._none: Choices = [("", empty)] if empty else []
        super().__init__(key, title, ())
        self.set_choices([(str(row), words) for row, words in rows])

    def set_choices(self, choices: Choices) -> None:
        """Offer other records; none of them too, where none may be chosen."""
        super().set_choices(self._with_none(choices))

    def renew_choices(self, choices: Choices) -> None:
        """Offer what there is by now; see ChoiceField."""
        super().renew_choices(self._with_none(choices))

    def _with_none(self, choices: Choices) -> Choices:
        return [*self._none, *(one for one in choices if one[0] != "")] if self._none else choices

    def value(self) -> int | None:
        """Return the key chosen."""
        return int(self.text()) if self.text() else None


class LevelField(ChoiceField):
    """One of a few steps of a scale; value() is its number."""

    def __init__(self, key: str, title: str, levels: Mapping[int, str]) -> None:
        super().__init__(key, title, [(str(number), words) for number, words in levels.items()])

    def value(self) -> int:
        """Return the number chosen."""
        return int(self.text())
