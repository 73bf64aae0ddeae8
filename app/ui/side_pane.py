"""The part beside a list that shows what belongs to its row: it folds to a strip, and is remembered so for each page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.core.messages import _
from app.ui.page import Page
from app.ui.record_panel import RecordPanel
from app.ui.theme import px
from app.ui.widgets import key_words, tool

KEY = "Ctrl+Alt+S"
ROOMY = 1280  # logical pixels of a window in which list and pane stand side by side from the first day
STRIP, LEAST = 36, 320


def fold_button(name: str, slot: Callable[[], object]) -> QToolButton:
    """Return the button that folds or unfolds; its key belongs to the page."""
    made = tool("panel-left", name, slot)
    made.setToolTip(f"{name}  ({key_words(KEY)})")
    return made


class SidePane(QFrame):
    """Holds what belongs to a row; folded it is a strip with one button, and asks nothing of the page's width."""

    folded_now = Signal(bool)

    def __init__(self, page: Page, name: str, parent: QWidget) -> None:
        """Make the pane of a page, by whose name it is remembered whether it is folded."""
        super().__init__(parent)
        self._store, self._name = page.desk.store, f"side_pane.{name}"
        self.records = RecordPanel(page.desk, parent=self)
        self._strip = QFrame(self)
        self._strip.setObjectName("card")
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(px(2), px(6), px(2), px(6))
        strip.addWidget(
            fold_button(_("Show what belongs to the row"), self.toggle), 0, Qt.AlignmentFlag.AlignTop
        )
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._strip)
        inside.addWidget(self.records, 1)
        self._known: bool | None = self._store.get(self._name)
        self._folded: bool | None = None
        self._away: set[str] = set()  # what needs the room, or has nothing to show
        self.fold(bool(self._known))

    @property
    def folded(self) -> bool:
        """Say whether only the strip stands there."""
        return bool(self._folded)

    def showEvent(self, event: QShowEvent) -> None:
        """Fold where nobody said otherwise and the window is narrow."""
        super().showEvent(event)
        if self._known is None:
            self.fold(bool(self._away) or self._narrow())

    def _narrow(self) -> bool:
        return self.window().width() < px(ROOMY)

    def make_room(self, why: str, needed: bool) -> None:
        """Fold while something else needs the room or there is no row, and stand as before when no reason is left; nothing of it is remembered."""
        if (why in self._away) != needed:
            (self._away.add if needed else self._away.discard)(why)
            self.fold(bool(self._away) or (self._narrow() if self._known is None else self._known))

    def toggle(self) -> None:
        """Fold or unfold, and remember it."""
        self._known = not self.folded
        self._store.put(self._name, self._known)
        self.fold(self._known)

    def fold(self, on: bool) -> None:
        """Show the strip alone, or what belongs to the row."""
        if on == self._folded:
            return
        self._folded = on
        self.records.setVisible(not on)
        self._strip.setVisible(on)
        self.setMinimumWidth(px(STRIP if on else LEAST))
        self.setMaximumWidth(px(STRIP) if on else (1 << 24) - 1)
        self.folded_now.emit(on)


def beside(page: Page, name: str, parent: QWidget) -> SidePane:
    """Return the pane that holds what belongs to a page's row, with its button among the tabs and its key on the page."""
    pane = SidePane(page, name, parent)
    pane.records.tabs.setCornerWidget(fold_button(_("Fold what belongs to the row"), pane.toggle))
    page.bind(KEY, pane.toggle)
    return pane
