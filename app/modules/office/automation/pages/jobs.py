"""Recurring jobs with last run and result, beside them their runs and the daily work of topics; F8 runs one now."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import format as formats
from app.core.manifest import discover
from app.core.messages import Message, _
from app.core.people import person
from app.data.drafts import Stored
from app.modules.office.automation.models import Job
from app.modules.office.automation.pages.panes import LinesPane
from app.modules.office.automation.queries.recurring import (
    RunView,
    WorkView,
    daily_works,
    job_draft,
    jobs_source,
    runs,
)
from app.modules.office.automation.rules import calendar
from app.modules.office.automation.rules.calendar import JobDraft
from app.modules.office.automation.rules.rule import REPORTS
from app.modules.office.automation.services.recurring import run_now, save_job
from app.modules.office.automation.settings import EDIT
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

OF_KIND = {
    calendar.BACKUP: "keep",
    calendar.REPORT: "report span",
    calendar.EXPORT: "report span form",
    calendar.IMPORT: "",
}
OF_RHYTHM = {calendar.WEEKLY: "weekday", calendar.MONTHLY: "month_day"}
DEPENDENT = ("keep", "report", "span", "form", "weekday", "month_day")


def _fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(
        desk, Job, "title:2 kind:2 report:2 span form rhythm:2 weekday month_day folder:2 keep:2 active:2",
        report=ChoiceField("report", _("Report"), [("", "–"), *REPORTS.items()]),
    )  # fmt: skip


def _ready(form: Form, _one: Stored[JobDraft] | None) -> None:
    def follow() -> None:
        kind, rhythm = form.fields["kind"].text(), form.fields["rhythm"].text()
        shown = f"{OF_KIND.get(kind, '')} {OF_RHYTHM.get(rhythm, '')}".split()
        for key in DEPENDENT:
            form.fields[key].setVisible(key in shown)

    for key in ("kind", "rhythm"):
        form.fields[key].changed.connect(follow)
    form.fields["folder"].set_hint(_("The whole path; done where it is there."))
    follow()


def topic_title(name: str) -> str:
    """Return what a topic is called: its tab, and its first page in the side list."""
    for module in discover():
        for topic in module.topics:
            if topic.name == name:
                page = next((one.title for one in topic.pages if one.listed), "")
                return " · ".join(_(words) for words in (module.title, page) if words)
    return name


class JobsPage(RegisterPage):
    """Ctrl+N begins a job, F2 changes one, F8 runs it now."""

    def __init__(self, desk: Desk) -> None:
        self.runs, self.works = LinesPane(desk, _("Runs")), LinesPane(desk, _("Daily work"))
        start = {
            "kind": calendar.BACKUP,
            "rhythm": calendar.DAILY,
            "weekday": 1,
            "month_day": 1,
            "span": calendar.LAST_MONTH,
            "form": "xlsx",
            "keep": 14,
            "active": True,
        }
        register = Register(
            title=_("Recurring jobs"),
            new=_("New recurring job"),
            source=jobs_source(),
            of=Job,
            read=job_draft,
            fields=_fields,
            draft=JobDraft,
            save=save_job,
            ready=_ready,
            start=start,
        )
        parts = [(_("Runs"), self.runs), (_("Daily work"), self.works)]
        super().__init__(desk, _("Recurring jobs"), [register], parts, 440)
        self.panel.picked.connect(self._pick)
        self.set_actions(
            [
                PageAction(_("Change"), self.change, "F2", "pencil", EDIT, row=True),
                PageAction(_("New recurring job"), lambda: self.edit(None), "Ctrl+N", "plus", EDIT),
                PageAction(_("Run now"), self._run, "F8", "play", EDIT, primary=True, row=True),
            ]
        )
        self.runs.show_lines(_("When a job ran and what came of it stands here."), [])
        desk.watch(self, self._again)
        self._again()

    def _again(self) -> None:
        self.desk.read(daily_works, then=self._show_works, owner=self, slot="works")
        self.for_current(self._pick)

    def _pick(self, key: int) -> None:
        self.desk.read(runs, key, then=self._show_runs, owner=self, slot="runs")

    def _show_runs(self, found: list[RunView]) -> None:
        heading = "" if found else _("This job did not run yet.")
        self.runs.show_lines(
            heading,
            [
                (
                    f"{formats.moment(one.at)}  {_(calendar.OUTCOMES[one.outcome])}  ·  {person(one.login)}\n{one.said}",
                    calendar.TONES[one.outcome],
                    "",
                    0,
                )
                for one in found
            ],
        )

    def _show_works(self, found: list[WorkView]) -> None:
        heading = _("What topics do once a day by themselves, whoever works first.")
        self.works.show_lines(
            heading,
            [
                (
                    f"{topic_title(one.topic)}\n"
                    + "  ·  ".join(filter(None, (formats.moment(one.at) if one.at else _("not yet"), one.said))),
                    "good" if one.done else "open",
                    "",
                    0,
                )
                for one in found
            ],
        )  # fmt: skip

    def _run(self) -> None:
        """Run the current job now, beside the window."""

        def told(said: Message) -> None:
            self.desk.notice(str(said))

        self.for_current(
            lambda key: self.desk.work(run_now, self.desk.office, key, then=told, owner=self, slot="run")
        )
