"""What no accident may do: half-posted entries, lost acknowledgements, things done twice, partial files.

KONTOR_KILLS sets how often processes are killed (default 9, an acceptance run uses 200).
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import OperationalError

from app.core.errors import Busy, Full, Unusable
from app.data import backup as backups
from app.data import books, engine
from app.data.base import TrailRun
from app.data.office import Office
from app.data.records import Target, notes, write_note
from app.data.tables import Base
from app.data.verify import verify
from app.modules.finance.ledger.models import Entry
from tests.conftest import close, fresh_database, office_at
from tests.modules.finance.test_ledger import rent

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = int(os.environ.get("KONTOR_KILLS", "9"))
ROW = Target("finance_account", 1)


def worker(what: str, place: str, name: str = "w", limit: int = 100_000) -> subprocess.Popen[str]:
    """Start a working process and wait until it has opened the book."""
    command = [sys.executable, "-m", "tests.data.crash_worker", what, place, name, str(limit)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.strip() == "ready", process.stderr.read() if process.stderr else ""
    return process


def green(place: str) -> Office:
    """Open the book and see that everything fits."""
    office = office_at(place)
    assert [f"{c.name}: {c.detail}" for c in verify(office.book) if not c.ok] == []
    return office


@pytest.mark.parametrize("what", ["post", "import", "backup"])
def test_killed_at_random_moments(place: str, tmp_path: Path, what: str) -> None:
    """kill -9 in the middle: nothing half-posted, nothing acknowledged lost, backups whole or not there."""
    dice = random.Random(what)
    head = "entry;date;document;debit;credit;amount;tax;cost_center;text\n"
    (tmp_path / "import.csv").write_text(
        head + "".join(f"{i};2026-10-05;I{i};6310;1800;119.00;VST19;;Import\n" for i in range(400)), encoding="utf-8"
    )
    acked: list[str] = []
    for _round in range(max(1, KILLS // 3)):
        process = worker(what, place, f"r{_round}")
        time.sleep(dice.uniform(0.0, 0.35))
        process.kill()
        out, _err = process.communicate()
        acked += [line for line in out.splitlines() if line.startswith(("acked", "imported", "saved"))]
        office = green(place)
        keys = set(office.read(lambda c: c.scalars(select(Entry.id)).all()))
        close(office.book)
        if what == "post":
            assert {int(line.split()[1]) for line in acked} <= keys
        elif what == "import":
            assert len(keys) % 400 == 0
            assert len(keys) >= 400 * len(acked)
        for line in acked:
            if what == "backup":
                assert backups.read_manifest(Path(line.split(" ", 1)[1]))["seq"] >= 0
    for path in tmp_path.glob("*.kontor-backup"):
        backups.read_manifest(path)


def test_two_processes_post_on_one_book(place: str) -> None:
    """Both finish without an error, and the figures are right."""
    processes = [worker("post", place, name, 40) for name in ("a", "b")]
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert out.count("acked") == 40
    office = green(place)
    assert office.read(lambda c: c.scalar(select(func.count()).select_from(Entry))) == 80
    close(office.book)


def test_ten_processes_post_on_postgresql(server: str) -> None:
    """Ten desks at once: no error, no deadlock, figures right."""
    place = fresh_database(server)
    processes = [worker("post", place, f"p{i}", 12) for i in range(10)]
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        assert out.count("acked") == 12
    office = green(place)
    assert office.read(lambda c: c.scalar(select(func.count()).select_from(Entry))) == 120
    close(office.book)


@pytest.mark.parametrize("room", [1, 2, 4, 8])
def test_a_full_disk_loses_nothing(place: str, room: int) -> None:
    """Whatever write finds no room: a sentence, nothing of that step, everything before it."""
    office = office_at(place)
    office.run(write_note, ROW, "before")

    @event.listens_for(office.book.engine, "begin")
    def limit(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {int(pages) + room}")

    big = "x" * 200_000
    with pytest.raises(Full) as caught:
        office.run(write_note, ROW, big)
    assert "disk" in str(caught.value)
    event.remove(office.book.engine, "begin", limit)
    close(office.book)
    office = green(place)
    assert [note.text for note in office.read(notes, ROW)] == ["before"]
    office.run(write_note, ROW, "after")
    assert len(office.read(notes, ROW)) == 2
    close(office.book)


def test_a_backup_without_room_leaves_no_file(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The backup appears only when it is whole."""

    def no_room(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_pack", no_room)
    with pytest.raises(Full):
        backups.backup(office.book, tmp_path / "x.kontor-backup")
    assert list(tmp_path.glob("*.kontor-backup*")) == []


@contextmanager
def cut(office: Office, after: bool) -> Iterator[list[int]]:
    """Cut the connection once at the commit, before or after the server did it."""
    cuts: list[int] = []
    genuine = office.book.writing

    @contextmanager
    def writing() -> Iterator[Any]:
        with genuine() as connection:
            yield connection
            if not cuts and not after:
                cuts.append(1)
                raise OperationalError("COMMIT", {}, ConnectionResetError("cut"), connection_invalidated=True)
        if not cuts and after:
            cuts.append(1)
            raise OperationalError("COMMIT", {}, ConnectionResetError("cut"), connection_invalidated=True)

    office.book.writing = writing  # type: ignore[method-assign]
    yield cuts
    office.book.writing = genuine  # type: ignore[method-assign]


@pytest.mark.parametrize("after", [False, True])
def test_a_cut_at_the_commit_does_nothing_twice(any_office: Office, after: bool) -> None:
    """Whether or not the server had committed, the retry ends with exactly one."""
    from app.modules.finance.ledger.services import post

    with cut(any_office, after) as cuts:
        key = any_office.run(post, rent())
    assert cuts == [1]
    assert any_office.read(lambda c: c.scalars(select(Entry.id)).all()) == [key]
    assert (
        any_office.read(lambda c: c.scalar(select(func.count()).select_from(TrailRun).where(TrailRun.command == "finance.entry.post"))) == 1
    )


def test_a_server_that_ends_the_session(server: str) -> None:
    """The server kills our connection between two steps: the next one works again by itself."""
    office = office_at(fresh_database(server))
    office.run(write_note, ROW, "one")
    other = office_at(office.book.place)
    with other.book.engine.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        )
    office.run(write_note, ROW, "two")
    assert len(office.read(notes, ROW)) == 2
    for one in (office, other):
        close(one.book)


