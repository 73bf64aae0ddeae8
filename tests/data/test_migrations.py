"""Migrations: newer and older books, a backup before each upgrade, and the same tables as the models say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import Unusable
from app.data import books
from app.data.office import Office
from app.data.record_extras import write_note
from tests.conftest import close, office_at
from tests.data.test_crash import ROW


def test_newer_and_older_books(place: str, tmp_path: Path) -> None:
    """A newer book is left alone; a rewritten or older one is noticed by what this computer remembers."""
    office = office_at(place)
    office.run(write_note, ROW, "one")
    copy = tmp_path / "old.kontor"
    close(office.book)
    shutil.copytree(place, copy)
    office = office_at(place)
    office.run(write_note, ROW, "two")
    office.book.close()
    old = books.open_book(str(copy))
    assert old.warning is not None
    assert "older" in old.warning[0]
    close(old)
    office = office_at(place)
    with office.book.engine.begin() as connection:
        connection.execute(
            text("DELETE FROM alembic_version")
        )  # there is one row for each branch that was not merged
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    close(office.book)
    with pytest.raises(Unusable, match="newer Kontor"):
        books.open_book(place)


def test_an_older_book_is_migrated_after_a_backup(tmp_path: Path) -> None:
    """A book of the first revision is backed up, brought up to date, and opens."""
    from alembic import command
    from alembic.config import Config

    from app.data.books import ARCHIVE, DATABASE, connect
    from app.data.schema import newest_revisions, revisions, versions

    folder = tmp_path / "old.kontor"
    folder.mkdir()
    for name in (DATABASE, ARCHIVE):
        (folder / name).touch()
    book = connect(str(folder))
    config = Config()
    config.set_main_option("script_location", str(versions().parent))
    with book.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO about VALUES ('id', 'old')"))
        connection.execute(text("INSERT INTO trail_head VALUES (1, 0, x'00')"))
    close(book)
    opened = books.open_book(str(folder))
    with opened.engine.connect() as connection:
        assert revisions(connection) == newest_revisions()
    assert len(list((tmp_path / "old.backups").glob("*before*.kontor-backup"))) == 1
    close(opened)


ONCE = (  # partial indexes, see migration 5e0c9a7d3b18
    "uq_it_audit_open",
    "uq_hr_person_login",
    "uq_finance_bank_line_stack_line",
    "uq_finance_entry_vat",
)


def test_models_and_migrations_agree(any_office: Office) -> None:
    """A migrated book has exactly the tables and columns of the models, on both databases."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from app.data.all_tables import load_models

    known = {
        "search_text",
        "search_deep",
        "archive_blob",
        "archive_bond",
        "archive_shorter",
        "alembic_version",
        "ix_finance_entry_reversal_of",
        "uq_finance_entry_fiscal_year_id_number",
        *ONCE,
    }
    by_trigger = {
        f"fk_finance_{name}"
        for name in ("line_account_id", "line_entry_id", "entry_fiscal_year_id", "entry_period_id")
    }
    unlike = known | (
        set() if any_office.book.local else by_trigger
    )  # on a server these references are checked for a whole statement
    with any_office.book.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": False,
                "include_object": lambda _o, name, kind, *_: (
                    name not in unlike
                    and not (kind == "table" and name.startswith(("search_text", "search_deep")))
                ),
            },
        )
        assert compare_metadata(context, load_models()) == []
