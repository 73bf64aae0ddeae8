"""A bar beneath a form that stays in sight where the form is longer than the room in which it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from app.ui.theme import px, repolish


class StickyBar(QWidget):
    """Keeps the place of the bar in the layout of a form; the bar itself stands there, or at the lower edge of the room when its place is below."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._area: QScrollArea | None = None
        self.frame = QFrame(form)
        self.frame.setObjectName("sticky")
        self.row = QHBoxLayout(self.frame)
        self.row.setContentsMargins(0, px(4), 0, px(4))
        self.frame.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Take as much room as the bar."""
        return self.frame.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Take as much room as the bar needs at least."""
        return self.frame.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another size when something was put into the bar."""
        if watched is self.frame and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Follow the layout."""
        super().moveEvent(event)
        self.stick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the layout."""
        super().resizeEvent(event)
        self.stick()

    def showEvent(self, event: QShowEvent) -> None:
        """Find the area in which the form scrolls."""
        super().showEvent(event)
        above = self._form.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not self._area and isinstance(above, QScrollArea):
            self._area = above
            above.verticalScrollBar().valueChanged.connect(self.stick)
            above.verticalScrollBar().rangeChanged.connect(self.stick)
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            application.focusChanged.connect(self._focus_moved)
        self.stick()

    def stick(self, *_told: object) -> None:
        """Stand at the place in the layout, or at the lower edge of what is seen of the form when that is higher."""
        top = self.y()
        # a form that was taken out of its drawer stands in no room
        if self._area is not None and (room := self._area.viewport()).isAncestorOf(self._form):
            lower = self._form.mapFrom(room, QPoint(0, room.height())).y()
            top = max(min(top, lower - self.height()), 0)
        stuck = top < self.y()
        if bool(self.frame.property("stuck")) != stuck:
            self.frame.setProperty("stuck", stuck)
            repolish(self.frame)
        self.frame.setGeometry(self.x(), top, self.width(), self.height())
        self.frame.raise_()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll so far that what has the focus is not behind the bar."""
        if (
            self._area is None
            or new is None
            or not self._form.isAncestorOf(new)
            or not self.frame.property("stuck")
        ):
            return
        if not self.frame.isAncestorOf(new):
            self._area.ensureWidgetVisible(new, 0, self.height() + px(8))
