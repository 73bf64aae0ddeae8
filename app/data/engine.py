"""The two databases: a SQLite file through sqlcipher3, or a PostgreSQL server; and what their errors mean to a person."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, create_engine, event, make_url
from sqlalchemy.engine import URL, Connection

from app.core.errors import Busy, Damaged, Forbidden, Full, KontorError, Unusable
from app.core.messages import N_
from app.data.pipeline import driver
from app.data.tables_read import note_what

OLDEST_SQLITE = (3, 51, 3)  # before it two connections can corrupt a WAL database
BUSY_SECONDS = float(os.environ.get("KONTOR_BUSY_SECONDS", "10"))
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten: an erasure leaves nothing in free pages
    "cache_size=-16000",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)


def sqlite_connection(path: Path, key: bytes | None = None, read_only: bool = False) -> Any:
    """Open one connection to a SQLite file: the only place that does, so that a key can be given.

    Raises Unusable for a SQLite that could damage the file.
    """
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise Unusable(
            N_("SQLite {version} is too old to keep a book safely; Kontor needs 3.51.3."),
            version=dbapi2.sqlite_version,
        )
    mode = "ro" if read_only else "rw"
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.create_function("lower", 1, _lower, deterministic=True)
    try:
        for pragma in _PRAGMAS if not read_only else _PRAGMAS[2:]:
            connection.execute(f"PRAGMA {pragma}")
    except (
        UnicodeDecodeError
    ) as error:  # the driver can't read its own message: a name in the file is no text
        connection.close()
        raise damaged() from error
    return connection


def _lower(value: Any) -> str | None:
    """Return a value in small letters as a server does: SQLite's own function leaves Ä, Ö, Ü and É large."""
    return None if value is None else str(value).lower()


def insertion_into(table: Table, *, local: bool) -> Any:
    """Return an insertion that can say what happens on a conflict (`on_conflict_do_nothing`), as each database words it.

    A local book starts without the server's part of the library, which takes as long to load as opening the book.
    """
    if local:
        from sqlalchemy.dialects.sqlite import insert as insert_locally

        return insert_locally(table)
    from sqlalchemy.dialects.postgresql import insert as insert_on_server

    return insert_on_server(table)


def sqlite_engine(path: Path, key: bytes | None = None) -> Engine:
    """Return the engine of a local book."""
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite_connection(path, key),
        module=dbapi2,
        pool_size=6,
        max_overflow=4,
        poolclass=_queue_pool(),
        pool_reset_on_return=None,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("kontor_write")
        with driver(connection) as raw:
            raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")

    return note_what(engine)


@contextmanager
def waiting(connection: Connection, milliseconds: int) -> Iterator[None]:
    """Let a connection to a local book wait so long for others that write, and afterwards as long as usual; a server has settings of its own."""
    if connection.dialect.name != "sqlite":
        yield
        return
    with driver(connection) as raw:
        raw.execute(f"PRAGMA busy_timeout = {milliseconds}")
    try:
        yield
    finally:
        with driver(connection) as raw:
            raw.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")


def _queue_pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def postgres_engine(url: URL) -> Engine:
    """Return the engine of a shared book; lost servers and hung clients end in seconds, not minutes."""
    milliseconds = int(BUSY_SECONDS * 1000)
    arguments = {
        "connect_timeout": 5,
        "keepalives_idle": 10,
        "keepalives_interval": 3,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
        "options": f"-c lock_timeout={milliseconds} -c timezone=UTC -c client_min_messages=warning"
        f" -c idle_in_transaction_session_timeout={6 * milliseconds}",
    }
    engine = create_engine(
        url, connect_args=arguments, pool_size=6, max_overflow=4, pool_pre_ping=False, hide_parameters=True
    )
    return note_what(engine)


def is_encrypted(connection: Connection) -> bool | None:
    """Say whether the way to a server is encrypted; None for a local book."""
    driver: Any = connection.connection.driver_connection
    return bool(driver.pgconn.ssl_in_use) if connection.dialect.name == "postgresql" else None


def server_url(place: str) -> URL:
    """Return the URL of a shared book; raises Unusable for anything but PostgreSQL through psycopg."""
    try:
        url = make_url(place)
    except Exception as error:
        said = re.sub(r"(://[^:@/]*):.*@", r"\1:•••@", place)  # without the password
        raise Unusable(N_("{place} is not a database address."), place=said) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername != "postgresql+psycopg":
        raise Unusable(
            N_("Kontor shares books on PostgreSQL only; the address begins with postgresql+psycopg://.")
        )
    return url


