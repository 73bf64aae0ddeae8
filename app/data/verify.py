"""Verify: recompute and compare everything that could have been changed behind Kontor's back."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from app.core.codec import digest
from app.core.errors import Damaged, KontorError
from app.core.few_collections import few_collections
from app.core.manifest import resolve, topics
from app.core.messages import N_, Message
from app.data import counters, heads, replay, schema, trail, upgrade
from app.data.archive import walk
from app.data.backup import newest_whole
from app.data.book import Book
from app.data.check import Check
from app.data.engine import damaged, plain_errors, translated
from app.data.history import table_titles, tables
from app.data.system_tables import Attachment

Step = Callable[[Connection], list[Check]]
log = logging.getLogger("kontor")


def verify(book: Book, progress: Callable[[int, int], None] = lambda _done, _total: None) -> list[Check]:
    """Run the checks of the shared mechanisms and of every topic."""
    steps = parts(book)
    found: list[Check] = []
    with (
        plain_errors(),
        few_collections(),
        book.engine.connect() as connection,
        connection.begin() as reading,
    ):
        for done, step in enumerate(steps):
            progress(done, len(steps))
            found += step(connection)
        warning = heads.compare(book, connection)[0]
        found.append(
            Check(
                "head",
                warning is None,
                Message(*(warning or (N_("The book fits what this computer remembers of it."), {}))),
            )
        )
        torn = [one for one in found if not one.ok and one.detail.template == damaged().message.template]
        if torn and (
            unread := _unreadable(connection)
        ):  # such as a text that is none: the file itself is whole
            words = Message(N_("can't be read: {tables}"), {"tables": ", ".join(unread[:5])})
            found.append(Check("tables", False, words))
        if book.local and (torn or any(one.name in ("database", "archive") and not one.ok for one in found)):
            found.append(_way_on(book))
        elif book.local and any(one.name in ("trail", "history") and not one.ok for one in found):
            found += [one for one in [_way_on(book)] if one.ok]  # a bit in a row: the file itself is whole
        reading.rollback()  # a damaged file refuses to be told that nothing was written
    progress(len(steps), len(steps))
    return found


def _way_on(book: Book) -> Check:
    """Name the backup that a damaged book is made anew from."""
    whole = newest_whole(book)
    if whole is None:
        return Check("backup", False, Message(N_("There is no whole automatic backup of this book.")))
    words = N_(
        "The newest whole backup is {name}. Restore it to another place; the damaged file stays where it is."
    )
    return Check("backup", True, Message(words, {"name": str(whole)}))


def parts(book: Book) -> list[Step]:
    """Return the checks of a book, each a function of a connection; the memory of this computer is compared beside them."""
    own: list[tuple[str, Step]] = [
        ("database", _database),
        ("guards", lambda connection: _guards(book, connection)),
        ("trail", _trail),
        ("history", _history),
        ("counters", counters.checks),
        ("archive", lambda connection: [_archive(book, connection)]),
    ]
    of_topics = [(topic.name, resolve(topic.checks)) for topic in topics() if topic.checks]
    return [functools.partial(_carried_out, name, step) for name, step in own + of_topics]


def _carried_out(name: str, step: Step, connection: Connection) -> list[Check]:
    """Run a step; where it falls over what stands in the book, that is what it found.

    A value that no command writes, or a row whose other half is gone, can stop a step: the others still run, and
    the reason is logged.
    """
    try:
        return step(connection)
    except (KontorError, DBAPIError) as error:
        said = translated(error) if isinstance(error, DBAPIError) else error
        if isinstance(said, Damaged):
            return [Check(name, False, said.message)]
        if said is not None:  # the disk, the server, another program: no word about the book
            raise
        return [_not_read(name, error)]
    except Exception as error:  # noqa: BLE001 - whatever it falls over is what it found
        return [_not_read(name, error)]


def _not_read(name: str, error: Exception) -> Check:
    log.error("the check “%s” fell", name, exc_info=error)
    reason = getattr(error, "orig", None) or error
    words = N_("This check could not read what stands in the book ({reason}).")
    return Check(name, False, Message(words, {"reason": f"{type(reason).__name__}: {reason}"}))


def _database(connection: Connection) -> list[Check]:
    if connection.dialect.name != "sqlite":
        return []
    try:
        rows = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(5)"))]
        broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    except DBAPIError as error:
        rows, broken = [str(error.orig)], None
    if rows == ["ok"] and broken is None:
        return [Check("database", True, Message(N_("The file is whole.")))]
    said = rows if broken is None else [str(tuple(broken))]
    unread = _unreadable(connection)
    if unread:
        said.append(str(Message(N_("can't be read: {tables}"), {"tables": ", ".join(unread[:5])})))
    return [Check("database", False, Message(N_("The file is damaged: {what}"), {"what": "; ".join(said)}))]


def _unreadable(connection: Connection) -> list[str]:
    """Return the tables in which a damaged file can't be read to the end, by their titles."""
    found = []
    for name, table in tables().items():
        try:
            for _row in connection.execute(text(f'SELECT * FROM "{name}"')):
                pass
        except DBAPIError as error:
            if not isinstance(translated(error), Damaged | None):
                raise
            found.append(str(Message(table_titles().get(name, table.name))))
    return found


