"""What a SQLite file brings that runs is taken out before the file becomes a book: its triggers, views and indexes are ours, word for word.

Of a file from anywhere only rows are taken. A trigger, a view, an index of an expression, a column that is reckoned or a
table that a module answers for would run at some later look; `verify` could only say so afterwards.
"""

from __future__ import annotations

import re
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Damaged, Unusable
from app.core.messages import N_, Message
from app.data.book import ARCHIVE, DATABASE, connect
from app.data.engine import sqlite_connection, translated
from app.data.making import making
from app.data.roles import quoted
from app.data.schema import PARTS, Part, parts
from app.data.upgrade import archive_parts, ready_archive

_KIND = re.compile(r"CREATE\s+(?:UNIQUE\s+|VIRTUAL\s+)?(\w+)", re.IGNORECASE)
_ORDER = {"trigger": 0, "view": 1, "index": 2}  # what runs goes before what it stands on
_RECKONED = (
    2,
    3,
)  # how `table_xinfo` says of a column that it is reckoned: when it is read, when it is written


@dataclass(frozen=True)
class Said:
    """What a backup says of its book: its name, the revisions of the schema, and the head of the chain."""

    name: str
    revision: tuple[str, ...]
    seq: int
    head: str


def take_out(folder: Path, of: Said) -> list[str]:
    """Let the two files of a book hold no parts but those of a book of some revisions; return the names of what was taken out.

    Raises Unusable, with the name of the backup, where a table is none of ours, or the file is not what is said of it.
    """
    from sqlcipher3 import dbapi2

    damaged = Unusable(N_("{name} is not a backup of Kontor, or it is damaged."), name=of.name)
    try:
        gone = _of_the_book(folder, of) + _of_the_archive(folder, of.name)
        book = connect(str(folder))
        try:
            ready_archive(book)
        finally:
            book.leave()
    except dbapi2.DatabaseError as error:
        said = translated(error)
        raise damaged if said is None or isinstance(said, Damaged) else said from error
    return sorted(gone)


def left_out(names: list[str]) -> Message:
    """Return what a person is told of what was taken out of a backup."""
    words = N_("The backup held what no book of Kontor has; it was left out: {names}.")
    return Message(words, {"names": ", ".join(names)})


def _of_the_book(folder: Path, of: Said) -> list[str]:
    name = of.name
    if of.revision not in _OURS:
        _OURS[of.revision] = _parts_of(of.revision, folder)
    ours = _OURS[of.revision]
    with closing(sqlite_connection(folder / DATABASE)) as connection:
        for one in ours:
            if one.kind == "table" and not one.virtual:
                _must_hold_rows(connection, one.name, name)
        gone = _without_others(connection, ours, name)
        there = {(one.kind, one.name) for one in parts(connection.execute(PARTS))}
        for one in ours:
            if one.kind == "table" and (one.kind, one.name) not in there:
                raise _foreign(name, one.name)
            if (one.kind, one.name) not in there:
                connection.execute(one.sql)
        found = {row[0] for row in connection.execute("SELECT version_num FROM alembic_version")}
        heads = [
            (seq, bytes(value).hex()) for seq, value in connection.execute("SELECT seq, hash FROM trail_head")
        ]
        if found != set(of.revision) or heads != [(of.seq, of.head)]:
            raise Unusable(
                N_("{name} is damaged: the part {part} does not fit its hash."), name=name, part=DATABASE
            )
    return gone


_OURS: dict[tuple[str, ...], list[Part]] = {}


def _parts_of(revision: tuple[str, ...], room: Path) -> list[Part]:
    """Return the parts of a book of some revisions, of one that is made for it in a folder with room."""
    with tempfile.TemporaryDirectory(prefix=".own-", dir=room) as place:
        with making(place + "/own", revision):
            pass
        with closing(sqlite_connection(Path(place, "own.kontor", DATABASE))) as own:
            return parts(own.execute(PARTS))


def _of_the_archive(folder: Path, name: str) -> list[str]:
    ours = archive_parts()
    with closing(sqlite_connection(folder / ARCHIVE)) as connection:
        for one in ours:
            if one.kind == "table":
                _must_hold_rows(connection, one.name, name)
        gone = _without_others(connection, ours, name)
        connection.execute("PRAGMA user_version = 0")  # what is missing is made anew
    return gone


def _must_hold_rows(connection: Any, table: str, name: str) -> None:
    """Raise Unusable for a table with a column that is reckoned; one that is missing is seen elsewhere."""
    if any(column[6] in _RECKONED for column in connection.execute(f"PRAGMA table_xinfo({quoted(table)})")):
        raise _foreign(name, table)


def _without_others(connection: Any, ours: list[Part], name: str) -> list[str]:
    """Drop what is no table and not word for word ours, and return the names; raises Unusable for a table of a module, and where anything stays."""
    wanted = {_said(one) for one in ours}
    gone = []
    for one in sorted(_others(connection, wanted, name), key=lambda one: _ORDER[one.kind]):
        connection.execute(f"DROP {one.kind.upper()} {quoted(one.name)}")
        gone.append(one.name)
    for one in _others(connection, wanted, name):
        raise _foreign(name, one.name)
    return gone


def _others(connection: Any, wanted: set[str], name: str) -> list[Part]:
    """Return the parts that run and are not ours."""
    found = []
    for one in parts(connection.execute(PARTS)):
        kind = _KIND.match(one.sql)
        if kind is None or kind[1].lower() != one.kind or one.kind not in ("table", *_ORDER):
            raise _foreign(name, one.name)
        if one.kind == "table" and one.virtual and _said(one) not in wanted:
            raise _foreign(name, one.name)
        if one.kind != "table" and _said(one) not in wanted:
            found.append(one)
    return found


def _said(part: Part) -> str:
    return " ".join(part.sql.split())


def _foreign(name: str, part: str) -> Unusable:
    return Unusable(
        N_("{name} is not restored: its part {part} is not that of a book of Kontor."), name=name, part=part
    )
