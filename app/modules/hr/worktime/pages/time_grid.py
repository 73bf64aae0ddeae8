"""Cells of times: people in rows, days in columns; typed, filled down, pasted from a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import _
from app.modules.hr.worktime.queries.grid import Cell, Grid, GridRow
from app.modules.hr.worktime.reports import weekday
from app.modules.hr.worktime.rules.entries import read_entry, write_entry
from app.modules.hr.worktime.rules.findings import hours
from app.ui.theme import px, token
from app.ui.widgets import widen

WIDTHS = {"day": 320, "week": 132, "month": 116}
NAME, NET = 0, 1
Change = tuple[GridRow, int, str]  # of whom, which day by its place, what was typed


class TimeGrid(QTableWidget):
    """Cells of times; typed(changes) is called for what was entered, pasted or filled down, refused(words) for what can't be read."""

    def __init__(self, typed: Callable[[list[Change]], None], refused: Callable[[str], None]) -> None:
        super().__init__(0, 2)
        self._typed, self._refused, self._filling = typed, refused, False
        self.found: Grid | None = None
        self.setAccessibleName(_("Times of people"))
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(px(26))
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.itemChanged.connect(self._changed)

    def show_grid(self, found: Grid, span: str) -> None:
        """Show people and days; the cell chosen stays."""
        kept = (self.currentRow(), self.currentColumn())
        self._filling, self.found = True, found
        self.setColumnCount(2 + len(found.days))
        heads = [f"{weekday(day)} {formats.short_day(day)}" for day in found.days]
        self.setHorizontalHeaderLabels([_("Member of staff"), _("Hours"), *heads])
        self.setRowCount(len(found.rows))
        widen(self, NAME, 200)
        widen(self, NET, 76)
        for place in range(len(found.days)):
            widen(self, 2 + place, WIDTHS[span])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, one in enumerate(found.rows):
            self._show_row(place, one)
        self._filling = False
        if found.rows and kept[0] < 0:
            self.setCurrentCell(0, 2)

    def _show_row(self, place: int, one: GridRow) -> None:
        for column, text in ((NAME, one.name), (NET, hours(sum(cell.net for cell in one.cells)))):
            item = QTableWidgetItem(text)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(one.department)
            if column == NET:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(place, column, item)
        assert self.found is not None
        for day, (at, cell) in enumerate(zip(self.found.days, one.cells, strict=True)):
            self.setItem(place, 2 + day, self._cell(cell, locked=at in one.locked))

    def _cell(self, cell: Cell, *, locked: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(cell.times)
        words = [_("{net} of {target}").format(net=hours(cell.net), target=hours(cell.target))]
        if locked:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            item.setForeground(token("quiet"))
            words.append(_("confirmed or closed"))
        elif not cell.free:
            words.append(_("clocked or imported"))
        item.setToolTip(" · ".join(words))
        return item

    def _changed(self, item: QTableWidgetItem) -> None:
        if not self._filling and item.column() >= 2:
            self._send([(item.row(), item.column() - 2, item.text())])

    def _send(self, cells: Sequence[tuple[int, int, str]]) -> None:
        """Tell what was typed into cells by row and day, as far as it can be read."""
        assert self.found is not None
        changes: list[Change] = []
        for place, day, text in cells:
            one, at = self.found.rows[place], self.found.days[day]
            try:
                parts = read_entry(at, text)
            except Invalid as error:
                self._put(place, day, one.cells[day].times)
                self._refused(f"{one.name}, {formats.day(at)}: {error}")
                break
            clean = write_entry(at, parts)
            if at in one.locked:
                clean = one.cells[day].times
            self._put(place, day, clean)
            if clean != one.cells[day].times:
                changes.append((one, day, clean))
                self._keep(
                    place,
                    day,
                    Cell(clean, sum(part.net for part in parts), one.cells[day].target, one.cells[day].free),
                )
        if changes:
            self._typed(changes)

    def _keep(self, place: int, day: int, cell: Cell) -> None:
        """Take a cell as typed for what stands there, so that typing over it at once is no conflict with oneself."""
        assert self.found is not None
        one = self.found.rows[place]
        row = replace(one, cells=(*one.cells[:day], cell, *one.cells[day + 1 :]))
        self.found = replace(self.found, rows=(*self.found.rows[:place], row, *self.found.rows[place + 1 :]))

    def _put(self, place: int, day: int, text: str) -> None:
        self._filling = True
        item = self.item(place, 2 + day)
        if item is not None:
            item.setText(text)
        self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste (Ctrl+V) and fill down (Ctrl+D) as a spreadsheet does; Del empties cells."""
        combined = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if combined and event.key() == Qt.Key.Key_V:
            self.paste(QApplication.clipboard().text())
        elif combined and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.key() == Qt.Key.Key_Delete:
            self._send(
                [(one.row(), one.column() - 2, "") for one in self.selectedIndexes() if one.column() >= 2]
            )
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Take a table from a spreadsheet, from the current cell on; what lies beyond people and days is left out."""
        if self.found is None or self.currentColumn() < 2:
            return
        lines = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        top, left = self.currentRow(), self.currentColumn() - 2
        cells = [
            (top + n, left + k, cell)
            for n, line in enumerate(lines)
            for k, cell in enumerate(line)
            if top + n < len(self.found.rows) and left + k < len(self.found.days)
        ]
        self._send(cells)

    def fill_down(self) -> None:
        """Put the topmost chosen cell of each column into those chosen below it; with one cell chosen, the cell above into it."""
        chosen = sorted((one.row(), one.column()) for one in self.selectedIndexes() if one.column() >= 2)
        if len(chosen) == 1 and chosen[0][0] > 0:
            chosen.insert(0, (chosen[0][0] - 1, chosen[0][1]))
        tops: dict[int, str] = {}
        cells = []
        for place, column in chosen:
            item = self.item(place, column)
            text = item.text() if item is not None else ""
            if column in tops:
                cells.append((place, column - 2, tops[column]))
            else:
                tops[column] = text
        self._send(cells)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep what was typed; Enter goes to the next person."""
        entered = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        if entered and self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, self.currentColumn())
