"""Times on projects: one's own to change, those of others to approve; what is charged says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.messages import N_, _, counted
from app.data.drafts import Stored
from app.modules.organisation.projects.models import CHANGE, TIME, ProjectTime
from app.modules.organisation.projects.queries.lists import own_time, times_source
from app.modules.organisation.projects.queries.week import Place, time_places
from app.modules.organisation.projects.rules.projects import TimeDraft, read_hours, write_hours
from app.modules.organisation.projects.services.times import (
    approve_times,
    delete_time,
    open_times,
    save_time,
)
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask, choose
from app.ui.fields import ReadField
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs
from app.ui.page_head import PageAction


class TimesPage(ListTabs):
    """Ctrl+N notes time, F2 changes one's own, F8 approves what is chosen."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Times on projects"), [(_("Times"), times_source())])
        self.set_actions(
            [
                PageAction(_("Take away"), lambda: self.for_current(self._delete), "Del", "trash-2", TIME, menu=True, row=True),
                PageAction(_("Open again"), self._open_again, "", "lock-open", CHANGE, menu=True, row=True),
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", TIME, row=True),
                PageAction(_("New time"), lambda: self.edit(None), "Ctrl+N", "plus", TIME),
                PageAction(_("Approve"), self._approve, "F8", "check", CHANGE, primary=True, row=True),
            ]
        )  # fmt: skip

    def request(self, what: object) -> None:
        """Go to a time by its key, or begin a new one."""
        if what == "new":
            self.edit(None)
        else:
            super().request(what)

    def open_row(self, key: int) -> None:
        """Show the form of one's own time."""
        if self.desk.may(TIME):
            self.edit(key)

    def edit(self, key: int | None) -> None:
        """Show the form of a time, or of a new one."""
        places: list[Place] = []
        hours = ReadField("hours", _("Hours"), lambda text: write_hours(read_hours(text)))
        fields = [
            ChoiceField("place", _("Project or task"), []),
            *fields_of(self.desk, ProjectTime, "day"),
            hours,
            *fields_of(self.desk, ProjectTime, "note billable"),
        ]

        def ready(form: Form, found: list[tuple[Place, str]], *rest: Any) -> Mapping[str, Any] | None:
            one: Stored[TimeDraft] | None = rest[0] if rest else None
            if key is not None and one is None:
                self.desk.notice(_("Times of others are theirs to change."))
                return None
            places.extend(place for place, _words in found)
            choices = [(at, words) for at, (_place, words) in enumerate(found)]
            if one is None:
                choose(form, "place", choices)
                return {"day": self.desk.today(), "billable": True}
            form.version = one.version
            here = (one.draft.project or 0, one.draft.task)
            if here not in places:
                places.append(here)
                choices.append((len(places) - 1, _("as it is")))
            choose(form, "place", choices)
            return {
                "place": places.index(here), "day": one.draft.day, "hours": write_hours(one.draft.minutes),
                "note": one.draft.note, "billable": one.draft.billable,
            }  # fmt: skip

        def send(values: Values) -> tuple[Any, ...]:
            project, task = places[values["place"]] if places else (None, None)
            draft = TimeDraft(
                project,
                task,
                values["day"],
                read_hours(values["hours"] or ""),
                values["note"],
                billable=values["billable"],
            )
            return save_time, draft, key, form.version

        title = _("New time") if key is None else _("Time on a project")
        asks: list[tuple[Any, ...]] = [(time_places,), *([(own_time, key)] if key is not None else [])]
        form = ask(self.desk, self.drawer, "project.time", title, fields, send=send, done=self._kept, asks=asks, ready=ready,
                   record=key or 0)  # fmt: skip

    def _kept(self, key: int, _values: Values) -> str:
        self.panel.select_key(key)
        return _("Time kept")

    def _delete(self, key: int) -> None:
        self.desk.run(delete_time, key, then=lambda _n: self.desk.notice(_("Time taken away")))

    def _approve(self) -> None:
        told = lambda n: self.desk.notice(counted(n, N_("1 time approved"), N_("{count} times approved")))  # noqa: E731
        self.desk.run(approve_times, self.panel.selected_keys(), then=told)

    def _open_again(self) -> None:
        def told(n: int) -> None:
            self.desk.notice(counted(n, N_("1 time is open again"), N_("{count} times are open again")))

        self.desk.run(open_times, self.panel.selected_keys(), then=told)
