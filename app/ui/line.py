"""The line in which a field is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit


def _is_f2(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2 and not event.modifiers()


class Line(QLineEdit):
    """A line that selects its content when it is entered; F2 goes into it to edit."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep F2 for this line where it can be edited; else it is the page's."""
        if event.type() == QEvent.Type.ShortcutOverride and not self.isReadOnly() and _is_f2(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by F2: the selection goes and the cursor stands at the end, so that typing replaces nothing."""
        if _is_f2(event) and not self.isReadOnly():
            self.deselect()
            self.end(False)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything, so that typing replaces."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()
