"""The wheel scrolls the page: what has a value takes it only while it has the focus, tabs never; none gets the focus by it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget


class _QuietWheel(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to what stands behind."""
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if isinstance(watched, QTabBar) or not watched.hasFocus():
            event.ignore()
            return True
        return False


def keep_from_wheel(box: QWidget) -> None:
    """Keep the wheel from changing a value by accident; Down opens a list, Up and Down step a number."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_QuietWheel(box))


def keep_tabs_from_wheel(tabs: QTabBar | QTabWidget) -> None:
    """Keep the wheel from turning to another tab: with a list its open form would close."""
    bar = tabs.tabBar() if isinstance(tabs, QTabWidget) else tabs
    bar.installEventFilter(_QuietWheel(bar))
