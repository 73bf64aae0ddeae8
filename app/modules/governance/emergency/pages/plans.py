"""Emergencies: plans, processes and what they need, numbers and places, exercises, incidents; F8 makes the handbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QListWidget

from app.core import format as formats
from app.core.messages import _
from app.core.people import person
from app.data.drafts import Stored
from app.modules.governance.emergency.jobs import write_now
from app.modules.governance.emergency.models import (
    CHANGE,
    HANDBOOK,
    EmergencyEntry,
    EmergencyPlan,
    EmergencyProcess,
    Exercise,
    Incident,
    ProcessNeed,
)
from app.modules.governance.emergency.pages.forms import (
    ask_close,
    ask_measure,
    ask_note,
    ask_place,
    plan_fields,
)
from app.modules.governance.emergency.queries.handbook import chain_faults, last_runs
from app.modules.governance.emergency.queries.lists import (
    EntryLine,
    entries_source,
    entry_draft,
    exercise_draft,
    exercises_source,
    incident_draft,
    incidents_source,
    log_of,
    measures_of,
    need_draft,
    needs_source,
    plan_draft,
    plans_source,
    process_draft,
    processes_source,
)
from app.modules.governance.emergency.reports.handbook import Handbook, book, make
from app.modules.governance.emergency.reports.incident import incident_pdf
from app.modules.governance.emergency.rules.emergency import (
    INCIDENT_CLOSED,
    EntryDraft,
    ExerciseDraft,
    IncidentDraft,
    NeedDraft,
    PlanDraft,
    ProcessDraft,
)
from app.modules.governance.emergency.services.emergency import (
    delete_entry,
    delete_need,
    save_entry,
    save_exercise,
    save_incident,
    save_need,
    save_plan,
    save_process,
)
from app.modules.governance.emergency.services.handbook import mark_printed
from app.modules.organisation.projects.api import TASK_STATES
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.register import Register, RegisterPage
from app.ui.theme import px

PLANS, PROCESSES, NEEDS, ENTRIES, EXERCISES, INCIDENTS = range(6)
IMPACT = "after_4h after_1d after_3d after_1w after_2w"


def _registers(desk: Desk) -> list[Register]:
    today = {"day": desk.today()}
    return [
        Register(title=_("Plans"), new=_("New plan"), source=plans_source(), of=EmergencyPlan, read=plan_draft, fields=plan_fields, draft=PlanDraft, save=save_plan),
        Register(title=_("Processes"), new=_("New process"), source=processes_source(), of=EmergencyProcess, read=process_draft, fields=lambda desk: fields_of(desk, EmergencyProcess, f"name:2 owner deputy {IMPACT} rto rpo fallback:2"), draft=ProcessDraft, save=save_process),
        Register(title=_("Needs"), new=_("New need"), source=needs_source(), of=ProcessNeed, read=need_draft, fields=lambda desk: fields_of(desk, ProcessNeed, "process:2 component:2 person deputy contact:2 note:2"), draft=NeedDraft, save=save_need, name=lambda draft: str(draft.note) or _("Need")),
        Register(title=_("Numbers and places"), new=_("New entry"), source=entries_source(), of=EmergencyEntry, read=entry_draft, fields=lambda desk: fields_of(desk, EmergencyEntry, "kind place title:2 person deputy contact:2 phone:2 detail:2"), draft=EntryDraft, save=save_entry),
        Register(title=_("Exercises"), new=_("New exercise"), source=exercises_source(), of=Exercise, read=exercise_draft, fields=lambda desk: fields_of(desk, Exercise, "plan:2 kind day participants:2 minutes result findings:2"), draft=ExerciseDraft, save=save_exercise, start=today, name=lambda _draft: _("Exercise")),
        Register(title=_("Incidents"), new=_("New incident"), source=incidents_source(), of=Incident, read=incident_draft, fields=lambda desk: fields_of(desk, Incident, "title:2 scenario report:2"), draft=IncidentDraft, save=save_incident),
    ]  # fmt: skip


class PlansPage(RegisterPage):
    """Ctrl+N begins a row of the list, F8 shows the handbook; what belongs to a row (log, measures, faults) stands beside it."""

    def __init__(self, desk: Desk) -> None:
        self.beside = QListWidget()
        self.beside.setObjectName("plain")
        self.beside.setAccessibleName(_("What belongs to it"))
        self.beside.setWordWrap(True)
        self.beside.setSpacing(px(3))
        super().__init__(
            desk, _("Emergencies"), _registers(desk), [(_("Steps and log"), self.beside)], width=520
        )
        book_action = partial(PageAction, needs=HANDBOOK, menu=True)
        row = partial(PageAction, needs=CHANGE, row=True)
        running = self.only_with("closed", (None,), INCIDENT_CLOSED)
        self.set_actions(
            [
                book_action(_("Changed pages"), lambda: self._handbook(True), "", "printer"),
                book_action(_("Whole handbook is printed now"), self._printed, "", "check"),
                book_action(_("Write the handbook now"), self._write, "", "download"),
                book_action(_("Folder and password …"), lambda: ask_place(desk, self.drawer), "", "settings"),
                PageAction(_("Incident report"), self._report, "", "printer", menu=True, of="governance.incidents"),
                row(_("Close the incident …"), lambda: self.for_current(partial(ask_close, desk, self.drawer)), "", "check", menu=True, of="governance.incidents", why_not=running),
                row(_("Take away"), self._take_away, "Del", "trash-2", menu=True, of=("governance.process_needs", "governance.emergency_entries")),
                row(_("New measure …"), lambda: self.for_current(partial(ask_measure, desk, self.drawer)), "", "calendar-check", of="governance.exercises"),
                row(_("Note …"), lambda: self.for_current(partial(ask_note, desk, self.drawer)), "", "pen-line", of="governance.incidents", why_not=running),
                row(_("Change"), self.change, "F2", "pencil"),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", CHANGE),
                PageAction(_("Handbook"), lambda: self._handbook(False), "F8", "book-open", HANDBOOK, primary=True),
            ]
        )  # fmt: skip
        for panel in self.panels:
            panel.picked.connect(lambda _key: self._again())
        self.bar.currentChanged.connect(lambda _place: self._again())
        desk.watch(self, self._again)
        desk.watch(self, self._age)
        self._age()

    def edit(self, key: int | None, start: Mapping[str, Any] | None = None, restore: bool = True) -> Form:
        """Show the form of a row; a new exercise is one of the plan that is gone to."""
        if key is None and self.bar.currentIndex() == EXERCISES:
            start = {"plan": self.panels[PLANS].current_key(), **(start or {})}
        return super().edit(key, start, restore)

    def request(self, what: object) -> None:
        """Begin a plan or an incident, or go to a row."""
        if what == "incident":
            self.go(INCIDENTS)
            self.edit(None)
            return
        super().request(what)

    def _age(self) -> None:
        self.desk.read(last_runs, then=self._say_age, owner=self, slot="age")

    def _say_age(self, found: tuple[Any, str]) -> None:
        good, fault = found
        words = _("Handbook written {when}").format(when=formats.moment(good)) if good is not None else ""
        failed = _("the last try failed: {fault}").format(fault=fault) if fault else ""
        self.subtitle.setText("  ·  ".join(filter(None, (words, failed))))

    # -- beside --------------------------------------------------------------------
    def _again(self) -> None:
        key, place, read = self.panel.current_key(), self.bar.currentIndex(), self.desk.read
        self.beside.clear()
        if place in (PROCESSES, NEEDS):
            read(chain_faults, then=self._list, owner=self, slot="beside")
        elif key is not None and place == PLANS:
            read(plan_draft, key, then=self._show_plan, owner=self, slot="beside")
        elif key is not None and place == EXERCISES:
            asks = [(exercise_draft, key), (measures_of, key)]
            self.desk.read_all(asks, then=self._show_exercise, owner=self, slot="beside")
        elif key is not None and place == INCIDENTS:
            read(log_of, key, then=self._show_log, owner=self, slot="beside")

    def _list(self, lines: Sequence[object]) -> None:
        self.beside.clear()
        self.beside.addItems([str(line) for line in lines])

    def _show_plan(self, found: Stored[PlanDraft] | None) -> None:
        if found is None:
            return
        steps = [
            f"{number}. {one.title}\n"
            + "  ·  ".join(filter(None, (one.who, formats.span(one.minutes), one.material)))
            for number, one in enumerate(found.draft.steps, 1)
        ]
        self._list([found.draft.first, *steps])

    def _show_exercise(self, found: list[Any]) -> None:
        """Show what was found in an exercise, and what follows from it."""
        stored, measures = found
        lines = [stored.draft.findings] if stored is not None and stored.draft.findings else []
        for one in measures:
            about = (_(TASK_STATES[one.state]), formats.day(one.due), one.name)
            lines.append(f"{one.title}\n{'  ·  '.join(filter(None, about))}")
        self._list(lines if measures else [*lines, _("No measure follows from it yet.")])

    def _show_log(self, found: list[EntryLine]) -> None:
        lines = [f"{formats.moment(one.at)}  {person(one.login)}\n{one.words}" for one in found]
        self._list(lines or [_("Nothing was noted yet.")])

    # -- deeds ---------------------------------------------------------------------
    def _report(self) -> None:
        office = self.desk.office

        def show(key: int) -> None:
            make = partial(office.read, incident_pdf, key, office.clock(), office.actor.name)
            preview(self, self.desk, _("Incident report"), make)

        self.for_current(show)

    def _take_away(self) -> None:
        command = {NEEDS: delete_need, ENTRIES: delete_entry}[self.bar.currentIndex()]
        self.run_on_current(command, words=_("Taken away"))

    def _made(self, changed: bool) -> Handbook:
        office = self.desk.office
        return make(office.read(book), office.clock(), changed=changed)

    def _handbook(self, changed: bool) -> None:
        preview(self, self.desk, _("Emergency handbook"), lambda: self._made(changed).pdf)

    def _printed(self) -> None:
        told = lambda _nothing: self.desk.notice(_("Kept; the next print is only what changes from now on."))  # noqa: E731
        keep = lambda made: self.desk.run(mark_printed, made.pages, then=told)  # noqa: E731
        self.desk.work(lambda: self._made(False), then=keep)

    def _write(self) -> None:
        def told(target: Any) -> None:
            words = (
                _("{name} written").format(name=target.name)
                if target is not None
                else _("Choose a folder first.")
            )
            self.desk.notice(words)

        self.desk.work(lambda: write_now(self.desk.office), then=told)
