"""How a drawer shares the width of its page with what stands beside it: it gives up a tenth, then panes fold and parts go, and come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

UNLIMITED = (1 << 24) - 1
NARROWER = 10  # part of its width that a drawer gives up before what stands beside it goes


@runtime_checkable
class Folding(Protocol):
    """A part beside the drawer that folds to a strip where there is no room; it never goes."""

    def make_room(self, why: str, needed: bool) -> None:
        """Fold while it is needed for this reason."""


class SharedRoom(QObject):
    """The room of a splitter that a drawer shares with the other parts."""

    def __init__(self, drawer: QFrame, changed: Callable[[], None]) -> None:
        """Call changed when the window got wider or narrower, or a part beside the drawer asks for more, while the drawer is open."""
        super().__init__(drawer)
        self._drawer = drawer
        self._sent_away: list[QWidget] = []  # what has no room beside the form, from first to last
        self._needed: list[int] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: changed() if drawer.isVisible() else None)
        self._window_room: QWidget | None = None  # where the page stands; it may be narrower than the page

    def bring_back(self) -> None:
        """Show again what went."""
        for one in self._sent_away:
            one.show()
        self._sent_away.clear()
        split = self._drawer.parentWidget()
        for part in split.children() if isinstance(split, QSplitter) else ():
            if isinstance(part, Folding):
                part.make_room("narrow", False)

    def share(self, wanted: int) -> None:
        """Give the drawer the width in pixels that is wanted; where the window has not that much it is narrower, and where that would be too little, what stands beside it goes."""
        drawer = self._drawer
        split = drawer.parentWidget()
        if not isinstance(split, QSplitter) or not drawer.isVisible():
            return
        self.bring_back()
        parts = self._parts()
        place = parts.index(drawer)
        beside = [one for one in [*reversed(parts[place + 1 :]), *reversed(parts[:place])] if one.isVisible()]
        panes = [one for one in beside if isinstance(one, Folding)]
        leaving = [one for one in beside if not isinstance(one, Folding)]
        whole, least = self._free(split), wanted * (100 - NARROWER) // 100
        while (free := whole - sum(_least(one) + split.handleWidth() for one in beside)) < least:
            if panes:
                panes.pop().make_room("narrow", True)
            elif leaving:
                beside.remove(leaving[0])
                self._sent_away.insert(0, leaving[0])
                leaving.pop(0).hide()
            else:
                break
        drawer.setFixedWidth(min(free, wanted))
        if not any(one in beside for one in parts[:place]):
            # it is alone: a splitter whose parts have all a largest width would not grow any more
            drawer.setMinimumWidth(0)
            drawer.setMaximumWidth(UNLIMITED)
        self._needed = self._needs()
        area = self._window_room.parentWidget() if self._window_room is not None else None
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if inside is not None:  # a page that was too wide for a moment would stay so
            QTimer.singleShot(0, inside, inside.updateGeometry)

    def _parts(self) -> list[QWidget]:
        split = self._drawer.parentWidget()
        places = range(split.count()) if isinstance(split, QSplitter) else ()
        return [
            part for i in places if isinstance(split, QSplitter) and (part := split.widget(i)) is not None
        ]

    def _needs(self) -> list[int]:
        """Return what the parts beside the drawer ask for; it grows when they are filled."""
        return [
            _least(one) for one in self._parts() if one is not self._drawer and not isinstance(one, Folding)
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
        asked = event.type() == QEvent.Type.LayoutRequest and watched is self._drawer.parentWidget()
        if self._drawer.isVisible() and (resized or (asked and self._needs() != self._needed)):
            self._later.start()  # when page and parts have their new widths
        return super().eventFilter(watched, event)


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
