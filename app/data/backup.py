"""Backup and restore: one file that holds the whole book, on either database, made while people work.

The file is a ZIP without compression: `manifest.json` (format, book id, head of
the chain, SHA-256 of each part) and the parts. A local book is copied by
SQLite's own backup; a shared one table by table within one snapshot.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, inspect, select, text

from app import __version__
from app.core.dates import utc_now
from app.core.errors import Full, Invalid, Unusable
from app.core.messages import N_
from app.data import roles, trail
from app.data.base import About
from app.data.books import ARCHIVE, DATABASE, Book, create, folder_of, shown
from app.data.engine import is_url, plain_errors, sqlite_connection
from app.data.pipeline import driver
from app.data.tables import Base
from app.data.upgrade import newest, revision

FORMAT = 1
KEEP_DAILY = 14


def backup(book: Book, target: Path) -> dict[str, Any]:
    """Write a backup of a book to a new file and return its manifest; the file appears only when it is whole."""
    if target.exists():
        raise Invalid(N_("{name} is there already; choose another name."), field="file", name=target.name)
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with plain_errors(), tempfile.TemporaryDirectory(dir=target.parent, prefix=".kontor-") as folder:
            parts = _copy_local(book, Path(folder)) if book.local else _copy_server(book, Path(folder))
            manifest: dict[str, Any] = {
                "kontor": __version__,
                "format": FORMAT,
                "kind": "sqlite" if book.local else "postgresql",
                "book": book.id,
                "at": utc_now().isoformat(),
                **_state(book, parts),
            }
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as whole:
                manifest["parts"] = {path.name: _pack(whole, path) for path in parts}
                whole.writestr("manifest.json", json.dumps(manifest, indent=1))
        part.replace(target)
    except OSError as error:
        raise Full(N_("The backup could not be written: {reason}"), reason=error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _pack(whole: zipfile.ZipFile, path: Path) -> str:
    """Put a file into the backup and return its SHA-256, reading it once."""
    sums = hashlib.sha256()
    with path.open("rb") as source, whole.open(zipfile.ZipInfo(path.name), "w", force_zip64=True) as target:
        while chunk := source.read(1 << 20):
            sums.update(chunk)
            target.write(chunk)
    return sums.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _state(book: Book, parts: list[Path]) -> dict[str, Any]:
    """Return revision and head of the copied state, not of the running book."""
    if not book.local:
        return dict(json.loads((parts[0].parent / "state.json").read_text(encoding="ascii")))
    copied = sqlite_connection(parts[0])
    try:
        (found,) = copied.execute("SELECT version_num FROM alembic_version").fetchone()
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
    with book.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection, connection.begin():
        top, tables = trail.head(connection), _server_tables(connection)
        state = {"revision": revision(connection), "head": top.hash.hex(), "seq": top.seq, "tables": tables}
        for table, columns in tables.items():
            path = folder / f"{table}.copy"
            statement = f"COPY {table} ({_quoted(columns)}) TO STDOUT"
            with path.open("wb") as file, driver(connection) as raw, raw.cursor() as cursor, cursor.copy(statement) as copy:
                for chunk in copy:
                    file.write(chunk)
            made.append(path)
    (folder / "state.json").write_text(json.dumps(state), encoding="ascii")
    return made


def _quoted(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _server_tables(connection: Connection) -> dict[str, list[str]]:
    """Return all tables with their columns, parents before children."""
    known = inspect(connection)
    ordered = [table.name for table in Base.metadata.sorted_tables if known.has_table(table.name)]
    rest = sorted(set(known.get_table_names()) - set(ordered) - {"alembic_version"})
    return {name: [c["name"] for c in known.get_columns(name)] for name in (*rest, *ordered)}


def read_manifest(source: Path) -> dict[str, Any]:
    """Return the manifest of a backup; raises Unusable where the file is none, is damaged, or comes from a newer Kontor."""
    try:
        with zipfile.ZipFile(source) as whole:
            manifest = dict(json.loads(whole.read("manifest.json")))
    except FileNotFoundError as error:
        raise Unusable(N_("There is no file {name}."), name=source.name) from error
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unusable(N_("{name} is not a backup of Kontor, or it is damaged."), name=source.name) from error
    if manifest.get("format", 0) > FORMAT or manifest.get("revision", "") > newest():
        raise Unusable(N_("{name} was made by a newer Kontor. Update the program first."), name=source.name)
    return manifest


def restore(source: Path, place: str) -> None:
    """Make a book from a backup at a place where none is; every part is checked against its hash first."""
    manifest = read_manifest(source)
    if is_url(place) != (manifest["kind"] == "postgresql"):
        raise Unusable(N_("A backup of a local book is restored to a folder, one of a shared book to a server."))
    with plain_errors(), tempfile.TemporaryDirectory(prefix="kontor-") as folder:
        inside = Path(folder)
        try:
            with zipfile.ZipFile(source) as whole:
                for name in manifest["parts"]:
                    whole.extract(name, inside)
        except (zipfile.BadZipFile, KeyError, OSError) as error:
            raise Unusable(N_("{name} is not a backup of Kontor, or it is damaged."), name=source.name) from error
        for name, wanted in manifest["parts"].items():
            if _sha256(inside / name) != wanted:
                raise Unusable(N_("{name} is damaged: the part {part} does not fit its hash."), name=source.name, part=name)
        if manifest["kind"] == "sqlite":
            _restore_local(inside, place)
        else:
            _restore_server(inside, place, manifest)


def _restore_local(inside: Path, place: str) -> None:
    folder = folder_of(place)
    if (folder / DATABASE).exists():
        raise Unusable(N_("There is already a book at {place}."), place=str(folder))
    waiting = folder.with_name(folder.name + ".part")
    shutil.rmtree(waiting, ignore_errors=True)
    waiting.mkdir(parents=True)
    for name in (DATABASE, ARCHIVE):
        shutil.copyfile(inside / name, waiting / name)
    if folder.exists():
        folder.rmdir()
    waiting.replace(folder)


def _restore_server(inside: Path, place: str, manifest: dict[str, Any]) -> None:
    book = create(place)
    try:
        with book.writing() as connection:
            if revision(connection) != manifest["revision"]:
                raise Unusable(N_("This backup needs Kontor {version}."), version=manifest["kontor"])
            names = list(manifest["tables"])
            known = connection.execute(select(About.name, About.value).where(About.name == roles.NAME)).first()
            for table in names:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
            connection.execute(text("TRUNCATE " + ", ".join(names)))
            for table, columns in manifest["tables"].items():
                statement = f"COPY {table} ({_quoted(columns)}) FROM STDIN"
                with (
                    (inside / f"{table}.copy").open("rb") as file,
                    driver(connection) as raw,
                    raw.cursor() as cursor,
                    cursor.copy(statement) as copy,
                ):
                    while chunk := file.read(1 << 20):
                        copy.write(chunk)
                if "id" in columns and connection.scalar(text("SELECT pg_get_serial_sequence(:t, 'id')"), {"t": table}):
                    connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), GREATEST(max(id), 1)) FROM {table}"))
            for table in names:
                connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
            connection.execute(delete(About).where(About.name == roles.NAME))
            if known is not None:
                connection.execute(insert(About), {"name": known[0], "value": known[1]})
            book.id = connection.scalar(select(About.value).where(About.name == "id")) or ""
    finally:
        book.close()


def backups_folder(book: Book) -> Path:
    """Return the folder of the automatic backups of a local book."""
    return book.folder.parent / (book.name + ".backups")


def backup_before_upgrade(book: Book, found: str) -> None:
    """Keep a copy of an older book before it is migrated; a shared book is the server administrator's to back up first."""
    if book.local:
        target = backups_folder(book) / f"{book.name}-before-{newest()}-from-{found}-{utc_now():%Y%m%d-%H%M%S}.kontor-backup"
        backup(book, target)


def daily(book: Book) -> Path | None:
    """Make today's automatic backup of a local book if there is none yet; keep the newest fourteen."""
    if not book.local:
        return None
    folder, today = backups_folder(book), datetime.datetime.now().astimezone().date()
    target = folder / f"{book.name}-{today.isoformat()}.kontor-backup"
    if target.exists():
        return None
    backup(book, target)
    old = sorted(folder.glob(f"{book.name}-????-??-??.kontor-backup"))[:-KEEP_DAILY]
    for path in old:
        path.unlink()
    return target


def describe(place: str) -> str:
    """Return where a book lies, in words without a password."""
    return shown(place) if is_url(place) else str(folder_of(place))
