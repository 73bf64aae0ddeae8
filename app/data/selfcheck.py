"""The nightly self-check: verifies the book once a day beside the window, remembers the result on this computer, and proves backups by restoring one."""

from __future__ import annotations

import datetime
import logging
import tempfile
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.core import atomic_files
from app.core.errors import Unusable
from app.core.messages import N_, Message
from app.core.paths import home
from app.data import archive, heads, trail
from app.data.background import Loop
from app.data.backup import backups_folder
from app.data.book import Book, connect
from app.data.check import Check
from app.data.history import tables
from app.data.last_check import check_file, last_check, remember
from app.data.office import Office
from app.data.restore import restore
from app.data.system_tables import TrailRun
from app.data.verify import verify

EVERY = datetime.timedelta(hours=20)
LOOK, FIRST = 600.0, 45.0  # seconds between looks, and before the first one: what the person wants goes first
log = logging.getLogger("kontor")


class SelfCheck(Loop):
    """A thread that checks the book when the last check is a day old."""

    def __init__(self, office: Office) -> None:
        super().__init__("selfcheck", LOOK, FIRST)  # a check under way is left to itself, it only reads
        self._office = office

    def look(self) -> bool:
        """Check if it is time, and say whether it was."""
        known = last_check(self._office.book)
        if known is not None and self._office.clock() - known.at < EVERY:
            return False
        remember(self._office.book, verify(self._office.book), self._office.clock())
        book = self._office.book
        if book.warning is None:  # in a book that is not trusted nothing is destroyed
            with book.engine.connect() as connection, connection.begin():
                needed = archive.referred(connection)
            archive.clear_loose(book, needed, self._office.clock())
        atomic_files.clear_leavings(home())
        atomic_files.clear_leavings(check_file(book).parent)
        atomic_files.clear_leavings(heads.file_of(book).parent)
        return True


def begin(office: Office) -> SelfCheck:
    """Begin to check beside the window."""
    made = SelfCheck(office)
    made.start()
    return made


# -- proving a backup ------------------------------------------------------------
def rehearse(book: Book) -> tuple[str, list[Check]]:
    """Restore the newest automatic backup of a local book into a folder that is thrown away, verify it, and return its name and findings.

    Raises Unusable where there is no backup, or for a shared book, whose server is rehearsed by its administrator.
    """
    if not book.local:
        raise Unusable(
            N_("A shared book is rehearsed on its server: restore a backup into a database of its own.")
        )
    found = sorted(backups_folder(book).glob("*.kontor-backup"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise Unusable(N_("No backup yet. One is made each day when the book is opened."))
    with tempfile.TemporaryDirectory(prefix="kontor-rehearsal-") as folder:
        place = Path(folder) / "rehearsal.kontor"
        restore(found[-1], str(place))
        copy = connect(str(place))
        try:
            with copy.engine.connect() as connection, book.engine.connect() as now:
                checks = [_steps(connection, now), *_counts(connection)]
            checks += [check for check in verify(copy) if check.name != "head"]
        finally:
            copy.engine.dispose()
            copy.archive.dispose()
    return found[-1].name, checks


def _steps(copy: Connection, now: Connection) -> Check:
    """Say how many steps the backup is behind the book, and that it is the same history."""
    top, newest = trail.head(copy), trail.head(now)
    same = now.scalar(select(TrailRun.hash).where(TrailRun.seq == top.seq)) if top.seq else top.hash
    fits = same is not None and bytes(same) == top.hash
    words = Message(
        N_("{count} steps, {behind} behind the book"), {"count": top.seq, "behind": newest.seq - top.seq}
    )
    return Check(
        "rehearsal", fits, words if fits else Message(N_("The backup is of another history than the book."))
    )


def _counts(copy: Connection) -> list[Check]:
    """Say how much came back."""
    counts = [copy.scalar(select(func.count()).select_from(table)) or 0 for table in tables().values()]
    words = N_("{count} rows in {tables} tables came back")
    return [Check("restored", True, Message(words, {"count": sum(counts), "tables": sum(map(bool, counts))}))]
