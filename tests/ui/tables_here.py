"""Tells whether pages read again what they show: what was read is told by the database itself, not by what the pages learn from."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event, func, select

from app.core.events import Changes
from app.data import office as office_of_data
from app.data.all_tables import load_models
from app.data.office import Office
from app.data.system_tables import TrailRun
from app.ui import record_panel, watching
from app.ui.answers import receiver_of
from app.ui.desk import Desk
from tests.ui.conftest import settle

READ = 20  # SQLITE_READ, https://www.sqlite.org/c3ref/c_alter_table.html
TRAIL = {
    "trail",
    "trail_run",
}  # the history of a row is that of its table; what was kept only asks whether it is still good
ONCE = {  # what is asked when a page is opened, and why not again
    "first_steps": "until all are done; the search calls them back",
    "last_month": "the month that is shown first",
    "last_day": "the span that is shown first",
    "last_sale": "the span that is shown first",
    "newest_released": "the span that is shown first",
    "guide": "the month that is shown first",
    "open_stacks": "the stack that is shown first",
    "stack_to_book": "lines that are typed here: a stack that changes under the hand would be worse than one of a moment ago",
    "fiscal_year": "a whole year is counted when somebody asks for it (F5), not after each entry",
    "documents.letters.letterhead head_texts": "the letterhead that is being written: what was typed stays",
    "documents.letters.letterhead setting": "the letterhead that is being written: what was typed stays",
    "documents.intake.pages document": "pages that are being divided and turned: what was set stays",
    "documents.intake.version document": "a document of which a new version is made: what was set stays",
    "inventory.counting.count sheet_of": "the sheet on which somebody counts: no line moves under the hand",
    "documents.archive.inbox contact": "of the document that comes next, which is read ahead",
}
LATER = {"totals"}  # sums follow the selection a moment later
Asked = tuple[QObject | None, tuple[str, ...], set[str]]


class Readings:
    """What was read beside the window: for whom, by which queries, and which tables the database says it read."""

    def __init__(self, office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.found: list[Asked] = []
        self._here, self._desk = threading.local(), desk
        self._still = office_of_data.still
        event.listen(office.book.engine, "checkout", self._look)
        monkeypatch.setattr(Desk, "_beside_window", self._wrapped(Desk._beside_window))
        monkeypatch.setattr(Office, "read", self._named(Office.read))
        monkeypatch.setattr(office_of_data, "still", self._unseen)

    def _look(self, raw: Any, _record: object, _proxy: object) -> None:
        """Let the database tell each table that a statement reads when it is made ready; what was ready is made so anew."""

        def told(action: int, table: str | None, *_more: object) -> int:
            read = getattr(self._here, "read", None)
            if action == READ and table and read is not None:
                read.add(table)
            return 0

        raw.set_authorizer(told)

    def _unseen(self, *given: Any) -> Any:
        """Ask who reads, which is no part of the answer."""
        read, self._here.read = getattr(self._here, "read", None), None
        try:
            return self._still(*given)
        finally:
            self._here.read = read

    def _named(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        def read(office: Office, question: Any, *args: Any, **more: Any) -> Any:
            bare = question
            while isinstance(bare, functools.partial):
                bare = bare.func
            names = getattr(self._here, "names", [])
            names.append(bare.__name__)
            return plain(office, question, *args, **more)

        return read

    def _wrapped(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        def beside(
            desk: Desk,
            job: Callable[[], Any],
            then: Any,
            failed: Any,
            owner: QObject | None,
            slot: str,
            pause: float = 0.0,
        ) -> None:
            def watched() -> Any:
                self._here.read, self._here.names = set(), []
                try:
                    return job()
                finally:
                    receiver = owner if owner is not None else receiver_of(then)
                    self.found.append((receiver, tuple(self._here.names), self._here.read))
                    self._here.read = None

            plain(desk, watched, then, failed, owner=owner, slot=slot, pause=pause)

        return beside

    def take(self) -> list[Asked]:
        """Return what was read since the last time."""
        found, self.found = self.found, []
        return found


def _seen(part: QObject | None) -> bool:
    while part is not None and not isinstance(part, QWidget):
        part = part.parent()
    return part is None or part.isVisible()


def _runs(office: Office) -> int:
    with office.book.engine.connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(TrailRun)) or 0)


class Watched:
    """Looks whether each page reads again what it shows, while a test goes through them."""

    def __init__(self, office: Office, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self._office, self._desk, self._qtbot = office, desk, qtbot
        self._ours = set(load_models().tables)
        monkeypatch.setattr(watching, "SOON", 0.0)
        monkeypatch.setattr(record_panel, "WALKING_MS", 0)
        self._quiet()
        self._readings = Readings(office, desk, monkeypatch)
        self.unwatched: list[object] = []
        self.stale: list[object] = []
        self.restless: list[object] = []
        self.seen = 0

    def _quiet(self) -> None:
        for _turn in range(3):  # what is due begins in a turn of its own
            settle(self._qtbot, self._desk)

    def look(self, key: str) -> None:
        """Look at the page that was opened last.

        Each table that was read for a part of it is one that the part watches; when all of them change, all that is
        seen is read again, once: it reads no more afterwards, and writes nothing.
        """
        self._quiet()
        first, tables = self._readings.take(), set[str]()
        for receiver, names, read in first:
            known = {table for one in self._desk.watching.of(receiver) for table in one.tables}
            missing = (read & self._ours) - known - TRAIL
            if missing and not _asked_once(key, names):
                self.unwatched.append((key, names, sorted(missing)))
            tables |= read & self._ours
            self.seen += 1
        runs = _runs(self._office)
        self._desk.changed.emit(Changes(frozenset(tables - TRAIL)))
        self._quiet()
        again = {name for _receiver, names, _read in self._readings.take() for name in names}
        shown = {name for receiver, names, _read in first if _seen(receiver) for name in names}
        self.stale += [(key, name) for name in shown - again if not _asked_once(key, (name,))]
        self._quiet()
        later = {name for _receiver, names, _read in self._readings.take() for name in names} - LATER
        if later or _runs(self._office) != runs:
            self.restless.append((key, later))


def _asked_once(key: str, names: tuple[str, ...]) -> bool:
    return any(name in ONCE or f"{key} {name}" in ONCE for name in names)
