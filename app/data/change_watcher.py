"""The watcher: notices at once that another process changed the book, without asking the tables again and again.

A local book tells by `PRAGMA data_version`, which moves when another
connection committed; a shared one by NOTIFY, which the trail sends with every run.
"""

from __future__ import annotations

import logging
from typing import Any

from app.data.background import Loop
from app.data.book import DATABASE
from app.data.engine import sqlite_connection
from app.data.office import Office

LOCAL_SECONDS = 0.5
SERVER_SECONDS = 2.0
RETRY_SECONDS = 5.0
log = logging.getLogger("kontor")


class Watcher(Loop):
    """A thread that calls office.news() when something changed elsewhere; a lost server is tried again."""

    def __init__(self, office: Office) -> None:
        super().__init__("news", RETRY_SECONDS, first=0, patience=SERVER_SECONDS + 3)
        self.office = office

    def look(self) -> None:
        """Watch until the desk is closed; a server that is lost is looked for again."""
        if self.office.book.local:
            self._local()
        else:
            self._server()

    def _local(self) -> None:
        connection = sqlite_connection(self.office.book.folder / DATABASE, read_only=True)
        try:
            seen: Any = None
            while not self.stopping.wait(LOCAL_SECONDS):
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
            while not self.stopping.is_set():
                if any(True for _notice in driver.notifies(timeout=SERVER_SECONDS, stop_after=1)):
                    self.office.news()
        finally:
            raw.invalidate()
