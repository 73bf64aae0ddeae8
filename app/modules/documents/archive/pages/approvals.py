"""What waits for my approval: the list, the document, and a key each for yes and no; and who approves what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.workflow import StepView, decide, waiting_for
from app.modules.documents.archive.pages.about import AboutPanel
from app.modules.documents.archive.pages.reading import Shown, load, show_in
from app.ui.approval import ApprovalRules, reject_form
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.viewer import Viewer
from app.ui.widgets import named_frame

KIND = "document"
TABLES = frozenset({"approval_step", "approval_run", "approval_rule"})


class ApprovalsPage(Page):
    """Documents that wait for the person, the most urgent first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Approvals"))
        self._steps: list[StepView] = []
        self._shown: Shown | None = None
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("Waiting for me"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._pick)
        left = named_frame("card")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(px(8), px(8), px(8), px(8))
        inside.addWidget(self.list)
        self.viewer = Viewer(desk)
        middle = named_frame("card")
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(px(12), px(8), px(12), px(12))
        inside.addWidget(self.viewer)
        self.about = AboutPanel(desk)
        right = named_frame("card")
        inside = QVBoxLayout(right)
        inside.setContentsMargins(px(12), px(8), px(8), px(12))
        inside.addWidget(self.about)
        self.drawer = Drawer()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(12))
        for part in (left, middle, right, self.drawer):
            split.addWidget(part)
        split.setStretchFactor(1, 1)
        split.setSizes([px(280), px(520), px(330), 0])
        self.body.addWidget(split, 1)
        self.rules = ApprovalRules(desk, KIND, self.drawer, self._close)
        self.set_actions(
            [
                PageAction(_("Who approves …"), self.rules.show, "Ctrl+R", "users", "approval.rules"),
                PageAction(_("Reject …"), self.reject, "Ctrl+D", "x", "approval.decide"),
                PageAction(_("Approve"), self.approve, "F8", "check", "approval.decide", primary=True),
            ]
        )
        self.list.itemActivated.connect(lambda _item: self.approve())
        desk.watch(self, TABLES, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus what waits."""
        return self.list

    def refresh(self) -> None:
        """Read again what waits."""
        self.desk.read(waiting_for, self.desk.office.actor.login, KIND, then=self._take)

    def _take(self, found: list[StepView]) -> None:
        self._steps = found
        place = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        today = self.desk.today()
        for step in found:
            late = _("late") + ", " if step.due < today else ""
            self.list.addItem(
                QListWidgetItem(
                    _("from {who}").format(who=step.started_by)
                    + "\n"
                    + late
                    + _("due {day}").format(day=formats.day(step.due))
                )
            )
        self.list.blockSignals(False)
        self.subtitle.setText(
            counted(len(found), N_("1 waits for you"), N_("{count} wait for you"))
            if found
            else _("Nothing waits for you.")
        )
        if found:
            self.list.setCurrentRow(min(max(place, 0), len(found) - 1))
            self._pick(self.list.currentRow())
        else:
            self._shown = None
            self.viewer.clear(_("Nothing waits for you."))
            self.about.clear()

    def _pick(self, place: int) -> None:
        if not 0 <= place < len(self._steps):
            return
        step = self._steps[place]
        self.desk.work(
            load,
            self.desk.office,
            step.key,
            then=lambda shown: self._show(step, shown),
            owner=self,
            slot="step",
        )

    def _show(self, step: StepView, shown: Shown | None) -> None:
        place = self.list.currentRow()
        if shown is None or not 0 <= place < len(self._steps) or self._steps[place].id != step.id:
            return
        self._shown = shown
        self.list.item(place).setText(f"{shown.one.title}\n{self.list.item(place).text().splitlines()[-1]}")
        show_in(self.viewer, shown)
        self.about.show_one(shown)

    def _current(self) -> StepView | None:
        place = self.list.currentRow()
        return self._steps[place] if 0 <= place < len(self._steps) else None

    # -- deciding --------------------------------------------------------------
    def approve(self) -> None:
        """Approve, and show the next."""
        step = self._current()
        if step is not None:
            self.desk.run(decide, step.id, True, "", then=lambda _n: self.desk.notice(_("Approved")))

    def reject(self) -> None:
        """Ask for the reason and reject."""
        step = self._current()
        if step is None:
            return

        self.drawer.show_widget(
            _("Reject"), reject_form(self.desk, step.id, self._close, _("Rejected; it is back in the inbox"))
        )

    def _close(self) -> None:
        self.drawer.drop()
        self.list.setFocus()
