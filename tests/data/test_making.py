"""Making, backing up and restoring a book: whole or not there, and the same step again works after whatever happened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, insert, text

from app.core import atomic_files
from app.core.errors import Busy, Full, Invalid, KontorError, Unusable
from app.data import backup as backups
from app.data import books, making
from app.data.engine import sqlite_connection
from app.data.office import Office
from app.data.restore import read_manifest, restore
from app.data.system_tables import About
from app.data.verify import verify
from app.modules.office import services
from app.modules.office.services import NewBook, new_book
from tests.conftest import close, drop_database, empty_database

ANSWERS = NewBook(company="Neu GmbH", fiscal_year=2026, land="BE")


def healthy(place: str) -> None:
    """Open a book, verify it, and close it."""
    book = books.open_book(place)
    assert [check for check in verify(book) if not check.ok] == []
    close(book)


@pytest.fixture(params=["sqlite", "postgresql"])
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return a place where no book is, on each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "made.kontor")
        return
    server = request.getfixturevalue("server")
    address = empty_database(server)
    yield address
    drop_database(server, address)


class Died(BaseException):
    """Stands for a process that ends in the middle."""


def die(*_arguments: object, **_more: object) -> None:
    """End as a killed process does: nothing after it runs."""
    raise Died


@pytest.mark.parametrize("step", ["build", "set_up", "end"])
def test_a_kill_while_making_leaves_nothing_in_the_way(
    nowhere: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it ends, nothing that claims to be a book stands there, and the same step again makes one.

    The cleaning of the process itself is switched off: a killed one does not clean.
    """
    with monkeypatch.context() as patch:
        patch.setattr(making, "_take_away", die)
        patch.setattr(atomic_files.shutil, "rmtree", lambda *_a, **_k: None)
        if step == "build":
            patch.setattr(making, "make_all", die)
        elif step == "set_up":
            patch.setattr(services, "set_up", services.command("")(die))
        else:
            patch.setattr(making, "finish_folder", die)
            patch.setattr(making, "delete", die)
        with pytest.raises(Died):
            new_book(nowhere, ANSWERS)
    with pytest.raises(Unusable):
        books.open_book(nowhere)
    new_book(nowhere, ANSWERS).close()
    healthy(nowhere)


def test_a_refusal_leaves_nothing(nowhere: str) -> None:
    """Answers that can't be taken: the place is as it was."""
    with pytest.raises(Invalid):
        new_book(nowhere, NewBook(company="X", fiscal_year=2026, login="", land="BE"))
    with pytest.raises(Unusable):
        books.open_book(nowhere)
    if "://" not in nowhere:
        assert list(Path(nowhere).parent.iterdir()) == []
    else:
        engine = create_engine(nowhere)
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) == 0
        engine.dispose()
    new_book(nowhere, ANSWERS).close()


def test_a_book_is_never_made_over_another(nowhere: str) -> None:
    """Where a book is, making and restoring are refused and it stays as it is."""
    new_book(nowhere, ANSWERS).close()
    with pytest.raises(Unusable, match="already a book"):
        new_book(nowhere, ANSWERS)
    healthy(nowhere)


def test_two_computers_make_the_same_book(server: str) -> None:
    """The second one is told, and leaves alone what the first is making."""
    place = empty_database(server)
    with making.making(place) as book:
        Office(book).run(services.set_up, ANSWERS)
        with pytest.raises(Busy):
            new_book(place, ANSWERS)
    healthy(place)
    drop_database(server, place)


def test_an_unfinished_shared_book_does_not_open(server: str, any_office: Office) -> None:
    """The mark says it to every desk."""
    with any_office.book.writing() as connection:
        connection.execute(insert(About), {"name": books.UNFINISHED, "value": "yes"})
    with pytest.raises(Unusable, match="never finished"):
        books.open_book(any_office.book.place)


@pytest.mark.parametrize(
    "leave",
    [
        lambda folder: None,
        lambda folder: (folder / "kontor.db").touch(),
        lambda folder: [(folder / name).touch() for name in ("kontor.db", "archive.db", "kontor.db-journal")],
        lambda folder: _tables_only(folder),
    ],
    ids=["folder", "empty", "files", "tables"],
)
def test_what_earlier_versions_left_is_taken_away(tmp_path: Path, leave: Callable[[Path], object]) -> None:
    """A folder with a book that was begun and never worked in is no book: making again works."""
    folder = tmp_path / "old.kontor"
    folder.mkdir()
    leave(folder)
    new_book(str(folder), ANSWERS).close()
    healthy(str(folder))


def _tables_only(folder: Path) -> None:
    (folder / "kontor.db").touch()
    connection = sqlite_connection(folder / "kontor.db")
    connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    connection.execute("CREATE TABLE trail_run (seq INTEGER)")
    connection.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [("kontor.db", b"Not a database at all" * 300), ("letter.txt", b"x"), ("kontor.db-old", b"x")],
)
def test_nothing_of_a_person_is_taken_away(tmp_path: Path, name: str, content: bytes) -> None:
    """What may be a damaged book, or is something else, stays."""
    folder = tmp_path / "old.kontor"
    folder.mkdir()
    (folder / name).write_bytes(content)
    with pytest.raises(Unusable):
        new_book(str(folder), ANSWERS)
    assert (folder / name).read_bytes() == content


# -- rooms that are full -------------------------------------------------------
@pytest.mark.parametrize("kind", ["new", "backup", "restore"])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_is_a_sentence(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, call: str
) -> None:
    """Wherever the disk says no: Full with its sentence, nothing left, and the same step again works."""
    saved = tmp_path / "saved.kontor-backup"
    backups.backup(office.book, saved)
    target = tmp_path / ("t.kontor-backup" if kind == "backup" else "t.kontor")
    steps: dict[str, Callable[[], Any]] = {
        "new": lambda: new_book(str(target), ANSWERS).close(),
        "backup": lambda: backups.backup(office.book, target),
        "restore": lambda: restore(saved, str(target)),
    }

    def no_room(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    before = {path.name for path in tmp_path.iterdir()}
    with monkeypatch.context() as patch:
        if call == "fsync":
            patch.setattr(atomic_files.os, "fsync", no_room)
        else:
            patch.setattr(Path, "replace", no_room)
        with pytest.raises(Full, match="disk is full"):
            steps[kind]()
    assert {path.name for path in tmp_path.iterdir()} == before
    steps[kind]()
    assert target.exists()


def test_files_of_a_book_are_their_owners(tmp_path: Path) -> None:
    """Nobody else on the computer reads a book or a backup."""
    if os.name != "posix":
        pytest.skip("owners are POSIX")
    place = tmp_path / "own.kontor"
    book = new_book(str(place), ANSWERS)
    backups.backup(book, tmp_path / "b.kontor-backup")
    book.close()
    restore(tmp_path / "b.kontor-backup", str(tmp_path / "again.kontor"))
    for folder in (place, tmp_path / "again.kontor"):
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert (tmp_path / "b.kontor-backup").stat().st_mode & 0o777 == 0o600


def test_a_backup_clears_what_a_killed_one_left(office: Office, tmp_path: Path) -> None:
    """A copy of the book in the clear does not lie about longer than until the next backup."""
    left = tmp_path / f".kontor-{atomic_files._host()}-999999999-abc.part"
    left.mkdir()
    (left / "kontor.db").write_bytes(b"x")
    backups.backup(office.book, tmp_path / "a.kontor-backup")
    assert not left.exists()
    assert read_manifest(tmp_path / "a.kontor-backup").kind == "sqlite"
    with pytest.raises(KontorError):
        backups.backup(office.book, tmp_path / "a.kontor-backup")
