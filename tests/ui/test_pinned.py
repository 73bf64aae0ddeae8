"""The first column stays while a list is scrolled aside."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened


def test_the_first_column_stays(window: Window, qtbot: QtBot) -> None:
    """Scrolled aside, the same rows stand at the left edge, with the same selection, row by row beside the others; at the beginning nothing lies over the list."""
    page = opened(window, qtbot, "it.assets.assets")
    view = page.panel.view  # type: ignore[attr-defined]
    table = view.table
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: len(page.panel.model.keys) > 20, timeout=PATIENCE)  # type: ignore[attr-defined]
    assert view.pinned is None
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    pinned, first = view.pinned, view.visible_columns()[0]
    assert pinned.isVisible()
    assert [place for place in range(pinned.model().columnCount()) if not pinned.isColumnHidden(place)] == [
        first
    ]
    table.selectRow(2)
    assert [one.row() for one in pinned.selectionModel().selectedRows()] == [2]
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    for y in (5, 60, 120):
        assert pinned.rowAt(y) == table.rowAt(y) >= 0
    at = pinned.viewport().mapTo(table, QPoint(0, 0))
    assert at.y() == table.viewport().mapTo(table, QPoint(0, 0)).y()
    line = view.filters[view.model.columns[first].key]
    assert line.x() < 10
    qtbot.mouseClick(pinned.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 60))
    assert table.currentIndex().row() == table.rowAt(60)
    bar.setValue(0)
    assert not pinned.isVisible()
