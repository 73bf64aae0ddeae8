"""Lists: an array of keys in the wanted order plus pages by key, so that a million rows scroll. Sorting and filtering are SQL.

A ListSource says where rows come from; pages give it what was typed in the
filter row and which column orders. A table is joined only where a column, the
order or a filter needs it.
"""

from __future__ import annotations

import datetime
import functools
import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, FromClause, Select, String, and_, bindparam, cast, func, or_, select
from sqlalchemy.sql import ColumnElement

from app.core import dates
from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import read_plain

FIRST = 500
MANY = 900


@dataclass(frozen=True)
class Column:
    """One column of a list.

    kind decides how it is written, filtered and exported: text, money (cents),
    balance (cents with side), day, moment, number, flag. A computed column has
    no expression; the source's finish() fills it and it can't be filtered.
    """

    key: str
    title: str
    kind: str = "text"
    expression: ColumnElement[Any] | None = None
    width: int = 120
    shown: bool = True
    total: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """By which column a list is ordered."""

    column: str
    descending: bool = False


Finish = Callable[[Connection, Sequence[int], list[list[Any]]], None]


@dataclass(frozen=True)
class ListSource:
    """Where the rows of a list come from.

    tables are what the page watches; where always applies; order is the natural
    one; finish fills computed columns of a page.
    """

    name: str
    tables: frozenset[str]
    base: FromClause
    key: ColumnElement[int]
    columns: tuple[Column, ...]
    order: tuple[ColumnElement[Any], ...]
    joins: tuple[tuple[FromClause, ColumnElement[bool]], ...] = ()
    where: tuple[ColumnElement[bool], ...] = ()
    finish: Finish | None = None
    visible: Callable[[Connection], list[ColumnElement[bool]]] | None = None  # what the person of a connection may know of

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)

    def keys(self, connection: Connection, filters: Mapping[str, str], order: Order | None = None, limit: int | None = None) -> array[int]:
        """Return the keys of all rows that match, in order; raises Invalid for a filter that can't be read."""
        where = [*self._may(connection), *self._conditions(filters)]
        ordering = self._ordering(order)
        query = self._select([self.key], [*where, *ordering]).where(*where).order_by(*ordering).limit(limit)
        found: array[int] = array("q")
        for chunk in connection.execute(query, execution_options={"yield_per": 10_000}).scalars().partitions():
            found.extend(chunk)
        return found

    def page(self, connection: Connection, keys: Sequence[int]) -> list[list[Any]]:
        """Return the rows of these keys in their order; a row that is gone is empty."""
        # a computed column takes the key's place until finish fills it: a row is one copy of what came
        places = [i for i, column in enumerate(self.columns) if column.expression is None]
        found: dict[int, list[Any]] = {}
        for start in range(0, len(keys), MANY):
            query = self._page.where(*self.visible(connection)) if self.visible else self._page
            for row in connection.execute(query, {"keys": list(keys[start : start + MANY])}).all():
                values = list(row[1:])
                for place in places:
                    values[place] = None
                found[row[0]] = values
        rows = [found.get(key) or [None] * len(self.columns) for key in keys]
        if self.finish is not None:
            self.finish(connection, keys, rows)
        return rows

    @functools.cached_property
    def _page(self) -> Select[Any]:
        """The statement of a page, made once: a list that scrolls asks it again and again."""
        shown = [self.key if column.expression is None else column.expression for column in self.columns]
        labelled = [expression.label(f"c{i}") for i, expression in enumerate(shown)]
        return self._select([self.key, *labelled], self.where).where(self.key.in_(bindparam("keys", expanding=True)))

    def totals(self, connection: Connection, filters: Mapping[str, str], keys: Sequence[int] | None = None) -> dict[str, int]:
        """Return the sums of the columns that can be added up, over what matches or over some keys."""
        summed = [column for column in self.columns if column.total and column.expression is not None]
        if not summed:
            return {}
        expressions = [func.coalesce(func.sum(column.expression), 0) for column in summed]
        parts = [None] if keys is None else [keys[i : i + MANY] for i in range(0, len(keys), MANY)]
        sums = dict.fromkeys((column.key for column in summed), 0)
        for part in parts:
            where = [*self._may(connection), *(self._conditions(filters) if part is None else [self.key.in_(part)])]
            row = connection.execute(self._select(expressions, where).where(*where)).one()
            for column, value in zip(summed, row, strict=True):
                sums[column.key] += int(value)
        return sums

    def _may(self, connection: Connection) -> list[ColumnElement[bool]]:
        return [*self.where, *(self.visible(connection) if self.visible else ())]

    def _select(self, columns: Sequence[ColumnElement[Any]], needs: Sequence[ColumnElement[Any]]) -> Select[Any]:
        used = {table for expression in (*columns, *needs) for table in expression._from_objects}  # noqa: SLF001
        origin: FromClause = self.base
        for table, condition in self.joins:
            if table in used:
                origin = origin.outerjoin(table, condition)
        return select(*columns).select_from(origin)

    def _ordering(self, order: Order | None) -> list[ColumnElement[Any]]:
        if order is None:
            return [*self.order]
        expression = self.column(order.column).expression
        if expression is None:
            return [*self.order]
        return [expression.desc(), self.key.desc()] if order.descending else [expression.asc(), self.key.asc()]

    def _conditions(self, filters: Mapping[str, str]) -> list[ColumnElement[bool]]:
        return [condition(self.column(key), typed) for key, typed in filters.items() if typed.strip()]


