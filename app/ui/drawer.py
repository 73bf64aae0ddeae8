"""The drawer: a panel at the right of a page that holds a form; the list beside it stays usable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.core.messages import _
from app.ui.form_paper import print_form
from app.ui.forms import Form
from app.ui.theme import px
from app.ui.widgets import label, tool

UNLIMITED = (1 << 24) - 1
NARROWER = 10  # part of its width that a drawer gives up before what stands beside it goes


@runtime_checkable
class Folding(Protocol):
    """A part beside the drawer that folds to a strip where there is no room; it never goes."""

    def make_room(self, why: str, needed: bool) -> None:
        """Fold while it is needed for this reason."""


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
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(px(16), px(12), px(16), px(12))
        self.heading = label("", "heading", wrap=True)
        self.print_button = tool("printer", _("Print the form"), self.print_form, "Ctrl+Shift+P")
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addLayout(head)
        self._room = _Room()
        self._inside.addWidget(self._room, 1)
        self._wanted = px(width)
        self._sent_away: list[QWidget] = []  # what has no room beside the form, from first to last
        self._needed: list[int] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._widths_changed)
        self._window_room: QWidget | None = None  # where the page stands; it may be narrower than the page
        self.content: QWidget | None = None
        self.came_from: QWidget | None = None  # what had the focus when it was opened
        self.on_drop: Callable[[], object] = lambda: None
        self.hide()

    def show_widget(self, title: str, widget: QWidget, width: int = 0) -> None:
        """Show a widget, in place of what was there; width in pixels at 100 % where it is another than that of the drawer."""
        if not self.isVisible():
            self.came_from = QApplication.focusWidget()
        self.hide()
        self.drop()
        self.heading.setText(title.removesuffix(" …"))  # the dots belong to what opens the form
        self.content = widget
        self.print_button.setVisible(isinstance(widget, Form) and bool(widget.fields))
        self._room.put(widget)
        self._wanted = px(width or self._width)
        self.setFixedWidth(self._wanted)
        self.show()
        self.opened.emit(True)
        self._share()

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
        self._bring_back()
        if was_open:
            self.opened.emit(False)
            self.on_drop()

    # -- room ----------------------------------------------------------------
    def _widths_changed(self) -> None:
        if self.isVisible():
            self._bring_back()
            self.setFixedWidth(self._wanted)
            self.opened.emit(True)
            self._share()

    def _bring_back(self) -> None:
        for one in self._sent_away:
            one.show()
        self._sent_away.clear()
        split = self.parentWidget()
        for part in split.children() if isinstance(split, QSplitter) else ():
            if isinstance(part, Folding):
                part.make_room("narrow", False)

    def _share(self) -> None:
        """Take the width that is wanted; where the window has not that much the drawer is narrower, and where that would be too little, what stands beside it goes."""
        split = self.parentWidget()
        if not isinstance(split, QSplitter) or not self.isVisible():
            return
        self._bring_back()
        parts = [part for i in range(split.count()) if (part := split.widget(i)) is not None]
        place = parts.index(self)
        beside = [one for one in [*reversed(parts[place + 1 :]), *reversed(parts[:place])] if one.isVisible()]
        panes = [one for one in beside if isinstance(one, Folding)]
        leaving = [one for one in beside if not isinstance(one, Folding)]
        whole, least = self._free(split), self._wanted * (100 - NARROWER) // 100
        while (free := whole - sum(_least(one) + split.handleWidth() for one in beside)) < least:
            if panes:
                panes.pop().make_room("narrow", True)
            elif leaving:
                beside.remove(leaving[0])
                self._sent_away.insert(0, leaving[0])
                leaving.pop(0).hide()
            else:
                break
        alone = not any(one in beside for one in parts[:place])
        self.setFixedWidth(min(free, self._wanted))
        if alone:  # a splitter whose parts have all a largest width would not grow any more
            self.setMinimumWidth(0)
            self.setMaximumWidth(UNLIMITED)
        self._needed = self._needs()
        area = self._window_room.parentWidget() if self._window_room is not None else None
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if inside is not None:  # a page that was too wide for a moment would stay so
            QTimer.singleShot(0, inside, inside.updateGeometry)

    def _needs(self) -> list[int]:
        """Return what the parts beside the drawer ask for; it grows when they are filled."""
        split = self.parentWidget()
        parts = [split.widget(i) for i in range(split.count())] if isinstance(split, QSplitter) else []
        return [
            _least(one)
            for one in parts
            if one is not None and one is not self and not isinstance(one, Folding)
        ]

    def _free(self, split: QSplitter) -> int:
        """Return the width of the splitter as far as the window shows it; a page that asks for more is wider than its room."""
        room = self._window_room
        if room is None:
            above = split.parentWidget()
            while above is not None and not isinstance(above, QScrollArea):
                above = above.parentWidget()
            if not isinstance(above, QScrollArea):
                return split.width()
            self._window_room = room = above.viewport()
            room.installEventFilter(self)
            split.installEventFilter(self)
        page = room.parentWidget()
        assert isinstance(page, QScrollArea)
        inside = page.widget()
        return split.width() if inside is None else split.width() - inside.width() + room.width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room anew when the window got wider or narrower."""
        resized = event.type() == QEvent.Type.Resize and watched is self._window_room
        asked = event.type() == QEvent.Type.LayoutRequest and watched is self.parentWidget()
        if self.isVisible() and (resized or (asked and self._needs() != self._needed)):
            self._later.start()  # when page and parts have their new widths
        return super().eventFilter(watched, event)


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
