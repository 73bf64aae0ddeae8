"""Fewer round trips to a server: reads are asked together, writes go together; on SQLite each goes to the driver at once.

PostgreSQL takes several statements one after the other without an answer in
between (pipeline mode of libpq); a wireless network then costs one wait, not one
for each statement. A local book waits for nobody, but there the library between
costs more than the database: statements are compiled once and given to the driver.
On a server the results come from the driver itself: numbers, texts, days and flags
are what they are, but a Moment is not brought to UTC.

Statements that come here are made once, not for each call: they are remembered
by what they are, not by what they say.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy.exc
from sqlalchemy import Connection, Dialect, Executable, Select
from sqlalchemy.sql.compiler import SQLCompiler

from app.core.dataclass import dataclass

Statement = tuple[Executable, Mapping[str, Any]]
Ready = tuple[str, Any]
Turn = Callable[[Any], Any]


def _compiled(
    statement: Executable, names: tuple[str, ...], dialect: Dialect
) -> tuple[SQLCompiler, Mapping[str, Turn]]:
    """Return a compiled statement, and what makes the driver's value of a value, by the name of what is bound."""
    keys = list(names) if getattr(statement, "is_dml", False) else None
    compiled = statement.compile(dialect=dialect, column_keys=keys)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
    turns = {
        name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()
    }
    return compiled, {name: turn for name, turn in turns.items() if turn is not None}


@dataclass(frozen=True, slots=True)
class _Plan:
    """A statement as the driver takes it, and where each of its values comes from: made once, filled for each call.

    names are the driver's own for the values in their order, fixed the values that the statement itself brings;
    given are those of the caller, items those that stand in a list of the caller's. all_at_once reads a row where
    those of the caller are all there is, turned says which of them are made into something else.
    """

    text: str
    positional: bool
    names: tuple[str, ...]
    fixed: tuple[Any, ...]
    given: tuple[tuple[int, str, Turn | None], ...]
    items: tuple[tuple[int, str, int, Turn | None], ...]
    all_at_once: Callable[[Any], tuple[Any, ...]] | None
    turned: tuple[tuple[int, Turn], ...]

    def values(self, row: Mapping[str, Any]) -> Any:
        """Return the values of a row as the driver takes them; raises KeyError where one is missing."""
        if self.all_at_once is not None:
            whole = self.all_at_once(row)
            if not self.turned:
                return whole
            found = [*whole]
            for place, make in self.turned:
                found[place] = make(found[place])
            return tuple(found)
        found = list(self.fixed)
        for at, name, turn in self.given:
            value = row[name]
            found[at] = value if turn is None else turn(value)
        for at, name, number, turn in self.items:
            value = row[name][number]
            found[at] = value if turn is None else turn(value)
        return tuple(found) if self.positional else dict(zip(self.names, found, strict=True))


@functools.lru_cache(512)
def _plan(
    statement: Executable, known: tuple[str, ...], lists: tuple[tuple[str, int], ...], dialect: Dialect
) -> _Plan:
    """Return the plan of a statement for values of these names, some of them lists of so many items."""
    compiled, turns = _compiled(statement, known, dialect)
    blank: dict[str, Any] = dict.fromkeys(known) | {name: [None] * count for name, count in lists}
    state = compiled.construct_expanded_state(blank)
    place = {
        part: (name, at) for name, parts in state.parameter_expansion.items() for at, part in enumerate(parts)
    }
    names = tuple(state.parameters if state.positiontup is None else state.positiontup)
    fixed: list[Any] = [None] * len(names)
    given, items = [], []
    for at, name in enumerate(names):
        if name in place:
            source, number = place[name]
            items.append((at, source, number, turns.get(source)))
        elif name in known:
            given.append((at, name, turns.get(name)))
        else:
            turn = turns.get(name)
            fixed[at] = state.parameters[name] if turn is None else turn(state.parameters[name])
    positional, whole = state.positiontup is not None, len(given) == len(names) > 1
    return _Plan(
        state.statement,
        positional,
        names,
        tuple(fixed),
        tuple(given),
        items=tuple(items),
        all_at_once=itemgetter(*(name for _at, name, _turn in given)) if positional and whole else None,
        turned=tuple((at, one) for at, _name, one in given if one is not None),
    )


def ready(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> Ready:
    """Return a statement and its values as the driver takes them."""
    lists = [(name, len(one)) for name, one in values.items() if type(one) is list]
    plan = _plan(statement, tuple(values), tuple(lists), connection.dialect)
    return plan.text, plan.values(values)


@functools.lru_cache(256)
def _answers(statement: Executable, dialect: Dialect) -> tuple[tuple[int, Turn], ...]:
    """Return what makes the value of a row of what the driver gives, with its place; nothing where it is what it is."""
    if not isinstance(statement, Select):
        return ()
    turns = [
        column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in statement.selected_columns
    ]
    return tuple((at, turn) for at, turn in enumerate(turns) if turn is not None)


def _ask(raw: Any, connection: Connection, query: Executable, values: Mapping[str, Any]) -> Sequence[Any]:
    """Ask a local book and return the rows."""
    rows: list[Any] = raw.execute(*ready(connection, query, values)).fetchall()
    turns = _answers(query, connection.dialect)
    if turns:
        rows = [[*row] for row in rows]
        for row in rows:
            for at, turn in turns:
                row[at] = turn(row[at])
    return rows


def together(connection: Connection, *questions: Statement) -> list[Sequence[Any]]:
    """Ask several queries in one round trip and return the rows of each."""
    with driver(connection) as raw:
        if connection.dialect.name == "sqlite":
            return [_ask(raw, connection, query, values) for query, values in questions]
        with raw.pipeline():
            cursors = [raw.execute(*ready(connection, query, values)) for query, values in questions]
        return [cursor.fetchall() for cursor in cursors]


def write(connection: Connection, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows of the same columns to a local book, at once."""
    if not rows:
        return
    plan = _plan(statement, tuple(rows[0]), (), connection.dialect)
    values = [plan.values(row) for row in rows]
    with driver(connection) as raw:
        raw.executemany(plan.text, values)


def send(connection: Connection, statements: Sequence[Ready]) -> list[Any]:
    """Send writes in one round trip and return the driver's cursor of each; nothing after a statement that fails is done."""
    with driver(connection) as raw, raw.pipeline():
        return [raw.execute(*statement) for statement in statements]


class driver:  # noqa: N801  a context manager of few steps: a posting enters it ten times
    """Give the driver's own connection; its errors come out as SQLAlchemy's, as from any other statement."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Any:
        return self._connection.connection.driver_connection

    def __exit__(self, kind: object, error: BaseException | None, _trace: object) -> None:
        if error is None:
            return
        connection = self._connection
        dialect = connection.dialect
        errors = dialect.dbapi.Error  # type: ignore[union-attr]
        if not isinstance(error, errors):
            return
        lost = dialect.is_disconnect(error, connection.connection.dbapi_connection, None)
        if lost:
            connection.invalidate(error)
        raise sqlalchemy.exc.DBAPIError.instance(
            "", {}, error, errors, connection_invalidated=lost, dialect=dialect, hide_parameters=True
        ) from error
