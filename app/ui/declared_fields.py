"""Fields of forms made from what the columns of a table say of themselves: kind, words, limits and choices."""

from __future__ import annotations

from typing import Any

from app.core.fields import Field as About
from app.core.manifest import resolve
from app.core.manifest_tables import codes, makes, offers
from app.core.messages import _
from app.core.people import people
from app.data.declarative import Base, field_of
from app.ui.choice_fields import ChoiceField, LongField, SwitchField
from app.ui.code_field import CodeField
from app.ui.desk import Desk
from app.ui.fields import (
    CheckedField,
    DayField,
    Field,
    MoneyField,
    PercentField,
    QuantityField,
    ReadField,
    TextField,
    WholeField,
)
from app.ui.lookups import KeyField
from app.ui.price_field import PriceField

FIGURES: dict[str, type[MoneyField]] = {
    "money": MoneyField,
    "quantity": QuantityField,
    "price": PriceField,
    "percent": PercentField,
}
SHORT, LONG, FEW = 2, 3, 400  # lines of a text field, and up to how many characters a short one does
Placed = Field | tuple[Field, int] | str  # a field, one with the columns it spans, or the heading of a group


def key_of(about: About) -> str:
    """Return the name of a field in a draft: that of its column, a reference without its _id."""
    return about.name.removesuffix("_id") if about.kind == "record" else about.name


def field_for(desk: Desk, about: About, title: str = "") -> Field:
    """Return the field that edits a column; raises TypeError for what a form has to make itself, such as a secret.

    A record is found by typing where the topic of its table says how (`offers` in the manifest, `codes` for a text that
    holds the code of one).
    """
    key, words = key_of(about), title or _(about.title)
    if about.code_of in codes():
        return code_field(desk, key, words, about.code_of, *about.among, required=about.required)
    choices = [("", "–"), *people()] if about.kind == "login" else list((about.choices or {}).items())
    if choices:
        return ChoiceField(key, words, choices, keeps=about.kind == "login")
    match about.kind:
        case "text":
            return _text(about, key, words)
        case "long":
            return LongField(key, words, SHORT if about.length and about.length <= FEW else LONG)
        case "day":
            return DayField(key, words, required=about.required)
        case "money" | "quantity" | "price" | "percent":
            return _figure(FIGURES[about.kind](key, words, required=about.required), about)
        case "number" | "ordinal":
            return WholeField(key, words, None if about.optional else 0)
        case "record" if about.record in offers():
            return _record(desk, about, key, words)
        case "flag":
            return SwitchField(key, words)
    raise TypeError(f"{about.name}: no field is made for kind {about.kind!r}")


def _record(desk: Desk, about: About, key: str, words: str) -> KeyField:
    """Return the field of a record that is found by typing; what is not there yet can be made by its name, where one may."""
    found = KeyField(desk, key, words, resolve(offers()[about.record]), about.required)
    if about.record in makes() and desk.may((make := resolve(makes()[about.record])).permission):
        found.make_by(make)
    return found


def _figure(field: MoneyField, about: About) -> MoneyField:
    """Return the field of a figure: left empty it is none where the column may hold none, else zero."""
    field.empty = None if about.optional else 0
    return field


def code_field(
    desk: Desk, key: str, title: str, table: str, *among: str, required: bool = False
) -> CodeField:
    """Return a field for the code of a record of a table, such as the number of an account, among these kinds of its rows."""
    return CodeField(desk, key, title, resolve(codes()[table]), among, required=required)


def _text(about: About, key: str, words: str) -> Field:
    limit = about.length or 200
    if about.written:
        read = ReadField(key, words, resolve(about.written), required=about.required)
        read.empty = ""
        read.line.setMaxLength(limit)
        return read
    if about.required:
        field = CheckedField(key, words, str.strip, required=True)
        field.line.setMaxLength(limit)
        return field
    return TextField(key, words, limit=limit)


def fields_of(desk: Desk, kind: type[Base], layout: str, /, **made: Field) -> list[Placed]:
    """Return the fields of a form in the order of a layout such as 'name:2 kind seats notes:2'.

    A number counts the columns that a field spans. Fields that a page makes itself (a record found by typing) are given
    by their name in the layout.
    """
    placed: list[Placed] = []
    for part in layout.split():
        name, _colon, span = part.partition(":")
        field = made[name] if name in made else field_for(desk, field_of(column_named(kind, name)))
        placed.append((field, int(span)) if span else field)
    return placed


def column_named(kind: type[Base], name: str) -> Any:
    """Return the column that a field of a draft stands for: of its name, or the reference name_id."""
    found = getattr(kind, name, None)
    return found if found is not None else getattr(kind, f"{name}_id")
