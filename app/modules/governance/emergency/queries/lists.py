"""Processes, plans, entries, exercises and incidents as they are listed and as their forms show them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_
from app.core.stemming import holds
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.search import Searchable
from app.modules.governance.emergency.models import (
    VIEW,
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
    EntryDraft,
    ExerciseDraft,
    IncidentDraft,
    NeedDraft,
    PlanDraft,
    ProcessDraft,
    StepDraft,
)
from app.modules.hr.people.api import Person, full_name
from app.modules.it.infrastructure.api import Component
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.projects.api import Followed, tasks_from

PAGE = "governance.emergency.plans"


@dataclass(frozen=True)
class EntryLine:
    """An entry of the log of an incident."""

    at: datetime.datetime
    words: str
    login: str


def processes_source() -> ListSource:
    """Return the processes, the most urgent first."""
    p = EmergencyProcess
    columns = (
        *listed(p, "name"),
        Column("owner", N_("Responsible"), "text", full_name(), 160),
        *listed(p, "rto rpo after_4h after_1d after_3d after_1w after_2w"),
        shown_as(p.fallback, shown=False),
    )
    order = (func.coalesce(p.rto, 99_999), func.lower(p.name))
    return ListSource("governance.processes", p, columns, order, joins=((Person, Person.id == p.owner_id),))


def needs_source() -> ListSource:
    """Return what processes need, by process."""
    n, p, c = ProcessNeed, EmergencyProcess, Component
    deputy = Person.__table__.alias()
    columns = (
        shown_as(p.name, "process", width=220),
        shown_as(c.name, "component", title=N_("Part of the infrastructure"), width=200),
        Column("person", N_("Member of staff"), "text", full_name(), 160),
        Column("deputy", N_("Deputy"), "text", full_name(deputy.c), 160),
        shown_as(Contact.name, "contact", title=N_("Supplier"), width=180),
        *listed(n, "note", shown=False),
    )
    joins = (
        (p, p.id == n.process_id), (c, c.id == n.component_id), (Person, Person.id == n.person_id),
        (deputy, deputy.c.id == n.deputy_id), (Contact, Contact.id == n.contact_id),
    )  # fmt: skip
    return ListSource(
        "governance.process_needs", n, columns, (func.lower(p.name), n.id.expression), joins=joins
    )


def plans_source() -> ListSource:
    """Return the plans by scenario, with the day of their last exercise."""
    p, x = EmergencyPlan, Exercise
    last = select(func.max(x.day)).where(x.plan_id == p.id).correlate(p.__table__).scalar_subquery()
    columns = (
        *listed(p, "title scenario"),
        Column("owner", N_("Responsible"), "text", full_name(), 160),
        Column("exercised", N_("Exercised on"), "day", last, 130),
        *listed(p, "first begins", shown=False),
    )
    return ListSource(
        "governance.plans",
        p,
        columns,
        (p.scenario.expression, func.lower(p.title)),
        joins=((Person, Person.id == p.owner_id),),
    )


def entries_source() -> ListSource:
    """Return the call tree, numbers, places and contracts, by kind and order."""
    e = EmergencyEntry
    columns = (
        *listed(e, "kind place title"),
        Column("person", N_("Member of staff"), "text", full_name(), 160),
        *listed(e, "phone detail"),
    )
    order = (e.kind.expression, e.place.expression, e.id.expression)
    return ListSource(
        "governance.emergency_entries", e, columns, order, joins=((Person, Person.id == e.person_id),)
    )


def exercises_source() -> ListSource:
    """Return the exercises, the newest first."""
    x, p = Exercise, EmergencyPlan
    columns = (
        *listed(x, "day"),
        shown_as(p.title, "plan", width=220),
        *listed(x, "kind result minutes participants findings"),
    )
    return ListSource(
        "governance.exercises", x, columns, (x.day.desc(), x.id.desc()), joins=((p, p.id == x.plan_id),)
    )


def incidents_source() -> ListSource:
    """Return the incidents, the newest first."""
    i = Incident
    return ListSource(
        "governance.incidents",
        i,
        listed(i, "title scenario began closed report"),
        (i.began.desc(), i.id.desc()),
    )


# -- drafts ------------------------------------------------------------------
@query(VIEW)
def process_draft(connection: Connection, key: int) -> Stored[ProcessDraft] | None:
    """Return a process as its form shows it."""
    return load_draft(connection, EmergencyProcess, ProcessDraft, key)


@query(VIEW)
def need_draft(connection: Connection, key: int) -> Stored[NeedDraft] | None:
    """Return what a process needs as its form shows it."""
    return load_draft(connection, ProcessNeed, NeedDraft, key)


@query(VIEW)
def plan_draft(connection: Connection, key: int) -> Stored[PlanDraft] | None:
    """Return a plan with its steps as its form shows it."""
    row = (
        connection.execute(select(EmergencyPlan.__table__).where(EmergencyPlan.id == key)).mappings().first()
    )
    if row is None:
        return None
    s = PlanStep
    steps = read_all(
        connection,
        select(s.title, s.who, s.minutes, s.material).where(s.plan_id == key).order_by(s.place),
        StepDraft,
    )
    return Stored(key, int(row["version"]), build(PlanDraft, {**row, "steps": tuple(steps)}))


@query(VIEW)
def entry_draft(connection: Connection, key: int) -> Stored[EntryDraft] | None:
    """Return an entry as its form shows it."""
    return load_draft(connection, EmergencyEntry, EntryDraft, key)


@query(VIEW)
def exercise_draft(connection: Connection, key: int) -> Stored[ExerciseDraft] | None:
    """Return an exercise as its form shows it."""
    return load_draft(connection, Exercise, ExerciseDraft, key)


@query(VIEW)
def incident_draft(connection: Connection, key: int) -> Stored[IncidentDraft] | None:
    """Return an incident as its form shows it."""
    return load_draft(connection, Incident, IncidentDraft, key)


@query(VIEW)
def log_of(connection: Connection, incident: int) -> list[EntryLine]:
    """Return what was noted in an incident, in order."""
    e = IncidentEntry
    return read_all(
        connection, select(e.at, e.words, e.login).where(e.incident_id == incident).order_by(e.id), EntryLine
    )


@query(VIEW)
def measures_of(connection: Connection, exercise: int) -> list[Followed]:
    """Return the tasks that followed from an exercise."""
    m = ExerciseMeasure
    keys = list(connection.scalars(select(m.id).where(m.exercise_id == exercise)))
    return tasks_from(connection, m.__tablename__, keys)


# -- what fields offer, what the search shows ----------------------------------
def _offered(connection: Connection, kind: Any, name: Any, typed: str, key: int | None) -> list[Found]:
    query = select(kind.id, name).order_by(func.lower(name))
    rows = connection.execute(query.where(kind.id == key) if key is not None else query)
    found = [row for row in rows if key is not None or holds(row[1], typed)][:8]
    return [Found(int(row[0]), str(row[1]), str(row[1]), "") for row in found]


@query(VIEW)
def offered_processes(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the processes that fit what is typed, or the one with a key."""
    return _offered(connection, EmergencyProcess, EmergencyProcess.name, typed, key)


@query(VIEW)
def offered_plans(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the plans that fit what is typed, or the one with a key."""
    return _offered(connection, EmergencyPlan, EmergencyPlan.title, typed, key)


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    p = EmergencyPlan
    return [
        (int(key), str(title), "")
        for key, title in connection.execute(select(p.id, p.title).where(p.id.in_(list(keys))))
    ]


SEARCHABLE = (Searchable(N_("Emergency plan"), "governance_plan", PAGE, VIEW, _show, several=True),)
