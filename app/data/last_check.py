"""What the last check of a book found, remembered on this computer; read where the window begins, long before anything is checked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import atomic_files
from app.core.dataclass import dataclass
from app.core.paths import remembered
from app.data.book import Book

if TYPE_CHECKING:
    from app.data.check import Check


@dataclass(frozen=True)
class LastCheck:
    """When the book was checked last on this computer, and the names of the checks that failed."""

    at: datetime.datetime
    failed: tuple[str, ...]


def check_file(book: Book) -> Path:
    """Return where the last check is remembered."""
    return remembered("checks", book.id)


def last_check(book: Book) -> LastCheck | None:
    """Return the last check, None before the first."""
    try:
        kept = atomic_files.read_json(check_file(book)) or {}
        return LastCheck(datetime.datetime.fromisoformat(kept["at"]), tuple(map(str, kept["failed"])))
    except (KeyError, TypeError, ValueError, OSError):
        return None  # a broken memory is none: the book is checked again


def remember(book: Book, checks: Iterable[Check], at: datetime.datetime) -> LastCheck:
    """Keep the result of a check on this computer."""
    done = LastCheck(at, tuple(check.name for check in checks if not check.ok))
    atomic_files.write_json(check_file(book), {"at": at.isoformat(), "failed": list(done.failed)})
    return done
