"""Writing rows: as fast as a database can, and the questions for keys."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Table, insert, text

from app.data import pipeline


@functools.cache
def highest(table: Table) -> Executable:
    """Return the question for the key after the highest of a SQLite table."""
    return text(f"SELECT coalesce(max(id), 0) + 1 FROM {table.name}")


@functools.cache
def insertion(table: Table) -> Executable:
    """Return the insertion of a row, made once for each table."""
    return insert(table)


LOCK = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest(CAST(:names AS text[])) AS name"
)
NEXT_KEY = text("SELECT nextval(pg_get_serial_sequence(:name, 'id'))")


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
