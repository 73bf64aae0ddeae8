"""What stands on the ground of a list without rows: what it is for, and what could be done first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.manifest import purpose_of
from app.core.messages import _
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import button, clear, label

WIDEST = 420  # points of a line of words
TALL = 10_000  # pixels: more than any words need
NEW, BRING = "plus", "upload"  # the pictures of actions that make the first row or bring many


class EmptyGround(QWidget):
    """A sentence, a button for the first row, and a quiet one for an import."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._words = label("", "quiet", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._ways = QHBoxLayout()
        self._offered = QWidget()
        self._offered.setLayout(self._ways)
        column = QVBoxLayout(self)
        column.addStretch(1)
        self._words.setMinimumWidth(1)  # the ground is as narrow as its list
        line = QHBoxLayout()  # the words take what they may, the rest lies at both sides of them
        line.addStretch(1)
        line.addWidget(self._words, 1000)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._offered, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        self.hide()

    def offer(self, actions: Sequence[PageAction]) -> None:
        """Offer what makes the first row, and what brings rows from a file; what is about a row waits for one."""
        clear(self._ways)
        new = [one for one in actions if one.makes == self._name or (one.pic == NEW and not one.makes)]
        made = min(new, key=lambda one: (not one.makes, not one.primary), default=None)
        brings = [one for one in actions if one.pic == BRING and one.makes in ("", self._name)]
        brought = next((one for one in brings if not one.row), None)
        for one, kind in ((made, "primary"), (brought, "link" if made else "primary")):
            if one is not None:
                self._ways.addWidget(button(one.title, one.slot, kind, one.key, one.pic))

    def show_for(self, count: int, *, filtered: bool) -> None:
        """Show for a list of so many rows; one that is empty only by its filter offers nothing new."""
        self._words.setText(
            _("No row fits the filter.") if filtered else purpose_of(self._name) or _("Nothing here yet.")
        )
        self._fit()
        self._offered.setVisible(not filtered and self._ways.count() > 0)
        self.setVisible(not count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words into lines that fit the list."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = min(px(WIDEST), max(px(80), self.width() - px(24)))
        self._words.setMaximumWidth(px(WIDEST))
        room, wrap = QRect(0, 0, width, TALL), Qt.TextFlag.TextWordWrap
        needed = self._words.fontMetrics().boundingRect(room, wrap, self._words.text())
        self._words.setFixedHeight(needed.height())

    def words(self) -> str:
        """Return what is said, empty where the list has rows."""
        return "" if self.isHidden() else self._words.text()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that are offered."""
        return self._offered.findChildren(QPushButton)
