"""Deadlines of personnel files: what ends soon, with whom; Enter goes to the person."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.hr.people.queries.masters import deadlines
from app.modules.hr.people.rules.deadlines import KINDS, Deadline
from app.ui.desk import Desk
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import em, px
from app.ui.widgets import label

DAY = 92  # logical pixels of the column of days


class DeadlinesPage(Page):
    """What falls due, by day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Deadlines"))
        self.rows = QTreeWidget()
        EmptyWords(
            self.rows, _("Ends of probation, fixed terms, permits and proofs stand here before they are due.")
        )
        self.rows.setAccessibleName(_("Deadlines"))
        self.rows.setHeaderLabels([_("Day"), _("What"), _("Member of staff"), _("Remark")])
        self.rows.setRootIsDecorated(False)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.itemActivated.connect(self._open)
        self.nothing = label(_("Nothing is due in the next weeks."), "quiet")
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.rows, 1)
        go = PageAction(_("To the person"), self.go_to, "F8", "user", "hr.view", primary=True, row=True)
        self.set_actions([go])
        self.mean_rows(self.rows)
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.rows

    def refresh(self) -> None:
        """Read the deadlines again."""
        self.desk.read(deadlines, self.desk.today(), then=self._show, owner=self, slot="deadlines")

    def _show(self, found: list[Deadline]) -> None:
        self.rows.clear()
        self.nothing.setVisible(not found)
        for one in found:
            words = one.words
            if one.kind in ("birthday", "jubilee"):
                words = _("{count} years").format(count=one.words)
            item = QTreeWidgetItem([formats.day(one.day), _(KINDS[one.kind]), one.name, words])
            item.setData(0, Qt.ItemDataRole.UserRole, one.person)
            item.setSizeHint(0, QSize(em(DAY), px(28)))
            self.rows.addTopLevelItem(item)
        for place in range(4):
            self.rows.resizeColumnToContents(place)
        first = self.rows.topLevelItem(0)
        if first is not None:
            self.rows.setCurrentItem(first)

    def go_to(self) -> None:
        """Go to the person of the current row."""
        item = self.rows.currentItem()
        if item is not None:
            self._open(item)

    def _open(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        self.desk.open("hr.people.people", item.data(0, Qt.ItemDataRole.UserRole))
