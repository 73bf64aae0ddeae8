"""Cells of many rows as in a spreadsheet: typed, filled down, emptied, pasted; what they mean is the page's."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core.messages import N_, counted
from app.ui.theme import px
from app.ui.widgets import bind

LINE = 26  # pixels of a row


class CellGrid(QTableWidget):
    """Heads of rows in the first columns, cells beside them; Enter goes down, Ctrl+D fills down, Ctrl+V pastes, Del empties, Ctrl+S keeps.

    A grid of its own overrides send(), and sets filling while it writes cells itself.
    """

    left_out = Signal(str)  # what is told of cells that were pasted and had no place

    def __init__(self, title: str, heads: int) -> None:
        super().__init__(0, heads)
        self.heads, self.filling = heads, False
        self.edits = 0  # how often something was typed: what was read before the last time is old
        self.setAccessibleName(title)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(px(LINE))
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.itemChanged.connect(self._changed)
        bind(self, "Ctrl+S", self.keep)

    def keep(self) -> None:
        """Keep what is being typed, and stay in the cell."""
        editor = self.viewport().findChild(QLineEdit)
        if editor is not None:
            self.commitData(editor)
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _give(self, cells: Sequence[tuple[int, int, str]]) -> None:
        """Count and send what was typed."""
        if cells:
            self.edits += 1
            self.send(cells)

    def send(self, cells: Sequence[tuple[int, int, str]]) -> None:
        """Take what was typed into cells: row, column beside the heads, text."""

    def put(self, row: int, column: int, text: str) -> None:
        """Write a cell as the grid itself."""
        self.filling = True
        item = self.item(row, self.heads + column)
        if item is not None:
            item.setText(text)
        self.filling = False

    def _changed(self, item: QTableWidgetItem) -> None:
        if not self.filling and item.column() >= self.heads:
            self._give([(item.row(), item.column() - self.heads, item.text())])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste (Ctrl+V) and fill down (Ctrl+D) as a spreadsheet does; Del empties cells."""
        combined = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if combined and event.key() == Qt.Key.Key_V:
            self.paste(QApplication.clipboard().text())
        elif combined and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.key() == Qt.Key.Key_Delete:
            self._give([(row, column - self.heads, "") for row, column in self._chosen()])
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> list[tuple[int, int]]:
        return sorted(
            (one.row(), one.column()) for one in self.selectedIndexes() if one.column() >= self.heads
        )

    def paste(self, text: str) -> None:
        """Take a table from a spreadsheet, from the current cell on; what lies beyond rows and columns is left out and said."""
        if self.currentColumn() < self.heads:
            return
        # a cell of several lines stands in quotes; an empty line is a row whose cells are empty
        lines = [
            line or [""] for line in csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter="\t")
        ]
        top, left = self.currentRow(), self.currentColumn() - self.heads
        cells = [(top + n, left + k, cell) for n, line in enumerate(lines) for k, cell in enumerate(line)]
        fit = [one for one in cells if one[0] < self.rowCount() and one[1] < self.columnCount() - self.heads]
        self._give(fit)
        beyond = sum(bool(text.strip()) for _row, _column, text in cells) - sum(
            bool(text.strip()) for _row, _column, text in fit
        )
        if beyond:
            self.left_out.emit(
                counted(
                    beyond,
                    N_("1 cell lies beyond the grid and was left out."),
                    N_("{count} cells lie beyond the grid and were left out."),
                )
            )

    def fill_down(self) -> None:
        """Put the topmost chosen cell of each column into those chosen below it; with one cell chosen, the cell above into it."""
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0][0] > 0:
            chosen.insert(0, (chosen[0][0] - 1, chosen[0][1]))
        tops: dict[int, str] = {}
        cells = []
        for row, column in chosen:
            item = self.item(row, column)
            text = item.text() if item is not None else ""
            if column in tops:
                cells.append((row, column - self.heads, tops[column]))
            else:
                tops[column] = text
        self._give(cells)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep what was typed; Enter goes to the next row."""
        entered = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        if entered and self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, self.currentColumn())
