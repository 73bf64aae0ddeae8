"""Entries of a month for many people at once: people in rows, pay kinds in columns; hours and amounts are typed, filled down or pasted."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableWidgetItem, QWidget

from app.core import format as formats
from app.core import money
from app.core.dates import add_months, month_start
from app.core.errors import Invalid, KontorError
from app.core.messages import N_, _, counted
from app.modules.hr.payroll.queries.grid import EntryGrid, KindColumn, entry_grid
from app.modules.hr.payroll.queries.guide import Guide, guide
from app.modules.hr.payroll.rules.kinds import CHANGE, TypedItem
from app.modules.hr.payroll.services.registers import enter_items
from app.ui.cell_grid import CellGrid
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import token
from app.ui.widgets import button, label, row, widen

NUMBER, NAME, HEADS = 0, 1, 2
WIDTH = 120


def written(kind: KindColumn, value: int | None) -> str:
    """Return a cell as it stands in the grid, with a plain minus."""
    if value is None:
        return ""
    text = formats.scaled(value) if kind.hourly else formats.cents(value)
    return text.replace(formats.MINUS, "-")


def read(kind: KindColumn, text: str) -> int | None:
    """Return what was typed: hours in ten-thousandths, or cents; None for nothing. Raises Invalid."""
    if not text.strip():
        return None
    amount = money.read_typed(text)
    return money.to_scaled(amount) if kind.hourly else money.to_cents(amount)


class EntriesGrid(CellGrid):
    """Cells of entries; typed(changes) is called for what was entered, refused(words) for what can't be read."""

    def __init__(self, typed: Callable[[list[TypedItem]], None], refused: Callable[[str], None]) -> None:
        super().__init__(_("Entries of people"), HEADS)
        self._typed, self._refused = typed, refused
        self.found: EntryGrid | None = None

    def show_grid(self, found: EntryGrid) -> None:
        """Show people and pay kinds; the cell chosen stays."""
        begun = self.currentRow() < 0
        self.filling, self.found = True, found
        self.setColumnCount(HEADS + len(found.kinds))
        heads = [f"{one.number} {one.name}" for one in found.kinds]
        self.setHorizontalHeaderLabels([_("No."), _("Member of staff"), *heads])
        self.setRowCount(len(found.rows))
        widen(self, NUMBER, 64)
        widen(self, NAME, 200)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for place, one in enumerate(found.rows):
            for column, text in ((NUMBER, str(one.number)), (NAME, one.name)):
                item = QTableWidgetItem(text)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.setItem(place, column, item)
            for at, kind in enumerate(found.kinds):
                steady = one.steady[at]
                item = QTableWidgetItem(written(kind, one.cells[at] if steady is None else steady))
                item.setTextAlignment(right)
                if steady is not None:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                    item.setForeground(token("quiet"))
                    item.setToolTip(_("comes each month; it is changed in the list of entries"))
                self.setItem(place, HEADS + at, item)
        for at in range(len(found.kinds)):
            widen(self, HEADS + at, WIDTH)
        self.filling = False
        if found.rows and begun:
            self.setCurrentCell(0, HEADS)

    def send(self, cells: Sequence[tuple[int, int, str]]) -> None:
        """Tell what was typed into cells, as far as it can be read; what comes each month stays."""
        found = self.found
        if found is None:
            return
        self._refused("")
        changes: list[TypedItem] = []
        for place, at, text in cells:
            one, kind = found.rows[place], found.kinds[at]
            if one.steady[at] is not None:
                continue
            try:
                value = read(kind, text)
            except Invalid as error:
                self.put(place, at, written(kind, one.cells[at]))
                self._refused(f"{one.name}, {kind.name}: {error}")
                break
            self.put(place, at, written(kind, value))
            if value != one.cells[at]:
                changes.append(TypedItem(one.person, kind.id, found.month, value, one.cells[at]))
                cleared = replace(one, cells=(*one.cells[:at], value, *one.cells[at + 1 :]))
                found = replace(found, rows=(*found.rows[:place], cleared, *found.rows[place + 1 :]))
        self.found = found
        if changes:
            self._typed(changes)


class EntryGridPage(Page):
    """A month; Enter goes down, Tab goes on, Ctrl+D fills down, Ctrl+V pastes a table."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Enter pay"))
        self.day = DayField("month", _("Month (any of its days)"), 170, today=desk.today)
        self.day.set_day(desk.today())
        self.told = label("", "quiet", wrap=True)
        self.grid = EntriesGrid(self._typed, self._refused)
        EmptyWords(self.grid, _("Everybody who is paid stands here with the pay kinds to be typed."))
        self.grid.left_out.connect(desk.notice)
        back = button(_("Back"), lambda: self.turn(-1), pic="arrow-left")
        on = button(_("On"), lambda: self.turn(1), pic="arrow-right")
        self.day.left.connect(self.refresh)
        self.body.addLayout(row(self.day, back, on, 1))
        self.body.addWidget(self.told)
        self.body.addWidget(self.grid, 1)
        self.set_actions(
            [
                PageAction(
                    _("Fill down"), self.grid.fill_down, "", "arrow-down", CHANGE, menu=True, row=True
                ),
                PageAction(
                    _("Payroll"), lambda: desk.open("hr.payroll.month"), "", "hand-coins", primary=True
                ),
            ]
        )
        self.mean_rows(self.grid)
        desk.watch(self, self.refresh)
        self._hint()
        self.refresh()
        desk.read(guide, False, then=self._begin, owner=self, slot="begin")

    def _begin(self, found: Guide) -> None:
        """Show the month that is computed next."""
        self.day.set_day(found.coming)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the grid."""
        return self.grid

    def _hint(self) -> None:
        self.told.setText(
            _(
                "Type hours such as 7.5 and amounts; an emptied cell takes the entry away. What is typed is kept at once."
            )
        )

    def shown(self) -> datetime.date:
        """Return the first day of the month that is shown."""
        try:
            return month_start(self.day.value() or self.desk.today())
        except Invalid:
            return month_start(self.desk.today())

    def turn(self, by: int) -> None:
        """Show the month before (-1) or after (1)."""
        self.day.set_day(add_months(self.shown(), by))
        self.refresh()

    def refresh(self) -> None:
        """Read the month again."""
        self.subtitle.setText(f"{self.shown():%m/%Y}")
        asked = self.grid.edits
        self.desk.read(
            entry_grid, self.shown(), then=lambda found: self._show(found, asked), owner=self, slot="grid"
        )

    def _show(self, found: EntryGrid, asked: int) -> None:
        """Show what was read; what was typed meanwhile makes it old, and it is read again."""
        if asked != self.grid.edits:
            self.refresh()
        elif found.month == self.shown():
            self.grid.show_grid(found)

    def _typed(self, changes: list[TypedItem]) -> None:
        """Keep what was typed at once."""
        self.desk.run(enter_items, changes, then=self._kept, failed=self._failed)

    def _kept(self, count: int) -> None:
        self.desk.notice(counted(count, N_("1 entry kept"), N_("{count} entries kept")))

    def _failed(self, error: KontorError) -> None:
        self._refused(str(error))
        self.refresh()

    def _refused(self, words: str) -> None:
        """Say what could not be read; '' shows the hint again."""
        if words:
            QApplication.beep()
            self.told.setText(words)
        else:
            self._hint()
