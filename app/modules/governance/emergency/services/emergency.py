"""Processes, plans with their steps, entries, exercises whose findings become tasks, and incidents whose log only grows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid, Settled
from app.core.messages import N_
from app.data import search
from app.data.drafts import columns_of, must_be_unique, must_exist, required, save_draft
from app.data.office import command
from app.data.record_extras import Target
from app.data.unit import Unit
from app.modules.governance.emergency.models import (
    CHANGE,
    EmergencyEntry,
    EmergencyPlan,
    EmergencyProcess,
    Exercise,
    ExerciseMeasure,
    Incident,
    IncidentEntry,
    PlanStep,
    ProcessNeed,
)
from app.modules.governance.emergency.rules.emergency import (
    INCIDENT_CLOSED,
    EntryDraft,
    ExerciseDraft,
    IncidentDraft,
    NeedDraft,
    PlanDraft,
    ProcessDraft,
    check_process,
)
from app.modules.hr.people.api import own_person
from app.modules.organisation.projects.api import Wanted, add_tasks, project_for


@command(CHANGE)
def save_process(unit: Unit, draft: ProcessDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a process and return its key. Raises Invalid naming the field, such as an RTO after considerable damage; and Conflict."""
    check_process(draft)
    must_be_unique(unit, EmergencyProcess, draft.name, key)
    return save_draft(unit, EmergencyProcess, draft, key, version)


@command(CHANGE)
def save_need(unit: Unit, draft: NeedDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep what a process needs and return its key. Raises Invalid where nothing is named, or somebody is their own deputy; and Conflict."""
    must_exist(unit, process=(EmergencyProcess, draft.process))
    if draft.component is None and draft.person is None and draft.contact is None:
        raise Invalid(N_("Name a part of the infrastructure, a person or a supplier."), field="component")
    if draft.person is not None and draft.deputy == draft.person:
        raise Invalid(N_("Nobody is their own deputy."), field="deputy")
    return save_draft(unit, ProcessNeed, draft, key, version)


@command(CHANGE)
def delete_need(unit: Unit, key: int) -> None:
    """Take away what a process no longer needs."""
    unit.delete(ProcessNeed, key)


@command(CHANGE)
def save_plan(unit: Unit, draft: PlanDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a plan with its steps and return its key. Raises Invalid naming the field, without a step too; and Conflict."""
    if not draft.steps:
        raise Invalid(N_("A plan has at least one step."), field="steps")
    must_be_unique(unit, EmergencyPlan, draft.title, key, "title")
    must_exist(unit, process=(EmergencyProcess, draft.process))
    values = columns_of(EmergencyPlan, draft, ("steps",))
    if key is None:
        key = unit.insert(EmergencyPlan, **values)
    else:
        unit.update(EmergencyPlan, key, values, version)
    _keep_steps(unit, key, draft)
    search.index(unit, EmergencyPlan, key, f"{draft.title} {draft.begins} {draft.first}")
    return key


def _keep_steps(unit: Unit, plan: int, draft: PlanDraft) -> None:
    """Let the steps of a plan be those typed; what did not change stays as it is."""
    s = PlanStep
    rows = unit.connection.execute(
        select(s.id, s.title, s.who, s.minutes, s.material).where(s.plan_id == plan).order_by(s.place)
    ).all()
    wanted = [(one.title, one.who, one.minutes, one.material) for one in draft.steps]
    if [tuple(row)[1:] for row in rows] == wanted:
        return
    unit.delete_rows(s, [int(row.id) for row in rows])
    for place, (title, who, minutes, material) in enumerate(wanted, 1):
        unit.insert(s, plan_id=plan, place=place, title=title, who=who, minutes=minutes, material=material)


@command(CHANGE)
def save_entry(unit: Unit, draft: EntryDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a line of the call tree, a number, a place or a contract, and return its key. Raises Invalid naming the field, and Conflict."""
    if draft.person is not None and draft.deputy == draft.person:
        raise Invalid(N_("Nobody is their own deputy."), field="deputy")
    return save_draft(unit, EmergencyEntry, draft, key, version)


@command(CHANGE)
def delete_entry(unit: Unit, key: int) -> None:
    """Take away an entry that no longer holds."""
    unit.delete(EmergencyEntry, key)


@command(CHANGE)
def save_exercise(
    unit: Unit, draft: ExerciseDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an exercise and return its key. Raises Invalid naming the field: a day to come, gaps without words; and Conflict."""
    must_exist(unit, plan=(EmergencyPlan, draft.plan))
    if draft.day is not None and draft.day > unit.today:
        raise Invalid(N_("This day is still to come."), field="day")
    if draft.result != "good" and not draft.findings.strip():
        raise Invalid(N_("Say what was found."), field="findings")
    if key is not None:
        return save_draft(unit, Exercise, draft, key, version)
    return save_draft(unit, Exercise, draft, project_id=None)


@command(CHANGE)
def add_measure(unit: Unit, exercise: int, title: str, person: int | None, due: Any) -> int:
    """Keep a measure of an exercise as a task, and return its key; the same one again is not kept twice. Raises Invalid naming the field."""
    row = unit.row(Exercise, exercise, lock=True)
    title = required(title, "title", N_("This field is needed."))[:160]
    if due is None:
        raise Invalid(N_("This field is needed."), field="due")
    m = ExerciseMeasure
    known = unit.connection.scalar(select(m.id).where(m.exercise_id == exercise, m.title == title))
    if known is not None:
        return int(known)
    key = unit.insert(m, exercise_id=exercise, title=title, person_id=person, due=due)
    project = row["project_id"]
    if project is None:
        plan = unit.row(EmergencyPlan, row["plan_id"])["title"]
        project = project_for(unit, str(plan), own_person(unit.connection))
        unit.update(Exercise, exercise, {"project_id": project})
    add_tasks(unit, project, [Wanted(Target(m.__tablename__, key), title, person, due)])
    return key


@command(CHANGE)
def save_incident(
    unit: Unit, draft: IncidentDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an incident and return its key; it begins now. Raises Invalid naming the field, once it is closed too; and Conflict."""
    if key is None:
        return save_draft(unit, Incident, draft, began=unit.now, closed=None)
    _open(unit, key)
    return save_draft(unit, Incident, draft, key, version)


def _open(unit: Unit, key: int) -> Mapping[str, Any]:
    row = unit.row(Incident, key, lock=True)
    if row["closed"] is not None:
        raise Settled(INCIDENT_CLOSED, field="words")
    return row


@command(CHANGE)
def note_entry(unit: Unit, incident: int, words: str) -> int:
    """Note what happens in an incident now, and return its key; said twice within a minute by the same person it is noted once."""
    _open(unit, incident)
    words = required(words, "words", N_("Say what happened or was decided."))[:600]
    e = IncidentEntry
    last = unit.connection.execute(
        select(e.id, e.words, e.login, e.at).where(e.incident_id == incident).order_by(e.id.desc()).limit(1)
    ).first()
    if (
        last is not None
        and (last.words, last.login) == (words, unit.login)
        and (unit.now - last.at).total_seconds() < 60
    ):
        return int(last.id)
    return unit.insert(e, incident_id=incident, at=unit.now, words=words, login=unit.login)


@command(CHANGE)
def close_incident(unit: Unit, key: int, report: str) -> None:
    """Close an incident with its report; from then on nothing is noted. Raises Invalid without a report."""
    _open(unit, key)
    unit.update(
        Incident,
        key,
        {
            "closed": unit.now,
            "report": required(report, "report", N_("Say what came of it and what is learnt."))[:2000],
        },
    )
