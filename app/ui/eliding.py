"""Labels that give way: what does not fit is cut with an ellipsis and stands whole in the tooltip; stacks as small as their page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QStyle, QStyleOption

from app.ui.theme import px

LEAST = 48  # points: a few letters and the ellipsis


class ElidingLabel(QLabel):
    """A line of plain text that gives way to what stands beside it."""

    def __init__(self, text: str = "", name: str = "", least: int = LEAST) -> None:
        """Make a label that keeps at least so many points, at 100 %, for its text."""
        super().__init__(text)
        self._least, self._kept = least, 0
        self.setObjectName(name)
        self.setIndent(0)  # Qt's own, beside the padding of a pill, would cut the last letters
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def keep(self, width: int) -> None:
        """Keep so many pixels, however little room there is."""
        if width != self._kept:
            self._kept = width
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Tell the whole text by a tooltip where a part of it does not fit."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.text() if self.elided() else "")
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Ask for a few letters, for nothing while there is no text."""
        whole = super().minimumSizeHint()
        least = max(px(self._least), self._kept) if self.text() else 0
        return QSize(min(whole.width(), least), whole.height())

    def elided(self) -> bool:
        """Say whether a part of the text does not fit."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text as far as it fits."""
        if not self.elided():
            super().paintEvent(event)
            return
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            painter, room, self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


class CurrentStack(QStackedWidget):
    """A stack that is as large as the page it shows, and forgets the widest one that it ever showed."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Return the size of the page that is shown."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the page that is shown."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
