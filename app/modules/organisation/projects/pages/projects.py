"""Projects with their people and figures; F8 opens the plan."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.core import format as formats
from app.core.messages import N_, _, counted
from app.data.drafts import Stored
from app.modules.organisation.projects.models import CHANGE, Project, ProjectMember
from app.modules.organisation.projects.queries.choices import project_choices, staff_choices
from app.modules.organisation.projects.queries.figures import ProjectFigures, project_figures
from app.modules.organisation.projects.queries.lists import member, members_source, project, projects_source
from app.modules.organisation.projects.rules.projects import (
    PLANNED,
    MemberDraft,
    ProjectDraft,
    write_hours,
)
from app.modules.organisation.projects.services.projects import (
    leave_project,
    make_from_template,
    save_member,
    save_project,
)
from app.modules.organisation.projects.services.times import charge_times
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask, choose, leave_out
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.widgets import label

PLAN, SALES, BILL = "organisation.projects.plan", "finance.sales.documents", "finance.sales.change"
NOBODY = 0
LAYOUT = (
    "name:2 state lead start due contact:2 goal:2 budget budget_hours cost_centre cost_rate bill_rate "
    "rounding step template"
)


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, Project, LAYOUT, lead=ChoiceField("lead", _("Lead"), []))


def _draft(**values: Any) -> ProjectDraft:
    figures = {
        name: values.get(name) or 0 for name in ("budget", "budget_hours", "cost_rate", "bill_rate", "step")
    }
    return ProjectDraft(**{**values, **figures, "lead": values.get("lead") or None})


def _ready(desk: Desk) -> Any:
    def ready(form: Form, _one: Any, people: list[tuple[int, str]]) -> None:
        choose(form, "lead", [(NOBODY, "–"), *people])
        if not desk.may("organisation.view"):
            leave_out(form, "contact")
        if not desk.may("finance.view"):
            leave_out(form, "cost_centre")

    return ready


def _member_fields(desk: Desk) -> Sequence[Placed]:
    made = {
        "project": ChoiceField("project", _("Project"), []),
        "person": ChoiceField("person", _("Member of staff"), []),
    }
    return fields_of(desk, ProjectMember, "project person part", **made)


def _member_ready(form: Form, one: Stored[MemberDraft] | None, projects: Any, people: Any) -> None:
    choose(form, "project", projects)
    choose(form, "person", people)
    if one is not None:
        for name in ("project", "person"):
            form.fields[name].setEnabled(False)


class ProjectsPage(RegisterPage):
    """Ctrl+N begins a project, F2 changes one, F8 opens its plan; beside it stand its figures."""

    def __init__(self, desk: Desk) -> None:
        self.figures: QLabel = label("", wrap=True)
        shared = {
            "new": _("New project"), "of": Project, "read": project, "fields": _fields, "draft": _draft,
            "save": save_project, "start": {"state": PLANNED, "start": desk.today(), "rounding": "exact"},
            "asks": ((staff_choices,),), "ready": _ready(desk),
        }  # fmt: skip
        registers = [
            Register(title=_("Running"), source=projects_source(), **shared),
            Register(title=_("All"), source=projects_source(everything=True), **shared),
            Register(
                title=_("People"), new=_("New member of a project"), source=members_source(), of=ProjectMember,
                read=member, fields=_member_fields, draft=MemberDraft, save=save_member, columns=1,
                asks=((project_choices,), (staff_choices,)), ready=_member_ready, name=lambda _draft: _("Member"),
            ),
        ]  # fmt: skip
        parts = [(_("Figures"), self.figures)] if desk.may(CHANGE) else []
        super().__init__(desk, _("Projects"), registers, parts)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignTop)
        if desk.may(CHANGE):
            for panel in self.panels:
                panel.picked.connect(lambda _key: self._again())
            self.bar.currentChanged.connect(lambda _place: self._again())
        self.set_actions(
            [
                PageAction(
                    _("Take away"),
                    self._leave,
                    "Del",
                    "trash-2",
                    CHANGE,
                    menu=True,
                    of="organisation.members",
                ),
                PageAction(
                    _("New one like this …"),
                    self._copy,
                    "",
                    "copy",
                    CHANGE,
                    menu=True,
                    of=("organisation.projects", "organisation.projects.all"),
                ),
                PageAction(
                    _("Charge times …"),
                    self._charge,
                    "",
                    "hand-coins",
                    BILL,
                    menu=True,
                    of=("organisation.projects", "organisation.projects.all"),
                ),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New project"), self._new, "Ctrl+N", "plus", CHANGE),
                PageAction(
                    _("Plan"),
                    self._plan,
                    "F8",
                    "calendar",
                    primary=True,
                    of=("organisation.projects", "organisation.projects.all"),
                ),
            ]
        )
        desk.watch(self, self._again)

    def request(self, what: object) -> None:
        """Go to a project by its key, also to one that is completed."""
        if isinstance(what, int):
            self.go(1)
        super().request(what)

    def _new(self) -> None:
        if self.register.of is not Project:
            self.edit(None)
            return
        self.go(0)
        self.edit(None)

    def _project(self) -> int | None:
        if self.register.of is not Project:
            self.desk.notice(_("Choose the project on the tab before this one."))
            return None
        return self.panel.current_key()

    def _plan(self) -> None:
        key = self._project()
        if key is not None:
            self.desk.open(PLAN, key)

    def _leave(self) -> None:
        if self.register.of is Project:
            self.desk.notice(
                _("A project is completed or cancelled by its state; people are taken off on the last tab.")
            )
            return
        self.run_on_current(leave_project, words=_("Taken off the project"))

    def _again(self) -> None:
        self.figures.setText("")
        if self.register.of is Project and self.desk.may(CHANGE):
            self.for_current(self._read_figures)

    # -- figures -----------------------------------------------------------
    def _read_figures(self, key: int) -> None:
        self.desk.read(project_figures, key, then=self._show, owner=self, slot="figures")

    def _show(self, found: ProjectFigures | None) -> None:
        self.figures.setText("" if found is None else "\n".join(figure_lines(found)))

    # -- from this one -----------------------------------------------------
    def _copy(self) -> None:
        key = self._project()
        if key is None:
            return
        fields = [TextField("name", _("Name"), limit=120), DayField("start", _("Begins on"), today=self.desk.today, required=True)]  # fmt: skip

        def ready(_form: Form, one: Stored[ProjectDraft] | None) -> Mapping[str, Any] | None:
            return {"name": one.draft.name, "start": self.desk.today()} if one is not None else None

        def send(values: Values) -> tuple[Any, ...]:
            return make_from_template, key, ProjectDraft(values["name"], PLANNED, values["start"])

        def done(made: int, values: Values) -> str:
            self.go(0)
            self.panel.select_key(made)
            return _("{name} saved").format(name=values["name"])

        ask(self.desk, self.drawer, "project.copy", _("New one like this"), fields, send=send, done=done, asks=[(project, key)],
            ready=ready, record=key, restore=False)  # fmt: skip

    def _charge(self) -> None:
        key = self._project()
        if key is None:
            return
        last = self.desk.today().replace(day=1) - datetime.timedelta(days=1)
        fields = [DayField("until", _("Approved times until"), today=self.desk.today, required=True)]

        def done(made: int, _values: Values) -> str:
            self.desk.open(SALES, made)
            return _("The invoice is a draft; look at it and issue it.")

        ask(self.desk, self.drawer, "project.charge", _("Charge times"), fields, send=lambda values: (charge_times, key, values["until"]),
            done=done, start={"until": last}, record=key, restore=False, save_text=_("Write the invoice"))  # fmt: skip


def figure_lines(found: ProjectFigures) -> list[str]:
    """Return the figures of a project line by line."""
    one = found.figures
    done = _("{done} of {count} tasks done").format(done=found.done, count=found.tasks)
    lines = [done]
    if found.finish is not None:
        lines.append(_("The plan ends on {day}").format(day=formats.day(found.finish)))
    if found.slip:
        days = abs(found.slip)
        later = counted(days, N_("1 day later than agreed"), N_("{count} days later than agreed"))
        sooner = counted(days, N_("1 day sooner than agreed"), N_("{count} days sooner than agreed"))
        lines.append(later if found.slip > 0 else sooner)
    hours = _("{hours} of {planned} hours noted, {billable} to be charged")
    lines += [
        "",
        hours.format(
            hours=write_hours(found.minutes) or "0:00",
            planned=write_hours(found.planned_minutes) or "0:00",
            billable=write_hours(found.billable) or "0:00",
        ),
        _("Cost so far {amount}: ledger {ledger}, time {time}").format(
            amount=formats.cents(one.ac),
            ledger=formats.cents(found.ledger),
            time=formats.cents(found.time_cost),
        ),
    ]
    if found.used is not None:
        share = formats.scaled(found.used * 100)
        lines.append(
            _("{share} % of the budget of {amount}").format(share=share, amount=formats.cents(found.budget))
        )
    lines += [
        "",
        _("Planned work (BAC) {amount}").format(amount=formats.cents(one.bac)),
        _("Should be done by today (PV) {amount}").format(amount=formats.cents(one.pv)),
        _("Is done (EV) {amount}").format(amount=formats.cents(one.ev)),
    ]
    if one.spi is not None:
        lines.append(_("Progress against plan (SPI) {index}").format(index=formats.scaled(one.spi * 100, 2)))
    if one.cpi is not None:
        lines.append(_("Work for money (CPI) {index}").format(index=formats.scaled(one.cpi * 100, 2)))
    if one.eac is not None and one.vac is not None:
        lines.append(_("Expected at the end (EAC) {amount}").format(amount=formats.cents(one.eac)))
        lines.append(_("Against the plan (VAC) {amount}").format(amount=formats.cents(one.vac)))
    return lines