_DISK = N_("The disk is full. Nothing of this step was kept; make room and try again.")
_TAKEN = N_("{name} can't be written or read: another program has it open, or you have no right to it.")
_OF_FILES = {  # what a person can do something about, by the system's number
    errno.EACCES: _TAKEN,
    errno.EPERM: _TAKEN,
    errno.EBUSY: _TAKEN,
    errno.ETXTBSY: _TAKEN,
    errno.EROFS: N_("{name} lies on a drive that can't be written to. Please choose another place."),
    errno.ENOENT: N_("{name} is not there; the drive or folder may be gone. Please choose another place."),
    errno.ENOTDIR: N_("{name} is not there; the drive or folder may be gone. Please choose another place."),
    errno.EISDIR: N_("{name} is a folder. Please choose another name."),
    errno.ENAMETOOLONG: N_("The name {name} is too long. Please choose a shorter one."),
}
_DAMAGED = N_("The book's file is damaged. Restore the newest backup; the damaged file stays where it is.")
_SQLITE = {  # primary result codes, https://www.sqlite.org/rescode.html
    5: (Busy, N_("Another program is writing in this book. Try again in a moment.")),
    6: (Busy, N_("Another program is writing in this book. Try again in a moment.")),
    8: (Unusable, N_("The book can't be written to; check the rights of its folder.")),
    10: (
        Full,
        N_("The disk refused to write. Nothing of this step was kept; check the drive and try again."),
    ),
    11: (Damaged, _DAMAGED),
    13: (Full, _DISK),
    14: (
        Unusable,
        N_("The book's file can't be opened; it is missing or its folder may not be read."),
    ),
    26: (Damaged, N_("This file is not a book of Kontor, or it is damaged.")),
}
# The driver gives no code where it copies a database or decodes a text; then its whole message is one of these.
_WITHOUT_CODE = {
    "database or disk is full": 13,
    "disk I/O error": 10,
    "database is locked": 5,
    "database disk image is malformed": 11,
    "attempt to write a readonly database": 8,
    "unable to open database file": 14,
    "file is not a database": 26,
}
_CONSTRAINT, _OURS = 19, "guard: "  # how the triggers of the migrations begin what they say
_POSTGRES = {
    "53100": (Full, N_("The server's disk is full. Nothing of this step was kept.")),
    "55P03": (Busy, N_("Another desk is writing the same figures. Try again in a moment.")),
    "40001": (Busy, N_("Another desk is writing the same figures. Try again in a moment.")),
    "40P01": (Busy, N_("Another desk is writing the same figures. Try again in a moment.")),
    "53300": (Busy, N_("The server has no connection left. Try again in a moment.")),
    "57014": (Busy, N_("The server stopped a step that took too long. Try again.")),
    "42501": (Forbidden, N_("The server does not allow this to your database role.")),
    "28P01": (Unusable, N_("The server does not accept this name and password.")),
    "28000": (Unusable, N_("The server does not accept this name and password.")),
    "3D000": (Unusable, N_("There is no such database on the server.")),
}
RETRY = {"40001", "40P01"}  # serialisation failure, deadlock: the whole transaction may run again
UNIQUE = "23505"
_SQLITE_UNIQUE = "UNIQUE constraint failed: "  # the driver gives no code here; 'table.a, table.b' follows
COLLISIONS = {
    "pk_number_range",
    "uq_trail_run_client_key",
}  # what two desks may well begin at the same moment


def damaged() -> Damaged:
    """Return what is said of a book whose rows lead to rows that are not there."""
    return Damaged(_DAMAGED)


def collided(error: Exception) -> str:
    """Return the unique constraint that was found broken, '' for any other error.

    Another desk wrote the same between our look and our write: run again, the command sees it and says so itself.
    """
    orig = getattr(error, "orig", error)
    if type(orig).__module__.startswith("sqlcipher3") and str(orig).startswith(_SQLITE_UNIQUE):
        columns = str(orig).removeprefix(_SQLITE_UNIQUE).split(", ")
        return "_".join(["uq", columns[0].partition(".")[0], *(one.rpartition(".")[2] for one in columns)])
    if getattr(orig, "sqlstate", None) != UNIQUE:
        return ""
    return str(getattr(getattr(orig, "diag", None), "constraint_name", "") or UNIQUE)


def translated(error: Exception) -> KontorError | None:
    """Return what an error of a database or disk means to a person, or None when it is a fault of ours."""
    if isinstance(error, OSError):  # who reads what is written and goes on is no fault of a disk
        return None if isinstance(error, BrokenPipeError) else _of_disk(error)
    orig = getattr(error, "orig", error)
    driver, text = type(orig).__module__.split(".")[0], str(orig)
    if driver == "psycopg":
        return _of_server(error, orig, text)
    if driver != "sqlcipher3":
        return None
    code = getattr(orig, "sqlite_errorcode", None)
    if code is None:
        code = 11 if text.startswith("Could not decode to UTF-8") else _WITHOUT_CODE.get(text, 0)
    code &= 0xFF  # extended codes say more in their higher bits
    if code == _CONSTRAINT and text.startswith(_OURS):
        return _guarded()
    kind, words = _SQLITE.get(code, (None, ""))
    return kind(words) if kind else None


def _of_server(error: Exception, orig: BaseException | None, text: str) -> KontorError | None:
    state = getattr(orig, "sqlstate", None)
    if state in _POSTGRES:
        kind, words = _POSTGRES[state]
        return kind(words)
    if text.startswith(_OURS):
        return _guarded()
    if collided(error) in COLLISIONS:
        return Busy(N_("Another desk is writing the same figures. Try again in a moment."))
    if getattr(error, "connection_invalidated", False) or "OperationalError" in _names(orig):
        return Busy(
            N_("The server can't be reached. What you typed is kept; try again when the connection is back.")
        )
    return None


def _names(orig: object) -> set[str]:
    return {kind.__name__ for kind in type(orig).__mro__}


def _guarded() -> KontorError:
    return Forbidden(N_("A finalised record can't be changed; reverse it instead."))


def _of_disk(error: OSError) -> KontorError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Full(_DISK)
    name = str(error.filename or "")
    words = _OF_FILES.get(error.errno or 0)
    if words and name:
        return Unusable(words, name=name)
    return Unusable(
        N_("{name} can't be read or written: {reason}"), name=name, reason=error.strerror or str(error)
    )


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn errors of databases and disks that a person can act on into Kontor's own; others pass."""
    try:
        yield
    except Exception as error:
        said = translated(error)
        if said is None:
            raise
        raise said from error
