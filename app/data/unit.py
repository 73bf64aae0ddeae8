"""The unit of work: what a command may do inside its transaction. Every change made here is in the trail."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update

from app.core import codec
from app.core.errors import Clash, Conflict, Missing
from app.core.messages import N_
from app.data.base import Base, TrailRow, TrailRun
from app.data.trail import Change

if TYPE_CHECKING:
    from app.data.books import Book


class Unit:
    """One transaction: its connection, who asked, and the moment it counts as."""

    def __init__(self, connection: Connection, login: str, now: datetime.datetime, book: Book) -> None:
        self.connection, self.login, self.now, self.book = connection, login, now, book
        self.changes: list[Change] = []
        self._at_end: dict[str, tuple[int, Callable[[], None]]] = {}
        self.pending: dict[str, Any] = {}

    @property
    def today(self) -> datetime.date:
        """The local day of this transaction."""
        return self.now.astimezone().date()

    def at_end(self, name: str, order: int, action: Callable[[], None]) -> None:
        """Do something once before the commit, in the given order: what takes shared locks comes last."""
        self._at_end.setdefault(name, (order, action))

    def finish(self) -> None:
        """Run what was put off to the end."""
        while self._at_end:
            waiting, self._at_end = self._at_end, {}
            for _order, action in sorted(waiting.values(), key=lambda pair: pair[0]):
                action()

    # -- single rows -------------------------------------------------------
    def insert(self, kind: type[Base], /, **values: Any) -> int:
        """Insert a row and return its key."""
        found = self.connection.execute(insert(table_of(kind)), values)
        key = int(found.inserted_primary_key[0])  # type: ignore[index]
        self.changes.append(Change(table_of(kind).name, key, "insert", None, codec.dumps(values)))
        return key

    def row(self, kind: type[Base], key: int, lock: bool = False) -> Mapping[str, Any]:
        """Return a row as a mapping, locked on request; raises Missing."""
        table = table_of(kind)
        query = select(table).where(table.c.id == key)
        found = self.connection.execute(query.with_for_update() if lock else query).mappings().first()
        if found is None:
            raise Missing(N_("This record is no longer there."), table=table.name, key=key)
        return dict(found)

    def update(self, kind: type[Base], key: int, values: Mapping[str, Any], version: int | None = None) -> bool:
        """Change a row and raise its version; say whether anything differed.

        With a version, raises Conflict when someone changed the row since,
        naming who, when, and each field that differs from what is written now.
        """
        table = table_of(kind)
        before = self.row(kind, key)
        if version is not None and before["version"] != version:
            raise self._conflict(table, key, values, before)
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return False
        statement = update(table).where(table.c.id == key)
        written = dict(changed)
        if "version" in table.c:
            statement = statement.where(table.c.version == before["version"])
            written["version"] = before["version"] + 1
        if self.connection.execute(statement, written).rowcount != 1:
            raise self._conflict(table, key, values, self.row(kind, key))
        self.changes.append(Change(table.name, key, "update", codec.dumps({n: before[n] for n in changed}), codec.dumps(changed)))
        return True

    def delete(self, kind: type[Base], key: int) -> None:
        """Delete a draft or a link; its values stay in the trail."""
        table, before = table_of(kind), self.row(kind, key)
        self.connection.execute(delete(table).where(table.c.id == key))
        self.changes.append(Change(table.name, key, "delete", codec.dumps(before), None))

    # -- many rows ---------------------------------------------------------
    def insert_rows(self, kind: type[Base], rows: Sequence[Mapping[str, Any]], first_key: int | None = None) -> None:
        """Insert a few rows in one statement, each with its own row in the trail; keys are given when first_key is."""
        if not rows:
            return
        table = table_of(kind)
        keyed = [{"id": first_key + i, **row} for i, row in enumerate(rows)] if first_key is not None else list(rows)
        self.connection.execute(insert(table), keyed)
        self.changes.extend(Change(table.name, row.get("id"), "insert", None, codec.dumps(dict(row))) for row in keyed)

    def reserve(self, kind: type[Base], count: int) -> Sequence[int]:
        """Return keys for a batch of rows that insert_batch() then writes."""
        table = table_of(kind)
        if self.connection.dialect.name == "sqlite":
            first = int(self.connection.scalar(select(func.coalesce(func.max(table.c.id), 0))) or 0) + 1
            return range(first, first + count)
        query = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
        return list(self.connection.execute(query, {"name": table.name, "count": count}).scalars())

    def insert_batch(self, kind: type[Base], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Insert many rows as fast as the database can; the trail keeps one row with count, first and last key, and hash.

        The first column is the key. Days are given as ISO texts, which both databases take.
        """
        if not rows:
            return
        table, names = table_of(kind), ", ".join(columns)
        write_rows(self.connection, f"{table.name}", columns, rows)
        self.note_batch(table.name, "batch", len(rows), rows[0][0], rows[-1][0], codec.digest(names, repr(rows)).hex())

    def note_batch(self, table: str, kind: str, count: int, first: int, last: int, sha256: str) -> None:
        """Write one row of the trail for a change of many rows."""
        self.changes.append(Change(table, None, kind, None, codec.dumps({"count": count, "first": first, "last": last, "sha256": sha256})))

    def note(self, kind: type[Base], key: int | None, what: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """Write a row of the trail for a change that a statement of the caller made."""
        self.changes.append(
            Change(
                table_of(kind).name,
                key,
                what,
                codec.dumps(before) if before is not None else None,
                codec.dumps(after) if after is not None else None,
            )
        )

    def _conflict(self, table: Table, key: int, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Conflict:
        clashes = [Clash(name, value, theirs[name]) for name, value in mine.items() if theirs[name] != value]
        query = (
            select(TrailRun.login, TrailRun.at)
            .join(TrailRow, TrailRow.run == TrailRun.seq)
            .where(TrailRow.table_name == table.name, TrailRow.row_key == key)
            .order_by(TrailRow.id.desc())
            .limit(1)
        )
        who = self.connection.execute(query).first()
        return Conflict(table.name, key, clashes, *(who or ("", None)))


def table_of(kind: type[Base]) -> Table:
    """Return the table of a mapped class."""
    table = kind.__table__
    assert isinstance(table, Table)
    return table


def write_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert many rows: executemany on SQLite, COPY on PostgreSQL."""
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        finally:
            cursor.close()
        return
    with driver_cursor(connection) as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def driver_cursor(connection: Connection) -> Any:
    """Return a cursor of the driver itself, for what SQLAlchemy has no word for (COPY)."""
    return connection.connection.cursor()
