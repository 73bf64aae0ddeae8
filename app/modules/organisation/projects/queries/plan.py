"""The plan of a project: its tasks with their days, how far each may slip, and why it begins when it does; read in a few statements."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.core.dates import add_months, is_working_day
from app.data.queries import query
from app.data.rows import read_all
from app.data.settings import setting
from app.data.visibility import may_know
from app.modules.hr.absence.api import missed_days
from app.modules.hr.people.api import Calendar, Person, calendars, full_name
from app.modules.organisation.projects.models import VIEW, Project, ProjectTask, TaskLink
from app.modules.organisation.projects.rules.projects import DONE, DROPPED, MILESTONE, PHASE, STARTED
from app.modules.organisation.projects.rules.scheduling import Job, Link, Placed, Planner
from app.modules.organisation.projects.rules.work_days import Works

Span = tuple[datetime.date, datetime.date]
AHEAD = 36  # months for which absence is read


@dataclass(frozen=True)
class TaskRow:
    """A task as the plan reads it; start and finish as they are kept."""

    id: int
    version: int
    number: int
    place: int
    kind: str
    parent: int | None
    title: str
    person: int | None
    state: str
    days: int
    not_before: datetime.date | None
    fixed: bool
    deadline: datetime.date | None
    hours: int
    cost: int
    measure: str
    progress: int
    start: datetime.date | None
    finish: datetime.date | None
    base_start: datetime.date | None
    base_finish: datetime.date | None
    begun: datetime.date | None
    done: datetime.date | None


@dataclass(frozen=True)
class PlanRow:
    """A task in the order of the plan: its number by phases, how deep it stands, who does it, and its place reckoned now."""

    task: TaskRow
    outline: str
    level: int
    who: str
    links: tuple[Link, ...]
    placed: Placed | None

    @property
    def critical(self) -> bool:
        """Whether the project ends later when this does."""
        return self.placed is not None and self.task.state not in (DONE, DROPPED) and self.placed.slack <= 0


@dataclass(frozen=True)
class PlanView:
    """The plan of a project; stale says that it would fall on other days if it were reckoned anew."""

    project: int
    number: str
    name: str
    state: str
    start: datetime.date
    due: datetime.date | None
    rows: tuple[PlanRow, ...] = ()
    stale: bool = False
    land: str = ""
    titles: Mapping[int, str] = field(default_factory=dict)


def task_rows(connection: Connection, project: int) -> list[TaskRow]:
    """Return the tasks of a project in their order."""
    t = ProjectTask
    return read_all(
        connection, select(t.__table__).where(t.project_id == project).order_by(t.place, t.id), TaskRow
    )


def links_of(connection: Connection, project: int) -> dict[int, tuple[Link, ...]]:
    """Return by task what it waits for."""
    one, t = TaskLink, ProjectTask
    found: dict[int, list[Link]] = defaultdict(list)
    rows = connection.execute(
        select(one.task_id, one.before_id, one.kind, one.lag)
        .join(t, t.id == one.task_id)
        .where(t.project_id == project)
        .order_by(one.id)
    )
    for task, before, kind, lag in rows:
        found[task].append(Link(before, kind, lag))
    return {key: tuple(links) for key, links in found.items()}


def project_days(connection: Connection) -> Works:
    """Return the working days of projects: Monday to Friday without the holidays of the company's Bundesland."""
    land = str(setting(connection, "company.land") or "")
    return functools.cache(lambda day: is_working_day(day, land))


def person_days(
    connection: Connection, people: Collection[int], since: datetime.date, until: datetime.date
) -> dict[int, Works]:
    """Return by person on which days they work: where their target is not 0 and they are not away for the whole of it.

    Who has no contract on a day, or is not employed then, is planned by the days of projects.
    """
    base, plans = project_days(connection), calendars(connection, people)
    away: dict[int, set[datetime.date]] = defaultdict(set)
    for person, missed in missed_days(connection, people, since, until).items():
        parts: dict[datetime.date, Fraction] = defaultdict(Fraction)
        for one in missed:
            parts[one.day] += one.part
        away[person] = {day for day, part in parts.items() if part >= 1}
    return {person: _works(base, plan, away[person]) for person, plan in plans.items()}


