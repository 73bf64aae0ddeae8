"""Cells of times: people in rows, days in columns; typed, filled down, pasted from a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import _
from app.modules.hr.worktime.queries.grid import Cell, Grid, GridRow
from app.modules.hr.worktime.reports import weekday
from app.modules.hr.worktime.rules.entries import read_entry, write_entry
from app.modules.hr.worktime.rules.findings import hours
from app.ui.cell_grid import CellGrid
from app.ui.theme import token
from app.ui.widgets import widen

WIDTHS = {"day": 320, "week": 132, "month": 116}
NAME, NET = 0, 1
Change = tuple[GridRow, int, str]  # of whom, which day by its place, what was typed


class TimeGrid(CellGrid):
    """Cells of times; typed(changes) is called for what was entered, pasted or filled down, refused(words) for what can't be read."""

    def __init__(self, typed: Callable[[list[Change]], None], refused: Callable[[str], None]) -> None:
        super().__init__(_("Times of people"), 2)
        self._typed, self._refused = typed, refused
        self.found: Grid | None = None

    def show_grid(self, found: Grid, span: str) -> None:
        """Show people and days; the cell chosen stays."""
        kept = (self.currentRow(), self.currentColumn())
        self.filling, self.found = True, found
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
        self.filling = False
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

    def send(self, cells: Sequence[tuple[int, int, str]]) -> None:
        """Tell what was typed into cells by row and day, as far as it can be read."""
        assert self.found is not None
        changes: list[Change] = []
        for place, day, text in cells:
            one, at = self.found.rows[place], self.found.days[day]
            try:
                parts = read_entry(at, text)
            except Invalid as error:
                self.put(place, day, one.cells[day].times)
                self._refused(f"{one.name}, {formats.day(at)}: {error}")
                break
            clean = write_entry(at, parts)
            if at in one.locked:
                clean = one.cells[day].times
            self.put(place, day, clean)
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
