"""Change every table of a book behind the program's back and see whether verify names it: `.venv/bin/python -m tests.bench.tamper [--server]`.

In the demo company, for each table with rows: one row changed in one column after the other, one row deleted, one row
doubled under a new key. Each is done in a transaction with the guards off, verified, and rolled back. Guards and the
memory of this computer are left out of the question: the change itself must be named.
"""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["KONTOR_HOME"] = tempfile.mkdtemp(prefix="kontor-tamper-")

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update

from app.data.all_tables import load_models
from app.data.books import Book
from app.data.verify import parts
from app.modules.office.services import demo_book
from tests.bench.kills import _server

LEFT_OUT = frozenset({"alembic_version"})
COLUMNS = 3  # of each table


def other(value: Any, column: Any) -> Any:
    """Return another value of the same kind, None where none can be thought of."""
    match value:
        case bool():
            return not value
        case int():
            return None if column.foreign_keys else value + 1
        case str():
            return value[:-1] + ("y" if value.endswith("x") else "x")
        case bytes():
            return value[:-1] + bytes([value[-1] ^ 1]) if value else None
        case datetime.datetime():
            return value + datetime.timedelta(hours=1)
        case datetime.date():
            return value + datetime.timedelta(days=1)
    return None


def tamperings(connection: Connection, table: Table) -> Iterator[tuple[str, Any]]:
    """Yield statements that change a table, with what they do."""
    row = connection.execute(select(table).order_by(table.c[0].desc()).limit(1)).mappings().first()
    if row is None:
        return
    key = table.primary_key.columns.values() or [table.c[0]]
    where = [column == row[column.name] for column in key]
    done = 0
    for column in table.c:
        if column.primary_key or column.name == "version" or done >= COLUMNS:
            continue
        value = other(row[column.name], column)
        if value is not None:
            done += 1
            yield f"{column.name} changed", update(table).where(*where).values({column.name: value})
    yield "deleted", delete(table).where(*where)
    if [column.name for column in key] == ["id"]:
        newest = connection.scalar(select(func.max(table.c.id))) or 0
        yield "invented", insert(table).values({**row, "id": newest + 1})


def unguarded(connection: Connection, book: Book) -> None:
    """Switch off what refuses changes, for this transaction."""
    if not book.local:
        connection.execute(text("SET session_replication_role = replica"))
        return
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    names = list(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    for name in names:
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def named(book: Book, statement: Any) -> tuple[list[str], str]:
    """Return the checks that name a change, and what refused it if anything did."""
    with book.writing() as connection:
        unguarded(connection, book)
        try:
            connection.execute(statement)
        except Exception as error:  # noqa: BLE001 - a refusal of the database is an answer too
            connection.rollback()
            return [], type(error).__name__
        found = [
            check.name
            for step in parts(book)
            for check in step(connection)
            if not check.ok and check.name not in ("guards", "head")
        ]
        connection.rollback()
    return found, ""


def main(arguments: list[str]) -> None:
    """Tamper with every table and say what was named."""
    with tempfile.TemporaryDirectory(prefix="kontor-tamper-") as folder:
        place = _server(Path(folder)) if "--server" in arguments else str(Path(folder) / "Demo.kontor")
        book = demo_book(place)
        count, refused, unnamed = 0, 0, []
        for table in load_models().sorted_tables:
            if table.name in LEFT_OUT:
                continue
            with book.engine.connect() as connection:
                wanted = list(tamperings(connection, table))
            for words, statement in wanted:
                found, why = named(book, statement)
                count += 1
                refused += bool(why)
                if not found and not why:
                    unnamed.append(f"{table.name}: {words}")
        print(
            f"{count} changes: {count - refused - len(unnamed)} named, {refused} refused, {len(unnamed)} unnamed"
        )
        for one in unnamed:
            print("  ", one)
        book.leave()


if __name__ == "__main__":
    main(sys.argv[1:])