def condition(column: Column, typed: str) -> ColumnElement[bool]:
    """Return the SQL of what was typed above a column: text contains, >100, 100..200, =x, !x, a day, month or year, = for empty; raises Invalid."""
    text, expression = typed.strip(), column.expression
    assert expression is not None
    if text == "=":
        return or_(expression.is_(None), cast(expression, String) == "")
    if text.startswith("!"):
        return ~condition(column, text[1:]) if text[1:].strip() else and_(expression.is_not(None), cast(expression, String) != "")
    if column.choices:
        keys = [key for key, title in column.choices.items() if text.lower() in _(title).lower()]
        return expression.in_(keys)
    match column.kind:
        case "money" | "balance" | "number":
            return _figures(column, expression, text)
        case "day":
            return _days(expression, text)
        case "flag":
            return expression.is_(text.lower() in ("1", "x", "ja", "yes", "j", "y"))
    if text.startswith("="):
        return expression == text[1:].strip()
    parts = [cast(expression, String).icontains(word, autoescape=True) for word in text.split()]
    return and_(*parts)


def _figures(column: Column, expression: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    read: Callable[[str], int] = read_plain if column.kind != "number" else _whole
    if ".." in text:
        low, high = text.split("..", 1)
        return expression.between(read(low), read(high))
    for mark, compare in ((">=", "__ge__"), ("<=", "__le__"), (">", "__gt__"), ("<", "__lt__"), ("=", "__eq__")):
        if text.startswith(mark):
            return getattr(expression, compare)(read(text[len(mark) :]))  # type: ignore[no-any-return]
    value = read(text)
    return expression == value if column.kind == "number" else func.abs(expression) == abs(value)


def _whole(text: str) -> int:
    clean = text.strip().split("-")[-1]
    if not clean.isdigit():
        raise Invalid(N_("{text} is not a number."), text=text)
    return int(clean)


def _days(expression: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    if ".." in text:
        low, high = text.split("..", 1)
        return expression.between(_span(low)[0], _span(high)[1])
    for mark in (">", "<"):
        if text.startswith(mark):
            first, last = _span(text.lstrip("<>="))
            inclusive = text[1:2] == "="
            if mark == ">":
                return expression >= (first if inclusive else last + ONE_DAY)
            return expression <= (last if inclusive else first - ONE_DAY)
    return expression.between(*_span(text))


def _span(text: str) -> tuple[datetime.date, datetime.date]:
    """Read a year (2026), a month (03.2026, 2026-03) or a day as its first and last day."""
    clean = text.strip().strip(".")
    try:
        if re.fullmatch(r"\d{4}", clean):
            return datetime.date(int(clean), 1, 1), datetime.date(int(clean), 12, 31)
        if found := re.fullmatch(r"(\d{1,2})[./](\d{4})|(\d{4})-(\d{1,2})", clean):
            month = datetime.date(int(found[2] or found[3]), int(found[1] or found[4]), 1)
            return month, dates.month_end(month)
    except ValueError as error:
        raise Invalid(N_("{text} is not a day, month or year."), text=text) from error
    clean = clean.replace("/", ".")
    day = dates.read_iso(clean) if re.search(r"\d{4}", clean) else dates.read_typed(clean, dates.utc_now().date())
    return day, day
