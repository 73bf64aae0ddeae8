"""Blocks of lines one below the other; Enter on a line opens the place where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.about_contact import Block, BlockLine
from app.core.messages import _
from app.ui.desk import Desk
from app.ui.theme import px
from app.ui.widgets import bind

WHERE = Qt.ItemDataRole.UserRole


class BlocksView(QWidget):
    """Shows blocks as one list: a heading each, then its lines."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk = desk
        self.rows = QListWidget()
        self.rows.setObjectName("plain")
        self.rows.setAccessibleName(name)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setWordWrap(True)
        self.rows.setSpacing(px(2))
        self.rows.itemActivated.connect(self.open_line)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.rows)
        bind(self.rows, "Return", self._enter)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show blocks, and stay at the line that was chosen where it is still there."""
        place = self.rows.currentRow()
        self.rows.clear()
        for block in blocks:
            self._heading(block.title)
            for line in block.lines:
                self._line(line)
            if not block.lines:
                self._add(block.empty, None)
        if 0 <= place < self.rows.count():
            self.rows.setCurrentRow(place)

    def _heading(self, words: str) -> None:
        item = self._add(words, None)
        font = self.rows.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _line(self, line: BlockLine) -> None:
        words = "  ·  ".join(filter(None, (line.text, line.right)))
        self._add(f"{_('late')}: {words}" if line.late else words, line)

    def _add(self, words: str, about: Any) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setData(WHERE, about)
        self.rows.addItem(item)
        return item

    def _enter(self) -> None:
        item = self.rows.currentItem()
        if item is not None:
            self.open_line(item)

    def open_line(self, item: QListWidgetItem) -> None:
        """Go to the place where a line stands."""
        line = item.data(WHERE)
        if line is not None and line.page:
            self.desk.open(line.page, line.request)
