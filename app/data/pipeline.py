"""Fewer round trips to a server: reads are asked together, writes go together; on SQLite each runs at once.

PostgreSQL takes several statements one after the other without an answer in
between (pipeline mode of libpq); a wireless network then costs one wait, not one
for each statement. The results come from the driver itself: numbers, texts,
days and flags are what they are, but a Moment is not brought to UTC.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy.exc
from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler

Statement = tuple[Executable, Mapping[str, Any]]
Ready = tuple[str, Mapping[str, Any]]


@functools.lru_cache(256)
def _compiled(statement: Executable, names: tuple[str, ...], dialect: Dialect) -> SQLCompiler:
    keys = list(names) if getattr(statement, "is_dml", False) else None
    compiled = statement.compile(dialect=dialect, column_keys=keys)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
    return compiled


def ready(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> Ready:
    """Return a statement and its values as the driver takes them."""
    compiled = _compiled(statement, tuple(values), connection.dialect)
    state = compiled.construct_expanded_state(dict(values))
    processors = state.processors
    parameters = {
        name: processors[name](value) if name in processors else value
        for name, value in state.parameters.items()
    }
    return state.statement, parameters


def together(connection: Connection, *questions: Statement) -> list[Sequence[Any]]:
    """Ask several queries in one round trip and return the rows of each."""
    if connection.dialect.name == "sqlite":
        return [connection.execute(query, values).all() for query, values in questions]
    with driver(connection) as raw:
        with raw.pipeline():
            cursors = [raw.execute(*ready(connection, query, values)) for query, values in questions]
        return [cursor.fetchall() for cursor in cursors]


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
