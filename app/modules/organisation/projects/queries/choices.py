"""What forms of projects and tasks offer: projects, members, phases and tasks, people who work here."""

from __future__ import annotations

from sqlalchemy import Connection, func, or_, select

from app.data import clock
from app.data.queries import query
from app.data.visibility import may_know, not_hidden
from app.modules.hr.people.api import Person, full_name
from app.modules.organisation.projects.models import CHANGE, VIEW, Project, ProjectMember, ProjectTask
from app.modules.organisation.projects.rules.projects import ACTIVE, CANCELLED, COMPLETED, PHASE


@query(VIEW)
def project_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the projects that run and that the person may know of: key, and number with name; those at work first, templates last."""
    p = Project
    rows = connection.execute(
        select(p.id, p.number, p.name)
        .where(
            p.state.not_in((COMPLETED, CANCELLED)), *not_hidden(connection, p.__tablename__, p.id.expression)
        )
        .order_by(p.template, p.state != ACTIVE, p.number)
        .limit(500)
    )
    return [(row.id, f"{row.number} {row.name}") for row in rows]


@query(VIEW)
def member_choices(connection: Connection, project: int) -> list[tuple[int, str]]:
    """Return the members of a project: key and name."""
    if not may_know(connection, Project.__tablename__, project):
        return []
    rows = connection.execute(
        select(Person.id, full_name().label("name"))
        .join(ProjectMember, ProjectMember.person_id == Person.id)
        .where(ProjectMember.project_id == project)
        .order_by(func.lower(full_name()), Person.id)
    )
    return [(row.id, row.name) for row in rows]


@query(VIEW)
def task_choices(connection: Connection, project: int, kind: str = "") -> list[tuple[int, str]]:
    """Return the open tasks, or the phases, of a project: key, and number with title."""
    if not may_know(connection, Project.__tablename__, project):
        return []
    t = ProjectTask
    wanted = (t.kind == PHASE,) if kind == PHASE else (t.kind != PHASE, t.state != "dropped")
    rows = connection.execute(
        select(t.id, t.number, t.title).where(t.project_id == project, *wanted).order_by(t.place, t.id)
    )
    return [(row.id, f"{row.number} {row.title}") for row in rows]


@query(VIEW)
def project_of(connection: Connection, task: int) -> int | None:
    """Return the project of a task that may be known."""
    if not may_know(connection, ProjectTask.__tablename__, task):
        return None
    return connection.scalar(select(ProjectTask.project_id).where(ProjectTask.id == task))


@query(CHANGE)
def staff_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return who works here today: key and name, by name; nothing else of them."""
    p, today = Person, clock.today(connection)
    rows = connection.execute(
        select(p.id, full_name().label("name"))
        .where(or_(p.entry.is_(None), p.entry <= today), or_(p.leaving.is_(None), p.leaving >= today))
        .order_by(func.lower(full_name()), p.id)
    )
    return [(row.id, row.name) for row in rows]
