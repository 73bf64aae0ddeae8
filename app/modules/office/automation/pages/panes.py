"""Panes beside the lists of automation: lines of words, each of which may open a record."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.messages import _
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.lists.empty_ground import EmptyWords
from app.ui.widgets import label

Line = tuple[str, str, str, int]  # words, tone of its sign, page and key that Enter opens
SIGNS = {"good": "circle-check", "bad": "circle-alert", "open": "circle-dot", "quiet": "circle"}


class LinesPane(QWidget):
    """A heading in words over lines; Enter or a double click opens what a line is about."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.heading = label("", "", wrap=True)
        self.list = QListWidget()
        EmptyWords(self.list, _("Nothing happened yet."))
        self.list.setObjectName("plain")
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemActivated.connect(self._open)
        inside.addWidget(self.heading)
        inside.addWidget(self.list, 1)

    def show_lines(self, heading: str, lines: Iterable[Line]) -> None:
        """Show a heading and lines."""
        self.heading.setText(heading)
        self.list.clear()
        for words, tone, page, key in lines:
            sign = icon(SIGNS.get(tone, "circle"), {"open": "accent", "quiet": "quiet"}.get(tone, tone))
            item = QListWidgetItem(sign, words)
            item.setData(Qt.ItemDataRole.UserRole, (page, key))
            self.list.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        page, key = item.data(Qt.ItemDataRole.UserRole)
        if page:
            self._desk.open(page, key)
