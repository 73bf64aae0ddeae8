"""Keeping what a form gives: the fields of a draft become the columns of a row, and back; what does not fit is refused by its field.

A draft is a frozen dataclass. Its field `person` stands for the column `person`
or, where there is none, for the reference `person_id`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.fields import Field
from app.core.messages import N_
from app.core.seen_text import seen_text
from app.data.declarative import Base, field_of
from app.data.rows import build
from app.data.unit import Unit, table_of

D = TypeVar("D")
SAME = N_("The same is entered already; please say here how this one differs.")


@dataclass(frozen=True)
class Stored(Generic[D]):
    """A row as its form shows it."""

    id: int
    version: int
    draft: D


def column_of(kind: type[Base], field: str) -> str:
    """Return the column that a field of a draft stands for."""
    return field if field in table_of(kind).c else f"{field}_id"


def columns_of(kind: type[Base], draft: Any, without: Collection[str] = ()) -> dict[str, Any]:
    """Return what a draft puts into a row, texts without blanks around them, each checked as its column declares.

    without names fields that stand elsewhere, such as in rows of their own.
    Raises Invalid, naming the field, for what is needed and empty, too long, not offered or out of bounds.
    """
    values: dict[str, Any] = {}
    for one in fields(draft):
        if one.name in without:
            continue
        value = getattr(draft, one.name)
        name = column_of(kind, one.name)
        if isinstance(value, str):
            value = seen_text(value).strip()
        check(field_of(table_of(kind).c[name]), value, one.name)
        values[name] = value
    return values


def check_draft(kind: type[Base], draft: Any) -> None:
    """Raise Invalid, naming the field, for what a column of the row does not take, before anything else is decided."""
    columns_of(kind, draft)


def check(about: Field, value: Any, field: str) -> None:
    """Raise Invalid at a field for a value that its column does not take."""
    if about.required and value in ("", None):
        raise Invalid(
            N_("Enter a name.") if about.name == "name" else N_("This field is needed."), field=field
        )
    if isinstance(value, str) and about.length and len(value) > about.length:
        raise Invalid(N_("At most {limit} characters."), field=field, limit=about.length)
    if about.choices and value not in ("", None):
        one_of(value, about.choices, field)
    if about.minimum is not None and about.maximum is not None and isinstance(value, int):
        between(value, field, about.minimum, about.maximum)


def save_draft(
    unit: Unit, kind: type[Base], draft: Any, key: int | None = None, version: int | None = None, **more: Any
) -> int:
    """Insert or change the row of a draft and return its key; more are columns that follow from it. Raises Invalid and Conflict."""
    values = columns_of(kind, draft) | more
    if key is None:
        return unit.insert(kind, **values)
    unit.update(kind, key, values, version)
    return key


def load_draft(connection: Connection, kind: type[Base], make: type[D], key: int) -> Stored[D] | None:
    """Return a row with its draft, None where there is none."""
    table = table_of(kind)
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    return Stored(int(row["id"]), int(row["version"]), build(make, dict(row))) if row is not None else None


def stored_of(rows: Iterable[Any], make: type[D], key: int) -> Stored[D] | None:
    """Return the row with a key of those that were read, with its draft, None where it is none of them."""
    one = next((one for one in rows if one.id == key), None)
    return Stored(one.id, one.version, build(make, vars(one))) if one is not None else None


# -- refusing ----------------------------------------------------------------
def required(value: str, field: str = "name", words: str = N_("Enter a name.")) -> str:
    """Return a text without blanks around it; raises Invalid for an empty one."""
    clean = seen_text(value).strip()
    if not clean:
        raise Invalid(words, field=field)
    return clean


def one_of(value: object, allowed: Collection[Any], field: str) -> None:
    """Raise Invalid for a value that is not offered."""
    if value not in allowed:
        raise Invalid(N_("Choose one of the values offered."), field=field)


def between(value: int | None, field: str, low: int, high: int) -> None:
    """Raise Invalid for a whole number outside its bounds, both included; None is none."""
    if value is not None and not low <= value <= high:
        raise Invalid(
            N_("Enter a whole number from {minimum} to {maximum}."), field=field, minimum=low, maximum=high
        )


def must_be_unique(
    unit: Unit, kind: type[Base], value: str, key: int | None, field: str = "name", *where: Any
) -> None:
    """Raise Invalid where another row has the same text, whatever its case; where narrows whom it is compared with."""
    table = table_of(kind)
    query = select(table.c.id).where(
        func.lower(table.c[column_of(kind, field)]) == value.strip().lower(), table.c.id != (key or 0), *where
    )
    if unit.connection.scalar(query.limit(1)) is not None:
        raise Invalid(N_("This is here already."), field=field)


def must_be_only(
    unit: Unit, kind: type[Base], key: int | None, words: str, field: str, /, **values: Any
) -> None:
    """Raise Invalid with a sentence at a field where another row has the same values already: one row a record.

    values are named as the fields of a draft are.
    """
    table = table_of(kind)
    same = [table.c[column_of(kind, name)] == value for name, value in values.items()]
    query = select(table.c.id).where(*same, table.c.id != (key or 0))
    if unit.connection.scalar(query.limit(1)) is not None:
        raise Invalid(words, field=field)


def must_differ(
    unit: Unit, kind: type[Base], key: int | None, draft: Any, names: str, /, *, at: str, **more: Any
) -> None:
    """Raise Invalid for a new row that says in all its named fields what another one says; at is the field where people say what differs.

    names are fields of the draft, more are columns that follow from it. A row that is changed may say what it said.
    """
    if key is None:
        values = {name: getattr(draft, name) for name in names.split()}
        stored = {
            name: seen_text(value).strip() if isinstance(value, str) else value
            for name, value in values.items()
        }
        must_be_only(unit, kind, key, SAME, at, **stored, **more)


def must_exist(unit: Unit, **keys: tuple[type[Base], int | None]) -> None:
    """Raise Invalid, naming the field, for the key of a row that is not there; None names no row."""
    for field, (kind, key) in keys.items():
        if (
            key is not None
            and unit.connection.scalar(select(table_of(kind).c.id).where(table_of(kind).c.id == key)) is None
        ):
            raise Invalid(N_("This record is no longer there."), field=field)
