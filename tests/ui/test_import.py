"""The import form as a clerk uses it: columns with foreign titles, a rehearsal, faults by cell, and the choice found again."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, func, select

from app.data.column_mapping import suggest
from app.data.queries import query as reads
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.pages.journal import JournalPage
from app.modules.finance.ledger.transfer.reader import FIELDS
from app.ui import import_form
from app.ui.desk import Desk
from app.ui.import_form import ImportForm
from tests.conftest import PATIENCE
from tests.ui.conftest import settle

HEAD = "Nr;Tag;Belegfeld;An;Von;Summe;Worum\n"
GOOD = HEAD + "1;03.04.2026;B1;6310;1800;1.190,50;Miete\n2;04.04.2026;B2;6310;1800;10,00;Nochmal\n"
CHOSEN = {"entry": "0", "date": "1", "document": "2", "debit": "3", "credit": "4", "amount": "5", "text": "6"}


def count(desk: Desk) -> int:
    """Return how many entries the book has."""
    return desk.read_blocking(
        reads("")(lambda connection: connection.scalar(select(func.count()).select_from(Entry)) or 0)
    )


def opened(desk: Desk, path: Path, qtbot: QtBot) -> tuple[JournalPage, ImportForm]:
    """Open the import of a file on the journal page."""
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.import_file(path)
    form = page.drawer.content
    assert isinstance(form, ImportForm)
    return page, form


def wait(form: ImportForm, qtbot: QtBot) -> None:
    """Wait for the job to end."""
    qtbot.waitUntil(form.save_button.isEnabled, timeout=PATIENCE)


def test_foreign_titles_are_mapped_checked_and_imported(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """Nothing is guessed from unknown titles; a check keeps nothing; the import does; the next file finds the choice."""
    file = tmp_path / "fremd.csv"
    file.write_text(GOOD, encoding="cp1252")
    page, form = opened(desk, file, qtbot)
    assert form.places() == {}
    form.rehearse()
    wait(form, qtbot)
    assert form.faults.rowCount() == 5  # entry, date, debit, credit, amount
    form.message.clear()
    for key, place in CHOSEN.items():
        form.fields[key].set_text(place)
    page.show()
    form.fields["date"].editor.setFocus()
    qtbot.waitUntil(lambda: form.isActiveWindow() and form.fields["date"].editor.hasFocus(), timeout=PATIENCE)
    qtbot.keyClick(form.fields["date"].editor, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: bool(form.message.text()) and form.save_button.isEnabled(), timeout=PATIENCE)
    assert "2 entries" in form.message.text()
    assert count(desk) == 0
    form.submit()
    qtbot.waitUntil(lambda: page.drawer.content is None, timeout=PATIENCE)
    settle(qtbot, desk)
    assert count(desk) == 2
    other = tmp_path / "zweite.csv"
    other.write_text(GOOD.replace("1.190,50", "7,00"), encoding="utf-8")
    _page, again = opened(desk, other, qtbot)
    assert {key: str(place) for key, place in again.places().items()} == CHOSEN


def test_every_fault_is_listed_and_nothing_is_kept(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """Line, column and sentence of each wrong cell; the file is refused whole."""
    file = tmp_path / "entries.csv"
    file.write_text(
        "entry;date;document;debit;credit;amount\n1;31.02.2026;B1;6310;1800;5,00\n2;04.04.2026;B2;9999999;1800;1,234\n",
        encoding="utf-8",
    )
    _page, form = opened(desk, file, qtbot)
    form.submit()
    wait(form, qtbot)
    found = {
        (form.faults.item(row, 0).text(), form.faults.item(row, 1).text())
        for row in range(form.faults.rowCount())
    }  # type: ignore[union-attr]
    assert {("2", "Date"), ("3", "Amount")} <= found
    assert not form.faults.isHidden()
    assert count(desk) == 0


def test_a_file_that_is_no_table_is_refused_with_a_sentence(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """An empty file opens no form."""
    file = tmp_path / "empty.csv"
    file.touch()
    page = JournalPage(desk)
    qtbot.addWidget(page)
    said: list[str] = []
    desk.noticed.connect(lambda notice: said.append(notice.text))
    page.import_file(file)
    assert page.drawer.content is None
    assert said
    assert said[0].startswith("empty.csv") or "empty" in said[0]


def test_titles_suggest_their_field() -> None:
    """Keys, titles and synonyms are found whatever their case; of two equal titles the first."""
    assert suggest(("Amount", "x", "ENTRY", "amount"), FIELDS) == {"amount": 0, "entry": 2}


def test_what_a_run_says_is_not_written_over(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a file was imported before is told late: a check that ended meanwhile keeps its word; without one it is told."""
    gate = threading.Event()

    @reads("")
    def late(_connection: Connection, _kind: str, _sha256: bytes) -> datetime.datetime:
        assert gate.wait(PATIENCE / 1000)
        return datetime.datetime(2026, 11, 3, 9, 30, tzinfo=datetime.UTC)

    monkeypatch.setattr(import_form, "imported_before", late)
    file = tmp_path / "entries.csv"
    file.write_text(GOOD, encoding="cp1252")
    for checked in (True, False):
        gate.clear()
        _page, form = opened(desk, file, qtbot)
        if checked:
            for key, place in CHOSEN.items():
                form.fields[key].set_text(place)
            form.rehearse()
            wait(form, qtbot)
        gate.set()
        settle(qtbot, desk)
        assert ("2 entries" if checked else "imported on") in form.message.text()
