"""What is said of a damaged book, at the opening and wherever work in it meets the damage: that, and the backup that leads on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import Damaged
from app.core.messages import N_
from app.data.book import Book
from app.data.engine import plain_errors

WHOLE = "newest whole backup"  # kept with the open book: to look for it reads the backups


def with_a_way_on(book: Book, error: Damaged) -> Damaged:
    """Return what is said of a damaged book, with the newest whole backup where there is one."""
    found = _whole(book) if book.local else None
    if found is None:
        return error
    words = N_("{said} The newest whole backup is {name}.")
    return Damaged(words, said=error.message, name=str(found))


def _whole(book: Book) -> Path | None:
    from app.data.backup import newest_whole  # wanted where something is wrong alone

    if WHOLE not in book.cache:
        book.cache[WHOLE] = newest_whole(book)
    found: Path | None = book.cache[WHOLE]
    return found


@contextmanager
def told_plainly(book: Book) -> Iterator[None]:
    """Turn errors of databases and disks into Kontor's own, those of a damaged book with what leads on."""
    try:
        with plain_errors():
            yield
    except Damaged as error:
        raise with_a_way_on(book, error) from error
