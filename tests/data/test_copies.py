"""Where copies of what was erased still lie: backups from before by name, the newest first, and nothing of what came later."""

from __future__ import annotations

import os

from app.data.backup import backups_folder
from app.data.copies import copies_of_before, older_than
from app.data.office import Office


def test_backups_from_before_are_named(any_office: Office) -> None:
    """Of a local book by their files; a shared one keeps none beside it, its certificate has sentences alone."""
    book, now = any_office.book, any_office.clock()
    if book.local:
        backups_folder(book).mkdir()
        for name, seconds in (("first", -90), ("second", -60), ("same", 0), ("later", 60)):
            path = backups_folder(book) / f"{name}.kontor-backup"
            path.touch()
            os.utime(path, (now.timestamp() + seconds,) * 2)
    wanted = ("second.kontor-backup", "first.kontor-backup") if book.local else ()
    assert older_than(book, now) == wanted
    found = copies_of_before(book, now)
    assert found.rows == tuple((name,) for name in wanted)
    assert bool(found.head) is book.local
    assert len(found.words) == (3 if book.local else 2)
