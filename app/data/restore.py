"""Restore: a book made anew from a backup, whole or not there; nothing that stands in the file is run.

A backup may come from anywhere. Its manifest is checked field by field, its parts against their hashes, and of its
tables only those are read that the program has itself: every statement is built from the program's own names. The files of
a local book are taken as they are, less all in them that runs (data/own_parts.py).
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.exc import DataError, IntegrityError

from app.core import atomic_files
from app.core.dataclass import dataclass
from app.core.errors import Unusable
from app.core.messages import N_
from app.core.paths import is_url
from app.core.zip_errors import UNREADABLE, is_damage
from app.data import roles
from app.data.backup import FORMAT, copied_tables
from app.data.book import ARCHIVE, DATABASE, UNFINISHED, folder_of
from app.data.engine import plain_errors
from app.data.making import clear_place, finish_folder, making
from app.data.own_parts import Said, take_out
from app.data.pipeline import driver
from app.data.schema import known_revisions, newest_revisions
from app.data.system_tables import About

CHUNK = 1 << 20
LARGEST_MANIFEST = 4_000_000  # bytes; one of some hundred tables has 30 kB
_HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself, checked."""

    kontor: str
    kind: str
    book: str
    at: str
    revision: str
    head: str
    seq: int
    parts: dict[str, str]
    tables: dict[str, list[str]]


def read_manifest(source: Path) -> Manifest:
    """Return the manifest of a backup; raises Unusable where the file is none, is damaged, or comes from a newer Kontor."""
    damaged = Unusable(N_("{name} is not a backup of Kontor, or it is damaged."), name=source.name)
    try:
        with zipfile.ZipFile(source) as whole:
            if whole.getinfo("manifest.json").file_size > LARGEST_MANIFEST:
                raise damaged
            found = json.loads(whole.read("manifest.json"))
    except FileNotFoundError as error:
        raise Unusable(N_("There is no file {name}."), name=source.name) from error
    except (*UNREADABLE, KeyError) as error:
        raise damaged from error
    if not isinstance(found, dict) or not isinstance(found.get("format"), int):
        raise damaged
    if found["format"] > FORMAT:
        raise Unusable(N_("{name} was made by a newer Kontor. Update the program first."), name=source.name)
    manifest = _checked(found)
    if manifest is None:
        raise damaged
    if not set(manifest.revision.split(",")) <= set(known_revisions()):
        raise Unusable(N_("{name} was made by a newer Kontor. Update the program first."), name=source.name)
    return manifest


def _checked(found: dict[str, Any]) -> Manifest | None:
    """Return a manifest whose every field is what it has to be, None for any other."""
    texts = {name: found.get(name) for name in ("kontor", "kind", "book", "at", "revision", "head")}
    parts, tables, seq = found.get("parts"), found.get("tables", {}), found.get("seq")
    if not all(isinstance(one, str) for one in texts.values()) or not isinstance(seq, int):
        return None
    if not isinstance(parts, dict) or not isinstance(tables, dict):
        return None
    if not all(isinstance(value, str) and _HEX.fullmatch(value) for value in parts.values()):
        return None
    for columns in tables.values():
        if not isinstance(columns, list) or not all(isinstance(one, str) for one in columns):
            return None
    made = Manifest(**{name: str(one) for name, one in texts.items()}, seq=seq, parts=parts, tables=tables)
    wanted = {DATABASE, ARCHIVE} if made.kind == "sqlite" else {f"{table}.copy" for table in tables}
    return made if made.kind in ("sqlite", "postgresql") and set(parts) == wanted else None


class _Told:
    """Counts the bytes that were read and tells of them; telling may raise Cancelled."""

    def __init__(self, tell: Callable[[int, int], object], of: int) -> None:
        self._tell, self._of, self._done = tell, of, 0

    def read(self, count: int) -> None:
        """Tell that so many bytes more were read."""
        self._done += count
        self._tell(self._done, self._of)


def restore(
    source: Path, place: str, tell: Callable[[int, int], object] = lambda _done, _of: None
) -> list[str]:
    """Make a book from a backup at a place where none is; every part is checked against its hash before it is used.

    Returns the names of what the file of a local book held that runs and is not ours: it was left out.
    tell(bytes read, of so many) may raise Cancelled, which leaves nothing behind.
    Raises Unusable for a file that is no backup or is damaged, or where a book is already; Full where there is no room.
    """
    manifest = read_manifest(source)
    if is_url(place) != (manifest.kind == "postgresql"):
        raise Unusable(
            N_("A backup of a local book is restored to a folder, one of a shared book to a server.")
        )
    try:
        with plain_errors(), zipfile.ZipFile(source) as whole:
            told = _Told(tell, sum(part.file_size for part in whole.infolist()))
            if manifest.kind == "sqlite":
                return _restore_local(whole, source.name, manifest, folder_of(place), told)
            _restore_server(whole, source.name, manifest, place, told)
            return []
    except (*UNREADABLE, KeyError) as error:
        raise Unusable(N_("{name} is not a backup of Kontor, or it is damaged."), name=source.name) from error


