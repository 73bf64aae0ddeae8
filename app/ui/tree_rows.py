"""A plain table of rows that are reckoned, not stored: gaps, costs, a team."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from app.ui.theme import px

ROW, GAP = 28, 20  # pixels: a row, and what stands between columns


class Rows(QTreeWidget):
    """Shows rows of texts with a key each; money columns stand at the right."""

    def __init__(self, name: str, heads: Sequence[str], right: Sequence[int] = ()) -> None:
        super().__init__()
        self._right = tuple(right)
        self.setAccessibleName(name)
        self.setHeaderLabels(list(heads))
        self.setRootIsDecorated(False)
        for place in self._right:
            self.headerItem().setTextAlignment(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def show_rows(self, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Show other rows; the first is chosen."""
        self.clear()
        for key, texts in rows:
            item = QTreeWidgetItem(list(texts))
            item.setData(0, Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(0, QSize(0, px(ROW)))
            for place in self._right:
                item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.addTopLevelItem(item)
        metrics = self.fontMetrics()
        for place in range(self.columnCount()):
            texts = [self.headerItem().text(place), *(texts[place] for _key, texts in rows)]
            self.setColumnWidth(place, max(map(metrics.horizontalAdvance, texts)) + px(GAP))
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def key(self) -> int | None:
        """Return the key of the current row."""
        item = self.currentItem()
        return int(item.data(0, Qt.ItemDataRole.UserRole)) if item is not None else None
