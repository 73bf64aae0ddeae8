"""The plan of a project, drawn and walked by keys: what moves tells why, and takes what waits for it along."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QScrollArea, QWidget

from app.core import format as formats
from app.core.messages import N_, Message, _, counted
from app.modules.organisation.projects.models import CHANGE
from app.modules.organisation.projects.pages.gantt import TITLES, Gantt
from app.modules.organisation.projects.pages.task_form import ask_task
from app.modules.organisation.projects.queries.choices import project_choices
from app.modules.organisation.projects.queries.plan import PlanRow, PlanView, project_plan
from app.modules.organisation.projects.rules.projects import DONE, DROPPED, OPEN, PHASE, STARTED, STATES
from app.modules.organisation.projects.rules.scheduling import DONE as IS_DONE
from app.modules.organisation.projects.rules.scheduling import FIXED, LINK, NOT_BEFORE
from app.modules.organisation.projects.services.planning import keep_baseline, move_task, plan_anew
from app.modules.organisation.projects.services.tasks import set_task_state
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import label, row

ONE_DAY = datetime.timedelta(days=1)
TOLD = 3  # moved tasks that are told with their reasons


class PlanPage(Page):
    """Up and Down walk the tasks, Ctrl with Left and Right moves one by a day, F2 changes it, F8 says that it is done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Plan"))
        self.key: int | None = None
        self._wanted: int | None = None
        self.project = ChoiceField("project", _("Project"), [], 340)
        self.project.changed.connect(self._chosen)
        self.told = label("", "quiet", wrap=True)
        self.gantt = Gantt()
        self.gantt.opened.connect(self.edit)
        self.gantt.shifted.connect(self.shift)
        self.gantt.picked.connect(self._picked)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(self.gantt)
        for bar in (self.area.horizontalScrollBar(), self.area.verticalScrollBar()):
            bar.valueChanged.connect(lambda _at: self.gantt.update())
        self.drawer = Drawer()
        self.drawer.on_drop = self.gantt.setFocus
        self.body.addLayout(row(self.project, 1))
        self.body.addWidget(self.told)
        self.body.addLayout(row(self.area, self.drawer), 1)
        self.set_actions(
            [
                PageAction(
                    _("Drop the task"), lambda: self._enter(DROPPED), "", "x", "", menu=True, row=True
                ),
                PageAction(
                    _("To do again"), lambda: self._enter(OPEN), "", "undo-2", "", menu=True, row=True
                ),
                PageAction(_("Keep as agreed"), self._agree, "", "bookmark", CHANGE, menu=True),
                PageAction(_("Calculate the plan again"), self._anew, "", "refresh-cw", CHANGE, menu=True),
                PageAction(_("Begin"), lambda: self._enter(STARTED), "", "play", row=True),
                PageAction(
                    _("Change"), lambda: self.edit(self.gantt.current()), "F2", "pencil", CHANGE, row=True
                ),
                PageAction(_("New task"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Done"), lambda: self._enter(DONE), "F8", "check", primary=True, row=True),
            ]
        )
        self.mean(self.gantt.current_row, _("Please choose a task first."))
        desk.watch(self, self._renew)
        self._renew()

    def first_focus(self) -> QWidget | None:
        """Focus the plan."""
        return self.gantt

    def request(self, what: object) -> None:
        """Show the plan of a project by its key."""
        if isinstance(what, int):
            self._wanted = what
            self.project.set_text(str(what))
            self._show_project(what)

    def place(self) -> object:
        """Return the project that is shown."""
        return self.key

    def _renew(self) -> None:
        self.desk.read(project_choices, then=self._offer, owner=self, slot="projects")
        self.refresh()

    def _offer(self, found: list[tuple[int, str]]) -> None:
        self.project.set_choices(found)
        if self.key is not None:
            self.project.set_text(str(self.key))
        elif found:
            self._show_project(found[0][0])
        none = "" if found else _("There is no project that runs; begin one with the projects.")
        for action in self.page_actions:
            if not action.row:
                self.block(action.slot, none)
        if none:
            self.told.setText(none)

    def _chosen(self) -> None:
        if self.project.value():
            self._show_project(int(self.project.value()))

    def _show_project(self, key: int) -> None:
        if key != self.key:
            self.key = key
            self.drawer.drop()
            self.refresh()

    def refresh(self) -> None:
        """Read the plan again."""
        if self.key is not None:
            self.desk.read(project_plan, self.key, then=self._show, owner=self, slot="plan")

    def _show(self, found: PlanView | None) -> None:
        if found is None or found.project != self.key:
            return
        fresh = self.gantt.found is None or self.gantt.found.project != found.project
        self.gantt.show_plan(found, self.desk.today())
        if fresh:
            self.gantt.go(0)
            today = int(self.gantt.x_of(min(max(self.desk.today(), self.gantt.first), self.gantt.last)))
            self.area.horizontalScrollBar().setValue(today - px(TITLES + 160))
        ends = max((one.task.finish for one in found.rows if one.task.finish), default=None)
        parts = [f"{found.number} {found.name}", _(STATES[found.state])]
        if ends is not None:
            parts.append(_("ends on {day}").format(day=formats.day(ends)))
        if found.due is not None:
            parts.append(_("to be finished by {day}").format(day=formats.day(found.due)))
        self.subtitle.setText("  ·  ".join(parts))
        self._tell()

    def _picked(self, _key: int) -> None:
        one = self.gantt.current_row()
        if one is not None and one.task.start is not None:
            at = int(self.gantt.x_of(one.task.start))
            self.area.ensureVisible(at, self.gantt.top_of_row() + px(20), px(TITLES + 60), px(60))
        self._tell()

    def _tell(self) -> None:
        """Say of the task with the mark why it begins when it does, and how far it may slip."""
        self.look_again()
        one, found = self.gantt.current_row(), self.gantt.found
        if one is None or found is None:
            self.told.setText(
                _("No task yet: Ctrl+N begins the first one, as a phase, a task or a milestone.")
            )
            return
        words = [
            f"{one.task.number} {one.task.title}: {formats.day(one.task.start)} – {formats.day(one.task.finish)}"
        ]
        words += self._reason(one, found)
        if found.stale:
            words.append(_("Absence or holidays changed; “Calculate the plan again” moves what they touch."))
        self.told.setText("  ".join(words))

    def _reason(self, one: PlanRow, found: PlanView) -> list[str]:
        """Return in sentences why a task begins when it does, and how far it may slip."""
        if one.placed is None:
            return []
        reason, words = one.placed.reason, []
        if reason.kind == LINK and reason.link is not None:
            words.append(_("It waits for “{title}”.").format(title=found.titles[reason.link.before]))
        elif reason.kind == NOT_BEFORE:
            words.append(_("It was set to this day."))
        elif reason.kind == FIXED:
            words.append(_("Its day is fixed or it has begun."))
        if reason.free:
            free = (formats.day(reason.free[0]), formats.day(reason.free[-1]))
            words.append(_("Nobody works on it from {first} to {last}.").format(first=free[0], last=free[1]))
        if one.placed.broken:
            titles = ", ".join(found.titles[link.before] for link in one.placed.broken)
            words.append(_("It begins too early for “{title}”.").format(title=titles))
        if one.placed.slack > 0:
            words.append(
                counted(one.placed.slack, N_("It may slip by 1 day."), N_("It may slip by {count} days."))
            )
        elif one.placed.slack < 0:
            days = -one.placed.slack
            words.append(counted(days, N_("It is 1 day too late."), N_("It is {count} days too late.")))
        elif reason.kind != IS_DONE:
            words.append(_("The project ends later when it does."))
        return words

    # -- changing ----------------------------------------------------------
    def edit(self, key: int | None) -> None:
        """Show the form of a task, or of a new one below the phase with the mark."""
        if self.key is None or not self.desk.may(CHANGE):
            return
        here = self.gantt.current_row()
        parent = None
        if here is not None:
            parent = here.task.id if here.task.kind == PHASE else here.task.parent
        start = {"parent": parent or 0} if key is None else {}
        ask_task(self.desk, self.drawer, self.key, key, self._kept, start=start)

    def _kept(self, key: int) -> None:
        self.gantt.select(key)

    def shift(self, key: int, days: int) -> None:
        """Move a task by days; back over days off it goes to the working day before."""
        one = self.gantt.current_row()
        if one is None or one.task.start is None or not self.desk.may(CHANGE):
            return
        day = one.task.start + days * ONE_DAY
        while days < 0 and day.weekday() > 4:
            day -= ONE_DAY
        self.desk.run(move_task, key, day, one.task.version, then=self._moved)

    def _moved(self, told: tuple[Message, ...]) -> None:
        if told:
            more = len(told) - TOLD
            words = [str(one) for one in told[:TOLD]]
            if more > 0:
                words.append(counted(more, N_("1 more moved."), N_("{count} more moved.")))
            self.desk.notice(" ".join(words))

    def _enter(self, state: str) -> None:
        key = self.gantt.current()
        if key is not None:
            self.desk.run(set_task_state, key, state)

    def _anew(self) -> None:
        if self.key is not None:
            self.desk.run(plan_anew, self.key, then=self._told_anew)

    def _told_anew(self, count: int) -> None:
        self.desk.notice(counted(count, N_("1 task moved"), N_("{count} tasks moved")))

    def _agree(self) -> None:
        if self.key is not None:

            def told(_n: int) -> None:
                self.desk.notice(_("The plan of now is kept as agreed; slips are told against it."))

            self.desk.run(keep_baseline, self.key, then=told)
