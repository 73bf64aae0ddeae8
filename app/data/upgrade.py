"""Migrations: run when a book is opened, after a backup; a newer book than the program is refused."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from app.core.errors import Damaged, NoBook, Unusable
from app.core.messages import N_
from app.data import roles
from app.data.book import ARCHIVE, Book
from app.data.engine import sqlite_connection
from app.data.schema import (
    PARTS,
    Part,
    differences,
    in_words,
    known_revisions,
    newest_revisions,
    parts,
    revisions,
    versions,
)

_ALONE = 0x4B6F6D69  # the advisory lock of who migrates


def bring_up_to_date(book: Book) -> None:
    """Migrate an older book after a backup; raises Unusable for a newer one or for no book at all."""
    with book.engine.connect() as connection:
        found = revisions(connection)
    if not found:
        if not book.local:
            raise NoBook(N_("There is no book in the database {name} yet."), name=book.name)
        raise Damaged(N_("This file is not a book of Kontor, or it is damaged."))  # as an empty file is
    if unknown := found - set(known_revisions()):
        raise Unusable(
            N_(
                "This book was made by a newer Kontor ({found}). Update the program on this computer; the book stays as it is."
            ),
            found=in_words(unknown),
        )
    if found != newest_revisions():
        from app.data.backup import backup_before_upgrade

        backup_before_upgrade(book, in_words(found))
        upgrade(book)
    ready_archive(book)
    from app.data import basics, standard_roles

    basics.bring_if_new(book)
    standard_roles.bring_if_new(book)


def upgrade(book: Book) -> None:
    """Run all missing migrations in one transaction; who comes second waits and finds nothing to do."""
    with book.writing() as connection:
        if not book.local:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ALONE})
        migrate(connection)
        if not book.local and (group := roles.group_of(connection)):
            roles.give_tables(connection, group.removesuffix("_desk") + "_owner", group)


def migrate(connection: Connection, target: str = "heads") -> None:
    """Run all missing migrations on a connection, inside its transaction; target names another revision to stop at."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(versions().parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


ARCHIVE_VERSION = 3  # in the header of archive.db; raise it with every change below
ARCHIVE_SQL = """
CREATE TABLE IF NOT EXISTS archive_blob (
  sha256 BLOB PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL, kept_at TEXT NOT NULL);;
DROP TRIGGER IF EXISTS guard_archive_blob_update;;
CREATE TRIGGER guard_archive_blob_update BEFORE UPDATE OF sha256, size, data ON archive_blob
BEGIN SELECT RAISE(ABORT, 'guard: archived files never change'); END;;
CREATE TABLE IF NOT EXISTS archive_bond (
  sha256 BLOB NOT NULL, owner TEXT NOT NULL, until TEXT, since TEXT NOT NULL DEFAULT '', PRIMARY KEY (sha256, owner)) WITHOUT ROWID;;
CREATE TABLE IF NOT EXISTS archive_shorter (
  owner TEXT NOT NULL, until TEXT, asked_by TEXT NOT NULL, agreed_by TEXT NOT NULL CHECK (asked_by <> agreed_by), at TEXT NOT NULL);;
CREATE TRIGGER IF NOT EXISTS guard_archive_shorter_update BEFORE UPDATE ON archive_shorter
BEGIN SELECT RAISE(ABORT, 'guard: the correction of a term stays'); END;;
CREATE TRIGGER IF NOT EXISTS guard_archive_shorter_delete BEFORE DELETE ON archive_shorter
BEGIN SELECT RAISE(ABORT, 'guard: the correction of a term stays'); END;;
DROP TRIGGER IF EXISTS guard_archive_blob_delete;;
CREATE TRIGGER guard_archive_blob_delete BEFORE DELETE ON archive_blob
WHEN NOT EXISTS (SELECT 1 FROM archive_bond WHERE sha256 = OLD.sha256)
  OR EXISTS (SELECT 1 FROM archive_bond WHERE sha256 = OLD.sha256 AND (until IS NULL OR until >= date('now')))
BEGIN SELECT RAISE(ABORT, 'guard: archived files stay'); END;;
DROP TRIGGER IF EXISTS guard_archive_bond_update;;
CREATE TRIGGER guard_archive_bond_update BEFORE UPDATE ON archive_bond
WHEN NEW.sha256 <> OLD.sha256 OR NEW.owner <> OLD.owner OR NEW.since <> OLD.since
  OR (OLD.until IS NOT NULL AND (NEW.until IS NULL OR NEW.until < OLD.until) AND OLD.since < date('now', '-1 day')
    AND NOT EXISTS (SELECT 1 FROM archive_shorter m WHERE m.owner = OLD.owner AND m.until IS NEW.until))
BEGIN SELECT RAISE(ABORT, 'guard: a term never ends earlier'); END;;
CREATE TRIGGER IF NOT EXISTS guard_archive_bond_delete BEFORE DELETE ON archive_bond
WHEN EXISTS (SELECT 1 FROM archive_blob WHERE sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'guard: a term never goes while its file is here'); END
"""


IF_NEW = "IF NOT EXISTS "
_MADE = re.compile(rf"CREATE (TABLE|TRIGGER) ({IF_NEW})?(\w+).*", re.DOTALL)


def archive_parts() -> list[Part]:
    """Return what the file of the archive holds, as it is made above."""
    made = (_MADE.match(one.strip()) for one in ARCHIVE_SQL.split(";;"))
    return [Part(kind=one[1].lower(), name=one[3], sql=one[0].replace(IF_NEW, "")) for one in made if one]


def unprotected_archive(connection: Connection) -> list[str]:
    """Return what of the archive of a local book is not as above, '-' missing and '+' too many: guards word for word, tables by name.

    The tables of an older archive got their last column later, which SQLite words otherwise.
    """
    found = parts(connection.exec_driver_sql(PARTS).all())
    return differences(*([_said(one) for one in side] for side in (archive_parts(), found)))


def _said(part: Part) -> str:
    """Return a part as it is compared."""
    return (
        f"CREATE TABLE {part.name}"
        if part.kind == "table" and not part.virtual
        else " ".join(part.sql.split())
    )


def ready_archive(book: Book) -> None:
    """Bring the archive of a local book up to date, at every opening: it is a file of its own, and a process may have died between the two."""
    if not book.local:
        return
    connection = sqlite_connection(book.folder / ARCHIVE)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] >= ARCHIVE_VERSION:
            return
        connection.execute("BEGIN IMMEDIATE")
        known = {row[1] for row in connection.execute("PRAGMA table_info(archive_bond)")}
        if known and "since" not in known:
            connection.execute("ALTER TABLE archive_bond ADD COLUMN since TEXT NOT NULL DEFAULT ''")
        for statement in ARCHIVE_SQL.split(";;"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {ARCHIVE_VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()
