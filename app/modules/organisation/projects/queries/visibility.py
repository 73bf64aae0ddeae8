"""Who may know of which project: its members and its lead; times of others only its lead, and who sees all projects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Select, select

from app.core.manifest import allows
from app.data.lists import Condition
from app.data.visibility import Guard, not_hidden, rights
from app.modules.hr.people.api import own_person
from app.modules.organisation.projects.models import (
    ALL,
    Project,
    ProjectMember,
    ProjectTask,
    ProjectTime,
    TaskLink,
)


def sees_all(connection: Connection) -> bool:
    """Say whether the person of a connection may know of every project."""
    return allows(rights(connection), ALL)


def led_projects(person: int | None) -> Select[Any]:
    """Return the query for the projects that somebody leads."""
    return select(Project.id).where(Project.lead_id == (person or 0)).correlate(None)


def _others(person: int | None) -> Select[Any]:
    """Return the query for the projects that somebody neither leads nor is a member of."""
    return (
        select(Project.id)
        .where(Project.lead_id.is_(None) | (Project.lead_id != (person or 0)))
        .where(
            Project.id.not_in(
                select(ProjectMember.project_id).where(ProjectMember.person_id == (person or 0))
            )
        )
        .correlate(None)
    )


def _projects(connection: Connection) -> Select[Any] | None:
    return None if sees_all(connection) else _others(own_person(connection))


def _inside(kind: Any) -> Callable[[Connection], Select[Any] | None]:
    def hidden(connection: Connection) -> Select[Any] | None:
        if sees_all(connection):
            return None
        return select(kind.id).where(kind.project_id.in_(_others(own_person(connection)))).correlate(None)

    return hidden


def _links(connection: Connection) -> Select[Any] | None:
    hidden = _inside(ProjectTask)(connection)
    if hidden is None:
        return None
    return select(TaskLink.id).where(TaskLink.task_id.in_(hidden)).correlate(None)


def _times(connection: Connection) -> Select[Any] | None:
    if sees_all(connection):
        return None
    t, me = ProjectTime, own_person(connection)
    others = t.person_id != (me or 0), t.project_id.not_in(led_projects(me))
    return select(t.id).where(*others).correlate(None)


GUARDS = (
    Guard(Project.__tablename__, _projects),
    Guard(ProjectMember.__tablename__, _inside(ProjectMember)),
    Guard(ProjectTask.__tablename__, _inside(ProjectTask)),
    Guard(TaskLink.__tablename__, _links),
    Guard(ProjectTime.__tablename__, _times),
)


def seen_rows(kind: Any) -> Callable[[Connection], list[Condition]]:
    """Return what lets a list show the rows that the person of a connection may know of."""

    def conditions(connection: Connection) -> list[Condition]:
        found: list[Condition] = not_hidden(connection, kind.__tablename__, kind.id.expression)
        return found

    return conditions
