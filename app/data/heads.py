"""The head of the chain, remembered outside the book: what a rewritten, cut or older book can't know.

One small file a book, in the user's folder. It only ever moves along a verified extension: the head that is remembered
must still be in the chain, and every run after it must link to the one before. What does not fit stays remembered, and
the book stays distrusted, until a person confirms it; see data/trust.py.
"""

from __future__ import annotations

import contextlib
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from app.core import atomic_files
from app.core.dataclass import dataclass
from app.core.errors import Forbidden
from app.core.messages import N_, Message
from app.core.paths import home, remembered
from app.data import trail
from app.data.system_tables import TrailRun

if TYPE_CHECKING:
    from app.data.book import Book

Words = tuple[str, dict[str, Any]]
BROKEN: Words = (
    N_("What this computer remembered of the book could not be read; from now on it is remembered anew."),
    {},
)
DOUBT = "kontor_doubt"  # why the book of a connection is not to be trusted, beside the person
log = logging.getLogger("kontor")


@dataclass(frozen=True)
class Known:
    """The head this computer remembers: number and hash of a run."""

    seq: int
    hash: bytes


def file_of(book: Book) -> Path:
    """Return the file that remembers the head of a book."""
    return remembered("heads", book.id)


def known_head(book: Book) -> Known | None:
    """Return the head this computer remembers of a book, None where it remembers none; raises ValueError for a broken file."""
    found = atomic_files.read_json(file_of(book))
    if found is None:  # versions before kept all heads in one file
        found = (atomic_files.read_json(home() / "heads.json") or {}).get(book.id)
        if found is None:
            return None
        if not isinstance(found, dict):
            found = {}
    seq, value = found.get("seq"), found.get("hash")
    if type(seq) is not int or not 0 <= seq < 1 << 63 or not re.fullmatch("[0-9a-f]{64}", str(value)):
        raise ValueError("the remembered head can't be read")
    return Known(seq, bytes.fromhex(str(value)))


def compare(book: Book, connection: Connection) -> tuple[Words | None, Words | None]:
    """Compare a book with what is remembered of it: return why it is not to be trusted, and what else is to be said.

    Both are None where it fits or nothing is remembered. A file or folder that can't be read is told and never stops anything.
    """
    try:
        known = known_head(book)
    except (ValueError, OSError):
        return None, BROKEN
    return (_mismatch(connection, known) if known else None), None


def _mismatch(connection: Connection, known: Known) -> Words | None:
    top = trail.head(connection)
    if not known.seq:
        return None
    found = connection.scalar(select(TrailRun.hash).where(TrailRun.seq == known.seq))
    if found is None or top.seq < known.seq:
        words = N_(
            "This book is older than the one you last worked in: {count} steps are missing. Was a backup restored?"
        )
        return words, {"count": max(known.seq - top.seq, 1)}
    if bytes(found) != known.hash or not _extends(connection, known, top):
        return N_("The history of this book was rewritten since you last worked in it. Run Verify."), {}
    return None


def _extends(connection: Connection, known: Known, top: trail.Head) -> bool:
    """Say whether every run after the remembered one links to the one before, up to the head."""
    seq, value = known.seq, known.hash
    query = (
        select(TrailRun.seq, TrailRun.digest, TrailRun.hash)
        .where(TrailRun.seq > known.seq, TrailRun.seq <= top.seq)
        .order_by(TrailRun.seq)
    )
    for number, digest, stored in connection.execute(query, execution_options={"yield_per": 2000}):
        seq, value = seq + 1, trail.link(value, bytes(digest))
        if number != seq or bytes(stored) != value:
            return False
    return (seq, value) == (top.seq, top.hash)


def remember(book: Book, anew: bool = False) -> bool:
    """Remember the head of a book where it extends the one remembered, and say whether it did.

    anew takes it whatever was remembered: for a book just made, and once a person has confirmed it. Processes that close
    at once come one after the other, each reading the book in its turn, so that none sets back what another has seen.
    A disk that takes no file is logged; it must not stop the work.
    """
    if not book.id:
        return False
    with contextlib.ExitStack() as turn:
        try:
            turn.enter_context(atomic_files.alone(file_of(book)))
        except OSError as error:
            return _not_remembered(error)
        with book.engine.connect() as connection, connection.begin():
            top = trail.head(connection)
            try:
                known = None if anew else known_head(book)
            except (ValueError, OSError):  # whether a file can be made shows below
                known = None
            if known and (known.seq, known.hash) == (top.seq, top.hash) and file_of(book).exists():
                return True
            if known and _mismatch(connection, known):
                return False
        try:
            atomic_files.write_json(file_of(book), {"seq": top.seq, "hash": top.hash.hex()})
        except OSError as error:
            return _not_remembered(error)
    return True


def _not_remembered(error: OSError) -> bool:
    log.warning("the head of the book could not be remembered: %s", error)
    return False


def doubt(connection: Connection) -> str:
    """Return why the book that is read here is not to be trusted, in the language in force, for its papers; '' where it is."""
    words: Words | None = connection.get_execution_options().get(DOUBT)
    return str(Message(*words)) if words else ""


def doubt_of(book: Book) -> str:
    """Return the same of an open book."""
    return str(Message(*book.warning)) if book.warning else ""


def must_be_trusted(book: Book) -> None:
    """Raise Forbidden where the book does not fit what this computer remembers: nothing is finalised or handed out then."""
    if book.warning is not None:
        raise _distrusted()


def must_fit(connection: Connection) -> None:
    """Raise Forbidden like must_be_trusted(), for what is read to be handed out."""
    if doubt(connection):
        raise _distrusted()


def _distrusted() -> Forbidden:
    return Forbidden(
        N_(
            "This book does not fit what this computer remembers of it, so nothing is finalised or exported. "
            "Look into it, and confirm the history under “Backup and verify” if it is right."
        )
    )