def _trail(connection: Connection) -> list[Check]:
    fault = trail.check_chain(connection)
    top = trail.head(connection)
    if fault:
        return [Check("trail", False, Message(N_("The trail was changed: {what}"), {"what": fault}))]
    return [
        Check(
            "trail",
            True,
            Message(N_("{count} steps, head {hash}"), {"count": top.seq, "hash": top.hash.hex()[:16]}),
        )
    ]


def _guards(book: Book, connection: Connection) -> list[Check]:
    changed = schema.unprotected(connection)
    if book.local:  # the archive of a local book is a file of its own
        try:
            with book.archive.connect() as archive:
                changed += upgrade.unprotected_archive(archive)
        except DBAPIError as error:  # what to do with one that can't be read the check of the archive says
            changed.append(str(error.orig))
    missing = [" ".join(one.partition("(")[0].split()[:7]) for one in changed]
    if missing:
        words = Message(
            N_("The protection of the book was changed: {what}"), {"what": "; ".join(missing[:5])}
        )
        return [Check("guards", False, words)]
    words = Message(
        N_("The database refuses changes to finalised and archived rows, word for word as it was made.")
    )
    return [Check("guards", True, words)]


def _history(connection: Connection) -> list[Check]:
    found = replay.faults(connection)
    if found:
        words = "; ".join(str(one) for one in found[:5])
        return [
            Check("history", False, Message(N_("Rows differ from their history: {what}"), {"what": words}))
        ]
    return [Check("history", True, Message(N_("Every row is what its history says.")))]


def _archive(book: Book, connection: Connection) -> Check:
    wrong: list[bytes] = []
    kept = set()
    try:
        with book.archive.connect() as archive:
            for key, data in walk(archive):
                kept.add(key)
                if digest(data) != key:
                    wrong.append(key)
    except DBAPIError as error:  # emptied, cut short or overwritten
        unread = Message(
            N_("The file of the archive can't be read ({reason}). Restore it from a backup."),
            {"reason": str(error.orig)},
        )
        return Check("archive", False, unread)
    names = {
        bytes(key): name
        for key, name in connection.execute(
            select(Attachment.sha256, Attachment.name).where(Attachment.hidden.is_(False))
        )
    }
    for topic in topics():
        names |= resolve(topic.kept)(connection) if topic.kept else {}
    lost = [name for key, name in names.items() if key not in kept]
    if wrong:
        named = [names.get(key) or key.hex()[:16] for key in wrong]
        return Check(
            "archive", False, Message(N_("Archived files were changed: {what}"), {"what": ", ".join(named)})
        )
    if lost:
        return Check(
            "archive", False, Message(N_("Archived files are missing: {what}"), {"what": ", ".join(lost[:5])})
        )
    loose = len(kept - set(names))
    words = (
        N_("{count} files fit their hashes; nothing refers to {loose} of them.")
        if loose
        else N_("{count} files fit their hashes.")
    )
    return Check("archive", True, Message(words, {"count": len(kept), "loose": loose}))
