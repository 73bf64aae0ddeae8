"""A small grid that rows are typed into: Enter goes from cell to cell and begins the next row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableWidget, QWidget


class TypingGrid(QTableWidget):
    """Enter goes on in the order of the columns, Ctrl+Delete takes a row away, Ctrl+Insert puts one before it.

    What rows are is up to the field that holds the grid: it hears begun (a row is wanted at the end), put and taken (at a row).
    """

    begun = Signal()
    put = Signal(int)
    taken = Signal(int)

    def __init__(self, heads: Sequence[str], order: Sequence[int]) -> None:
        super().__init__(0, len(heads))
        self._order = tuple(order)
        self.skips: Callable[[int, int], bool] = lambda _row, _column: False  # what Enter passes by
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; take rows away and put them in."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and control:
            event.ignore()  # the form saves
        elif enter and self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the editor lets Enter through before it closes; closeEditor() goes on, once
        elif enter:
            self.go_on()
        elif control and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
            if self.currentRow() >= 0:  # without a row there is none to take or to stand before
                told = self.taken if event.key() == Qt.Key.Key_Delete else self.put
                told.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep what was typed; Enter goes on."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.go_on()

    def go_on(self) -> None:
        """Go to the next cell, from the last one to the next row."""
        row, column = self.currentRow(), self.currentColumn()
        later = [one for one in self._order if one > column and not self.skips(row, one)]
        if later:
            self.setCurrentCell(row, later[0])
            return
        if row + 1 >= self.rowCount():
            self.begun.emit()
        self.setCurrentCell(row + 1, self._order[0])
