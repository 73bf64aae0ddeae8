"""What no accident may do: half-posted entries, lost acknowledgements, things done twice, partial files.

KONTOR_KILLS sets how often processes are killed (default 9, an acceptance run uses 200).
"""

from __future__ import annotations

import os
import random
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
from app.data.office import Office
from app.data.queries import query as reads
from app.data.record_extras import Target, notes, write_note
from app.data.restore import read_manifest
from app.data.system_tables import TrailRun
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
        head + "".join(f"{i};2026-10-05;I{i};6310;1800;119.00;VST19;;Import\n" for i in range(400)),
        encoding="utf-8",
    )
    acked: list[str] = []
    for _round in range(max(1, KILLS // 3)):
        process = worker(what, place, f"r{_round}")
        time.sleep(dice.uniform(0.0, 0.35))
        process.kill()
        out, _err = process.communicate()
        acked += [line for line in out.splitlines() if line.startswith(("acked", "imported", "saved"))]
        office = green(place)
        keys = set(office.read(reads("")(lambda c: c.scalars(select(Entry.id)).all())))
        close(office.book)
        if what == "post":
            assert {int(line.split()[1]) for line in acked} <= keys
        elif what == "import":
            assert len(keys) % 400 == 0
            assert len(keys) >= 400 * len(acked)
        for line in acked:
            if what == "backup":
                assert read_manifest(Path(line.split(" ", 1)[1])).seq >= 0
    for path in tmp_path.glob("*.kontor-backup"):
        read_manifest(path)


def test_two_processes_post_on_one_book(place: str) -> None:
    """Both finish without an error, and the figures are right."""
    processes = [worker("post", place, name, 40) for name in ("a", "b")]
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert out.count("acked") == 40
    office = green(place)
    assert office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Entry)))) == 80
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
    assert office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(Entry)))) == 120
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


def test_a_backup_without_room_leaves_no_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    from app.modules.finance.ledger.services.entries import post

    with cut(any_office, after) as cuts:
        key = any_office.run(post, rent())
    assert cuts == [1]
    assert any_office.read(reads("")(lambda c: c.scalars(select(Entry.id)).all())) == [key]
    assert (
        any_office.read(
            reads("")(
                lambda c: c.scalar(
                    select(func.count()).select_from(TrailRun).where(TrailRun.command == "finance.entry.post")
                )
            )
        )
        == 1
    )


def test_a_server_that_ends_the_session(server: str) -> None:
    """The server kills our connection between two steps: the next one works again by itself."""
    office = office_at(fresh_database(server))
    office.run(write_note, ROW, "one")
    other = office_at(office.book.place)
    with other.book.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    office.run(write_note, ROW, "two")
    assert len(office.read(notes, ROW)) == 2
    for one in (office, other):
        close(one.book)


def test_a_hung_writer_makes_others_busy_not_stuck(
    any_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another client sits in a transaction, a command ends with Busy and its way on."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 1.0)  # of the book that is opened below
    begin = time.monotonic()
    with (
        any_office.book.engine.connect().execution_options(kontor_write=True) as connection,
        connection.begin(),
    ):
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
    (
        "torn",
        lambda folder: (folder / "kontor.db").write_bytes((folder / "kontor.db").read_bytes()[:5000]),
        "damaged",
    ),
    (
        "other",
        lambda folder: (folder / "kontor.db").write_text("Hello, I am a text." * 400, encoding="utf-8"),
        "damaged",
    ),
]


@pytest.mark.parametrize(("name", "harm", "words"), DAMAGE, ids=[name for name, _harm, _words in DAMAGE])
def test_damaged_books_are_told_apart(
    place: str, name: str, harm: Callable[[Path], object], words: str
) -> None:
    """A missing, empty, torn or foreign file: a clear sentence, and the file stays as it is."""
    harm(Path(place))
    with pytest.raises(Unusable, match=words):
        books.open_book(place)
