"""Refreshes that wait while their widget stands on a page that another one covers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class WhenShown(QObject):
    """Puts a refresh off while its widget stands on a page that another one covers."""

    def __init__(self, owner: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(owner)
        self._owner, self._refresh, self._waits = owner, refresh, False
        owner.installEventFilter(self)

    def run(self) -> None:
        """Refresh now, or when the widget is shown."""
        covered = self._owner.window() is not self._owner and not self._owner.isVisible()
        self._waits = covered
        if not covered:
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the widget come back."""
        if event.type() == QEvent.Type.Show and self._waits:
            QTimer.singleShot(0, self, self.run)
        return False
