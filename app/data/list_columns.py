"""Columns of lists: taken from what a table's columns say of themselves, or reckoned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass, field
from app.core.fields import Field
from app.data.declarative import Base, field_of

KINDS = {
    "long": "text",
    "choice": "text",
    "record": "ordinal",
    "seconds": "ordinal",
    "table": "text",
    "setting": "text",
    "message": "text",
}
"""How fields are shown in lists where their kind has no column of its own."""


@dataclass(frozen=True)
class Column:
    """One column of a list.

    kind decides how it is written, filtered and exported: text, money (cents), balance (cents with side),
    quantity (ten-thousandths), percent (hundredths of a percent), day, moment, number, ordinal (a whole number that names
    something), flag. A computed column has no expression; the source's finish() fills it, and it is reckoned for all rows
    where the list is ordered or filtered by it; not so by_place, which stands for the rows above it. width is in logical
    pixels. rank is what it is ordered by where that is not the expression. tones are those of pills by the values of a
    closed list; a day
    that ends is one until which something must be done: ends is the key of the column that ends the term (by its
    tone or by being filled), 'never' for none.
    """

    key: str
    title: str
    kind: str = "text"
    expression: ColumnElement[Any] | None = None
    width: int = 120
    shown: bool = True
    total: bool = False
    choices: Mapping[Any, str] = field(default_factory=dict)
    tones: Mapping[Any, str] = field(default_factory=dict)
    ends: str = ""
    rank: ColumnElement[Any] | None = None
    by_place: bool = False

    @property
    def sortable(self) -> bool:
        """Whether the list can be ordered and filtered by this column."""
        return not self.by_place

    def choice(self, value: Any) -> str:
        """Return the words of a value of a closed list, not yet translated; the value itself where it is none of them."""
        return self.choices.get(value) or self.choices.get(str(value), str(value))


def shown_as(
    column: Any,
    key: str = "",
    *,
    title: str = "",
    kind: str = "",
    width: int = 0,
    shown: bool = True,
    total: bool = False,
    choices: Mapping[Any, str] | None = None,
    tones: Mapping[Any, str] | None = None,
    ends: str | None = None,
) -> Column:
    """Return the list column of a declared column; what is given here stands in place of what it says of itself.

    Raises TypeError for a title, key or words that are what the column says: they are said once.
    """
    about = field_of(column)
    for said, own in ((title, about.title), (key, about.name), (choices, about.choices)):
        if said and said == own:
            raise TypeError(f"{column}: {said!r} is what the column says of itself")
    return Column(
        key or about.name,
        title or about.title,
        kind or KINDS.get(about.kind, about.kind),
        column.expression,
        width or about.list_width,
        shown=shown,
        total=total,
        choices=about.choices if choices is None else choices,
        tones=_tones(about, choices) if tones is None else tones,
        ends=about.ends if ends is None else ends,
    )


def _tones(about: Field, choices: Mapping[Any, str] | None) -> Mapping[Any, str]:
    """Return the tones that a column declares; words of another closed list have none of them."""
    return about.tones if choices is None else {}


def listed(kind: type[Base], names: str, *, shown: bool = True, total: bool = False) -> tuple[Column, ...]:
    """Return the list columns of several columns of a table, named with blanks between."""
    return tuple(shown_as(getattr(kind, name), shown=shown, total=total) for name in names.split())
