"""What came of meetings: decisions with their votes and what replaced them, actions until they are done."""

from __future__ import annotations

from app.core.messages import _
from app.modules.organisation.meetings.models import CHANGE
from app.modules.organisation.meetings.queries.lists import MEETINGS, actions_source, decisions_source
from app.modules.organisation.meetings.queries.outcomes import meeting_of, task_of
from app.modules.organisation.meetings.services.decisions import replace_decision
from app.modules.organisation.projects.api import DONE, set_task_state
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.fields import TextField
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction

DECISIONS, ACTIONS = 0, 1


class OutcomesPage(ListTabs):
    """Enter opens the meeting, F8 says that an action is done."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        sources = [
            (_("Decisions"), decisions_source()),
            (_("Open actions"), actions_source()),
            (_("All actions"), actions_source(everything=True)),
        ]
        super().__init__(desk, _("Decisions"), sources)
        self.set_actions(
            [
                PageAction(_("Replaced by …"), self._replace, "", "arrow-right", CHANGE, menu=True, of="organisation.decisions"),
                PageAction(_("Open"), lambda: self.for_current(self.open_row), "Ctrl+O", "external-link", row=True),
                PageAction(_("Done"), self._done, "F8", "check", primary=True, of=("organisation.meeting_actions", "organisation.meeting_actions.all")),
            ]
        )  # fmt: skip

    def open_row(self, key: int) -> None:
        """Open the meeting that something came of."""
        self.desk.read(meeting_of, key, then=lambda found: self.desk.open(MEETINGS, found) if found else None)

    def _done(self) -> None:
        if self.bar.currentIndex() == DECISIONS:
            self.desk.notice(_("A decision stands; choose an action (Ctrl+2)."))
            return
        told = lambda _nothing: self.desk.notice(_("Done"))  # noqa: E731
        settle = lambda task: self.desk.run(set_task_state, task, DONE, then=told) if task else None  # noqa: E731
        self.for_current(lambda key: self.desk.read(task_of, key, then=settle))

    def _replace(self) -> None:
        if self.bar.currentIndex() != DECISIONS:
            self.desk.notice(_("Choose a decision first (Ctrl+1)."))
            return
        self.for_current(self._ask_replacement)

    def _ask_replacement(self, key: int) -> None:
        fields = [TextField("number", _("No. of the later decision"), limit=12)]

        def done(_nothing: object, _values: Values) -> str:
            self.panel.select_key(key)
            return _("Saved")

        ask(self.desk, self.drawer, "organisation_outcome", _("Replaced by"), fields,
            send=lambda values: (replace_decision, key, values["number"]), done=done, record=key, restore=False)  # fmt: skip
