"""Questions beside a record: asked here with three fields, and those on it with their answers; Enter opens one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from app.core import format as formats
from app.core.messages import _
from app.core.people import person
from app.data.record_extras import Target
from app.modules.organisation.questions.queries import PAGE, QuestionView, questions_on, whom
from app.modules.organisation.questions.rules import STATES, QuestionDraft
from app.modules.organisation.questions.services import ask_question
from app.modules.organisation.questions.settings import ASK
from app.ui.beside_records import BesideRecord
from app.ui.choice_fields import ChoiceField, LongField
from app.ui.desk import Desk
from app.ui.drawer_form import choose
from app.ui.fields import DayField
from app.ui.forms import Form
from app.ui.theme import px


class QuestionsTab(BesideRecord):
    """Asks and shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked = False  # whether it is known who may be asked
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, px(8), 0, 0)
        self.form = Form(desk, "question", self._ask, save_text=_("Ask"), columns=2)
        self.form.add(ChoiceField("to", _("Whom"), [("", "–")]))
        self.form.add(DayField("due", _("Answer wanted by")))
        self.form.add(LongField("text", _("Question"), 2), 2)
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName(_("Questions on this record"))
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.itemActivated.connect(lambda item: desk.open(PAGE, item.data(Qt.ItemDataRole.UserRole)))
        inside.addWidget(self.form)
        inside.addWidget(self.list, 1)
        self.form.setVisible(desk.may(ASK))
        desk.watch(self, self.refresh)

    def show_record(self, target: Target) -> None:
        """Show the questions on a record, and begin a new one."""
        self.target = target
        self.list.clear()
        self.form.record = f"{target.table}.{target.key}"
        self.form.fill({})
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what nobody saw yet."""
        super().showEvent(event)
        if not self.asked and self.desk.may(ASK):
            self.asked = True
            self.desk.read(whom, then=self._offer, owner=self, slot="whom")
        self.refresh()

    def refresh(self) -> None:
        """Read the questions again, once they are seen."""
        if self.target.key and self.isVisible():
            self.desk.read(questions_on, self.target, then=self._show, owner=self, slot="questions")

    def _offer(self, found: list[tuple[str, str]]) -> None:
        choose(self.form, "to", [("", "–"), *found])

    def _show(self, found: list[QuestionView]) -> None:
        self.list.clear()
        for one in found:
            parts = [
                f"{formats.moment(one.asked_at)}  {person(one.asked_by)} → {one.whom}  ·  {_(STATES[one.state])}",
                one.text,
            ]
            if one.answered_at is not None:
                parts.append(f"{person(one.answered_by)}, {formats.moment(one.answered_at)}: {one.answer}")
            item = QListWidgetItem("\n".join(parts))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)

    def _ask(self) -> None:
        values = self.form.values()

        def done(_key: int) -> None:
            self.form.saved()
            self.form.fill({})
            self.desk.notice(_("Question asked"))

        draft = QuestionDraft(values["to"], values["text"], values["due"])
        self.form.send(ask_question, self.target, draft, then=done)
