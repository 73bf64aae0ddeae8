"""Figures that come of projects: what is late, what was done, and the time that was spent; told only to who sees all projects."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, and_, func, or_, select

from app.core import format as formats
from app.core.figures import COUNT, HIGHER, HOURS, LOWER, NEITHER, Figure, FigureRow, FigureSource, Value
from app.core.messages import N_, Message
from app.data.queries import query
from app.modules.organisation.projects.models import ALL, Project, ProjectTask, ProjectTime
from app.modules.organisation.projects.rules.projects import CANCELLED, COMPLETED, DONE, ENDED, PHASE

PROJECTS, TASKS = "organisation.projects.projects", "organisation.projects.tasks"
TABLES = frozenset({"organisation_project", "organisation_task", "organisation_project_time"})
Row = tuple[int, str, datetime.date]


def _late_projects(connection: Connection, day: datetime.date) -> list[Row]:
    """Return the projects that ran at the end of a day and were to be finished before it."""
    p = Project
    runs = or_(and_(p.closed.is_(None), p.state.not_in((COMPLETED, CANCELLED))), p.closed > day)
    rows = connection.execute(
        select(p.id, p.number, p.name, p.due)
        .where(p.template.is_(False), p.start <= day, p.due < day, runs)
        .order_by(p.due, p.id)
    )
    return [(int(row.id), f"{row.number}  {row.name}", row.due) for row in rows]


def _late_tasks(connection: Connection, day: datetime.date) -> list[Row]:
    """Return the tasks of running projects that were open at the end of a day and were to be done before it."""
    t, p = ProjectTask, Project
    due = func.coalesce(t.deadline, t.finish)
    runs = or_(and_(p.closed.is_(None), p.state.not_in((COMPLETED, CANCELLED))), p.closed > day)
    rows = connection.execute(
        select(t.id, p.number, t.title, due.label("due"))
        .join(p, p.id == t.project_id)
        .where(p.template.is_(False), runs, t.kind != PHASE, due < day)
        .where(or_(t.state.not_in(ENDED), t.done > day))
        .order_by(due, t.id)
    )
    return [(int(row.id), f"{row.number}  {row.title}", row.due) for row in rows]


def _done_tasks(connection: Connection, since: datetime.date, until: datetime.date) -> list[Row]:
    t, p = ProjectTask, Project
    rows = connection.execute(
        select(t.id, p.number, t.title, t.done)
        .join(p, p.id == t.project_id)
        .where(p.template.is_(False), t.kind != PHASE, t.state == DONE, t.done.between(since, until))
        .order_by(t.done, t.id)
    )
    return [(int(row.id), f"{row.number}  {row.title}", row.done) for row in rows]


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
    return {
        "projects_late": Value(len(_late_projects(connection, until))),
        "tasks_overdue": Value(len(_late_tasks(connection, until))),
        "tasks_done": Value(len(_done_tasks(connection, since, until))),
        "project_hours": Value(sum(minutes for _key, _words, minutes in _spent(connection, since, until))),
    }


@query(ALL)
def project_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the projects or tasks behind a figure."""
    if key == "project_hours":
        spent = _spent(connection, since, until)
        return [FigureRow(words, "", minutes, HOURS, PROJECTS, project) for project, words, minutes in spent]
    if key == "tasks_done":
        done = _done_tasks(connection, since, until)
        return [FigureRow(words, formats.day(day), 1, COUNT, TASKS, task) for task, words, day in done]
    late = _late_projects(connection, until) if key == "projects_late" else _late_tasks(connection, until)
    page = PROJECTS if key == "projects_late" else TASKS
    return [
        FigureRow(words, str(Message(N_("due {day}"), {"day": day})), 1, COUNT, page, one)
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
