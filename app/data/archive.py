"""The archive store: bytes kept once by their SHA-256, never changed, in a file beside a local book or a table on the server."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, LargeBinary, bindparam, func, select, text

from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data import clock
from app.data.all_tables import load_models
from app.data.book import Book
from app.data.engine import plain_errors
from app.data.system_tables import SettingRow

if TYPE_CHECKING:
    from app.data.unit import Unit

LARGEST = 100_000_000
FRESH = datetime.timedelta(days=1)  # bytes this young may wait for the transaction that refers to them
LOOSE = "loose"


def store(book: Book, data: bytes) -> bytes:
    """Keep bytes and return their SHA-256; the same bytes again cost nothing. Raises Invalid for empty or huge files."""
    if not data:
        raise Invalid(N_("The file is empty."))
    if len(data) > LARGEST:
        raise Invalid(N_("The file is larger than {limit} MB."), limit=LARGEST // 1_000_000)
    key = hashlib.sha256(data).digest()
    with (
        plain_errors(),
        book.archive.connect().execution_options(kontor_write=True) as connection,
        connection.begin(),
    ):
        statement = text(
            "INSERT INTO archive_blob (sha256, size, data, kept_at) VALUES (:key, :size, :data, :at) "
            "ON CONFLICT (sha256) DO UPDATE SET kept_at = excluded.kept_at WHERE archive_blob.kept_at < :old"
        )
        now = clock.now()
        values = {"key": key, "size": len(data), "data": data, "at": now.isoformat()}
        connection.execute(statement, {**values, "old": (now - FRESH / 2).isoformat()})
    return key


def load(book: Book, key: bytes) -> bytes:
    """Return the bytes of a SHA-256; raises Missing where they are gone or no longer fit it."""
    with plain_errors(), book.archive.connect() as connection:
        found = connection.scalar(text("SELECT data FROM archive_blob WHERE sha256 = :key"), {"key": key})
    if found is None:
        raise Missing(N_("The archived file is missing. Restore it from a backup."))
    data = bytes(found)
    if hashlib.sha256(data).digest() != key:
        raise Missing(N_("The archived file was changed outside Kontor. Restore it from a backup."))
    return data


def walk(connection: Connection) -> Iterator[tuple[bytes, bytes]]:
    """Yield SHA-256 and bytes of everything kept."""
    for key in connection.scalars(text("SELECT sha256 FROM archive_blob ORDER BY sha256")).all():
        yield (
            bytes(key),
            bytes(connection.scalar(text("SELECT data FROM archive_blob WHERE sha256 = :key"), {"key": key})),
        )


# -- how long bytes must stay ----------------------------------------------------
# A term binds from the second day on: until then a slip can be mended by who made it, later only by two people (shorten()).
_BIND = (
    "INSERT INTO archive_bond (sha256, owner, until, since) VALUES (:key, :owner, :until, {today}) "
    "ON CONFLICT (sha256, owner) DO UPDATE SET until = excluded.until WHERE archive_bond.until IS DISTINCT FROM excluded.until "
    "AND (archive_bond.until IS NULL OR excluded.until > archive_bond.until OR archive_bond.since >= {yesterday} "
    "OR EXISTS (SELECT 1 FROM archive_shorter m WHERE m.owner = archive_bond.owner AND m.until IS NOT DISTINCT FROM excluded.until))"
)


_SHORTER = text(
    "INSERT INTO archive_shorter (owner, until, asked_by, agreed_by, at) VALUES (:owner, :until, :asked, :agreed, :at)"
)


def bind(unit: Unit, keys: Sequence[bytes], owner: str, until: datetime.date | None) -> None:
    """Say until when bytes must stay for their owner; None is without end. The store refuses to give them up before, also by SQL.

    On a server it is part of the transaction. In a local book the store is a file of its own and is told before the commit:
    if that fails, bytes stay longer than they must, never shorter.
    """
    rows = [{"key": key, "owner": owner, "until": until.isoformat() if until else None} for key in keys]
    if not rows:
        return
    if not unit.local:
        unit.connection.execute(
            text(_BIND.format(today="CURRENT_DATE::text", yesterday="(CURRENT_DATE - 1)::text")), rows
        )
        return
    with (
        plain_errors(),
        unit.book.archive.connect().execution_options(kontor_write=True) as connection,
        connection.begin(),
    ):
        connection.execute(text(_BIND.format(today="date('now')", yesterday="date('now', '-1 day')")), rows)


def shorten(unit: Unit, owner: str, until: datetime.date | None, asked_by: str) -> None:
    """Let the bytes of an owner go earlier, because two people corrected what their term follows from; bind() then sets it.

    The store keeps who they were; it refuses one person alone, also by SQL.
    """
    values = {
        "owner": owner,
        "until": until.isoformat() if until else None,
        "asked": asked_by,
        "agreed": unit.login,
        "at": unit.now.isoformat(),
    }
    if not unit.local:
        unit.connection.execute(_SHORTER, values)
        return
    with (
        plain_errors(),
        unit.book.archive.connect().execution_options(kontor_write=True) as connection,
        connection.begin(),
    ):
        connection.execute(_SHORTER, values)


def bound(unit: Unit, owner: str) -> bool:
    """Say whether a term binds the bytes of an owner since an earlier day, so that only two people may make it shorter."""
    today = "CURRENT_DATE::text" if not unit.local else "date('now')"
    query = text(
        f"SELECT 1 FROM archive_bond WHERE owner = :owner AND until IS NOT NULL AND since < {today} LIMIT 1"
    )
    if not unit.local:
        return unit.connection.execute(query, {"owner": owner}).first() is not None
    with plain_errors(), unit.book.archive.connect() as connection:
        return connection.execute(query, {"owner": owner}).first() is not None


def give_up(book: Book, keys: Sequence[bytes]) -> int:
    """Destroy bytes whose every bond has ended and return how many; raises Forbidden for those that must stay."""
    done = 0
    with (
        plain_errors(),
        book.archive.connect().execution_options(kontor_write=True) as connection,
        connection.begin(),
    ):
        if book.local:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")  # nothing of it stays in free pages
        for key in keys:
            done += connection.execute(
                text("DELETE FROM archive_blob WHERE sha256 = :key"), {"key": key}
            ).rowcount
    return done


def clear_loose(book: Book, needed: Container[bytes], now: datetime.datetime) -> int:
    """Destroy bytes that nothing refers to and that were last stored more than a day ago; return how many.

    A process that died between storing and its transaction left them. needed are all bytes that anything refers to. A file
    that is stored again meanwhile is young again, and stays.
    """
    before = {"before": (now - FRESH).isoformat()}
    old = text("SELECT sha256 FROM archive_blob WHERE kept_at < :before ORDER BY sha256")
    unbound = text("SELECT 1 FROM archive_bond WHERE sha256 = :key AND owner <> :owner")
    bond = text(
        "INSERT INTO archive_bond (sha256, owner, until, since) VALUES (:key, :owner, '0001-01-01', '') ON CONFLICT DO NOTHING"
    )
    gone = text("DELETE FROM archive_blob WHERE sha256 = :key AND kept_at < :before")
    done = 0
    with plain_errors(), book.archive.connect().execution_options(kontor_write=True) as connection:
        with connection.begin():
            keys = [bytes(key) for key in connection.scalars(old, before) if bytes(key) not in needed]
        for key in keys:
            values = {"key": key, "owner": LOOSE, **before}
            with connection.begin() as step:
                if connection.execute(unbound, values).first() is not None:
                    continue
                connection.execute(bond, values)  # the guard gives nothing up that never had a term
                if book.local:
                    connection.exec_driver_sql("PRAGMA secure_delete = ON")
                if connection.execute(gone, values).rowcount:
                    connection.execute(text("DELETE FROM archive_bond WHERE sha256 = :key"), {"key": key})
                    done += 1
                else:
                    step.rollback()
    return done


def referred(connection: Connection) -> set[bytes]:
    """Return every fingerprint that any row of the book holds, in a column of bytes or as hex in a setting.

    It is more than the store needs: a column that only looks like a fingerprint keeps bytes, it never destroys them.
    """
    found: set[bytes] = set()
    for table in load_models().sorted_tables:
        for column in table.columns:
            if isinstance(column.type, LargeBinary) and not table.name.startswith("trail"):
                query = select(column).where(func.length(column) == 32).distinct()
                found.update(bytes(one) for one in connection.scalars(query))
    for value in connection.scalars(select(SettingRow.value)):
        found.update(bytes.fromhex(one) for one in re.findall(r"[0-9a-f]{64}", value))
    return found


def present(book: Book, keys: Iterable[bytes]) -> set[bytes]:
    """Return which of these bytes are still here."""
    wanted = list(keys)
    found: set[bytes] = set()
    query = text("SELECT sha256 FROM archive_blob WHERE sha256 IN :keys").bindparams(
        bindparam("keys", expanding=True)
    )
    with plain_errors(), book.archive.connect() as connection:
        for start in range(0, len(wanted), 500):
            found.update(
                bytes(key) for key in connection.scalars(query, {"keys": wanted[start : start + 500]})
            )
    return found
