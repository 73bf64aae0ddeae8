"""Rows read by name into frozen dataclasses: a column that a dataclass wants and a query does not give is refused, never guessed by place."""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Executable

T = TypeVar("T")


@functools.cache
def _plan(make: Any) -> tuple[tuple[str, bool, Any], ...]:
    """Return of each field its name, whether it may be left out, and the dataclass it holds, if it is one."""
    hints = typing.get_type_hints(make)
    found: list[tuple[str, bool, Any]] = []
    for one in dataclasses.fields(make):
        if not one.init:
            continue
        open_ = one.default is not dataclasses.MISSING or one.default_factory is not dataclasses.MISSING
        inner = hints[one.name]
        found.append((one.name, open_, inner if dataclasses.is_dataclass(inner) else None))
    return tuple(found)


def build(make: type[T], values: Mapping[str, Any]) -> T:
    """Return a dataclass made from the values of its fields.

    A field that is a dataclass itself (the draft in a view) is made from the same values; a field `person` takes the
    column `person_id` where there is no column of its name. Raises TypeError naming what is missing.
    """
    given: dict[str, Any] = {}
    for name, may_be_left, inner in _plan(cast("Any", make)):
        if name in values:
            given[name] = values[name]
        elif inner is not None:
            given[name] = build(inner, values)
        elif f"{name}_id" in values:
            given[name] = values[f"{name}_id"]
        elif not may_be_left:
            raise TypeError(f"{make.__name__}: no column gives {name}")
    return make(**given)


def build_all(make: type[T], rows: Iterable[Mapping[str, Any]]) -> list[T]:
    """Return a dataclass for each row."""
    return [build(make, row) for row in rows]


def read_all(connection: Connection, query: Executable, make: type[T]) -> list[T]:
    """Return the rows of a query; its columns are labelled like the fields of the dataclass."""
    return build_all(make, (dict(row) for row in connection.execute(query).mappings()))


def read_one(connection: Connection, query: Executable, make: type[T]) -> T | None:
    """Return the first row of a query, None where there is none."""
    row = connection.execute(query).mappings().first()
    return build(make, dict(row)) if row is not None else None
