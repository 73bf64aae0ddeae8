"""A new book is what all migrations together make; revisions are sets, and a book of a newer program is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, text

from app.core.errors import Unusable
from app.data import backup as backups
from app.data import books, schema
from app.data.engine import sqlite_engine
from app.data.office import Office
from app.data.restore import restore
from app.data.schema import differences, dump, known_revisions, make_all, newest_revisions, revisions
from app.data.upgrade import migrate
from tests.conftest import close, drop_database, empty_database

AGAIN = "python3 packaging/migration.py --schema writes them anew"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Return an engine on a database with nothing in it, once on each database."""
    if request.param == "sqlite":
        (tmp_path / "kontor.db").touch()
        made = sqlite_engine(tmp_path / "kontor.db")
        yield made
        made.dispose()
        return
    server = request.getfixturevalue("server")
    address = empty_database(server)
    made = create_engine(address)
    yield made
    made.dispose()
    drop_database(server, address)


def writing(engine: Engine) -> Connection:
    """Return a connection that may write."""
    return engine.connect().execution_options(kontor_write=True)


def test_a_migrated_book_is_a_new_one(empty: Engine) -> None:
    """Tables, columns, types, defaults, references, indexes, triggers and functions: what migrations make is what the files hold."""
    with writing(empty) as connection, connection.begin():
        migrate(connection)
        migrated = dump(connection)
        assert revisions(connection) == newest_revisions()
    in_file = schema.file_of(empty.dialect.name).read_text(encoding="utf-8").strip().split(schema.NEXT)
    assert differences(migrated, in_file) == [], AGAIN
    kinds = {re.split(r"\W+", said)[1] for said in migrated if said.startswith("CREATE")}
    assert {"TABLE", "INDEX", "TRIGGER", "UNIQUE"} <= kinds


def test_a_new_book_is_what_the_file_says(empty: Engine) -> None:
    """What is made at once reads back the same, statement by statement, and says that it is of now."""
    with writing(empty) as connection, connection.begin():
        make_all(connection)
        made = dump(connection)
        assert revisions(connection) == newest_revisions()
    assert made == schema.file_of(empty.dialect.name).read_text(encoding="utf-8").strip().split(schema.NEXT)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP INDEX ix_attachment_sha256",
        "ALTER TABLE note ADD COLUMN extra TEXT",
        "CREATE TABLE more (id INTEGER)",
        "DROP TRIGGER guard_trail_update{on}",
    ],
)
def test_every_difference_is_seen(empty: Engine, harm: str) -> None:
    """The comparison can fail: a missing index or guard, a column or table more."""
    with writing(empty) as connection, connection.begin():
        make_all(connection)
        before = dump(connection)
        on = " ON trail" if empty.dialect.name == "postgresql" else ""
        connection.execute(text(harm.format(on=on)))
        assert differences(before, dump(connection)) != []


HARMS = {
    "sqlite": (
        "CREATE VIEW evil AS SELECT 1",
        "CREATE TABLE evil (id INTEGER)",
        "CREATE VIRTUAL TABLE evil USING fts5(x)",
        "ALTER TABLE note ADD COLUMN evil TEXT",
        "CREATE TRIGGER search_text_x AFTER INSERT ON note BEGIN SELECT 1; END",
        "CREATE TRIGGER sqlitex AFTER INSERT ON note BEGIN SELECT 1; END",
    ),
    "postgresql": (
        "ALTER TABLE note ADD COLUMN evil TEXT",
        "ALTER TABLE note ALTER COLUMN text SET DEFAULT 'x'",
        "ALTER TABLE app_user_role DROP CONSTRAINT fk_app_user_role_role_id",
        "CREATE RULE evil AS ON INSERT TO note DO ALSO DELETE FROM about",
        "CREATE POLICY evil ON note USING (true)",
        "ALTER TABLE trail DISABLE TRIGGER guard_trail_update",
        "ALTER TABLE trail ENABLE REPLICA TRIGGER guard_trail_update",
    ),
}


def test_what_is_not_of_the_migrations_is_named(empty: Engine) -> None:
    """Tables, columns, references, views, rules and guards that sleep; a table of others on a server is theirs."""
    with writing(empty) as connection:
        with connection.begin():
            make_all(connection)
            assert schema.unprotected(connection) == []
        for harm in HARMS[empty.dialect.name]:
            with connection.begin() as tried:
                connection.exec_driver_sql(harm)
                assert schema.unprotected(connection) != [], harm
                tried.rollback()
        if empty.dialect.name == "postgresql":
            with connection.begin():
                connection.exec_driver_sql("CREATE TABLE theirs (id serial PRIMARY KEY, note integer)")
                assert schema.unprotected(connection) == []


def test_the_program_knows_its_migrations_as_alembic_does() -> None:
    """Reading the files by pattern finds the same revisions, the same order and the same ends."""
    config = Config()
    config.set_main_option("script_location", str(schema.versions().parent))
    scripts = ScriptDirectory.from_config(config)
    walked = {one.revision: frozenset(one._all_down_revisions) for one in scripts.walk_revisions()}
    assert known_revisions() == walked
    assert newest_revisions() == frozenset(scripts.get_heads())


def test_a_book_with_a_revision_more_is_newer(any_office: Office) -> None:
    """A book that another branch of the program has migrated is not touched."""
    place = any_office.book.place
    with any_office.book.writing() as connection:
        connection.execute(text("INSERT INTO alembic_version (version_num) VALUES ('abcdef123456')"))
    with pytest.raises(Unusable, match="abcdef123456"):
        books.open_book(place)
    with any_office.book.engine.connect() as connection:
        assert revisions(connection) == newest_revisions() | {"abcdef123456"}


def test_an_older_shared_backup_is_restored_and_migrated(server: str, tmp_path: Path) -> None:
    """A backup of an earlier version comes back as it was, and is brought up to date when it is opened."""
    from app.data.making import making

    old, again = empty_database(server), empty_database(server)
    with making(old, ["0027"]):
        pass
    book = books.connect(old)
    book.id = "old"
    backups.backup(book, tmp_path / "old.kontor-backup")
    book.leave()
    restore(tmp_path / "old.kontor-backup", again)
    raw = books.connect(again)
    with raw.engine.connect() as connection:
        assert revisions(connection) == {"0027"}
    raw.leave()
    opened = books.open_book(again)
    with opened.engine.connect() as connection:
        assert revisions(connection) == newest_revisions()
    close(opened)
    for address in (old, again):
        drop_database(server, address)
