"""Analyses that followed each other, side by side: how many risks each had at each level, and each risk through them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.governance.risk.queries.analyses import Whole
from app.modules.governance.risk.rules.courses import courses, how_many
from app.modules.governance.risk.rules.levels import LEVELS, TONES
from app.ui.theme import px
from app.ui.widgets import pill

NARROW, HIGH = 108, 32  # logical pixels of the column of an analysis, and of a row


class CourseView(QTableWidget):
    """A row for each level and each risk, a column for each analysis, the oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Analyses over time"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(HIGH))

    def show_whole(self, found: Whole | None) -> None:
        """Show the analyses that an analysis followed, and itself."""
        before = found.before if found is not None else ()
        stands = found.stands if found is not None else ()
        self.setRowCount(0)
        self.setColumnCount(len(before) + 1)
        self.setHorizontalHeaderItem(0, QTableWidgetItem(""))
        for place, one in enumerate(before, 1):
            title = QTableWidgetItem(formats.day(one.day))
            title.setToolTip(one.number)
            self.setHorizontalHeaderItem(place, title)
        for level, row in how_many(stands, sorted(LEVELS, reverse=True)).items():
            self._add(_(LEVELS[level]), [(str(count), None) for count in row])
        for risk in courses(stands):
            self._add(
                risk.title, [("–" if level is None else _(LEVELS[level]), level) for level in risk.levels]
            )
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in range(1, self.columnCount()):
            self.setColumnWidth(place, px(NARROW))

    def _add(self, title: str, cells: Sequence[tuple[str, int | None]]) -> None:
        """Add a line; a level stands in a cell as it stands in the lists."""
        row = self.rowCount()
        self.insertRow(row)
        head = QTableWidgetItem(title)
        head.setToolTip(title)
        self.setItem(row, 0, head)
        for place, (words, level) in enumerate(cells, 1):
            item = QTableWidgetItem(words if level is None else "")
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.setItem(row, place, item)
            if level is not None:
                self.setCellWidget(row, place, _middle(pill(words, TONES[level])))


def _middle(part: QWidget) -> QWidget:
    holder = QWidget()
    room = QHBoxLayout(holder)
    room.setContentsMargins(0, 0, 0, 0)
    room.addWidget(part, 0, Qt.AlignmentFlag.AlignCenter)
    return holder
