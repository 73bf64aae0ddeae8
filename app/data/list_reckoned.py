"""Columns that are reckoned after rows were read, as a table for one statement: they sort and filter like all others."""

from __future__ import annotations

import datetime
import functools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CTE,
    JSON,
    BigInteger,
    Boolean,
    Connection,
    Date,
    String,
    case,
    cast,
    func,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.sql import ColumnElement
from sqlalchemy.types import TypeEngine

from app.core import format as formats
from app.core.messages import Marked, _
from app.data.declarative import Moment, microseconds
from app.data.list_columns import Column

TYPES: Mapping[str, TypeEngine[Any]] = {
    "day": Date(),
    "moment": Moment(),
    "flag": Boolean(),
    **dict.fromkeys(("money", "balance", "percent", "number", "ordinal", "quantity", "price"), BigInteger()),
}
CLOSED = 60  # words of a list up to which its values stand in the order in which they are declared


def reckoned_table(
    connection: Connection, columns: Sequence[Column], keys: Sequence[int], cells: Sequence[Sequence[Any]]
) -> CTE:
    """Return the cells of some columns, for each key one of each, as a table: id, then v0, r0, v1, r1 …, values and ranks.

    A rank says where a value stands among the others, see ranks_of(); an empty cell has none.
    """
    local = connection.dialect.name == "sqlite"
    ranks = [ranks_of(column, [row[at] for row in cells]) for at, column in enumerate(columns)]
    rows: list[list[Any]] = [[key] for key in keys]
    for row, values in zip(rows, cells, strict=True):
        for value, places in zip(values, ranks, strict=True):
            row.extend((_plain(value, local=local), places.get(value)))
    given = literal(json.dumps(rows, ensure_ascii=False), String())
    made = func.json_each(given) if local else func.json_array_elements(cast(given, JSON))
    each = made.table_valued("value")

    def part(at: int, kind: TypeEngine[Any], name: str) -> ColumnElement[Any]:
        if local:
            return type_coerce(func.json_extract(each.c.value, f"$[{at}]"), kind).label(name)
        text: ColumnElement[Any] = each.c.value.op("->>", return_type=String())(at)
        return cast(text, kind).label(name)

    key = cast(
        part(0, BigInteger(), "id"), BigInteger()
    )  # only what says that it is a number is joined by an index
    parts: list[ColumnElement[Any]] = [key.label("id")]
    for at, column in enumerate(columns):
        parts.append(part(1 + 2 * at, type_of(column), f"v{at}"))
        parts.append(part(2 + 2 * at, BigInteger(), f"r{at}"))
    return select(*parts).select_from(each).cte().prefix_with("MATERIALIZED")


def told_by(table: CTE, columns: Sequence[Column], wanted: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of a list, those that were wanted with what the table of reckoned cells says of them."""
    place = {column.key: at for at, column in enumerate(wanted)}
    return tuple(
        replace(one, expression=table.c[f"v{place[one.key]}"], rank=table.c[f"r{place[one.key]}"])
        if one.key in place
        else one
        for one in columns
    )


def ordered_by(column: Column) -> ColumnElement[Any] | None:
    """Return what a column is ordered by, the values of a closed list as it declares them; None where there is nothing."""
    if column.rank is not None or column.expression is None:
        return column.rank
    if not 0 < len(column.choices) <= CLOSED:
        return column.expression
    places = {value: at for at, value in enumerate(column.choices)}
    return case(places, value=column.expression, else_=len(places))


def type_of(column: Column) -> TypeEngine[Any]:
    """Return the type of what a reckoned column holds."""
    if column.choices:
        return BigInteger() if all(isinstance(value, int) for value in column.choices) else String()
    return TYPES.get(column.kind, String())


def _plain(value: Any, *, local: bool) -> Any:
    """Return a cell as JSON holds it, words as they are shown."""
    if isinstance(value, Marked):
        return _(value)
    if isinstance(value, datetime.datetime):
        return microseconds(value) if local else value.isoformat()
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def ranks_of(column: Column, values: Sequence[Any]) -> dict[Any, int]:
    """Return where each value stands: in its closed list, else as people sort words, 2 before 10 and a as A."""
    found = {value for value in values if value is not None and value != ""}
    if column.choices:
        known = {value: at for at, value in enumerate(column.choices)}
        return {value: known.get(value, len(known)) for value in found}
    return {value: at for at, value in enumerate(sorted(found, key=_sorting))}


def _sorting(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    point, group = formats.marks()
    parts = _figures(point, group).split((_(value) if isinstance(value, Marked) else value).casefold())
    return [
        (Decimal(part.replace(group, "").replace(point, ".")), "") if at % 2 else (Decimal(-1), part)
        for at, part in enumerate(parts)
    ]


@functools.cache
def _figures(point: str, group: str) -> re.Pattern[str]:
    """Return what finds the figures in words: 12, 1.234,50, but the day and the month of 24.12.2026 apart."""
    point, group = re.escape(point), re.escape(group)
    return re.compile(rf"(\d+(?:{group}\d{{3}}(?!\d))*(?:{point}\d+)?)", re.ASCII)
