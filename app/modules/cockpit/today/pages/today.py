"""Today: first steps, what waits in every topic and the follow-ups that are due; Enter opens each where it is done."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.core import format as formats
from app.core.manifest import Waiting
from app.core.messages import _
from app.core.people import person
from app.data.record_extras import FollowUpRow, follow_ups, settle_follow_up
from app.data.search import searchables
from app.modules.cockpit.today.pages.first_steps import FirstSteps
from app.modules.cockpit.today.queries import StepRow, all_waiting, first_steps
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import card, label, say_none, set_pill

AHEAD = 14
MEMORY, AWAY, DONE = "first_steps", "away", "done"  # what is remembered of the first steps


class TodayPage(Page):
    """The first steps of a new book until they are done; what is to be done, and follow-ups."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Today"))
        self.subtitle.setText(formats.day(desk.today()))
        self._follow: list[FollowUpRow] = []
        self._called_back = False
        across = QHBoxLayout()
        across.setSpacing(px(12))
        self.steps = FirstSteps(desk)
        self.steps.hide()
        self.steps.put_away.connect(self._put_away)
        self.waiting, first = self._list(_("To be done"))
        self.due, second = self._list(_("Follow-ups of the next two weeks"))
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(px(12))
        self._lists.addWidget(first, 1)
        self._lists.addWidget(second, 1)
        across.addWidget(self.steps, 5)
        across.addLayout(self._lists, 6)
        self.body.addLayout(across, 1)
        self.waiting.itemActivated.connect(self._open_waiting)
        self.due.itemActivated.connect(self._open_due)
        self.set_actions(
            [
                PageAction(
                    _("Settle follow-up"), self._settle, "F8", "check", "records.follow_up", primary=True
                )
            ]
        )
        desk.watch(self, self.refresh)
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
        if self._called_back or self.desk.store.get(MEMORY) is None:
            self.desk.read(first_steps, then=self._take_steps)

    def request(self, what: object) -> None:
        """Call the first steps back."""
        if what == "first_steps":
            self._called_back = True
            self.desk.store.put(MEMORY, None)
            self.refresh()

    def _take_steps(self, rows: list[StepRow]) -> None:
        is_open = any(not one.done and not one.step.optional for one in rows)
        if rows and not is_open and not self._called_back:
            self.desk.store.put(MEMORY, DONE)  # it is not asked for again
        self._show_steps(rows if is_open or self._called_back else [])

    def _show_steps(self, rows: list[StepRow]) -> None:
        begins = bool(rows) and not self.steps.isVisible()
        directions = QBoxLayout.Direction
        self._lists.setDirection(directions.TopToBottom if rows else directions.LeftToRight)
        self.steps.setVisible(bool(rows))
        if rows:
            self.steps.show_steps(rows)
        if begins and self.steps.buttons and (self.waiting.hasFocus() or self._called_back):
            self.steps.buttons[0].setFocus()

    def _put_away(self) -> None:
        self._called_back = False
        self.desk.store.put(MEMORY, AWAY)
        self._show_steps([])
        self.waiting.setFocus()
        self.desk.notice(
            _("The first steps are put away; the search brings them back."),
            action=_("Undo"),
            act=lambda: self.request("first_steps"),
        )

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
            say_none(self.waiting, _("Nothing is waiting."), icon("circle-check", "good"))
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
                icon("bell", "warn" if late else "accent"),
                f"{formats.day(one.day)}  {one.text}\n{person(one.login)}",
            )
            self.due.addItem(item)
        if not found:
            say_none(self.due, _("No follow-up is due."), icon("circle-check", "good"))
        self.due.setCurrentRow(0)
        self.block(self._settle, "" if found else _("No follow-up is due."))

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
