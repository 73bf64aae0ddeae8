"""Figures that come of projects: what is late, what was done, and the time that was spent; told only to who sees all projects."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from app.core import format as formats
from app.core.figures import COUNT, HIGHER, HOURS, LOWER, NEITHER, Figure, FigureRow, FigureSource, Value
from app.core.messages import N_, Message
from app.data.lists import Condition
from app.data.queries import query
from app.modules.organisation.projects.models import ALL, Project, ProjectTask, ProjectTime
from app.modules.organisation.projects.rules.projects import CANCELLED, COMPLETED, DONE, ENDED, PHASE

PROJECTS, TASKS = "organisation.projects.projects", "organisation.projects.tasks"
TABLES = frozenset({"organisation_project", "organisation_task", "organisation_project_time"})
Row = tuple[int, str, datetime.date]


def _runs(day: datetime.date) -> Condition:
    """Return the condition that a project ran at the end of a day; templates never do."""
    p = Project
    open_ = and_(p.closed.is_(None), p.state.not_in((COMPLETED, CANCELLED)))
    return and_(p.template.is_(False), or_(open_, p.closed > day))


def _late_projects(day: datetime.date) -> list[Condition]:
    """Return what makes a project late: it ran at the end of a day and was to be finished before it."""
    p = Project
    return [_runs(day), p.start <= day, p.due < day]


DUE = func.coalesce(ProjectTask.deadline, ProjectTask.finish)


def _late_tasks(day: datetime.date) -> list[Condition]:
    """Return what makes a task late: of a running project, open at the end of a day, to be done before it."""
    t, p = ProjectTask, Project
    own = t.project_id.in_(select(p.id).where(_runs(day)))
    return [own, t.kind != PHASE, day > DUE, or_(t.state.not_in(ENDED), t.done > day)]


def _done_tasks(since: datetime.date, until: datetime.date) -> list[Condition]:
    t, p = ProjectTask, Project
    own = t.project_id.in_(select(p.id).where(p.template.is_(False)))
    return [own, t.kind != PHASE, t.state == DONE, t.done.between(since, until)]


def _count(connection: Connection, kind: type[Project | ProjectTask], where: Sequence[Condition]) -> Value:
    return Value(int(connection.scalar(select(func.count()).select_from(kind).where(*where)) or 0))


def _tasks(connection: Connection, day: Any, where: Sequence[Condition]) -> list[Row]:
    """Return tasks in the order of a day of theirs."""
    t, p = ProjectTask, Project
    rows = connection.execute(
        select(t.id, p.number, t.title, day.label("day"))
        .join(p, p.id == t.project_id)
        .where(*where)
        .order_by(day, t.id)
    )
    return [(int(row.id), f"{row.number}  {row.title}", row.day) for row in rows]


def _projects(connection: Connection, where: Sequence[Condition]) -> list[Row]:
    p = Project
    rows = connection.execute(select(p.id, p.number, p.name, p.due).where(*where).order_by(p.due, p.id))
    return [(int(row.id), f"{row.number}  {row.name}", row.due) for row in rows]


def _spent(connection: Connection, since: datetime.date, until: datetime.date) -> list[tuple[int, str, int]]:
    """Return the minutes that were spent on each project in a span, by its number."""
    x, p = ProjectTime, Project
    minutes = func.sum(x.minutes)
    rows = connection.execute(
        select(p.id, p.number, p.name, minutes.label("minutes"))
        .join(p, p.id == x.project_id)
        .where(x.day.between(since, until))
        .group_by(p.id, p.number, p.name)
        .order_by(p.number)
    )
    return [(int(row.id), f"{row.number}  {row.name}", int(row.minutes)) for row in rows]


@query(ALL)
def project_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what was late at the end of a span, and what was done in it."""
    spent = select(func.sum(ProjectTime.minutes)).where(ProjectTime.day.between(since, until))
    return {
        "projects_late": _count(connection, Project, _late_projects(until)),
        "tasks_overdue": _count(connection, ProjectTask, _late_tasks(until)),
        "tasks_done": _count(connection, ProjectTask, _done_tasks(since, until)),
        "project_hours": Value(int(connection.scalar(spent) or 0)),
    }


@query(ALL)
def project_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the projects or tasks behind a figure."""
    if key == "project_hours":
        spent = _spent(connection, since, until)
        return [
            FigureRow(words, "", minutes, HOURS, PROJECTS, request=project)
            for project, words, minutes in spent
        ]
    if key == "tasks_done":
        done = _tasks(connection, ProjectTask.done, _done_tasks(since, until))
        return [
            FigureRow(words, formats.day(day), 1, COUNT, TASKS, request=task) for task, words, day in done
        ]
    if key == "projects_late":
        late = _projects(connection, _late_projects(until))
    else:
        late = _tasks(connection, DUE, _late_tasks(until))
    page = PROJECTS if key == "projects_late" else TASKS
    return [
        FigureRow(words, str(Message(N_("due {day}"), {"day": day})), 1, COUNT, page, request=one)
        for one, words, day in late
    ]


AREA = "organisation"
FIGURES = (
    FigureSource(
        read=project_figures,
        rows=project_rows,
        tables=TABLES,
        figures=(
            Figure(key="projects_late", title=N_("Late projects"), unit=COUNT, better=LOWER, area=AREA, at_day=True, meaning=N_("How many projects should have been finished already."), formula=N_("Projects that run at the end of the day and were to be finished before it")),
            Figure(key="tasks_overdue", title=N_("Overdue tasks"), unit=COUNT, better=LOWER, area=AREA, at_day=True, meaning=N_("How many tasks of projects should have been done already."), formula=N_("Open tasks whose deadline, or else last day by the plan, is before the day")),
            Figure(key="tasks_done", title=N_("Tasks done"), unit=COUNT, better=HIGHER, area=AREA, meaning=N_("How many tasks of projects were done in the span."), formula=N_("Tasks that were done on a day of the span")),
            Figure(key="project_hours", title=N_("Hours on projects"), unit=HOURS, better=NEITHER, area=AREA, meaning=N_("How much time was noted on projects in the span."), formula=N_("Sum of the rounded times of the span")),
        ),
    ),
)  # fmt: skip
