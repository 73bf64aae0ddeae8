"""Columns of a file from what the columns of a table say of themselves: their titles, the names they go by elsewhere, how a cell is read, what they take."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from app.core.errors import Invalid
from app.core.fields import Field
from app.core.messages import N_, _
from app.core.money import read_typed, to_cents, to_scaled
from app.core.own_fields import NO, YES
from app.data.declarative import Base, field_of
from app.data.drafts import check
from app.data.transfer import FieldSpec, read_amount, read_day

Reader = Callable[[str], Any]


def imported(
    kind: type[Base], names: str, must: Collection[str] = (), /, **readers: Reader
) -> tuple[FieldSpec, ...]:
    """Return the columns of a file for columns of a table, named with blanks between.

    must names those that each row fills; a reader given by name reads its cells in another way.
    """
    specs = []
    for name in names.split():
        about = field_of(getattr(kind, name))
        read = readers.get(name) or reader_of(about)
        specs.append(FieldSpec(name, about.title, read, name in must, about.names))
    return tuple(specs)


def reader_of(about: Field) -> Reader:
    """Return what reads a cell of a column and checks it by its declaration, so that a fault is told by its cell."""

    def read(cell: str) -> Any:
        value = _value(about, cell.strip())
        check(about, value, about.name)
        return value

    return read


def _value(about: Field, text: str) -> Any:
    if about.choices:
        return _choice(about, text)
    match about.kind:
        case "flag":
            return _flag(about, text)
        case "day":
            return read_day(text)
        case "money":
            return read_amount(text)
        case "percent":
            return to_cents(read_typed(text.removesuffix("%")))
        case "quantity":
            return to_scaled(read_typed(text))
        case "number" | "ordinal":
            return _whole(about, text)
    return text


def _choice(about: Field, text: str) -> Any:
    """Return the value of a closed list by its key or its words, whatever their case."""
    words = {_(word).lower(): value for value, word in about.choices.items()}
    keys = {str(value): value for value in about.choices}
    if text not in keys and text.lower() not in words:
        offered = ", ".join(dict.fromkeys(_(word) for word in about.choices.values()))
        raise Invalid(N_("Choose one of: {offered}."), field=about.name, offered=offered)
    return keys[text] if text in keys else words[text.lower()]


def _flag(about: Field, text: str) -> bool:
    if text.lower() not in YES | NO:
        raise Invalid(N_("Write yes or no."), field=about.name)
    return text.lower() in YES


def _whole(about: Field, text: str) -> int:
    digits = text.removeprefix("-")
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 18:
        raise Invalid(N_("Enter a whole number."), field=about.name)
    return int(text)
