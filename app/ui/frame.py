"""The frame of the program's window: what stands in it is put in from outside."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from app.ui.store import Store


class Frame(QWidget):
    """The top window: shows one thing at a time, keeps its place on the screen."""

    closing = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.setObjectName("page")
        self.setWindowTitle("Kontor")
        self.layers = QStackedLayout(self)
        self.wait = QLabel("Kontor")
        self.wait.setObjectName("title")
        self.wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.layers.addWidget(self.wait)
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width()), min(900, room.height() - TITLE_BAR))
        geometry = store.get("window.geometry")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def put(self, widget: QWidget) -> None:
        """Show a widget in place of the one before, which is dropped."""
        old = self.layers.currentWidget()
        self.layers.addWidget(widget)
        self.layers.setCurrentWidget(widget)
        if old is not None and old is not self.wait:
            self.layers.removeWidget(old)
            old.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the place on the screen."""
        self.store.put("window.geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        self.closing.emit()
        super().closeEvent(event)


TITLE_BAR = 40
