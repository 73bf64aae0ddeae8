"""Keeping a plan in step: whenever something of a project changes, its tasks take their new days in the same transaction."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_, Message
from app.data.office import command
from app.data.record_extras import Target, remind
from app.data.system_tables import FollowUp
from app.data.unit import Unit
from app.data.visibility import may_know
from app.modules.hr.people.api import Person
from app.modules.organisation.projects.models import CHANGE, Project, ProjectTask
from app.modules.organisation.projects.queries.plan import TaskRow, links_of, reckon, spans_of, task_rows
from app.modules.organisation.projects.rules.projects import ENDED, PHASE, RUNNING
from app.modules.organisation.projects.rules.scheduling import FIXED, LINK, NOT_BEFORE, Circle, Link, Placed

KIND = "task"  # of the follow-up that follows from a task
TABLE = ProjectTask.__tablename__


def known_project(unit: Unit, project: int | None) -> Mapping[str, Any]:
    """Return a project, locked; raises Invalid without one, Missing, and Forbidden for one that may not be known."""
    if project is None:
        raise Invalid(N_("Choose a project."), field="project")
    row = unit.row(Project, project, lock=True)
    if not may_know(unit.connection, Project.__tablename__, project):
        raise Forbidden(N_("You are not a member of this project."))
    return row


def replan(
    unit: Unit,
    project: Mapping[str, Any],
    read: tuple[list[TaskRow], dict[int, tuple[Link, ...]]] | None = None,
) -> dict[int, Placed]:
    """Give the tasks of a project the days that follow now, with their follow-ups; return the places of those that moved.

    read are the tasks and what they wait for, where they were read already. Raises Invalid at the field `links` where tasks
    wait for each other.
    """
    rows, links = read or (
        task_rows(unit.connection, project["id"]),
        links_of(unit.connection, project["id"]),
    )
    try:
        placed = reckon(unit.connection, project["start"], rows, links)
    except Circle as circle:
        numbers = {row.id: row.number for row in rows}
        words = N_("These tasks would wait for each other: {tasks}.")
        names = " → ".join(str(numbers[key]) for key in (*circle.keys, circle.keys[0]))
        raise Invalid(words, field="links", tasks=names) from circle
    spans, changed = spans_of(rows, placed), []
    for row in rows:
        start, finish = spans.get(row.id, (None, None))
        if (row.start, row.finish) != (start, finish):
            unit.update(ProjectTask, row.id, {"start": start, "finish": finish})
            changed.append(row.id)
    remind_of(unit, project, changed)
    return {key: placed[key] for key in changed if key in placed}


def remind_of(unit: Unit, project: Mapping[str, Any], tasks: Iterable[int]) -> None:
    """Keep the follow-ups of tasks in step: each open one of a running project stands before who does it, else who leads.

    That is the one list of what is to be done: a task is in it like a measure of any other topic.
    """
    t, p, f = ProjectTask, Person, FollowUp
    wanted = list(tasks)
    if not wanted:
        return
    runs = project["state"] in RUNNING and not project["template"]
    lead = unit.connection.scalar(select(p.login).where(p.id == (project["lead_id"] or 0))) or ""
    there = set(
        unit.connection.scalars(
            select(f.row_key).where(f.table_name == TABLE, f.kind == KIND, f.done_at.is_(None))
        )
    )
    rows = unit.connection.execute(
        select(t.id, t.kind, t.state, t.title, t.finish, p.login)
        .outerjoin(p, p.id == t.person_id)
        .where(t.project_id == project["id"])
    ).all()
    among = set(wanted)
    for row in rows:
        if row.id not in among:
            continue
        is_open = runs and row.kind != PHASE and row.state not in ENDED
        if is_open or row.id in there:
            day = row.finish if is_open else None
            remind(
                unit,
                Target(TABLE, row.id),
                KIND,
                day,
                f"{project['number']} {row.title}",
                login=row.login or lead,
            )


def why(connection: Any, placed: Placed) -> Message:
    """Return in a sentence why a task begins when it does."""
    reason = placed.reason
    if reason.kind == LINK and reason.link is not None:
        t = ProjectTask
        row = connection.execute(select(t.title, t.start, t.finish).where(t.id == reason.link.before)).one()
        values = {"title": row.title, "since": row.start, "until": row.finish, "lag": reason.link.lag}
        plain = N_("It waits for “{title}” ({since} to {until}).")
        lagged = N_("It waits for “{title}” ({since} to {until}), with {lag} working days between.")
        lead = N_("It waits for “{title}” ({since} to {until}), with {lag} working days of lead.")
        if reason.link.lag < 0:
            return Message(lead, {**values, "lag": -reason.link.lag})
        return Message(lagged if reason.link.lag else plain, values)
    if reason.kind == NOT_BEFORE:
        return Message(N_("It is set not to begin before {day}."), {"day": placed.start})
    if reason.kind == FIXED:
        return Message(N_("Its day is fixed or it has begun."), {})
    return Message(N_("It begins with the project."), {})


@command(CHANGE)
def move_task(unit: Unit, key: int, day: datetime.date, version: int) -> tuple[Message, ...]:
    """Let a task begin on a day, or the next one on which it can, and return in sentences what moved with it and why.

    Where the day follows by itself nothing is kept to hold it there. Raises Conflict, and Invalid for a day on which it can't begin,
    with the reason, or where its days follow from others (phases) or are past (begun and done).
    """
    row = unit.row(ProjectTask, key)
    project = known_project(unit, row["project_id"])
    if row["kind"] == PHASE:
        raise Invalid(N_("The days of a phase follow from its tasks; move those."), field="not_before")
    if row["begun"] is not None or row["state"] in ENDED:
        raise Invalid(N_("It has begun; what is past is not moved."), field="not_before")
    unit.update(ProjectTask, key, {"not_before": None, "fixed": False}, version)
    rows, links = task_rows(unit.connection, project["id"]), links_of(unit.connection, project["id"])
    free = reckon(unit.connection, project["start"], rows, links)[key]
    if day < free.start:
        words = N_("It can't begin before {day}. {reason}")
        raise Invalid(words, field="not_before", day=free.start, reason=why(unit.connection, free))
    if day > free.start:
        unit.update(ProjectTask, key, {"not_before": day, "fixed": row["fixed"]})
        held = {"not_before": day, "fixed": row["fixed"]}
        rows = [dataclasses.replace(one, **held) if one.id == key else one for one in rows]
    moved = replan(unit, project, (rows, links))
    return told(unit, {one: place for one, place in moved.items() if one != key})


def told(unit: Unit, moved: Mapping[int, Placed]) -> tuple[Message, ...]:
    """Return what moved in sentences, the earliest first."""
    words = N_("“{title}” is now from {since} to {until}. {reason}")
    found = []
    for key, one in sorted(moved.items(), key=lambda pair: (pair[1].start, pair[0])):
        title = unit.connection.scalar(select(ProjectTask.title).where(ProjectTask.id == key))
        values = {
            "title": title,
            "since": one.start,
            "until": one.finish,
            "reason": why(unit.connection, one),
        }
        found.append(Message(words, values))
    return tuple(found)


@command(CHANGE)
def plan_anew(unit: Unit, project: int) -> int:
    """Give the tasks of a project the days that follow now, such as after absences changed; return how many moved."""
    return len(replan(unit, known_project(unit, project)))


@command(CHANGE)
def keep_baseline(unit: Unit, project: int) -> int:
    """Keep the plan of now as the one that was agreed, and return how many tasks have it; slips are told against it."""
    known_project(unit, project)
    rows = task_rows(unit.connection, project)
    for row in rows:
        unit.update(ProjectTask, row.id, {"base_start": row.start, "base_finish": row.finish})
    return len(rows)
