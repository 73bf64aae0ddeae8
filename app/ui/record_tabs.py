"""The tabs of what belongs to a row: where no row is chosen, nothing of another one is seen in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from app.core.messages import _
from app.ui.wheel import keep_tabs_from_wheel
from app.ui.widgets import label


class RecordTabs(QTabWidget):
    """Tabs that can be covered; `nothing` are the words that stand in their place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        keep_tabs_from_wheel(self)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        for one in (self, self.tabBar()):
            one.setAccessibleName(_("What belongs to this record"))
        self.nothing = label(_("No row is chosen."), "quiet")
        self.nothing.hide()

    def covered(self) -> bool:
        """Say whether nothing in the tabs is seen."""
        return not self.nothing.isHidden()

    def uncover(self, on: bool) -> None:
        """Show what is in the tabs, a page's own parts too, or that no row is chosen."""
        for stack in self.findChildren(QStackedWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            stack.setVisible(on)
        self.nothing.setVisible(not on)