def test_a_hung_writer_makes_others_busy_not_stuck(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another client sits in a transaction, a command ends with Busy and its way on."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 1.0)  # of the book that is opened below
    begin = time.monotonic()
    with any_office.book.engine.connect().execution_options(kontor_write=True) as connection, connection.begin():
        connection.execute(text("UPDATE trail_head SET seq = seq"))
        other = office_at(any_office.book.place)
        with pytest.raises(Busy):
            other.run(write_note, ROW, "x")
        close(other.book)
    assert time.monotonic() - begin < 30
    any_office.run(write_note, ROW, "now")


DAMAGE: list[tuple[str, Callable[[Path], object], str]] = [
    ("gone", lambda folder: (folder / "kontor.db").unlink(), "no book"),
    ("empty", lambda folder: (folder / "kontor.db").write_bytes(b""), "not a book"),
    ("torn", lambda folder: (folder / "kontor.db").write_bytes((folder / "kontor.db").read_bytes()[:5000]), "damaged"),
    ("other", lambda folder: (folder / "kontor.db").write_text("Hello, I am a text." * 400, encoding="utf-8"), "damaged"),
]


@pytest.mark.parametrize(("name", "harm", "words"), DAMAGE, ids=[name for name, _harm, _words in DAMAGE])
def test_damaged_books_are_told_apart(place: str, name: str, harm: Callable[[Path], object], words: str) -> None:
    """A missing, empty, torn or foreign file: a clear sentence, and the file stays as it is."""
    harm(Path(place))
    with pytest.raises(Unusable, match=words):
        books.open_book(place)


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
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    close(office.book)
    with pytest.raises(Unusable, match="newer Kontor"):
        books.open_book(place)


def test_an_older_book_is_migrated_after_a_backup(tmp_path: Path) -> None:
    """A book of the first revision is backed up, brought up to date, and opens."""
    from alembic import command
    from alembic.config import Config

    from app.data.books import ARCHIVE, DATABASE, connect
    from app.data.upgrade import newest, revision, scripts

    folder = tmp_path / "old.kontor"
    folder.mkdir()
    for name in (DATABASE, ARCHIVE):
        (folder / name).touch()
    book = connect(str(folder))
    config = Config()
    config.set_main_option("script_location", str(scripts()))
    with book.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("INSERT INTO about VALUES ('id', 'old')"))
        connection.execute(text("INSERT INTO trail_head VALUES (1, 0, x'00')"))
    close(book)
    opened = books.open_book(str(folder))
    with opened.engine.connect() as connection:
        assert revision(connection) == newest()
    assert len(list((tmp_path / "old.backups").glob("*before*.kontor-backup"))) == 1
    close(opened)


def test_models_and_migrations_agree(any_office: Office) -> None:
    """A migrated book has exactly the tables and columns of the models, on both databases."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from app.core.manifest import topics

    for topic in topics():
        if topic.models:
            __import__(topic.models)
    known = {
        "search_text",
        "search_deep",
        "archive_blob",
        "archive_bond",
        "alembic_version",
        "ix_finance_entry_reversal_of",
        "uq_finance_entry_fiscal_year_id_number",
    }
    by_trigger = {f"fk_finance_{name}" for name in ("line_account_id", "line_entry_id", "entry_fiscal_year_id", "entry_period_id")}
    unlike = known | (set() if any_office.book.local else by_trigger)  # on a server these references are checked for a whole statement
    with any_office.book.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": False,
                "include_object": lambda _o, name, kind, *_: (
                    name not in unlike and not (kind == "table" and name.startswith(("search_text", "search_deep")))
                ),
            },
        )
        assert compare_metadata(context, Base.metadata) == []
