"""Files that leave the window: told when they are written, and told why when they can't be."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.core import atomic_files
from app.core.errors import Invalid
from app.core.messages import N_, use_language
from app.ui import save_file
from app.ui.desk import Desk, Notice
from app.ui.save_file import write_file
from tests.ui.conftest import settle


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    """Collect what the desk tells."""
    found: list[Notice] = []
    desk.noticed.connect(found.append)
    return found


def test_a_file_is_written_and_told(desk: Desk, told: list[Notice], qtbot: QtBot, tmp_path: Path) -> None:
    """The name is told; an older file is replaced."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    write_file(desk, path, lambda: b"new")
    settle(qtbot, desk)
    assert path.read_bytes() == b"new"
    assert [(one.text, one.tone) for one in told] == [("a.csv saved", "")]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "ein anderes Programm hat die Datei geöffnet"),
        (errno.ENOSPC, "Der Datenträger ist voll"),
        (errno.EROFS, "schreibgeschützten Laufwerk"),
        (errno.EBUSY, "ein anderes Programm hat die Datei geöffnet"),
    ],
)
def test_a_refusal_of_the_disk_is_told_in_words(
    desk: Desk,
    told: list[Notice],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    words: str,
) -> None:
    """Excel holds the file, the disk is full, the drive is locked: a sentence in the language of the desk, the old file stands."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    put = atomic_files.put_in_place

    def refused(part: Path, target: Path) -> None:
        if target != path:  # what the computer remembers of other tests may be written just now
            put(part, target)
            return
        raise OSError(number, "system words", str(part))

    monkeypatch.setattr(atomic_files, "put_in_place", refused)
    use_language("de")
    try:
        write_file(desk, path, lambda: b"new")
        settle(qtbot, desk)
    finally:
        use_language("en")
    (notice,) = told
    assert notice.tone == "bad"
    assert words.lower() in notice.text.lower()
    assert ".part" not in notice.text
    assert "system words" not in notice.text
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_what_can_not_be_made_leaves_the_old_file(
    desk: Desk, told: list[Notice], qtbot: QtBot, tmp_path: Path
) -> None:
    """A report that is refused writes nothing."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def make() -> bytes:
        raise Invalid(N_("{name} saved"), name="never")

    write_file(desk, path, make)
    settle(qtbot, desk)
    assert [one.tone for one in told] == ["bad"]
    assert path.read_bytes() == b"old"
    write_file(desk, tmp_path / "gone" / "a.pdf", lambda: b"x")
    settle(qtbot, desk)
    assert told[-1].tone == "bad"
    assert "is not there" in told[-1].text


def test_the_next_question_begins_where_the_last_one_ended(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At first with the person's documents, not with the folder that the program was started in; reading has its own place."""
    monkeypatch.setattr(save_file, "_last", {})
    documents = tmp_path / "Dokumente"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(documents))
    owner = QWidget()
    qtbot.addWidget(owner)
    taken = list[Path]()
    first = _question(owner, lambda: save_file.ask_place(owner, "Save", "a.csv", taken.append))
    assert Path(first.directory().absolutePath()) == documents
    first.fileSelected.emit(str(tmp_path / "a.csv"))
    again = _question(owner, lambda: save_file.ask_place(owner, "Save", "b.csv", taken.append))
    assert Path(again.directory().absolutePath()) == tmp_path
    reading = _question(owner, lambda: save_file.ask_file(owner, "Read", taken.append))
    assert Path(reading.directory().absolutePath()) == documents
    (tmp_path / "gone").mkdir()
    again.fileSelected.emit(str(tmp_path / "gone" / "b.csv"))
    (tmp_path / "gone").rmdir()
    last = _question(owner, lambda: save_file.ask_place(owner, "Save", "c.csv", taken.append))
    assert Path(last.directory().absolutePath()) == documents, "a drive that is gone is none"
    assert [one.name for one in taken] == ["a.csv", "b.csv"]


def _question(owner: QWidget, ask: Callable[[], None]) -> QFileDialog:
    known = set(owner.findChildren(QFileDialog))
    ask()
    (made,) = set(owner.findChildren(QFileDialog)) - known
    made.close()
    return made
