"""Writing rows: as fast as a database can, and the questions for keys."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Table, and_, bindparam, delete, insert, text, update

from app.data import pipeline

Rows = Sequence[Sequence[Any]]


@functools.cache
def highest(table: Table) -> Executable:
    """Return the question for a key that no row of a SQLite table has, nor one had whose own history the trail keeps.

    A key given twice would mix two histories: that of a row that was taken away, and that of the next one.
    """
    ever = f"SELECT max(row_key) FROM trail WHERE table_name = '{table.name}'"
    return text(f"SELECT max(coalesce(max(id), 0), coalesce(({ever}), 0)) + 1 FROM {table.name}")


@functools.cache
def insertion(table: Table) -> Executable:
    """Return the insertion of a row, made once for each table."""
    return insert(table)


LOCK = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest(CAST(:names AS text[])) AS name"
)
NEXT_KEY = text("SELECT nextval(pg_get_serial_sequence(:name, 'id'))")


def ranges_said(batch: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return the keys that a row of the trail on a batch speaks of, as ranges, both ends included."""
    return [(low, high) for low, high in batch.get("ranges") or [(batch["first"], batch["last"])]]


def ranges_of(keys: Sequence[int]) -> list[list[int]]:
    """Return ascending keys as ranges, both ends included."""
    found: list[list[int]] = []
    for key in keys:
        if found and found[-1][1] + 1 == key:
            found[-1][1] = key
        else:
            found.append([key, key])
    return found


def write_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert many rows: executemany on SQLite, COPY on PostgreSQL."""
    names = ", ".join(f'"{column}"' for column in columns)
    with pipeline.driver(connection) as raw:
        if connection.dialect.name == "sqlite":
            marks = ", ".join("?" * len(columns))
            raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            return
        with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def set_rows(
    connection: Connection, table: Table, keys: Sequence[str], columns: Sequence[str], rows: Rows
) -> None:
    """Set columns of many rows that are found by keys: one statement with arrays on PostgreSQL, executemany on SQLite.

    Each row holds the values of the keys, then those of the columns. For tables that stand in no trail.
    """
    if not rows:
        return
    names = (*keys, *columns)
    if connection.dialect.name == "sqlite":
        found = and_(*(table.c[name] == bindparam(f"key_{name}") for name in keys))
        changed = update(table).where(found).values({name: bindparam(f"new_{name}") for name in columns})
        marks = [*(f"key_{name}" for name in keys), *(f"new_{name}" for name in columns)]
        connection.execute(changed, [dict(zip(marks, row, strict=True)) for row in rows])
        return
    given, arrays = _unnested(connection, table, names, rows)
    wanted = ", ".join(f'"{name}" = given."{name}"' for name in columns)
    connection.execute(
        text(f"UPDATE {table.name} AS kept SET {wanted} FROM {given} WHERE {_same(keys)}"), arrays
    )


def drop_rows(connection: Connection, table: Table, keys: Sequence[str], rows: Rows) -> None:
    """Delete many rows that are found by keys, as set_rows() sets them."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        found = and_(*(table.c[name] == bindparam(f"key_{name}") for name in keys))
        marks = [f"key_{name}" for name in keys]
        connection.execute(delete(table).where(found), [dict(zip(marks, row, strict=True)) for row in rows])
        return
    given, arrays = _unnested(connection, table, keys, rows)
    connection.execute(text(f"DELETE FROM {table.name} AS kept USING {given} WHERE {_same(keys)}"), arrays)


def _same(keys: Sequence[str]) -> str:
    return " AND ".join(f'kept."{name}" = given."{name}"' for name in keys)


def _unnested(
    connection: Connection, table: Table, names: Sequence[str], rows: Rows
) -> tuple[str, dict[str, list[Any]]]:
    """Return the rows as a table of arrays for a statement of the server, and the arrays."""
    kinds = [table.c[name].type.compile(connection.dialect) for name in names]
    asked = ", ".join(f"CAST(:{name} AS {kind}[])" for name, kind in zip(names, kinds, strict=True))
    titles = ", ".join(f'"{name}"' for name in names)
    return f"unnest({asked}) AS given ({titles})", {
        name: [row[at] for row in rows] for at, name in enumerate(names)
    }
