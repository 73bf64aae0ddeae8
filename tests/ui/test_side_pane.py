"""What belongs to a row folds to a strip, is remembered so, and is not read while nobody sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from app.data.record_extras import notes
from app.modules.finance.sales.rules.documents import DocumentDraft
from app.modules.finance.sales.services.drafts import save_document
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.ui.desk import Desk
from app.ui.list_tabs import ListTabs
from app.ui.record_panel import RecordPanel
from app.ui.side_pane import SidePane
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle

KEY = "finance.ledger.journal"


def pane(window: Window, qtbot: QtBot) -> SidePane:
    """Return the side pane of the journal."""
    page = opened(window, qtbot, KEY)
    assert isinstance(page, ListTabs)
    return next(iter(page.findChildren(SidePane)))


def test_a_key_folds_and_it_is_remembered(window: Window, qtbot: QtBot) -> None:
    """The list takes the room, the strip keeps a button by which it comes back."""
    window.resize(1440, 900)
    side = pane(window, qtbot)
    assert not side.folded
    before = side.width()
    mods = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_S, mods)
    qtbot.waitUntil(lambda: side.folded and side.width() < before, timeout=PATIENCE)
    assert side.minimumSizeHint().width() < before
    page = window.current()
    assert isinstance(page, ListTabs)
    again = SidePane(page, "finance.journal", page.split)
    assert again.folded
    again.toggle()
    assert window.desk.store.get("side_pane.finance.journal") is False


def test_a_narrow_window_begins_folded(window: Window, qtbot: QtBot) -> None:
    """Below 1280 points the list comes first, until someone unfolds the pane."""
    window.resize(1100, 700)
    side = pane(window, qtbot)
    assert side.folded
    side.toggle()
    assert not side.folded
    window.open("finance.chart.accounts")
    settle(qtbot, window.desk)
    window.open(KEY)
    assert not side.folded


def test_nothing_is_read_for_a_folded_pane(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is unfolded it reads what belongs to the row that is current then."""
    window.resize(1100, 700)
    side = pane(window, qtbot)
    records = side.records
    asked: list[object] = []
    reads = window.desk.read

    def noting(query: Callable[..., Any], *args: Any, **more: Any) -> Any:
        asked.append(query)
        return reads(query, *args, **more)

    monkeypatch.setattr(window.desk, "read", noting)
    records.refresh()
    assert notes not in asked
    side.toggle()
    qtbot.waitUntil(lambda: notes in asked, timeout=PATIENCE)


def test_nothing_is_done_beside_no_row(desk: Desk, qtbot: QtBot) -> None:
    """Where a list has no row, what belongs to one is grey; with the first row it is there."""
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    page = opened(window, qtbot, "finance.sales.documents")
    records = next(iter(page.findChildren(RecordPanel)))
    tabs = [one for one in map(records.tabs.widget, range(records.tabs.count())) if one is not None]
    assert not any(one.isEnabled() for one in tabs)
    who = desk.office.run(save_contact, ContactDraft("Holz KG"))
    desk.office.run(save_document, DocumentDraft("invoice", who, desk.today()))
    qtbot.waitUntil(lambda: all(one.isEnabled() for one in tabs), timeout=PATIENCE)
    window.finish()
    settle(qtbot, desk)


@pytest.mark.parametrize("key", ["finance.booking.mask", "finance.ledger.entry", KEY])
def test_what_a_folded_pane_leaves_is_taken_by_the_rest(window: Window, qtbot: QtBot, key: str) -> None:
    """Nothing of the page stays empty beside the strip."""
    window.resize(1100, 700)
    side = opened(window, qtbot, key).findChild(SidePane)
    assert side is not None
    assert side.folded
    split = side.parentWidget()
    assert isinstance(split, QSplitter)
    assert side.geometry().right() == split.width() - 1


def test_an_empty_list_needs_no_pane_and_a_filter_moves_none(desk: Desk, qtbot: QtBot) -> None:
    """Without a row only the strip stands there; the first row brings the pane, and a filter that leaves none keeps it."""
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    page = opened(window, qtbot, "organisation.contacts.contacts")
    assert isinstance(page, ListTabs)
    (side,) = page.findChildren(SidePane)
    assert side.folded
    desk.office.run(save_contact, ContactDraft("Stadtwerke"))
    page.panel.model.reload()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    settle(qtbot, desk)
    assert not side.folded
    page.panel.view.filters["name"].setText("gibt es nicht")
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 0, timeout=PATIENCE)
    settle(qtbot, desk)
    assert not side.folded
    assert desk.store.get(f"side_pane.{page.panels[0].model.source.name}") is None  # nothing is remembered
    window.finish()
