"""What is to be done: one list of the to-dos of every topic, and the tasks of projects with what belongs to them."""

from __future__ import annotations

from app.core.messages import _
from app.modules.organisation.projects.models import CHANGE
from app.modules.organisation.projects.pages.task_form import ask_task
from app.modules.organisation.projects.queries.choices import project_of
from app.modules.organisation.projects.queries.lists import place_of, tasks_source, todo_source
from app.modules.organisation.projects.rules.projects import DONE, OPEN, STARTED, WAITING
from app.modules.organisation.projects.services.tasks import set_task_state, settle
from app.ui.desk import Desk
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction

PLAN = "organisation.projects.plan"


class TodoPage(ListTabs):
    """Enter opens the record that something comes from, F8 settles it."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        sources = [(_("Mine"), todo_source()), (_("Everybody's"), todo_source(everybody=True))]
        super().__init__(desk, _("To do"), sources)
        self.set_actions(
            [
                PageAction(
                    _("Open"), lambda: self.for_current(self.open_row), "Ctrl+O", "external-link", row=True
                ),
                PageAction(
                    _("Done"), lambda: self.for_current(self._settle), "F8", "check", primary=True, row=True
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Open the record that something to be done comes from."""
        self.desk.read(place_of, key, then=self._open)

    def _open(self, found: tuple[str, int] | None) -> None:
        if found is None:
            self.desk.notice(_("What this comes from has no page of its own."))
            return
        self.desk.open(*found)

    def _settle(self, key: int) -> None:
        self.desk.run(settle, key, then=lambda _n: self.desk.notice(_("Done")))


class TasksPage(ListTabs):
    """Enter changes a task, F8 says that it is done; at the right stands what belongs to it."""

    def __init__(self, desk: Desk) -> None:
        sources = [(_("Open tasks"), tasks_source()), (_("All"), tasks_source(everything=True))]
        super().__init__(desk, _("Tasks"), sources)
        self.records = self.add_records()
        self.set_actions(
            [
                PageAction(_("To do again"), lambda: self._enter(OPEN), "", "undo-2", menu=True, row=True),
                PageAction(_("Waiting"), lambda: self._enter(WAITING), "", "pause", menu=True, row=True),
                PageAction(_("Plan"), lambda: self.for_current(self._plan), "", "calendar", row=True),
                PageAction(_("Begin"), lambda: self._enter(STARTED), "", "play", row=True),
                PageAction(
                    _("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", CHANGE, row=True
                ),
                PageAction(_("Done"), lambda: self._enter(DONE), "F8", "check", primary=True, row=True),
            ]
        )

    def request(self, what: object) -> None:
        """Go to a task by its key, also to one that is done."""
        if isinstance(what, int):
            self.go(1)
        super().request(what)

    def open_row(self, key: int) -> None:
        """Show the form of a task."""
        if self.desk.may(CHANGE):
            self.desk.read(project_of, key, then=lambda found: self._edit(found, key))

    def _edit(self, project: int | None, key: int) -> None:
        if project is not None:
            ask_task(self.desk, self.drawer, project, key, self.panel.select_key)

    def _plan(self, key: int) -> None:
        def show(project: int | None) -> None:
            if project is not None:
                self.desk.open(PLAN, project)

        self.desk.read(project_of, key, then=show)

    def _enter(self, state: str) -> None:
        self.for_current(lambda key: self.desk.run(set_task_state, key, state))