def _read_out(whole: zipfile.ZipFile, part: str, wanted: str, target: Path | None, told: _Told) -> None:
    """Read a part, into a file where one is given, and compare it with its hash; raises Unusable where it differs."""
    sums, name = hashlib.sha256(), Path(whole.filename or "").name
    if target is not None:
        target.touch(mode=0o600)
    try:
        with whole.open(part) as source, target.open("wb") if target else nullcontext() as file:
            while chunk := source.read(CHUNK):
                told.read(len(chunk))
                sums.update(chunk)
                if file is not None:
                    file.write(chunk)
    except (*UNREADABLE, OSError) as error:
        if not is_damage(error):
            raise
        raise Unusable(N_("{name} is not a backup of Kontor, or it is damaged."), name=name) from error
    if sums.hexdigest() != wanted:
        raise Unusable(
            N_("{name} is damaged: the part {part} does not fit its hash."),
            name=name,
            part=part,
        )


def _restore_local(
    whole: zipfile.ZipFile, name: str, manifest: Manifest, folder: Path, told: _Told
) -> list[str]:
    clear_place(folder)
    atomic_files.make_folder(folder.parent)
    atomic_files.clear_leavings(folder.parent)
    with atomic_files.folder_beside(folder) as part:
        for file, wanted in manifest.parts.items():
            _read_out(whole, file, wanted, part / file, told)
        revision = tuple(manifest.revision.split(","))
        gone = take_out(part, Said(name, revision, manifest.seq, manifest.head))
        finish_folder(part, folder)
    return gone


def _restore_server(whole: zipfile.ZipFile, name: str, manifest: Manifest, place: str, told: _Told) -> None:
    for part, wanted in manifest.parts.items():
        _read_out(whole, part, wanted, None, told)
    found = manifest.revision.split(",")
    at = None if set(found) == newest_revisions() else found  # an older book is migrated when it is opened
    damaged = Unusable(N_("{name} is not a backup of Kontor, or it is damaged."), name=name)
    with making(place, at) as book, book.writing() as connection:
        ours = copied_tables(connection)
        if {table: sorted(columns) for table, columns in manifest.tables.items()} != {
            table: sorted(columns) for table, columns in ours.items()
        }:
            raise Unusable(N_("{name} holds other tables than a book of Kontor has."), name=name)
        known = connection.scalar(select(About.value).where(About.name == roles.NAME))
        try:
            _fill(connection, whole, ours, manifest)
        except (DataError, IntegrityError) as error:  # its rows are none that these tables take
            raise damaged from error
        connection.execute(delete(About).where(About.name.in_([roles.NAME, UNFINISHED])))
        if known is not None:
            connection.execute(insert(About), {"name": roles.NAME, "value": known})


def _fill(
    connection: Connection, whole: zipfile.ZipFile, ours: dict[str, list[str]], manifest: Manifest
) -> None:
    """Copy the parts into empty tables, with the guards asleep, in the order of columns that each part has."""
    for table in ours:
        connection.execute(text(f"ALTER TABLE {roles.quoted(table)} DISABLE TRIGGER USER"))
    connection.execute(text("TRUNCATE " + ", ".join(map(roles.quoted, ours))))
    for table, own in ours.items():
        by_name = {column: roles.quoted(column) for column in own}
        columns = ", ".join(by_name[column] for column in manifest.tables[table])
        statement = f"COPY {roles.quoted(table)} ({columns}) FROM STDIN"
        with (
            whole.open(f"{table}.copy") as file,
            driver(connection) as raw,
            raw.cursor() as cursor,
            cursor.copy(statement) as copy,
        ):
            while chunk := file.read(CHUNK):
                copy.write(chunk)
        if "id" in own:
            _count_on(connection, table)
    for table in ours:
        connection.execute(text(f"ALTER TABLE {roles.quoted(table)} ENABLE TRIGGER USER"))


def _count_on(connection: Connection, table: str) -> None:
    """Let the keys of a table go on after the highest."""
    sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:t, 'id')"), {"t": table})
    if sequence:
        top = f"SELECT GREATEST(max(id), 1) FROM {roles.quoted(table)}"
        connection.execute(text(f"SELECT setval(:sequence, ({top}))"), {"sequence": sequence})
