"""The remembered head where several close at once: none falls, and nothing that one has seen is set back by another."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.data import heads, trail
from app.data.office import Office
from app.data.record_extras import Target, write_note
from tests.conftest import ROOT, office_at

ROW = Target("finance_account", 1)


def test_eight_processes_close_at_once(office: Office) -> None:
    """None falls, and the file is whole."""
    office.run(write_note, ROW, "one")
    place = office.book.place
    script = (
        "import sys\nfrom app.data import books\nbook = books.open_book(sys.argv[1])\n"
        "print('open', flush=True)\nsys.stdin.read()\nbook.close()\n"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, place],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(8)
    ]
    for one in processes:
        assert one.stdout is not None
        assert one.stdout.readline().strip() == "open"
    for one in processes:
        assert one.stdin is not None
        one.stdin.close()
    for one in processes:
        assert one.wait(60) == 0
        for pipe in (one.stdout, one.stderr):
            assert pipe is not None
            pipe.close()
    known = heads.known_head(office.book)
    assert known is not None
    whole = f"{office.book.id}.json"
    assert {path.name for path in heads.file_of(office.book).parent.iterdir()} == {whole, f"{whole}.lock"}


def test_who_closes_while_another_closes_sets_nothing_back(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One has read the book and is about to write; another works on and closes meanwhile: its newer head stays."""
    slow, quick = office_at(place), office_at(place)
    slow.run(write_note, ROW, "one")

    def go_on() -> None:
        quick.run(write_note, ROW, "two")
        quick.book.close()

    other = threading.Thread(target=go_on)
    written = heads.atomic_files.write_json

    def late(target: Path, value: object) -> None:
        if threading.current_thread() is not other:
            other.start()
            other.join(0.5)
        written(target, value)

    monkeypatch.setattr(heads.atomic_files, "write_json", late)
    assert heads.remember(slow.book)
    other.join(10)
    assert not other.is_alive()
    with slow.book.engine.connect() as connection:
        top = trail.head(connection)
    assert heads.known_head(slow.book) == heads.Known(top.seq, top.hash)
    slow.book.leave()
