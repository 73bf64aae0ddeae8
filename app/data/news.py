"""The watcher: notices at once that another process changed the book, without asking the tables again and again.

A local book tells by `PRAGMA data_version`, which moves when another
connection committed; a shared one by NOTIFY, which the trail sends with every run.
"""

from __future__ import annotations

import logging
import threading
from typing import Any

from sqlalchemy.exc import DBAPIError

from app.core.errors import KontorError
from app.data.books import DATABASE
from app.data.engine import sqlite_connection
from app.data.office import Office

LOCAL_SECONDS = 0.5
SERVER_SECONDS = 2.0
RETRY_SECONDS = 5.0
log = logging.getLogger("kontor")


class Watcher:
    """A thread that calls office.news() when something changed elsewhere; a lost server is tried again."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="news", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Stop and wait for the thread."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(SERVER_SECONDS + 3)

    def _run(self) -> None:
        watch = self._local if self.office.book.local else self._server
        while not self._stop.is_set():
            try:
                watch()
            except (DBAPIError, KontorError, OSError) as error:
                log.warning("watching is interrupted: %s", error)
                self._stop.wait(RETRY_SECONDS)

    def _local(self) -> None:
        connection = sqlite_connection(self.office.book.folder / DATABASE, read_only=True)
        try:
            seen: Any = None
            while not self._stop.wait(LOCAL_SECONDS):
                (version,) = connection.execute("PRAGMA data_version").fetchone()
                if seen is not None and version != seen:
                    self.office.news()
                seen = version
        finally:
            connection.close()

    def _server(self) -> None:
        raw = self.office.book.engine.raw_connection()
        try:
            driver: Any = raw.driver_connection
            driver.autocommit = True
            driver.execute("LISTEN kontor")
            self.office.news()
            while not self._stop.is_set():
                if any(True for _notice in driver.notifies(timeout=SERVER_SECONDS, stop_after=1)):
                    self.office.news()
        finally:
            raw.invalidate()
