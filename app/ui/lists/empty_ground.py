"""What stands on the ground of a list without rows: what it is for, and what could be done first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.manifest import purpose_of
from app.core.messages import _
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import button, clear, label

WIDEST = 420  # points of a line of words
PATIENCE_MS = 300  # rows that are read meanwhile need no words
TALL = 10_000  # pixels: more than any words need
KEY = "Ctrl+N"
NEW, BRING = "plus", "upload"  # the pictures of actions that make the first row or bring many


class EmptyGround(QWidget):
    """A sentence, a button for the first row, and a quiet one for an import."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._actions: Sequence[PageAction] = ()
        self._reasons: dict[Callable[[], object], str] = {}
        self._made = False
        self.hide()

    def _make(self) -> None:
        """Make the words and the row of buttons, when a list is first seen without rows."""
        self._made = True
        self._words = label("", "quiet", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._ways = QHBoxLayout()
        self._offered = QWidget()
        self._offered.setLayout(self._ways)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for one in (self._words, self._offered):
            one.setMinimumWidth(1)  # the ground is as narrow as its list
        line = QHBoxLayout()  # the words take what they may, the rest lies at both sides of them
        line.addStretch(1)
        line.addWidget(self._words, 1000)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._offered, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        self.offer(self._actions)

    def offer(self, actions: Sequence[PageAction]) -> None:
        """Offer what makes the first row, and what brings rows from a file; what is done with a row is neither."""
        self._actions = actions
        if not self._made:
            return
        clear(self._ways)
        free = [one for one in actions if not one.row]
        new = [one for one in free if one.makes == self._name or (one.pic == NEW and not one.makes)]
        made = min(new, key=lambda one: (not one.makes, not one.primary, one.key != KEY), default=None)
        brought = next((one for one in free if one.pic == BRING and one.makes in ("", self._name)), None)
        for one, kind in ((made, "primary"), (brought, "link" if made else "primary")):
            if one is not None:
                made_now = button(one.title, one.slot, kind, one.key, one.pic)
                reason = self._reasons.get(one.slot, "")
                made_now.setEnabled(not reason)
                made_now.setToolTip(reason or made_now.toolTip())
                self._ways.addWidget(made_now)
        self._ways.setDirection(QBoxLayout.Direction.LeftToRight)

    def block(self, slot: Callable[[], object], reason: str) -> None:
        """Grey the button that does this, with a reason; '' gives it back."""
        self._reasons[slot] = reason
        self.offer(self._actions)

    def show_for(self, count: int, *, filtered: bool) -> None:
        """Show for a list of so many rows; one that is empty only by its filter offers nothing new."""
        if count and not self._made:
            return
        if not self._made:
            self._make()
        self._words.setText(
            _("No row fits the filter.") if filtered else purpose_of(self._name) or _("Nothing here yet.")
        )
        self._fit()
        self._offered.setVisible(not filtered and self._ways.count() > 0)
        self.setVisible(not count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words into lines that fit the list."""
        super().resizeEvent(event)
        if self._made:
            self._fit()

    def _fit(self) -> None:
        width = min(px(WIDEST), max(px(80), self.width() - px(24)))
        self._words.setMaximumWidth(px(WIDEST))
        room, wrap = QRect(0, 0, width, TALL), Qt.TextFlag.TextWordWrap
        needed = self._words.fontMetrics().boundingRect(room, wrap, self._words.text())
        self._words.setFixedHeight(needed.height())
        widths, free = [one.sizeHint().width() for one in self.buttons()], self.width() - px(24)
        beside = sum(widths) + self._ways.spacing() * max(len(widths) - 1, 0) <= free
        across = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(across)
        self._offered.setMaximumHeight(TALL if max(widths, default=0) <= free else 0)  # none is cut

    def words(self) -> str:
        """Return what is said, empty where the list has rows."""
        return "" if self.isHidden() else self._words.text()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that are offered."""
        if not self._made:
            self._make()
        return self._offered.findChildren(QPushButton)


class EmptyWords(QLabel):
    """Words in the middle of rows that are none: of tables, trees and lists that a page fills by itself."""

    def __init__(self, rows: QAbstractItemView, text: str) -> None:
        super().__init__(text, rows.viewport())
        self.setObjectName("quiet")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rows = rows
        rows.viewport().installEventFilter(self)
        for told in (rows.model().modelReset, rows.model().rowsInserted, rows.model().rowsRemoved):
            told.connect(self._look)
        self.hide()
        QTimer.singleShot(PATIENCE_MS, self, self._look)

    def _look(self, *_what: object) -> None:
        self.setVisible(not self._rows.model().rowCount())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the middle of the ground, however large it is."""
        if event.type() == QEvent.Type.Resize:
            ground = self._rows.viewport().rect()
            aside = max(px(12), (ground.width() - px(WIDEST)) // 2)
            self.setGeometry(ground.adjusted(aside, 0, -aside, -ground.height() // 4))
        return super().eventFilter(watched, event)
