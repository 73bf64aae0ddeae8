"""My training: what is due for me, courses at the desk, courses I take part in, my proofs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.data.drafts import Stored
from app.modules.hr.people.api import NOBODY, is_on_staff
from app.modules.hr.training.models import Participant
from app.modules.hr.training.pages.player import Player
from app.modules.hr.training.queries.desk import DeskCourse, desk_course
from app.modules.hr.training.queries.gaps import Due, own_dues
from app.modules.hr.training.queries.lists import own_courses_source, own_evaluation, own_proofs_source
from app.modules.hr.training.rules.due import STATES
from app.modules.hr.training.rules.training import EvaluationDraft
from app.modules.hr.training.services.training import evaluate
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.tree_rows import Rows
from app.ui.widgets import card, label

OWN = "hr.own"
WIDE = 660


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Participant, "rating comment")


class OwnTrainingPage(ListTabs):
    """F8 takes the course at the desk that is due; Enter says how a course was."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        sources = [(_("My courses"), own_courses_source()), (_("My proofs"), own_proofs_source())]
        super().__init__(desk, _("My training"), sources, WIDE)
        self._dues: list[Due] = []
        self.due = Rows(_("Instructions"), [_("Instruction"), _("State"), _("Holds until"), _("At the desk")])
        side, inside = card()
        side.setMinimumWidth(px(420))
        inside.addWidget(label(_("Due for me"), "heading"))
        self.nothing = label(_("No instruction is compulsory for you."), "quiet", wrap=True)
        inside.addWidget(self.nothing)
        inside.addWidget(self.due, 1)
        self.due.itemActivated.connect(lambda *_item: self.take())
        self.add_beside(side, (560, 600))
        self.set_actions(
            [
                PageAction(_("How was it? …"), lambda: self.for_current(self.say), "", "star", OWN, row=True),
                PageAction(_("Take the course"), self.take, "F8", "play", OWN, primary=True),
            ]
        )
        desk.watch(self, self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read what is due again."""
        self.desk.read(own_dues, then=self._show, owner=self, slot="dues")
        self.desk.read(is_on_staff, then=self._tell, owner=self, slot="staff")

    def _tell(self, on_staff: bool) -> None:
        none = _("No instruction is compulsory for you.")
        self.nothing.setText(none if on_staff else _(NOBODY))

    def _show(self, found: list[Due]) -> None:
        self._dues = found
        self.nothing.setVisible(not found)
        self.due.setVisible(bool(found))
        rows = []
        for place, one in enumerate(found):
            until = formats.day(one.until) if one.until else ""
            desk = _("yes") if one.at_desk else _("no")
            rows.append((place, (one.instruction, _(STATES[one.state]), until, desk)))
        self.due.show_rows(rows)
        at_desk = any(one.at_desk for one in found)
        self.block(self.take, "" if at_desk else _("No course that is taken at the desk is due for you."))

    def take(self) -> None:
        """Take the course at the desk of the instruction that is chosen."""
        place = self.due.key()
        if place is None or not self._dues[place].at_desk:
            self.desk.notice(_("Choose an instruction at the right whose course is taken at the desk."))
            return
        self.desk.read(desk_course, self._dues[place].course, then=self.play, owner=self, slot="course")

    def play(self, course: DeskCourse) -> None:
        """Show a course slide by slide."""
        if not (course.slides or course.questions):
            self.desk.notice(_("This course has no slides yet."))
            return
        self.drawer.show_widget(course.name, Player(self.desk, course, self.close_drawer))

    def open_row(self, key: int) -> None:
        """Say how a course was."""
        self.say(key)

    def say(self, key: int) -> None:
        """Ask how a course that was attended was."""
        if self.panel.model.source.table != Participant.__tablename__ or self.bar.currentIndex() != 0:
            self.desk.notice(_("Choose one of your courses first (Ctrl+1)."))
            return

        def send(values: Values) -> tuple[object, ...]:
            return evaluate, EvaluationDraft(**values), key, form.version

        def ready(_form: object, one: Stored[EvaluationDraft] | None) -> dict[str, Any] | None:
            if one is None:
                return None
            form.version = one.version
            return dict(vars(one.draft))

        done = lambda _key, _values: _("Thank you; it is kept.")  # noqa: E731
        asks = [(own_evaluation, key)]
        form = ask(
            self.desk,
            self.drawer,
            "hr_evaluation",
            _("How was it?"),
            _fields(self.desk),
            send=send,
            done=done,
            asks=asks,
            ready=ready,
            record=key,
        )