def _works(base: Works, plan: Calendar, away: set[datetime.date]) -> Works:
    def works(day: datetime.date) -> bool:
        if not plan.employed(day) or not any(map(any, plan.weeks_on(day))):
            return base(day)
        return day not in away and plan.target(day).minutes > 0

    return works


def jobs_of(rows: Iterable[TaskRow], links: Mapping[int, tuple[Link, ...]]) -> list[Job]:
    """Return what is to be placed: tasks and milestones that were not dropped."""
    found = []
    for row in rows:
        if row.kind == PHASE or row.state == DROPPED:
            continue
        done = (min(row.begun or row.done, row.done), row.done) if row.state == DONE and row.done else None
        fixed = row.not_before if row.fixed else None
        found.append(
            Job(
                row.id,
                0 if row.kind == MILESTONE else max(row.days, 1),
                links.get(row.id, ()),
                row.not_before,
                row.begun if row.state == STARTED and row.begun else fixed,
                done=done,
                deadline=row.deadline,
                who=row.person,
            )
        )
    return found


def reckon(
    connection: Connection,
    start: datetime.date,
    rows: Sequence[TaskRow],
    links: Mapping[int, tuple[Link, ...]],
) -> dict[int, Placed]:
    """Return where the tasks of a project that begins on a day fall now; raises Circle."""
    people = {row.person for row in rows if row.person is not None}
    until = add_months(max([start, *(row.finish for row in rows if row.finish)]), AHEAD)
    own = person_days(connection, people, start, until) if people else {}
    return Planner(start, project_days(connection), own).plan(jobs_of(rows, links))


def spans_of(rows: Sequence[TaskRow], placed: Mapping[int, Placed]) -> dict[int, Span]:
    """Return the days of tasks, and of phases from their first to their last task."""
    found: dict[int, Span] = {key: (one.start, one.finish) for key, one in placed.items()}
    parents = {row.id: row.parent for row in rows}
    phases: dict[int, list[Span]] = defaultdict(list)
    for key, span in list(found.items()):
        parent = parents.get(key)
        while parent is not None:
            phases[parent].append(span)
            parent = parents.get(parent)
    for key, spans in phases.items():
        found[key] = (min(one[0] for one in spans), max(one[1] for one in spans))
    return found


def outline(rows: Sequence[TaskRow]) -> list[tuple[TaskRow, str, int]]:
    """Return tasks below their phases, in their order, each with its number by phases (1.2) and how deep it stands."""
    below: dict[int | None, list[TaskRow]] = defaultdict(list)
    known = {row.id for row in rows}
    for row in rows:
        below[row.parent if row.parent in known else None].append(row)
    found: list[tuple[TaskRow, str, int]] = []

    def walk(parent: int | None, before: str, level: int) -> None:
        for place, row in enumerate(below[parent], 1):
            found.append((row, f"{before}{place}", level))
            if row.kind == PHASE:
                walk(row.id, f"{before}{place}.", level + 1)

    walk(None, "", 0)
    return found


def names_of(connection: Connection, people: Collection[int]) -> dict[int, str]:
    """Return the names of people by key."""
    rows = connection.execute(select(Person.id, full_name()).where(Person.id.in_(list(people))))
    return {int(key): str(name) for key, name in rows}


@query(VIEW)
def project_plan(connection: Connection, project: int) -> PlanView | None:
    """Return the plan of a project, None where it may not be known or is gone."""
    p = Project
    head: Any = connection.execute(select(p.__table__).where(p.id == project)).mappings().first()
    if head is None or not may_know(connection, p.__tablename__, project):
        return None
    rows, links = task_rows(connection, project), links_of(connection, project)
    placed = reckon(connection, head["start"], rows, links)
    spans = spans_of(rows, placed)
    names = names_of(connection, {row.person for row in rows if row.person is not None})
    shown = tuple(
        PlanRow(
            row,
            number,
            level,
            names.get(row.person or 0, ""),
            links.get(row.id, ()),
            placed=placed.get(row.id),
        )
        for row, number, level in outline(rows)
    )
    stale = any(spans.get(row.id, (None, None)) != (row.start, row.finish) for row in rows)
    return PlanView(
        project,
        head["number"],
        head["name"],
        head["state"],
        head["start"],
        due=head["due"],
        rows=shown,
        stale=stale,
        land=str(setting(connection, "company.land") or ""),
        titles={row.id: row.title for row in rows},
    )
