"""Changes of rows by SQL, past the guards: one for each table and way, done together and looked for in what verify says."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy import types as kinds
from sqlalchemy.exc import DataError, IntegrityError

from app.core.messages import _
from app.data import replay
from app.data.books import Book
from app.data.verify import parts

COLUMNS = 3  # of each table


@dataclass(frozen=True)
class Tampering:
    """One change behind the program's back: of which table, what, of which row, and the statement that does it."""

    table: Table
    words: str
    key: int
    statement: Any

    @property
    def told(self) -> str:
        """What verify says of a row that is kept one by one."""
        return f"{_(self.table.info['title'] or self.table.name)} #{self.key}"

    def __str__(self) -> str:
        return f"{self.table.name}: {self.words}"


def trailed(table: Table) -> bool:
    """Say whether the rows of a table stand in the trail one by one."""
    return bool(table.info.get("trailed")) and "id" in table.c


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


def out_of_nothing(table: Table) -> dict[str, Any]:
    """Return a row that nobody entered: each column that must be given has some value of its kind."""
    return {
        column.name: _some(column.type)
        for column in table.c
        if column.primary_key or (not column.nullable and column.server_default is None)
    }


def _some(kind: Any) -> Any:
    plain = kind.impl if isinstance(kind, kinds.TypeDecorator) else kind
    if isinstance(plain, kinds.DateTime):
        return datetime.datetime(2026, 5, 4, tzinfo=datetime.UTC)
    if isinstance(plain, kinds.Date):
        return datetime.date(2026, 5, 4)
    if isinstance(plain, kinds.LargeBinary):
        return b"x" * (plain.length or 32)
    return "x" if isinstance(plain, kinds.String) else 1


def tamperings(connection: Connection, table: Table, columns: int = COLUMNS) -> Iterator[Tampering]:
    """Yield what can be done to a table: columns of its newest row, the row deleted, another one invented."""
    row = connection.execute(select(table).order_by(table.c[0].desc()).limit(1)).mappings().first()
    if row is None:
        made = out_of_nothing(table)
        yield Tampering(table, "invented", 1, insert(table).values(made))
        return
    key = table.primary_key.columns.values() or [table.c[0]]
    where = [column == row[column.name] for column in key]
    number = row["id"] if "id" in table.c else 0
    done = 0
    for column in table.c:
        if column.primary_key or column.name == "version" or done >= columns:
            continue
        value = other(row[column.name], column)
        if value is not None:
            done += 1
            changed = update(table).where(*where).values({column.name: value})
            yield Tampering(table, f"{column.name} changed", number, changed)
    yield Tampering(table, "deleted", number, delete(table).where(*where))
    if [column.name for column in key] == ["id"]:
        newest = (connection.scalar(select(func.max(table.c.id))) or 0) + 1
        yield Tampering(table, "invented", newest, insert(table).values({**row, "id": newest}))


def unguarded(connection: Connection) -> None:
    """Switch off what refuses changes, for this transaction."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        return
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    for name in list(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))):
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def unnamed(
    book: Book, wanted: Sequence[Tampering], patch: pytest.MonkeyPatch
) -> tuple[list[Tampering], list[Tampering]]:
    """Do all of this at once, read what the history says, take it back; return what is not named by table and row, and what was refused."""
    patch.setattr(replay, "MOST", 10**6)
    with book.writing() as connection:
        unguarded(connection)
        refused = [one for one in wanted if not _done(connection, one)]
        said = [str(one) for one in replay.faults(connection)]
        connection.rollback()
    done = [one for one in wanted if one not in refused]
    return [one for one in done if not any(_tells(words, one) for words in said)], refused


def _done(connection: Connection, one: Tampering) -> bool:
    """Do one of them, and say whether the database let it pass: keys that may stand once are not its guards."""
    try:
        with connection.begin_nested():
            assert connection.execute(one.statement).rowcount, str(one)
    except (DataError, IntegrityError):
        return False
    return True


def _tells(words: str, one: Tampering) -> bool:
    """Say whether verify tells of this row, by itself or among those that came with it."""
    title = one.told.rpartition(" #")[0]
    came = re.match(rf"{re.escape(title)} #(\d+) to #(\d+):", words)
    if came:
        return int(came[1]) <= one.key <= int(came[2])
    return words.startswith((f"{one.told}:", f"{one.told} "))


def named(book: Book, one: Tampering) -> list[str]:
    """Return the checks that name a single change; guards and the memory of this computer are left out of the question."""
    with book.writing() as connection:
        unguarded(connection)
        if not _done(connection, one):
            return ["refused"]
        found = [check for step in parts(book) for check in step(connection)]
        connection.rollback()
    return [check.name for check in found if not check.ok and check.name not in ("guards", "head")]
