"""Lists: an array of keys in the wanted order plus pages by key, so that a million rows scroll. Sorting and filtering are SQL.

A ListSource says where rows come from; pages give it what was typed in the
filter row and which column orders. A table is joined only where a column, the
order or a filter needs it, with every table on its way. What a page must watch
follows from what is read.
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, FromClause, Select, Table, bindparam, func, select
from sqlalchemy.sql import ColumnElement

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.declarative import Base
from app.data.list_columns import Column, listed, shown_as
from app.data.list_filters import condition
from app.data.list_reckoned import ordered_by, reckoned_table, told_by

FIRST = 500
MANY = 900
MOST = 100_000  # rows of which columns are reckoned to order or filter by them: some seconds


@dataclass(frozen=True)
class Order:
    """By which column a list is ordered."""

    column: str
    descending: bool = False


@dataclass(frozen=True)
class Group:
    """The rows with one value of a column: how many, and the sums by column."""

    value: Any
    rows: int
    sums: Mapping[str, int]


Finish = Callable[[Connection, Sequence[int], list[list[Any]]], None]
Condition = ColumnElement[bool]


def _itself(*_answers: Any) -> ListSource:
    raise AssertionError("a list that asks nothing gets no answer")


@dataclass(frozen=True)
class ListSource:
    """Where the rows of a list come from.

    of is the table whose rows are listed; order is the natural one; joins are tables with their conditions,
    each after those it needs; where always applies; finish fills computed columns of a page; visible returns what the person of a connection may know of; right replaces the right
    that the table declares for reading; asks are queries that say more of the list, see asked().
    """

    name: str
    of: type[Base] | FromClause
    columns: tuple[Column, ...]
    order: tuple[ColumnElement[Any], ...]
    joins: tuple[tuple[FromClause | type[Base], Condition], ...] = ()
    where: tuple[Condition, ...] = ()
    finish: Finish | None = None
    visible: Callable[[Connection], list[Condition]] | None = None
    right: str = ""
    asks: tuple[Callable[..., Any], ...] = ()
    answered: Callable[..., ListSource] = _itself

    @property
    def base(self) -> FromClause:
        """The table, or the query, whose rows are listed."""
        return _from(self.of)

    @property
    def table(self) -> str:
        """The name of the table whose rows are listed, '' for a query."""
        return self.base.name if isinstance(self.base, Table) else ""

    @property
    def key(self) -> ColumnElement[int]:
        """The key of a row."""
        found: ColumnElement[int] = self.base.c.id
        return found

    @property
    def needs(self) -> str:
        """The right to read this list."""
        if self.right or not isinstance(self.of, type):
            return self.right
        return self.of.__reads__

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)

    def keys(
        self,
        connection: Connection,
        filters: Mapping[str, str],
        order: Order | None = None,
        limit: int | None = None,
    ) -> array[int]:
        """Return the keys of all rows that match, in order; raises Invalid for a filter that can't be read."""
        if wanted := self._reckoned({*filters, *([order.column] if order else ())}):
            return self._with(connection, wanted, filters).keys(connection, filters, order, limit)
        where = [*self._may(connection), *self._conditions(filters)]
        ordering = self._ordering(order)
        query = self._select([self.key], [*where, *ordering]).where(*where).order_by(*ordering).limit(limit)
        found: array[int] = array("q")
        for chunk in (
            connection.execute(query, execution_options={"yield_per": 10_000}).scalars().partitions()
        ):
            found.extend(chunk)
        return found

    def beginning(
        self,
        connection: Connection,
        filters: Mapping[str, str],
        order: Order | None,
        spans: Sequence[tuple[int, int]],
    ) -> tuple[array[int], dict[int, list[list[Any]]]]:
        """Return the first keys that match, and the rows of the spans (first place, place after the last) among them."""
        keys = self.keys(connection, filters, order, FIRST)
        return keys, {low: self.page(connection, keys[low:high]) for low, high in spans if keys[low:high]}

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
        found = self._select([self.key, *labelled], self.where)
        return found.where(self.key.in_(bindparam("keys", expanding=True)))

    def totals(
        self, connection: Connection, filters: Mapping[str, str], keys: Sequence[int] | None = None
    ) -> dict[str, int]:
        """Return the sums of the columns that can be added up, over what matches or over some keys."""
        summed = [column for column in self.columns if column.total and column.expression is not None]
        if not summed:
            return {}
        if keys is None and (wanted := self._reckoned(filters)):
            return self._with(connection, wanted, filters).totals(connection, filters)
        expressions = [func.coalesce(func.sum(column.expression), 0) for column in summed]
        parts = [None] if keys is None else [keys[i : i + MANY] for i in range(0, len(keys), MANY)]
        sums = dict.fromkeys((column.key for column in summed), 0)
        for part in parts:
            chosen = self._conditions(filters) if part is None else [self.key.in_(part)]
            where = [*self._may(connection), *chosen]
            row = connection.execute(self._select(expressions, where).where(*where)).one()
            for column, value in zip(summed, row, strict=True):
                sums[column.key] += int(value)
        return sums

    def grouped(self, connection: Connection, filters: Mapping[str, str], column: str) -> list[Group]:
        """Return what matches by the values of a column, in their order: how many rows, and the sums of what can be added up.

        Raises Invalid for a column that stands for the place of a row, and for a filter that can't be read.
        """
        if wanted := self._reckoned({*filters, column}):
            return self._with(connection, wanted, filters).grouped(connection, filters, column)
        by = self.column(column).expression
        if by is None:
            raise Invalid(N_("This column can't be summed up."), field=column)
        summed = [one for one in self.columns if one.total and one.expression is not None]
        sums = [func.coalesce(func.sum(one.expression), 0) for one in summed]
        where = [*self._may(connection), *self._conditions(filters)]
        value = by.label(
            "value_of_group"
        )  # by its name: a server takes the same words with other parameters for another column
        columns = [value, func.count(self.key), *sums]
        query = (
            self._select(columns, where).where(*where).group_by("value_of_group").order_by("value_of_group")
        )
        return [
            Group(one, int(rows), {column.key: int(sum_) for column, sum_ in zip(summed, rest, strict=True)})
            for one, rows, *rest in connection.execute(query)
        ]

    def _may(self, connection: Connection) -> list[Condition]:
        return [*self.where, *(self.visible(connection) if self.visible else ())]

    def _reckoned(self, keys: Collection[str]) -> list[Column]:
        """Return which of these columns are reckoned only after rows were read."""
        return [
            one for one in self.columns if one.key in keys and one.expression is None and not one.by_place
        ]

    def _with(
        self, connection: Connection, wanted: Sequence[Column], filters: Mapping[str, str]
    ) -> ListSource:
        """Return this list with columns that are reckoned as a table of the statement, for the rows that the other filters leave.

        Raises Invalid where these are more than MOST.
        """
        names = {one.key for one in wanted}
        keys = self.keys(connection, {key: text for key, text in filters.items() if key not in names})
        if len(keys) > MOST:
            raise Invalid(
                N_("{count} rows are too many to be compared by this column. Filter by another one first."),
                count=formats.count(len(keys)),
                field=wanted[0].key,
            )
        places = [at for at, one in enumerate(self.columns) if one.key in names]
        cells = [
            [row[at] for at in places]
            for start in range(0, len(keys), MANY)
            for row in self.page(connection, keys[start : start + MANY])
        ]
        table = reckoned_table(connection, wanted, keys, cells)
        joins = (*self.joins, (table, table.c.id == self.key))
        return replace(self, columns=told_by(table, self.columns, wanted), joins=joins)

    @functools.cached_property
    def _joins(self) -> tuple[tuple[FromClause, Condition], ...]:
        return tuple((_from(table), on) for table, on in self.joins)

    def _select(
        self, columns: Sequence[ColumnElement[Any]], needs: Sequence[ColumnElement[Any]]
    ) -> Select[Any]:
        """Select from the base and the joins that are needed, with those on whose tables they are joined."""
        used = {table for expression in (*columns, *needs) for table in expression._from_objects}  # noqa: SLF001
        for table, on in reversed(self._joins):
            if table in used:
                used |= set(on._from_objects)  # noqa: SLF001
        origin: FromClause = self.base
        for table, on in self._joins:
            if table in used:
                origin = origin.outerjoin(table, on)
        return select(*columns).select_from(origin)

    def _ordering(self, order: Order | None) -> list[ColumnElement[Any]]:
        if order is None:
            return [*self.order]
        expression = ordered_by(self.column(order.column))
        if expression is None:
            return [*self.order]
        if order.descending:
            return [expression.desc(), self.key.desc()]
        return [expression.asc(), self.key.asc()]

    def _conditions(self, filters: Mapping[str, str]) -> list[Condition]:
        found = []
        for key, typed in filters.items():
            try:
                found.append(condition(self.column(key), typed))
            except Invalid as error:
                error.field = key  # so that the filter that is meant can be marked, of several
                raise
        return found


def asked(
    until_then: ListSource, made: Callable[..., ListSource], *queries: Callable[..., Any]
) -> ListSource:
    """Return a list whose columns, words or rows follow from the book: made() gets the answers; until_then has the columns that are known before."""
    return replace(until_then, asks=queries, answered=made)


def _from(of: type[Base] | FromClause) -> FromClause:
    return of.__table__ if isinstance(of, type) else of


__all__ = ["FIRST", "MANY", "Column", "Group", "ListSource", "Order", "condition", "listed", "shown_as"]
