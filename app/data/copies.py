"""Where copies of what was erased from a book still lie: every certificate of an erasure says it."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import _
from app.data.backup import KEEP_DAILY, backups_folder
from app.data.book import Book


@dataclass(frozen=True)
class Copies:
    """Sentences, and the names of the automatic backups from before an erasure with their head, as a table of one column."""

    words: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def copies_of_before(book: Book, erased: datetime.datetime) -> Copies:
    """Return where what was erased from a book at a moment still lies, until when, and what is in no book."""
    words = [
        _("Backups made before the erasure still hold what was erased until they are removed themselves.")
    ]
    if book.local:
        until = formats.day(erased.astimezone().date() + datetime.timedelta(days=KEEP_DAILY))
        words.append(
            _(
                "Of the automatic daily backups the newest {count} are kept: where the book is opened daily, the last one with what was erased goes on {day}."
            ).format(count=KEEP_DAILY, day=until)
        )
    words.append(
        _(
            "Not in the book, and not erased with it: exported files, paper, and on the computers that open the book forms typed by half and words that lists were filtered by."
        )
    )
    names = older_than(book, erased)
    head = (_("Automatic backups from before the erasure"),) if names else ()
    return Copies(tuple(words), head, tuple((name,) for name in names))


def older_than(book: Book, moment: datetime.datetime) -> tuple[str, ...]:
    """Return the names of the automatic backups of a local book that were made before a moment, newest first; none of a shared one."""
    found = backups_folder(book).glob("*.kontor-backup") if book.local else ()
    made = sorted(((path.stat().st_mtime, path.name) for path in found), reverse=True)
    return tuple(name for when, name in made if when < moment.timestamp())
