"""A clerk brings a GnuCash book in from the journal: the form comes by itself, an account is typed, what is wrong is listed, it is imported, undone and remembered."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.core.manifest import topics
from app.data.queries import query as reads
from app.modules.finance.ledger.models import Entry
from app.modules.finance.ledger.pages.gnucash import NAME, NUMBER, WHY, GnuCashForm
from app.modules.finance.ledger.pages.journal import JournalPage
from app.ui.desk import Desk
from app.ui.status import Notice
from tests.conftest import PATIENCE
from tests.modules.finance.gnucash_books import ACCOUNTS, book_xml, packed, transaction
from tests.ui.conftest import settle

D = datetime.date
BEFORE = transaction(D(2025, 5, 1), "Gründung", (("a.g", "100000/100"), ("e", "-100000/100")))
RENT = transaction(D(2026, 3, 1), "Miete März", (("x", "50000/100"), ("a.g", "-50000/100")), "17")
PARTY = transaction(D(2026, 3, 2), "Bratwurst", (("z", "1000/100"), ("a.g", "-1000/100")))


def count(desk: Desk) -> int:
    """Return how many entries the book has."""
    return desk.read_blocking(
        reads("")(lambda connection: connection.scalar(select(func.count()).select_from(Entry)) or 0)
    )


def opened(page: JournalPage, path: Path, qtbot: QtBot) -> GnuCashForm:
    """Hand a file to the import of the journal and return the form."""
    page.import_file(path)
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, GnuCashForm), timeout=PATIENCE)
    form = page.drawer.content
    assert isinstance(form, GnuCashForm)
    return form


def rows(form: GnuCashForm) -> list[tuple[str, ...]]:
    """Return number, name and reason of the accounts shown."""
    grid = form.accounts.grid
    return [
        tuple(grid.item(row, column).text() for column in (NUMBER, NAME, WHY))
        for row in range(grid.rowCount())
    ]


def test_a_book_comes_in_by_the_keyboard_and_goes_again(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """From the file to the entries and back; the number typed is found again."""
    file = tmp_path / "verein.gnucash"
    file.write_bytes(packed(book_xml((BEFORE, RENT, PARTY), (*ACCOUNTS, ("z", "Sommerfest", "EXPENSE", "")))))
    notices: list[Notice] = []
    desk.noticed.connect(notices.append)
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.show()
    form = opened(page, file, qtbot)
    assert form.day.value() == D(2026, 1, 1)
    assert [row[0] for row in rows(form)] == ["1800", "9000"]  # the opening alone needs no more
    form.fields["way"].set_text("both")
    first = rows(form)[0]
    assert (first[0], first[2]) == ("", "please choose")  # what is open stands first
    assert "2 entries" in form.accounts.hint.toolTip()
    assert "1 account still open" in form.accounts.hint.toolTip()
    form.rehearse()
    qtbot.waitUntil(lambda: form.faults.rowCount() == 1 and form.save_button.isEnabled(), timeout=PATIENCE)
    assert "Sommerfest" in form.faults.item(0, 2).text()
    grid = form.accounts.grid
    grid.setFocus()
    grid.setCurrentCell(0, NUMBER)
    qtbot.keyClicks(grid, "6")
    editor = grid.findChild(QLineEdit)
    qtbot.keyClicks(editor, "800")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(form)[0] == ("6800", "Postage", "typed"), timeout=PATIENCE)
    assert grid.currentRow() == 1  # Enter goes on to the next account
    form.rehearse()
    qtbot.waitUntil(
        lambda: "Nothing is wrong" in form.message.text() and form.save_button.isEnabled(), timeout=PATIENCE
    )
    assert count(desk) == 0
    form.submit()
    qtbot.waitUntil(lambda: page.drawer.content is None, timeout=PATIENCE)
    settle(qtbot, desk)
    assert count(desk) == 3
    done = notices[-1]
    assert "2 entries" in done.text
    assert done.act is not None
    again = opened(page, file, qtbot)
    again.fields["way"].set_text("both")
    assert ("6800", "as last time") in [(row[0], row[2]) for row in rows(again)]
    qtbot.waitUntil(lambda: "already" in again.message.text(), timeout=PATIENCE)
    again.fields["day"].set_text("02.01.2026")
    again.submit()
    qtbot.waitUntil(lambda: again.fields["day"].bad, timeout=PATIENCE)
    done.act()
    qtbot.waitUntil(lambda: count(desk) == 0, timeout=PATIENCE)


def test_what_is_no_book_is_said(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """A file cut off opens no form, and a sentence says what to do."""
    file = tmp_path / "halb.gnucash"
    file.write_bytes(packed(book_xml((RENT,)))[:-30])
    said: list[str] = []
    desk.noticed.connect(lambda notice: said.append(notice.text))
    page = JournalPage(desk)
    qtbot.addWidget(page)
    page.import_file(file)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert "save the book in GnuCash again" in said[0]
    assert page.drawer.content is None


def test_it_is_found_by_its_name() -> None:
    """The palette and the first steps speak of GnuCash."""
    ledger = next(topic for topic in topics() if topic.name == "finance.ledger")
    assert any("GnuCash" in action.title for action in ledger.actions)
    assert any("GnuCash" in step.why for step in ledger.first_steps)
