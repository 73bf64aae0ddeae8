"""Backup: one file that holds the whole book, on either database, made while people work; see data/restore.py for the way back.

The file is a ZIP without compression: `manifest.json` (format, book id, head of
the chain, SHA-256 of each part) and the parts. A local book is copied by
SQLite's own backup; a shared one table by table within one snapshot.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect

from app import __version__
from app.core import atomic_files
from app.core.errors import Damaged, Invalid
from app.core.messages import N_
from app.core.zip_errors import UNREADABLE
from app.data import clock, roles, trail
from app.data.all_tables import load_models
from app.data.book import ARCHIVE, DATABASE, Book
from app.data.engine import plain_errors, sqlite_connection, translated
from app.data.pipeline import driver
from app.data.schema import in_words, newest_revisions, revisions

FORMAT = 1
KEEP_DAILY = 14
BY_HAND = ("search_text", "search_deep", "archive_")  # tables that stand in migrations only


def backup(book: Book, target: Path) -> dict[str, Any]:
    """Write a backup of a book to a new file and return its manifest; the file appears only when it is whole and on the disk.

    Raises Invalid where a file of that name is, Full or Unusable where the disk takes none.
    """
    if target.exists():
        raise Invalid(N_("{name} is there already; choose another name."), field="file", name=target.name)
    with plain_errors():
        atomic_files.make_folder(target.parent)
        atomic_files.clear_leavings(target.parent)
        with atomic_files.folder_beside(target) as folder:
            parts = _copy_local(book, folder) if book.local else _copy_server(book, folder)
            manifest: dict[str, Any] = {
                "kontor": __version__,
                "format": FORMAT,
                "kind": "sqlite" if book.local else "postgresql",
                "book": book.id,
                "at": clock.now().isoformat(),
                **_state(book, parts),
            }
            whole_file = folder / "whole"
            with zipfile.ZipFile(whole_file, "w", zipfile.ZIP_STORED, allowZip64=True) as whole:
                manifest["parts"] = {path.name: _pack(whole, path) for path in parts}
                whole.writestr("manifest.json", json.dumps(manifest, indent=1))
            whole_file.chmod(0o600)
            atomic_files.put_in_place(whole_file, target)
    return manifest


def _pack(whole: zipfile.ZipFile, path: Path) -> str:
    """Put a file into the backup and return its SHA-256, reading it once."""
    sums = hashlib.sha256()
    with path.open("rb") as source, whole.open(zipfile.ZipInfo(path.name), "w", force_zip64=True) as target:
        while chunk := source.read(1 << 20):
            sums.update(chunk)
            target.write(chunk)
    return sums.hexdigest()


def _state(book: Book, parts: list[Path]) -> dict[str, Any]:
    """Return revision and head of the copied state, not of the running book."""
    if not book.local:
        return dict(json.loads((parts[0].parent / "state.json").read_text(encoding="ascii")))
    copied = sqlite_connection(parts[0])
    try:
        found = in_words(row[0] for row in copied.execute("SELECT version_num FROM alembic_version"))
        seq, top = copied.execute("SELECT seq, hash FROM trail_head").fetchone()
        copied.execute("PRAGMA journal_mode=DELETE")
    finally:
        copied.close()
    return {"revision": found, "head": bytes(top).hex(), "seq": seq}


def _copy_local(book: Book, folder: Path) -> list[Path]:
    """Copy both files page by page, as they stand at one moment, while others go on writing."""
    from sqlcipher3 import dbapi2

    made = []
    for name in (DATABASE, ARCHIVE):
        source, path = sqlite_connection(book.folder / name), folder / name
        target = dbapi2.connect(str(path))
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()
        made.append(path)
    return made


def _copy_server(book: Book, folder: Path) -> list[Path]:
    made = []
    with (
        book.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection,
        connection.begin(),
    ):
        top, tables = trail.head(connection), copied_tables(connection)
        state = {
            "revision": in_words(revisions(connection)),
            "head": top.hash.hex(),
            "seq": top.seq,
            "tables": tables,
        }
        for table, columns in tables.items():
            path = folder / f"{table}.copy"
            statement = f"COPY {roles.quoted(table)} ({_quoted(columns)}) TO STDOUT"
            with (
                path.open("wb") as file,
                driver(connection) as raw,
                raw.cursor() as cursor,
                cursor.copy(statement) as copy,
            ):
                for chunk in copy:
                    file.write(chunk)
            made.append(path)
    (folder / "state.json").write_text(json.dumps(state), encoding="ascii")
    return made


def _quoted(columns: list[str]) -> str:
    return ", ".join(map(roles.quoted, columns))


def copied_tables(connection: Connection) -> dict[str, list[str]]:
    """Return all tables of a shared book with their columns, parents before children."""
    known = inspect(connection)
    ordered = [table.name for table in load_models().sorted_tables if known.has_table(table.name)]
    rest = sorted(name for name in known.get_table_names() if name.startswith(BY_HAND))
    return {name: [c["name"] for c in known.get_columns(name)] for name in (*rest, *ordered)}


def backups_folder(book: Book) -> Path:
    """Return the folder of the automatic backups of a local book."""
    return book.folder.parent / (book.name + ".backups")


def backup_before_upgrade(book: Book, found: str) -> None:
    """Keep a copy of an older book before it is migrated; a shared book is the server administrator's to back up first."""
    if book.local:
        target = (
            backups_folder(book)
            / f"{book.name}-before-{in_words(newest_revisions())}-from-{found}-{clock.now():%Y%m%d-%H%M%S-%f}.kontor-backup"
        )
        backup(book, target)


def daily(book: Book) -> Path | None:
    """Make today's automatic backup of a local book if there is none yet; keep the newest fourteen."""
    if not book.local:
        return None
    folder, today = backups_folder(book), clock.today()
    target = folder / f"{book.name}-{today.isoformat()}.kontor-backup"
    if target.exists():
        return None
    backup(book, target)
    old = sorted(folder.glob(f"{book.name}-????-??-??.kontor-backup"))[:-KEEP_DAILY]
    for path in old:
        path.unlink()
    return target


def newest_whole(book: Book) -> Path | None:
    """Return the newest automatic backup of a local book whose parts fit their hashes and whose database is whole, None without one.

    A backup that was made of a damaged file is as damaged as the file.
    """
    found = backups_folder(book).glob("*.kontor-backup")
    return next(filter(_is_whole, sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)), None)


def _is_whole(source: Path) -> bool:
    try:
        with zipfile.ZipFile(source) as whole, tempfile.TemporaryDirectory(prefix="kontor-") as folder:
            for part, wanted in json.loads(whole.read("manifest.json"))["parts"].items():
                with whole.open(part) as packed, Path(folder, Path(part).name).open("w+b") as file:
                    shutil.copyfileobj(packed, file)
                    file.seek(0)
                    if hashlib.file_digest(file, "sha256").hexdigest() != wanted:
                        return False
            with closing(sqlite_connection(Path(folder, DATABASE))) as copy:
                return bool(copy.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])
    except (*UNREADABLE, OSError, LookupError, TypeError, AttributeError, Damaged):
        return False
    except Exception as error:
        if isinstance(translated(error), Damaged):
            return False
        raise
