"""The grid of a count: one line a row, the quantity typed, Enter goes to the next line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import _
from app.core.money import read_typed, to_scaled
from app.modules.inventory.articles.api import UNIT_WORDS
from app.modules.inventory.counting.queries.lines import BlindLine
from app.ui.theme import px

LINE, PLACE, CODE, NAME, LOT, QUANTITY, UNIT, STATE = range(8)
WIDTHS = {LINE: 76, PLACE: 170, CODE: 150, LOT: 210, QUANTITY: 116, UNIT: 86, STATE: 150}
LEAST_NAME = 180


class CountGrid(QTableWidget):
    """Lines of a sheet; typed(line, quantity) is called for what was entered, None for what was emptied, refused(words) for what is no number."""

    def __init__(
        self, typed: Callable[[BlindLine, int | None], None], refused: Callable[[KontorError], None]
    ) -> None:
        super().__init__(0, len(WIDTHS) + 1)
        self._typed, self._refused, self._filling = typed, refused, False
        self.lines: list[BlindLine] = []
        self.setHorizontalHeaderLabels(
            [
                _("Line"),
                _("Place"),
                _("Article number"),
                _("Article"),
                _("Lot, serial number"),
                _("Counted"),
                _("Unit"),
                _("State"),
            ]
        )
        self.setAccessibleName(_("Lines of the sheet"))
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        for place, width in WIDTHS.items():
            self.setColumnWidth(place, px(width))
        self._give_name_the_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name of the article what the other columns leave, and what it needs at least: then the table scrolls."""
        super().resizeEvent(event)
        self._give_name_the_rest()

    def _give_name_the_rest(self) -> None:
        others = sum(self.columnWidth(place) for place in WIDTHS)
        self.setColumnWidth(NAME, max(px(LEAST_NAME), self.viewport().width() - others))
        self.itemChanged.connect(self._changed)

    def show_lines(self, lines: Sequence[BlindLine]) -> None:
        """Show lines and go to the first one that nobody counted."""
        self._filling = True
        self.lines = list(lines)
        self.setRowCount(len(self.lines))
        for row, one in enumerate(self.lines):
            texts = (
                f"{one.sheet}/{one.number}", one.path, one.code, one.name, one.lot or one.serial,
                "" if one.quantity is None else formats.scaled(one.quantity), str(UNIT_WORDS[one.unit]), _state(one),
            )  # fmt: skip
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column != QUANTITY:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                else:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self._filling = False
        self.go_to(
            next((row for row, one in enumerate(self.lines) if one.quantity is None and not one.again), 0)
        )

    def go_to(self, row: int) -> None:
        """Go to the quantity of a row."""
        if 0 <= row < self.rowCount():
            self.setCurrentCell(row, QUANTITY)

    def go_where(self, wanted: Callable[[BlindLine], bool]) -> bool:
        """Go to the first line that is wanted, those nobody counted first, and say whether there is one."""
        rows = [row for row, one in enumerate(self.lines) if wanted(one)]
        rows.sort(key=lambda row: self.lines[row].quantity is not None)
        if rows:
            self.go_to(rows[0])
            self.setFocus()
        return bool(rows)

    def keep(self, row: int, one: BlindLine) -> None:
        """Show a line as it was kept."""
        self._filling = True
        self.lines[row] = one
        for column, text in (
            (QUANTITY, "" if one.quantity is None else formats.scaled(one.quantity)),
            (STATE, _state(one)),
        ):
            item = self.item(row, column)
            assert item is not None
            item.setText(text)
        self._filling = False

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != QUANTITY:
            return
        one, text = self.lines[item.row()], item.text().strip()
        try:
            quantity = to_scaled(read_typed(text)) if text else None
        except KontorError as error:
            self.keep(item.row(), one)
            self._refused(error)
            return
        self._typed(one, quantity)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep what was typed; Enter goes to the next line."""
        entered = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        if entered:
            self.go_to(self.currentRow() + 1)


def _state(one: BlindLine) -> str:
    if one.again:
        return _("counted by another")
    return "" if one.quantity is None else "✓ " + _("counted")
