"""Today: what waits in every topic and the follow-ups that are due; Enter opens each where it is done."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.core import format as formats
from app.core.manifest import Waiting
from app.core.messages import _
from app.data.record_extras import FollowUpRow, follow_ups, settle_follow_up
from app.data.search import searchables
from app.modules.cockpit.today.queries import all_waiting
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import card, label, set_pill

TABLES = frozenset(
    {
        "follow_up",
        "finance_entry",
        "finance_stack",
        "finance_stack_line",
        "finance_bank_line",
        "document",
        "approval_step",
        "document_erasure",
    }
)
AHEAD = 14


class TodayPage(Page):
    """Two cards: to be done, and follow-ups."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Today"))
        self.subtitle.setText(formats.day(desk.today()))
        self._follow: list[FollowUpRow] = []
        across = QHBoxLayout()
        across.setSpacing(px(12))
        self.waiting, first = self._list(_("To be done"))
        self.due, second = self._list(_("Follow-ups of the next two weeks"))
        across.addWidget(first, 1)
        across.addWidget(second, 1)
        self.body.addLayout(across, 1)
        self.waiting.itemActivated.connect(self._open_waiting)
        self.due.itemActivated.connect(self._open_due)
        self.set_actions(
            [PageAction(_("Settle follow-up"), self._settle, "Ctrl+D", "check", "records.follow_up")]
        )
        desk.watch(self, TABLES, self.refresh)
        self.refresh()

    def _list(self, title: str) -> tuple[QListWidget, QFrame]:
        frame, inside = card()
        inside.addWidget(label(title, "heading"))
        made = QListWidget()
        made.setObjectName("plain")
        made.setAccessibleName(title)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setWordWrap(True)
        made.setSpacing(2)
        inside.addWidget(made, 1)
        return made, frame

    def first_focus(self) -> QWidget | None:
        """Focus what is to be done."""
        return self.waiting

    def refresh(self) -> None:
        """Read both again."""
        until = self.desk.today() + datetime.timedelta(days=AHEAD)
        self.desk.read(all_waiting, then=self._take)
        self.desk.read(follow_ups, None, until, then=self._take_due)

    def _take(self, found: list[Waiting]) -> None:
        self.waiting.clear()
        for one in found:
            item = QListWidgetItem(
                icon("triangle-alert" if one.late else "circle-dot", "warn" if one.late else "accent"),
                str(one.words),
            )
            item.setData(Qt.ItemDataRole.UserRole, (one.page, one.request))
            self.waiting.addItem(item)
        if not found:
            self.waiting.addItem(QListWidgetItem(icon("circle-check", "good"), _("Nothing is waiting.")))
        self.waiting.setCurrentRow(0)
        late = sum(one.late for one in found)
        set_pill(
            self.state,
            _("late: {count}").format(count=late) if late else _("on time"),
            "warn" if late else "good",
        )
        self.state.show()

    def _take_due(self, found: list[FollowUpRow]) -> None:
        self._follow = found
        self.due.clear()
        today = self.desk.today()
        for one in found:
            late = one.day < today
            item = QListWidgetItem(
                icon("bell", "warn" if late else "accent"), f"{formats.day(one.day)}  {one.text}\n{one.login}"
            )
            self.due.addItem(item)
        if not found:
            self.due.addItem(QListWidgetItem(icon("circle-check", "good"), _("No follow-up is due.")))
        self.due.setCurrentRow(0)

    def _open_waiting(self, item: QListWidgetItem) -> None:
        target = item.data(Qt.ItemDataRole.UserRole)
        if target:
            self.desk.open(*target)

    def _current(self) -> FollowUpRow | None:
        place = self.due.currentRow()
        return self._follow[place] if 0 <= place < len(self._follow) else None

    def _open_due(self, _item: QListWidgetItem) -> None:
        one = self._current()
        page = next((s.page for s in searchables() if one is not None and s.table == one.table), "")
        if one is not None and page:
            self.desk.open(page, one.key)

    def _settle(self) -> None:
        one = self._current()
        if one is not None:
            self.desk.run(settle_follow_up, one.id, then=lambda _n: self.desk.notice(_("Follow-up settled")))
