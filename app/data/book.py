"""An open book: a local folder `<name>.kontor` or a PostgreSQL database, its engines, and what this process has seen of it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from app.core.errors import Busy
from app.core.paths import is_url
from app.data import engine as engines
from app.data import heads

log = logging.getLogger("kontor")
SUFFIX = ".kontor"
DATABASE, ARCHIVE = "kontor.db", "archive.db"
UNFINISHED = "unfinished"  # in `about` while a shared book is being made
REMEMBER_EVERY = 60.0  # seconds
TRIAL_MS = 100  # that a trial waits for what somebody else writes


class Book:
    """An open book: its engines, its id, and the last transaction this process has seen."""

    def __init__(self, place: str, engine: Engine, archive: Engine) -> None:
        self.place, self.engine, self.archive = place, engine, archive
        self.local = engine.dialect.name == "sqlite"
        self._writing = engine.execution_options(kontor_write=True)
        self._lock = threading.RLock()
        self.id = ""
        self.encrypted: bool | None = None  # whether the way to a server is; None for a local book
        self.seen = 0
        self.cache: dict[str, Any] = {}
        self.warning: heads.Words | None = (
            None  # why the book is not to be trusted; see heads.must_be_trusted()
        )
        self.remark: heads.Words | None = None  # what else is to be said at the opening
        self._remember_at = time.monotonic() + REMEMBER_EVERY

    @property
    def folder(self) -> Path:
        """The folder of a local book."""
        return Path(self.place)

    @property
    def name(self) -> str:
        """The name of the folder or database."""
        return self.folder.name.removesuffix(SUFFIX) if self.local else str(self.engine.url.database)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a write transaction: committed at the end, rolled back on any error."""
        guard = self._lock if self.local else nullcontext()
        with guard, self._writing.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def trying(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is rolled back; nobody waits for it, and it waits for others a moment only.

        On a local book it takes the right to write with its first change, most trials change nothing. Raises Busy.
        """
        with self.engine.connect() as connection, engines.waiting(connection, TRIAL_MS):
            transaction = connection.begin()
            try:
                if not self.local:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {TRIAL_MS}")
                yield connection
            finally:
                transaction.rollback()

    def remember_sometimes(self) -> None:
        """Remember the head of the chain when the last time is a while ago; called while people work."""
        if time.monotonic() >= self._remember_at:
            self._remember_at = time.monotonic() + REMEMBER_EVERY
            heads.remember(self)

    def empty_log(self) -> None:
        """Write what stands in the log of a local book into its files and empty it: what was erased stands there still.

        A reader that is still under way keeps its part of the log; the next erasure or the last one to close takes it.
        """
        for engine in {self.engine, self.archive} if self.local else ():
            with engines.plain_errors(), engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Remember the head of the chain outside the book and close all connections; with a server that is gone it stays as it was remembered last."""
        try:
            with engines.plain_errors():
                heads.remember(self)
        except Busy as error:
            log.warning("the head of the book could not be remembered: %s", error)
        finally:
            self.leave()

    def leave(self) -> None:
        """Close all connections."""
        self.engine.dispose()
        if self.archive is not self.engine:
            self.archive.dispose()


def folder_of(place: str) -> Path:
    """Return the folder of a local book; the suffix may be left out."""
    path = Path(place).expanduser()
    return path if path.suffix == SUFFIX or (path / DATABASE).exists() else path.with_name(path.name + SUFFIX)


def connect(place: str) -> Book:
    """Return the book at a place without looking into it; raises Unusable, for a server with what it did not let in."""
    if is_url(place):
        from app.data.connecting import reach  # a local book needs nothing of servers

        engine = engines.postgres_engine(engines.server_url(place))
        reach(engine)
        return Book(place, engine, engine)
    folder = folder_of(place)
    return Book(
        str(folder), engines.sqlite_engine(folder / DATABASE), engines.sqlite_engine(folder / ARCHIVE)
    )


def shown(place: str) -> str:
    """Return a place without its password."""
    return engines.server_url(place).render_as_string(hide_password=True) if is_url(place) else place


def without_password(place: str) -> str:
    """Return a place as it may be kept in a file."""
    if not is_url(place):
        return place
    return engines.server_url(place)._replace(password=None).render_as_string()  # URL.set() ignores None
