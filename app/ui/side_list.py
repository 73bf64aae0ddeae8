"""The pages of a tab in the list at the left; in a narrow window only their pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from app.core.manifest import Page as PageManifest
from app.core.messages import _
from app.ui.icons import icon
from app.ui.theme import px

WIDE, NARROW = 196, 52  # points


class SideList(QListWidget):
    """Arrows walk through the pages and keep the focus; Enter goes into the page."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._narrow = False
        self.setObjectName("side")
        self.setAccessibleName(_("Pages"))
        self.setFixedWidth(px(WIDE))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(px(16), px(16)))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._chosen)

    def show_pages(self, pages: Sequence[tuple[str, PageManifest]], current: str) -> None:
        """Show the pages of a tab, and which of them is open."""
        keys = [key for key, _page in pages]
        self.blockSignals(True)
        if keys != [self._key(place) for place in range(self.count())]:
            self.clear()
            for key, page in pages:
                item = QListWidgetItem(icon(page.icon), "")
                item.setData(Qt.ItemDataRole.UserRole, key)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, _(page.title))
                self.addItem(item)
            self._label()
        self.setCurrentRow(keys.index(current) if current in keys else -1)
        self.blockSignals(False)

    def fold(self, narrow: bool) -> None:
        """Show words or only pictures."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.setFixedWidth(px(NARROW if narrow else WIDE))
            # without words a bar would lie over the pictures; wheel and arrows scroll all the same
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if narrow else policy.ScrollBarAsNeeded)
            self._label()

    def step(self, by: int) -> None:
        """Go some pages on, from the last to the first."""
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())

    def _label(self) -> None:
        for place in range(self.count()):
            title = self.item(place).data(Qt.ItemDataRole.AccessibleTextRole)
            self.item(place).setText("" if self._narrow else title)
            self.item(place).setToolTip(title if self._narrow else "")

    def _key(self, place: int) -> str:
        return str(self.item(place).data(Qt.ItemDataRole.UserRole))

    def _chosen(self, place: int) -> None:
        if place >= 0:
            self.wanted.emit(self._key(place))
