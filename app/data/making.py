"""Making a book: whole or not there, whenever the process is killed, the disk is full or the power goes.

A local book is made in a folder beside its place, synced, and renamed at the end. A shared book carries a mark in `about`
until it is whole; what an earlier try left under that mark is taken away first.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError

from app import __version__
from app.core import atomic_files
from app.core.errors import Busy, Unusable
from app.core.messages import N_
from app.core.paths import is_url
from app.data import engine as engines
from app.data import heads, roles, trail
from app.data.all_tables import load_models
from app.data.books import ARCHIVE, DATABASE, UNFINISHED, Book, connect, folder_of, open_book
from app.data.engine import sqlite_connection
from app.data.roles import quoted
from app.data.schema import make_all
from app.data.system_tables import About, TrailHead
from app.data.upgrade import migrate, ready_archive

_ALONE = 0x4B6F6E74  # the advisory lock of who makes a book in a database


@contextmanager
def making(place: str, at: Sequence[str] | None = None) -> Iterator[Book]:
    """Give an empty book with all tables; it stands at its place when the block ends well, and nothing does otherwise.

    at names revisions of an earlier version, for a backup that comes from there; None is the newest.
    Raises Unusable where a book is already, Busy where another process is making one in the same database.
    """
    maker = _on_server(place, at) if is_url(place) else _in_folder(folder_of(place), at)
    with engines.plain_errors(), maker as book:
        yield book


def make(place: str) -> Book:
    """Make an empty book and open it."""
    with making(place):
        pass
    return opened(place)


def opened(place: str) -> Book:
    """Open a book that was just made, and begin to remember its head."""
    book = open_book(place)
    if heads.remember(book, anew=True):
        book.warning = None
    return book


def _fill(connection: Connection, book: Book, at: Sequence[str] | None, *marks: str) -> None:
    """Make tables and guards, and what every book says of itself."""
    if at is None:
        make_all(connection)
    else:
        for one in at:
            migrate(connection, one)
    book.id = uuid.uuid4().hex
    about = [("id", book.id), ("made_by", __version__), *((mark, "yes") for mark in marks)]
    connection.execute(insert(About), [{"name": name, "value": value} for name, value in about])
    connection.execute(insert(TrailHead), {"id": 1, "seq": 0, "hash": trail.GENESIS})


# -- a folder --------------------------------------------------------------------
@contextmanager
def _in_folder(folder: Path, at: Sequence[str] | None) -> Iterator[Book]:
    clear_place(folder)
    atomic_files.make_folder(folder.parent)
    atomic_files.clear_leavings(folder.parent)
    with atomic_files.folder_beside(folder) as part:
        for name in (DATABASE, ARCHIVE):
            (part / name).touch(mode=0o600, exist_ok=False)
        book = connect(str(part))
        try:
            ready_archive(book)
            with book.writing() as connection:
                _fill(connection, book, at)
            yield book
        finally:
            book.leave()
        finish_folder(part, folder)


def finish_folder(part: Path, folder: Path) -> None:
    """Bring the two files of a book into one piece each and give the folder its name."""
    for name in (DATABASE, ARCHIVE):
        connection = sqlite_connection(part / name)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    atomic_files.put_in_place(part, folder)


def clear_place(folder: Path) -> None:
    """Make sure that nothing stands where a book is to be; what an interrupted try of an earlier version left goes.

    Raises Unusable where a book is, or a folder with anything else in it.
    """
    if not folder.exists():
        return
    names = {path.name for path in folder.iterdir()}
    if not names:
        return
    own = {name + end for name in (DATABASE, ARCHIVE) for end in ("", "-wal", "-shm", "-journal")}
    if DATABASE in names and not _was_begun_only(folder / DATABASE):
        raise Unusable(N_("There is already a book at {place}."), place=str(folder))
    if not names <= own:
        raise Unusable(N_("The folder {place} is not empty."), place=str(folder))
    for name in names:
        (folder / name).unlink()


def _was_begun_only(path: Path) -> bool:
    """Say whether a file is a book that nobody ever worked in: empty, or without a single run; a damaged one is none."""
    if path.stat().st_size == 0 and not path.with_name(path.name + "-wal").exists():
        return True
    connection = sqlite_connection(path)
    try:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not tables:
            return True
        if not {"alembic_version", "trail_run"} <= tables:
            return False
        return connection.execute("SELECT 1 FROM trail_run LIMIT 1").fetchone() is None
    except Exception as error:
        if engines.translated(error) is None:
            raise
        return False
    finally:
        connection.close()


# -- a server ----------------------------------------------------------------------
@contextmanager
def _on_server(place: str, at: Sequence[str] | None) -> Iterator[Book]:
    book = connect(place)
    try:
        with book.engine.connect() as alone:
            if not alone.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _ALONE}):
                raise Busy(N_("Another computer is making this book. Try again in a moment."))
            alone.commit()
            try:
                with book.writing() as connection:
                    _begin_on_server(connection, book, at)
                try:
                    yield book
                except BaseException:
                    with contextlib.suppress(DBAPIError), book.writing() as connection:
                        _take_away(connection)  # where the server is gone, its mark says it at the next try
                    raise
                with book.writing() as connection:
                    connection.execute(delete(About).where(About.name == UNFINISHED))
            finally:
                alone.rollback()
                alone.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _ALONE})
                alone.commit()
    finally:
        book.leave()


def _begin_on_server(connection: Connection, book: Book, at: Sequence[str] | None) -> None:
    known = inspect(connection).get_table_names()
    if "about" in known:
        if not connection.scalar(select(About.value).where(About.name == UNFINISHED)):
            raise Unusable(
                N_("There is already a book in the database {name}. Please name an empty one."),
                field="database",
                name=book.name,
            )
        _take_away(connection)
    _fill(connection, book, at, UNFINISHED)
    roles.set_up(connection)


def _take_away(connection: Connection) -> None:
    """Take away all that a try to make a book left in a database; tables of others stay."""
    own = {*load_models().tables, "alembic_version"}
    for name in inspect(connection).get_table_names():
        if name in own or name.startswith(("search_text", "search_deep", "archive_")):
            connection.execute(text(f"DROP TABLE {quoted(name)} CASCADE"))
    functions = text(
        "SELECT p.oid::regprocedure::text FROM pg_proc p "
        "WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'kontor%'"
    )
    for signature in connection.scalars(functions).all():
        connection.execute(text(f"DROP FUNCTION {signature} CASCADE"))
