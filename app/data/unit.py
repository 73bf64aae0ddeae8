"""The unit of work: what a command may do inside its transaction. Every change made here is in the trail."""

from __future__ import annotations

import datetime
import functools
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Executable, Table, bindparam, delete, insert, select, text, update

from app.core import codec
from app.core.errors import Clash, Conflict, Missing
from app.core.messages import N_
from app.data import pipeline, sealed_fields
from app.data.declarative import Base, defaults_of
from app.data.once import refuse_again
from app.data.sealed_fields import Keys
from app.data.trail import Change, last_change
from app.data.writing import LOCK, NEXT_KEY, highest, insertion, ranges_of, write_rows

if TYPE_CHECKING:
    from app.data.book import Book


_Values = Mapping[str, Any]
_NONE: _Values = {}


class Unit:
    """One transaction: its connection, who asked, and the moment it counts as."""

    def __init__(self, connection: Connection, login: str, now: datetime.datetime, book: Book) -> None:
        self._connection, self.login, self.now, self.book = connection, login, now, book
        self._behind: deque[Future[None]] = deque()
        self._keys: dict[str, list[int]] = {}
        self._locks: set[str] = set()
        self._worker: ThreadPoolExecutor | None = None
        self._later: list[pipeline.Ready] = []
        self.changes: list[Change] = []
        self._at_end: dict[str, tuple[int, Callable[[], None]]] = {}
        self.pending: dict[str, Any] = {}

    @property
    def connection(self) -> Connection:
        """The connection of this transaction, once what was put behind or off is written."""
        self.flush()
        return self._connection

    def flush(self) -> None:
        """Wait for what was put behind, and send what was put off."""
        self._wait()
        if self._later:
            pipeline.send(self._connection, self.take_later())

    @property
    def local(self) -> bool:
        """Whether the book is a SQLite file of this machine rather than on a server."""
        return self._connection.dialect.name == "sqlite"

    def write_deferred(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows whose statement returns nothing.

        On a server it waits for the end of the transaction, or the next use of the
        connection, and goes with the others in one round trip; on SQLite it runs at once.
        """
        if self.local:
            pipeline.write(self.connection, statement, rows)
        else:
            self._later += [pipeline.ready(self._connection, statement, row) for row in rows]

    def take_later(self) -> list[pipeline.Ready]:
        """Return what waits to be sent; the caller sends it."""
        waiting, self._later = self._later, []
        return waiting

    def read_many(self, *questions: pipeline.Statement) -> list[Sequence[Any]]:
        """Ask several queries in one round trip and return the rows of each."""
        return pipeline.together(self.connection, *questions)

    def next_key(self, kind: type[Base]) -> pipeline.Statement:
        """Return the question for the key of a row that insert_keyed() then writes."""
        table = table_of(kind)
        if self.local:
            return highest(table), {}
        return NEXT_KEY, {"name": table.name}

    def in_background(self, action: Callable[[Connection], None]) -> None:
        """Do a large write while the caller reads and places the next rows; whoever uses the connection waits for it.

        On a server the write runs on a thread, at most three ahead; on SQLite at once. An error comes out at a
        later use of the connection, at the latest before the commit.
        """
        if self.local:
            action(self._connection)
            return
        while len(self._behind) >= AHEAD:
            self._behind.popleft().result()
        if self._later:
            self.flush()
        if self._worker is None:
            sys.setswitchinterval(HAND_OVER)
            self._worker = ThreadPoolExecutor(1, "kontor-behind")
        self._behind.append(self._worker.submit(action, self._connection))

    def _wait(self) -> None:
        while self._behind:
            self._behind.popleft().result()

    def close(self) -> None:
        """End the thread of what was put behind, whatever came of it: the transaction is about to end."""
        if self._worker is not None:
            self._worker.shutdown(cancel_futures=True)

    @property
    def today(self) -> datetime.date:
        """The local day of this transaction."""
        return self.now.astimezone().date()

    def at_end(self, name: str, order: int, action: Callable[[], None]) -> None:
        """Do something once before the commit, in the given order: what takes shared locks comes last."""
        self._at_end.setdefault(name, (order, action))

    def finish(self) -> None:
        """Run what was put off to the end."""
        self._wait()
        while self._at_end:
            waiting, self._at_end = self._at_end, {}
            for _order, action in sorted(waiting.values(), key=lambda pair: pair[0]):
                action()

    def lock(self, *names: str) -> None:
        """Wait until no other transaction decides on the same, and keep others waiting until this one ends.

        Take it before reading what is decided on. SQLite needs none: one transaction writes at a time. What waits
        in a circle is run again as a deadlock. Raises Busy after BUSY_SECONDS.
        """
        wanted = sorted(set(names) - self._locks)
        if wanted and not self.local:
            self.connection.execute(LOCK, {"names": wanted})
        self._locks.update(wanted)

    # -- single rows -------------------------------------------------------
    def insert(self, kind: type[Base], /, **values: Any) -> int:
        """Insert a row and return its key; the trail keeps the defaults of what is left out too."""
        values = {**defaults_of(table_of(kind)), **values}
        found = self.connection.execute(insert(table_of(kind)), values)
        key = int(found.inserted_primary_key[0])  # type: ignore[index]
        self.changes.append(
            Change(table_of(kind).name, key, "insert", None, self._kept(kind, key, values, values))
        )
        return key

    def insert_keyed(self, kind: type[Base], key: int, **values: Any) -> None:
        """Insert a row under a key that was asked for; see later()."""
        self.write_deferred(insertion(table_of(kind)), [{"id": key, **values}])
        self.changes.append(Change(table_of(kind).name, key, "insert", None, codec.dumps(values)))

    def row(self, kind: type[Base], key: int, lock: bool = False) -> Mapping[str, Any]:
        """Return a row as a mapping, locked on request; raises Missing."""
        table = table_of(kind)
        query = select(table).where(table.c.id == key)
        found = self.connection.execute(query.with_for_update() if lock else query).mappings().first()
        if found is None:
            raise Missing(N_("This record is no longer there."), table=table.name, key=key)
        return dict(found)

    def update(
        self, kind: type[Base], key: int, values: Mapping[str, Any], version: int | None = None
    ) -> bool:
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
        refuse_again(table, [before], changed)
        statement = update(table).where(table.c.id == key)
        written = dict(changed)
        if "version" in table.c:
            statement = statement.where(table.c.version == before["version"])
            written["version"] = before["version"] + 1
        if self.connection.execute(statement, written).rowcount != 1:
            raise self._conflict(table, key, values, self.row(kind, key))
        was, now = (
            self._kept(kind, key, part, before) for part in ({n: before[n] for n in changed}, changed)
        )
        self.changes.append(Change(table.name, key, "update", was, now))
        return True

    def raise_version(self, kind: type[Base], key: int) -> None:
        """Count a change of what belongs to a row and has no version of its own, such as the lines of an entry."""
        table = table_of(kind)
        self.connection.execute(update(table).where(table.c.id == key).values(version=table.c.version + 1))

    def delete(self, kind: type[Base], key: int) -> None:
        """Delete a draft or a link; its values stay in the trail."""
        table, before = table_of(kind), self.row(kind, key)
        self.connection.execute(delete(table).where(table.c.id == key))
        self.changes.append(Change(table.name, key, "delete", self._kept(kind, key, before, before), None))

    def _kept(
        self, kind: type[Base], key: int | None, values: _Values, row: _Values, seals: Keys | None = None
    ) -> str:
        """Return values as the trail keeps them; personal ones of tables that name any are sealed, with keys that were read before."""
        if not kind.__sealed__:
            return codec.dumps(values)
        return codec.dumps(sealed_fields.sealed(self, kind, key, values, row, keys=seals))

    # -- many rows ---------------------------------------------------------
    def rows(self, kind: type[Base], keys: Sequence[int]) -> dict[int, Mapping[str, Any]]:
        """Return rows by key, in the order asked; raises Missing where one is gone."""
        table, found = table_of(kind), dict[int, Mapping[str, Any]]()
        for start in range(0, len(keys), MOST_ASKED):
            query = select(table).where(table.c.id.in_(list(keys[start : start + MOST_ASKED])))
            found.update((row["id"], dict(row)) for row in self.connection.execute(query).mappings())
        if gone := [key for key in keys if key not in found]:
            raise Missing(N_("This record is no longer there."), table=table.name, key=gone[0])
        return {key: found[key] for key in keys}

    def set_many(
        self, kind: type[Base], before: Mapping[int, Mapping[str, Any]], values: Mapping[str, Any]
    ) -> None:
        """Set the same values in many rows that were just read, each with its row in the trail; raises Conflict where one changed meanwhile."""
        table = table_of(kind)
        refuse_again(table, before.values(), values)
        where, written = [table.c.id == bindparam("this_row")], dict[str, Any](values)
        rows: list[dict[str, Any]] = [{"this_row": key} for key in before]
        if "version" in table.c:
            where.append(table.c.version == bindparam("this_version"))
            written["version"] = table.c.version + 1
            rows = [{"this_row": key, "this_version": row["version"]} for key, row in before.items()]
        done = self.connection.execute(update(table).where(*where).values(written), rows)
        if done.rowcount != len(rows):
            raise self._conflict(table, next(iter(before)), values, next(iter(before.values())))
        for key, row in before.items():
            was = self._kept(kind, key, {name: row[name] for name in values}, row)
            self.changes.append(Change(table.name, key, "update", was, self._kept(kind, key, values, row)))

    def insert_rows(
        self, kind: type[Base], rows: Sequence[Mapping[str, Any]], first_key: int | None = None
    ) -> Sequence[int]:
        """Insert a few rows in one statement, each with its own row in the trail, and return their keys.

        Rows may bring their keys themselves, or take those from first_key on; the others get the next ones.
        """
        if not rows:
            return ()
        table = table_of(kind)
        if first_key is not None:
            keys: Sequence[int] = range(first_key, first_key + len(rows))
        else:
            keys = [row["id"] for row in rows] if "id" in rows[0] else self.reserve(kind, len(rows))
        usual = defaults_of(table)
        keyed = [{**usual, **row, "id": key} for key, row in zip(keys, rows, strict=True)]
        self.connection.execute(insert(table), keyed)
        seals = sealed_fields.keys_of_rows(self, kind, keyed)
        for row in keyed:
            kept = self._kept(kind, row["id"], row, row, seals)
            self.changes.append(Change(table.name, row["id"], "insert", None, kept))
        return keys

    def delete_rows(self, kind: type[Base], keys: Sequence[int]) -> None:
        """Delete rows in a few statements, each with its own row in the trail; raises Missing where one is gone."""
        table = table_of(kind)
        for key, row in self.rows(kind, keys).items():
            self.changes.append(Change(table.name, key, "delete", self._kept(kind, key, row, row), None))
        for start in range(0, len(keys), MOST_ASKED):
            self.connection.execute(
                delete(table).where(table.c.id.in_(list(keys[start : start + MOST_ASKED])))
            )

    def reserve(self, kind: type[Base], count: int) -> Sequence[int]:
        """Return keys for a batch of rows that insert_batch() then writes."""
        table = table_of(kind)
        if self.local:
            first = int(self.connection.scalar(highest(table)) or 1)
            return range(first, first + count)
        again = table.name in self._keys
        held = self._keys.setdefault(table.name, [])
        if (
            len(held) < count
        ):  # a few times what is asked, so that the next batches need not wait; what is left over is a gap in a key
            query = text(
                "SELECT array_agg(nextval(pg_get_serial_sequence(:name, 'id'))) FROM generate_series(1, :count)"
            )
            wanted = {"name": table.name, "count": min(8 * count, MOST_KEYS) if again else count}
            held += self.connection.execute(query, wanted).scalar_one()
        taken, self._keys[table.name] = held[:count], held[count:]
        return taken

    def insert_batch(self, kind: type[Base], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Insert many rows as fast as the database can; the trail keeps one row with count, first and last key, and hash.

        The first column is the key; days are ISO texts, which both databases take.
        """
        if not rows:
            return
        table, names = table_of(kind), ", ".join(columns)
        self.in_background(functools.partial(write_rows, table=table.name, columns=columns, rows=rows))
        ranges = ranges_of([row[0] for row in rows])
        more = {"ranges": ranges} if len(ranges) > 1 else {}
        sha256 = codec.digest(names, repr(list(rows))).hex()
        self.note_batch(table.name, "batch", len(rows), rows[0][0], rows[-1][0], sha256=sha256, more=more)

    def note_batch(
        self,
        table: str,
        kind: str,
        count: int,
        first: int,
        last: int,
        sha256: str,
        more: Mapping[str, Any] = _NONE,
    ) -> None:
        """Write one row of the trail for a change of many rows; more says which keys between the first and the last are meant."""
        said = {"count": count, "first": first, "last": last, "sha256": sha256, **more}
        self.changes.append(Change(table, None, kind, None, codec.dumps(said)))

    def log(
        self, kind: type[Base], key: int | None, what: str, before: _Values | None, after: _Values | None
    ) -> None:
        """Write a row of the trail for a change that a statement of the caller made."""
        was, now = (codec.dumps(part) if part is not None else None for part in (before, after))
        self.changes.append(Change(table_of(kind).name, key, what, was, now))

    def _conflict(
        self, table: Table, key: int, mine: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> Conflict:
        clashes = [Clash(name, value, theirs[name]) for name, value in mine.items() if theirs[name] != value]
        login, at = last_change(self.connection, table.name, key)
        return Conflict(table.name, key, clashes, login, at, version=theirs.get("version"))


AHEAD, MOST_KEYS, MOST_ASKED = 3, 100_000, 900
HAND_OVER = 0.0005  # seconds until the interpreter goes to the thread that writes; the usual 5 ms keep the server waiting


def table_of(kind: type[Base]) -> Table:
    """Return the table of a mapped class."""
    return kind.__table__
