"""The drawer: a panel at the right of a page that holds a form; the list beside it stays usable."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.messages import _
from app.ui.form_paper import print_form
from app.ui.forms import Form
from app.ui.shared_room import SharedRoom
from app.ui.theme import px
from app.ui.widgets import label, tool


class _Room(QScrollArea):
    """Where the form of a drawer stands: it scrolls where the window is too low, and follows the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder = QWidget()
        self._holder.setObjectName("room")
        self._inside = QVBoxLayout(self._holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is inside as wide as there is room: it only scrolls up and down."""
        super().resizeEvent(event)
        self._holder.setMaximumWidth(self.viewport().width())

    def put(self, widget: QWidget) -> None:
        """Show a widget in place of what was there."""
        while self._inside.count():
            self._inside.takeAt(0)
        self._inside.addWidget(widget)
        self._inside.addStretch()


class Drawer(QFrame):
    """A panel at the right of a page that holds a form; the list beside it stays usable."""

    has_own_keys = True  # Del is meant for what stands here
    opened = Signal(bool)  # whether it is open; told anew when the window got wider or narrower

    def __init__(self, width: int = 380, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._width = width
        self.setFixedWidth(px(width))
        self._wanted = px(width)
        self._shared = SharedRoom(self, self._widths_changed)
        self.content: QWidget | None = None
        self.came_from: QWidget | None = None  # what had the focus when it was opened
        self.on_drop: Callable[[], object] = lambda: None
        self.hide()

    @cached_property
    def _parts(self) -> tuple[QLabel, QToolButton, _Room]:
        """Make the heading, the button that prints, and the room of the form, when something is first shown here."""
        heading, room = label("", "heading", wrap=True), _Room()
        printing = tool("printer", _("Print the form"), self.print_form, "Ctrl+Shift+P")
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(printing, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(16), px(12), px(16), px(12))
        inside.addLayout(head)
        inside.addWidget(room, 1)
        return heading, printing, room

    @property
    def heading(self) -> QLabel:
        """Return what stands above the form."""
        return self._parts[0]

    @property
    def print_button(self) -> QToolButton:
        """Return the button that prints the form."""
        return self._parts[1]

    def show_widget(self, title: str, widget: QWidget, width: int = 0) -> None:
        """Show a widget, in place of what was there; width in pixels at 100 % where it is another than that of the drawer."""
        if not self.isVisible():
            self.came_from = QApplication.focusWidget()
        self.hide()
        self.drop()
        self.heading.setText(title.removesuffix(" …"))  # the dots belong to what opens the form
        self.content = widget
        self.print_button.setVisible(isinstance(widget, Form) and bool(widget.fields))
        self._parts[2].put(widget)
        self._wanted = px(width or self._width)
        self.setFixedWidth(self._wanted)
        self.show()
        self.opened.emit(True)
        self._shared.share(self._wanted)

    def print_form(self) -> None:
        """Show the form as it is printed."""
        if isinstance(self.content, Form):
            print_form(self.content, self.heading.text())

    def drop(self) -> None:
        """Close the drawer."""
        if self.content is not None:
            self.content.hide()
            self.content.deleteLater()
            self.content = None
        was_open = self.isVisible()
        self.hide()
        self._shared.bring_back()
        if was_open:
            self.opened.emit(False)
            self.on_drop()

    def _widths_changed(self) -> None:
        self.setFixedWidth(self._wanted)
        self.opened.emit(True)
        self._shared.share(self._wanted)
