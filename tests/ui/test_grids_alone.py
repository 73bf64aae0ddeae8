"""Grids by themselves: what is typed, pasted, filled down and taken away is what their field or page is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from app.ui.cell_grid import CellGrid
from app.ui.typing_grid import TypingGrid


# -- grids ------------------------------------------------------------------------------------
def press(widget: QWidget, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Give a widget a key."""
    widget.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, mods))


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_enter_goes_through_a_typing_grid_and_begins_the_next_row(qtbot: QtBot) -> None:
    """Columns that are not typed into are passed over; without a row nothing is taken or put."""
    grid = TypingGrid(["A", "B", "C"], [0, 2])
    qtbot.addWidget(grid)
    told: list[tuple[str, int]] = []
    grid.begun.connect(lambda: (told.append(("begun", grid.rowCount())), grid.insertRow(grid.rowCount())))
    grid.put.connect(lambda row: told.append(("put", row)))
    grid.taken.connect(lambda row: told.append(("taken", row)))
    press(grid, Qt.Key.Key_Delete, CONTROL)
    press(grid, Qt.Key.Key_Insert, CONTROL)
    assert told == []
    grid.insertRow(0)
    grid.setCurrentCell(0, 0)
    press(grid, Qt.Key.Key_Return)
    assert (grid.currentRow(), grid.currentColumn()) == (0, 2)
    press(grid, Qt.Key.Key_Return)
    assert told == [("begun", 1)]
    assert (grid.currentRow(), grid.currentColumn()) == (1, 0)
    press(grid, Qt.Key.Key_Delete, CONTROL)
    press(grid, Qt.Key.Key_Insert, CONTROL)
    assert told[1:] == [("taken", 1), ("put", 1)]


class Cells(CellGrid):
    """A grid of two heads and three columns that remembers what it sends."""

    def __init__(self, rows: int) -> None:
        super().__init__("Zeiten", 2)
        self.sent: list[tuple[int, int, str]] = []
        self.setColumnCount(5)
        self.setRowCount(rows)
        self.filling = True
        for row in range(rows):
            for column in range(5):
                self.setItem(row, column, QTableWidgetItem(f"{row}{column}"))
        self.filling = False

    def send(self, cells: Sequence[tuple[int, int, str]]) -> None:
        """Remember."""
        self.sent += cells


@pytest.mark.parametrize(
    ("text", "cells", "left_out"),
    [
        ("a\tb\r\nc\td\r\n", [(1, 1, "a"), (1, 2, "b"), (2, 1, "c"), (2, 2, "d")], 0),
        ('"zwei\nZeilen"\tb\nc', [(1, 1, "zwei\nZeilen"), (1, 2, "b"), (2, 1, "c")], 0),
        ('"mit ""Wort"""', [(1, 1, 'mit "Wort"')], 0),
        ("a\tb\tc\td", [(1, 1, "a"), (1, 2, "b")], 2),
        ("a\n\nc", [(1, 1, "a"), (2, 1, "")], 1),
        ("a\n\n\n", [(1, 1, "a")], 0),
        ("x\u2028y", [(1, 1, "x\u2028y")], 0),
        ("", [], 0),
    ],
)
def test_what_is_pasted_goes_into_the_cells_it_came_from(
    qtbot: QtBot, text: str, cells: list[Any], left_out: int
) -> None:
    """A cell of two lines is one cell; what has no place is said; nothing pasted is nothing typed."""
    grid = Cells(3)
    qtbot.addWidget(grid)
    told: list[str] = []
    grid.left_out.connect(told.append)
    grid.setCurrentCell(1, 3)
    grid.paste(text)
    assert grid.sent == cells
    assert grid.edits == bool(cells)
    assert [word for words in told for word in words.split() if word.isdecimal()] == (
        [str(left_out)] if left_out else []
    )
    grid.sent.clear()
    grid.setCurrentCell(1, 0)
    grid.paste("over a head")
    assert grid.sent == []


def test_cells_are_filled_down_and_emptied(qtbot: QtBot) -> None:
    """Each column by its topmost chosen cell; one cell alone by the one above; heads never."""
    grid = Cells(3)
    qtbot.addWidget(grid)
    grid.setCurrentCell(1, 3)
    grid.fill_down()
    assert grid.sent == [(1, 1, "03")]
    grid.sent.clear()
    grid.selectAll()
    grid.fill_down()
    assert grid.sent == [(row, column, f"0{column + 2}") for row in (1, 2) for column in range(3)]
    grid.sent.clear()
    press(grid, Qt.Key.Key_Delete)
    assert grid.sent == [(row, column, "") for row in range(3) for column in range(3)]
    grid.sent.clear()
    edits = grid.edits
    grid.clearSelection()
    grid.fill_down()
    press(grid, Qt.Key.Key_Delete)
    assert (grid.sent, grid.edits) == ([], edits)
    grid.put(0, 0, "x")  # what the grid writes itself is not typed
    item = grid.item(0, 2)
    assert item is not None
    assert (item.text(), grid.sent) == ("x", [])
    item.setText("y")
    assert grid.sent == [(0, 0, "y")]
