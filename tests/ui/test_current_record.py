"""One notion of the current record: a list and what stands beside it name the same record, or none."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.manifest import discover
from app.data.office import Office, command
from app.data.unit import Unit
from app.modules.organisation.contacts.api import Contact, ContactDraft, save_contact
from app.modules.organisation.contacts.pages.contacts import ContactsPage
from app.ui import record_panel
from app.ui.desk import Desk
from app.ui.list_tabs import ListTabs
from app.ui.lists import model
from app.ui.lists.panel import ListPanel
from app.ui.record_tabs import RecordTabs
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle, without_look

NOWHERE = "zzqxq"
SEARCH = bool(os.environ.get("KONTOR_SEARCH"))  # every page instead of those with parts of their own beside
OWN_PARTS = (
    "hr.training.money",
    "inventory.planning.classes",
    "organisation.questions.questions",
    "it.helpdesk.own",
    "documents.letters.letters",
    "hr.absence.requests",
    "organisation.notices.notices",
    "it.licences.licences",
)
EMPTY = {"No", "is"}  # words of parts that have nothing, and of what needs no row
SAID = {  # what is about the list's own kind and not about its row
    "governance.risk.risks": {"RA-2026-001"},  # the analysis that was looked at last: new risks belong to it
}


def _texts(part: QWidget) -> Iterator[str]:
    if isinstance(part, (QLabel, QLineEdit)):
        yield part.text()
    elif isinstance(part, (QTextEdit, QPlainTextEdit)):
        yield part.toPlainText()
    elif isinstance(part, QAbstractItemView) and part.model() is not None:
        model = part.model()
        for row in range(min(model.rowCount(), 30)):
            place = model.index(row, 0, QModelIndex())
            while place.isValid():
                yield str(place.data() or "")
                place = place.siblingAtColumn(place.column() + 1)


def _beside(page: ListTabs) -> set[str]:
    """Return the words that are seen on a page outside of its lists."""
    parts = [
        one for one in page.findChildren(QWidget) if one.isVisible() and not page.lists.isAncestorOf(one)
    ]
    return {word for part in parts for text in _texts(part) for word in text.split()}


def _named(page: ListTabs, panel: ListPanel) -> tuple[int, int]:
    """Return the key of the current row as the list says it, and as what stands beside it does."""
    pane = getattr(page, "_pane", None)
    current = panel.current_key() or 0
    return current, pane.records.target.key if pane is not None else current


def test_a_row_that_is_not_listed_any_more_is_not_seen_beside_the_list(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two rows are gone to, then all are filtered away; no word of the last one is left beside. tests/ui/test_every_register.py asks each register."""
    monkeypatch.setattr(record_panel, "WALKING_MS", 0)
    without_look(window)
    desk, seen, faults = window.desk, 0, list[object]()
    pages = [key for module in discover() for key, _declared in module.pages()]
    for key in pages if SEARCH else OWN_PARTS:
        page = opened(window, qtbot, key)
        for place in range(len(page.panels) if isinstance(page, ListTabs) else 0):
            assert isinstance(page, ListTabs)
            page.go(place)
            settle(qtbot, desk)
            panel = page.panel
            texts = [
                one.key for one in panel.model.columns if one.kind == "text" and one.expression is not None
            ]
            keys = list(panel.model.keys[:2])
            if len(keys) < 2 or not texts:
                continue
            words = []
            for one in reversed(keys):
                panel.select_key(one)
                settle(qtbot, desk)
                words.append(_beside(page))
                if _named(page, panel) != (one, one):
                    faults.append((key, place, one, _named(page, panel)))
            panel.filter_by({texts[0]: NOWHERE})
            qtbot.waitUntil(lambda panel=panel: not panel.model.rowCount(), timeout=PATIENCE)  # type: ignore[misc]
            settle(qtbot, desk)
            left = ((words[1] - words[0]) & _beside(page)) - EMPTY - SAID.get(key, set())
            if left or _named(page, panel) != (0, 0):
                faults.append((key, place, left, _named(page, panel)))
            seen += 1
    assert faults == []
    assert seen > (160 if SEARCH else 11)


@command("")
def _take_away(unit: Unit, key: int) -> None:
    unit.delete(Contact, key)


def test_list_and_pane_name_the_same_whatever_happens(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Choosing, sorting, filtering away, reading again, the next page of a long list, and rows that another desk takes away, in random order."""
    monkeypatch.setattr(record_panel, "WALKING_MS", 0)
    monkeypatch.setattr(model, "PAGE", 20)
    other, chance = Office(desk.office.book, desk.office.actor, desk.office.clock), random.Random(14)
    for number in range(50):
        other.run(save_contact, ContactDraft(f"Firma {number % 7} {number}"))
    page = ContactsPage(desk)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    settle(qtbot, desk)
    panel, nones, tabs = page.panel, 0, page._pane.records.tabs
    assert isinstance(tabs, RecordTabs)
    assert panel.model.rowCount() > 40

    def take_away() -> None:
        key = panel.current_key() if chance.random() < 0.5 else None
        other.run(_take_away, key or chance.choice(list(panel.model.keys)))
        desk.office.news()

    for step in range(40):
        rows = panel.model.rowCount()
        match chance.randint(0, 6) if step % 13 else 0:
            case 0:
                panel.filter_by({"name": chance.choice(("Firma 3", "")) if step % 13 else NOWHERE})
            case 1:
                panel._sort(0)
            case 2:
                panel.model.reload()
            case 3 if rows:
                take_away()
            case 4 if rows:
                qtbot.keyClick(
                    panel.view.table, chance.choice((Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home))
                )
            case _ if rows:
                panel.select_key(chance.choice(list(panel.model.keys)))
        qtbot.wait(65)
        settle(qtbot, desk)
        current, named = _named(page, panel)
        row = panel.view.table.currentIndex().row()
        listed = panel.model.keys[row] if row >= 0 else 0
        assert current == named == listed, step
        assert tabs.covered() == (current == 0), step
        nones += current == 0
    assert nones
