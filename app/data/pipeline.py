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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy.exc
from sqlalchemy import Connection, Dialect, Executable, Select
from sqlalchemy.sql.compiler import SQLCompiler

Statement = tuple[Executable, Mapping[str, Any]]
Ready = tuple[str, Any]
Turn = Callable[[Any], Any]


@functools.lru_cache(256)
def _compiled(statement: Executable, names: tuple[str, ...], dialect: Dialect) -> SQLCompiler:
    keys = list(names) if getattr(statement, "is_dml", False) else None
    compiled = statement.compile(dialect=dialect, column_keys=keys)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
    return compiled


@functools.lru_cache(256)
def _turns(compiled: SQLCompiler) -> Mapping[str, Turn]:
    """Return what makes the driver's value of a value, by the name of what is bound."""
    dialect = compiled.dialect
    found = {
        name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()
    }
    return {name: turn for name, turn in found.items() if turn is not None}


def ready(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> Ready:
    """Return a statement and its values as the driver takes them."""
    compiled = _compiled(statement, tuple(values), connection.dialect)
    state = compiled.construct_expanded_state(dict(values))
    processors = {**_turns(compiled), **state.processors}
    parameters = {
        name: processors[name](value) if name in processors else value
        for name, value in state.parameters.items()
    }
    if state.positiontup is not None:
        return state.statement, tuple(parameters[name] for name in state.positiontup)
    return state.statement, parameters


@functools.lru_cache(256)
def _answers(statement: Executable, dialect: Dialect) -> tuple[Turn | None, ...]:
    """Return what makes the values of a row of what the driver gives, column by column; nothing where they are what they are."""
    if not isinstance(statement, Select):
        return ()
    turns = tuple(
        column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in statement.selected_columns
    )
    return turns if any(turns) else ()


def _ask(raw: Any, connection: Connection, query: Executable, values: Mapping[str, Any]) -> Sequence[Any]:
    """Ask a local book and return the rows."""
    rows: list[Any] = raw.execute(*ready(connection, query, values)).fetchall()
    turns = _answers(query, connection.dialect)
    if not turns:
        return rows
    return [
        tuple(cell if turn is None else turn(cell) for turn, cell in zip(turns, row, strict=True))
        for row in rows
    ]


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
    compiled = _compiled(statement, tuple(rows[0]), connection.dialect)
    state = compiled.construct_expanded_state(dict(rows[0]))
    turns = _turns(compiled)
    plan = [(name, turns.get(name), state.parameters.get(name)) for name in state.positiontup or ()]
    values = [
        tuple(turn(row.get(name, fixed)) if turn else row.get(name, fixed) for name, turn, fixed in plan)
        for row in rows
    ]
    with driver(connection) as raw:
        raw.executemany(state.statement, values)


def send(connection: Connection, statements: Sequence[Ready]) -> list[Any]:
    """Send writes in one round trip and return the driver's cursor of each; nothing after a statement that fails is done."""
    with driver(connection) as raw, raw.pipeline():
        return [raw.execute(*statement) for statement in statements]


@contextmanager
def driver(connection: Connection) -> Iterator[Any]:
    """Give the driver's own connection; its errors come out as SQLAlchemy's, as from any other statement."""
    raw: Any = connection.connection.driver_connection
    dialect = connection.dialect
    errors = dialect.dbapi.Error  # type: ignore[union-attr]
    try:
        yield raw
    except errors as error:
        lost = dialect.is_disconnect(error, connection.connection.dbapi_connection, None)
        if lost:
            connection.invalidate(error)
        raise sqlalchemy.exc.DBAPIError.instance(
            "", {}, error, errors, connection_invalidated=lost, dialect=dialect, hide_parameters=True
        ) from error
