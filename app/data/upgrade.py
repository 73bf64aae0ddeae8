"""Migrations: run when a book is opened, after a backup; a newer book than the program is refused."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.core.errors import Unusable
from app.core.messages import N_
from app.core.places import program
from app.data import roles
from app.data.books import ARCHIVE, Book
from app.data.engine import sqlite_connection


def scripts() -> Path:
    """Return the folder of the migrations."""
    return program() / "migrations"


def newest() -> str:
    """Return the newest revision the program knows, without importing Alembic."""
    names = sorted(path.stem for path in (scripts() / "versions").glob("[0-9]*.py"))
    return re.match(r"\d+", names[-1])[0]  # type: ignore[index]


def revision(connection: Connection) -> str:
    """Return the revision of a book, '' for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def bring_up_to_date(book: Book) -> None:
    """Migrate an older book after a backup; raises Unusable for a newer one or for no book at all."""
    with book.engine.connect() as connection:
        found = revision(connection)
    if not found:
        raise Unusable(N_("This is not a book of Kontor."))
    if found == newest():
        return
    if found > newest():
        raise Unusable(
            N_("This book was made by a newer Kontor ({found}). Update the program on this computer; the book stays as it is."), found=found
        )
    from app.data.backup import backup_before_upgrade

    backup_before_upgrade(book, found)
    upgrade(book)


def upgrade(book: Book) -> None:
    """Run all missing migrations in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    with book.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if not book.local and inspect(connection).has_table("about") and (group := roles.group_of(connection)):
            roles.give_tables(connection, group.removesuffix("_desk") + "_owner", group)
    if book.local:
        _archive_tables(book)


ARCHIVE_SQL = """
CREATE TABLE IF NOT EXISTS archive_blob (
  sha256 BLOB PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL, kept_at TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS guard_archive_blob_update BEFORE UPDATE ON archive_blob
BEGIN SELECT RAISE(ABORT, 'guard: archived files never change'); END;
CREATE TABLE IF NOT EXISTS archive_bond (sha256 BLOB NOT NULL, owner TEXT NOT NULL, until TEXT, PRIMARY KEY (sha256, owner)) WITHOUT ROWID;
DROP TRIGGER IF EXISTS guard_archive_blob_delete;
CREATE TRIGGER guard_archive_blob_delete BEFORE DELETE ON archive_blob
WHEN NOT EXISTS (SELECT 1 FROM archive_bond WHERE sha256 = OLD.sha256)
  OR EXISTS (SELECT 1 FROM archive_bond WHERE sha256 = OLD.sha256 AND (until IS NULL OR until >= date('now')))
BEGIN SELECT RAISE(ABORT, 'guard: archived files stay'); END;
CREATE TRIGGER IF NOT EXISTS guard_archive_bond_update BEFORE UPDATE ON archive_bond
WHEN NEW.sha256 <> OLD.sha256 OR NEW.owner <> OLD.owner OR (OLD.until IS NOT NULL AND (NEW.until IS NULL OR NEW.until < OLD.until))
BEGIN SELECT RAISE(ABORT, 'guard: a term never ends earlier'); END;
CREATE TRIGGER IF NOT EXISTS guard_archive_bond_delete BEFORE DELETE ON archive_bond
WHEN EXISTS (SELECT 1 FROM archive_blob WHERE sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'guard: a term never goes while its file is here'); END;
"""


def _archive_tables(book: Book) -> None:
    connection = sqlite_connection(book.folder / ARCHIVE)
    try:
        connection.executescript(ARCHIVE_SQL)
    finally:
        connection.close()
