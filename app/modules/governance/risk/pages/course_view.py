"""Analyses that followed each other, side by side: how many risks each had at each level, and each risk through them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from app.core import format as formats
from app.core.messages import _
from app.modules.governance.risk.pages.heat_map import colour_of
from app.modules.governance.risk.queries.analyses import Whole
from app.modules.governance.risk.rules.courses import courses, how_many
from app.modules.governance.risk.rules.levels import LEVELS
from app.ui.theme import px

WIDE, NARROW = 180, 96  # logical pixels of the titles and of an analysis


class CourseView(QTableWidget):
    """A row for each level and each risk, a column for each analysis, the oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Analyses over time"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_whole(self, found: Whole | None) -> None:
        """Show the analyses that an analysis followed, and itself."""
        before = found.before if found is not None else ()
        stands = found.stands if found is not None else ()
        self.setRowCount(0)
        self.setColumnCount(len(before) + 1)
        self.setHorizontalHeaderLabels(["", *(f"{one.number}\n{formats.day(one.day)}" for one in before)])
        for level, row in how_many(stands, sorted(LEVELS, reverse=True)).items():
            self._add(_(LEVELS[level]), [(str(count), None) for count in row])
        for one in courses(stands):
            self._add(
                one.title, [("–" if level is None else _(LEVELS[level]), level) for level in one.levels]
            )
        self.setColumnWidth(0, px(WIDE))
        for place in range(1, self.columnCount()):
            self.setColumnWidth(place, px(NARROW))

    def _add(self, title: str, cells: Sequence[tuple[str, int | None]]) -> None:
        """Add a line; a cell with a level has its colour behind its word."""
        row = self.rowCount()
        self.insertRow(row)
        self.setItem(row, 0, QTableWidgetItem(title))
        for place, (words, level) in enumerate(cells, 1):
            item = QTableWidgetItem(words)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            if level is not None:
                item.setBackground(colour_of(level))
            self.setItem(row, place, item)
