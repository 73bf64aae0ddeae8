"""What waits for my approval: the list, the document, and a key each for yes and no; and who approves what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.workflow import decide, undo_decision
from app.modules.documents.archive.pages.about import AboutPanel
from app.modules.documents.archive.pages.reading import Shown, load, show_in
from app.modules.documents.archive.queries.approving import WaitingRow, waiting_documents
from app.ui.approval import ApprovalRules, reject_form
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.viewer import Viewer
from app.ui.widgets import named_frame

KIND = "document"


class ApprovalsPage(Page):
    """Documents that wait for the person, the most urgent first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Approvals"))
        self._steps: list[WaitingRow] = []
        self._shown: Shown | None = None
        self.list = QListWidget()
        EmptyWords(self.list, _("No paper waits for your approval."))
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
                PageAction(_("Who approves …"), self.rules.show, "", "users", "approval.rules"),
                PageAction(_("Reject …"), self.reject, "", "x", "approval.decide", row=True),
                PageAction(
                    _("Approve"), self.approve, "F8", "check", "approval.decide", primary=True, row=True
                ),
            ]
        )
        self.mean_rows(self.list)
        self.list.itemActivated.connect(lambda _item: self.viewer.setFocus())  # opening a row never decides
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus what waits."""
        return self.list

    def refresh(self) -> None:
        """Read again what waits."""
        self.desk.read(waiting_documents, self.desk.office.actor.login, then=self._take)

    def _take(self, found: list[WaitingRow]) -> None:
        self._steps = found
        place = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            self.list.addItem(QListWidgetItem(self._words(one)))
        self.list.blockSignals(False)
        words = counted(len(found), N_("1 waits for you"), N_("{count} wait for you"))
        self.subtitle.setText(words if found else "")
        if found:
            self.list.setCurrentRow(min(max(place, 0), len(found) - 1))
            self._pick(self.list.currentRow())
        else:
            self._shown = None
            self.viewer.clear(_("Nothing waits for you."))
            self.about.clear()

    def _words(self, one: WaitingRow) -> str:
        """Return what a row says: title, partner and amount, who asks, and when it is due."""
        amount = f"{formats.cents(one.amount)} {one.currency}" if one.amount is not None else ""
        late = _("late") + ", " if one.step.due < self.desk.today() else ""
        due = _("due {day}").format(day=formats.day(one.step.due))
        asked = _("from {who}").format(who=one.step.started_by)
        return "\n".join(
            filter(
                None, (one.title, "  ·  ".join(filter(None, (one.contact, amount))), f"{asked}, {late}{due}")
            )
        )

    def _pick(self, place: int) -> None:
        if not 0 <= place < len(self._steps):
            return
        step = self._steps[place].step
        self._shown = None
        self.desk.work(
            load,
            self.desk.office,
            step.key,
            then=lambda shown: self._show(step.id, shown),
            owner=self,
            slot="step",
        )

    def _show(self, step: int, shown: Shown | None) -> None:
        current = self._current()
        if shown is None or current is None or current.step.id != step:
            return
        self._shown = shown
        show_in(self.viewer, shown)
        self.about.show_one(shown)

    def _current(self) -> WaitingRow | None:
        place = self.list.currentRow()
        return self._steps[place] if 0 <= place < len(self._steps) else None

    # -- deciding --------------------------------------------------------------
    def approve(self) -> None:
        """Approve what is shown, and show the next; nobody approves a paper that was not painted yet."""
        one, shown = self._current(), self._shown
        if one is None or shown is None or shown.one.id != one.step.key:
            return
        step = one.step.id

        def undo() -> None:
            self.desk.run(
                undo_decision, step, then=lambda _n: self.desk.notice(_("Taken back; it waits for you again"))
            )

        self.desk.run(
            decide,
            step,
            True,
            "",
            then=lambda _n: self.desk.notice(
                _("{title} approved").format(title=one.title), action=_("Undo"), act=undo
            ),
        )

    def reject(self) -> None:
        """Ask for the reason and reject."""
        one = self._current()
        if one is None:
            return

        self.drawer.show_widget(
            _("Reject"),
            reject_form(self.desk, one.step.id, self._close, _("Rejected; it is back in the inbox")),
        )

    def _close(self) -> None:
        self.drawer.drop()
        self.list.setFocus()
