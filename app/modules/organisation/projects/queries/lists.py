"""Projects, their people, tasks, times, and everything that is to be done, as lists and forms show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data.all_tables import load_models
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, Condition, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build
from app.data.search import Searchable, searchables
from app.data.system_tables import FollowUp
from app.data.visibility import login, may_know, not_hidden, seen
from app.modules.finance.sales.api import SalesDocument
from app.modules.hr.people.api import Person, full_name, own_person
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.projects.models import (
    CHANGE,
    TIME,
    VIEW,
    Project,
    ProjectMember,
    ProjectTask,
    ProjectTime,
)
from app.modules.organisation.projects.queries.plan import links_of
from app.modules.organisation.projects.queries.visibility import led_projects, seen_rows
from app.modules.organisation.projects.rules.projects import (
    CANCELLED,
    COMPLETED,
    ENDED,
    NOTED,
    PHASE,
    MemberDraft,
    ProjectDraft,
    TaskDraft,
    TimeDraft,
    write_links,
)

PROJECTS, TASKS, TIMES = (f"organisation.projects.{one}" for one in ("projects", "tasks", "times"))


def _hours(expression: Any) -> Any:
    """Return minutes as hundredths of hours."""
    return (expression * 100 + 30) // 60


def projects_source(everything: bool = False) -> ListSource:
    """Return the projects, those that run or all, what is to be finished first on top."""
    p, c, t = Project, Contact, ProjectTask
    count = select(func.count()).where(t.project_id == p.id, t.kind != PHASE, t.state.not_in(ENDED))
    columns = (
        *listed(p, "number name state"),
        Column("lead", N_("Lead"), "text", full_name(), 150),
        shown_as(c.name, "contact", title=N_("Customer"), width=170),
        *listed(p, "start due"),
        Column("open", N_("Open tasks"), "number", count.scalar_subquery(), 100),
        shown_as(p.budget, total=True),
        shown_as(p.template, shown=everything),
        shown_as(p.cost_centre, shown=False),
        shown_as(p.closed, shown=everything),
    )
    where = () if everything else (p.state.not_in((COMPLETED, CANCELLED)), p.template.is_(False))
    return ListSource(
        "organisation.projects" + (".all" if everything else ""),
        p,
        columns,
        (p.due.is_(None).asc(), p.due.asc(), p.id.asc()),
        joins=((Person.__table__, Person.id == p.lead_id), (c.__table__, c.id == p.contact_id)),
        where=where,
        visible=seen_rows(p),
    )


def members_source() -> ListSource:
    """Return the people of projects."""
    m, p = ProjectMember, Project
    columns = (
        shown_as(p.number),
        shown_as(p.name, "project", title=N_("Project"), width=240),
        Column("person", N_("Member of staff"), "text", full_name(), 200),
        shown_as(m.part),
    )
    joins = ((p.__table__, p.id == m.project_id), (Person.__table__, Person.id == m.person_id))
    order = (p.number.desc(), m.id.asc())
    return ListSource("organisation.members", m, columns, order, joins=joins, visible=seen_rows(m))


def tasks_source(everything: bool = False) -> ListSource:
    """Return the tasks of projects, the open ones or all, what ends first on top."""
    t, p = ProjectTask, Project
    columns = (
        shown_as(p.number, "project_number", title=N_("Project")),
        shown_as(p.name, "project", title=N_("Name of the project"), width=170),
        shown_as(t.number),
        shown_as(t.title),
        shown_as(t.state),
        Column("person", N_("Done by"), "text", full_name(), 150),
        *listed(t, "start finish"),
        shown_as(t.deadline, shown=False),
        shown_as(t.done, shown=False),
        shown_as(t.progress),
        shown_as(t.kind, shown=False),
        shown_as(t.repeats, shown=False),
    )
    is_open = (t.state.not_in(ENDED),) if not everything else ()
    return ListSource(
        "organisation.tasks" + (".all" if everything else ""),
        t,
        columns,
        (t.finish.asc(), t.id.asc()),
        joins=((p.__table__, p.id == t.project_id), (Person.__table__, Person.id == t.person_id)),
        where=(t.kind != PHASE, p.template.is_(False), *is_open),
        visible=seen_rows(t),
    )


def todo_source(everybody: bool = False) -> ListSource:
    """Return what is to be done: the open follow-ups of every topic, tasks of projects among them; one's own, or everybody's."""
    f = FollowUp
    columns = (
        shown_as(f.day, title=N_("Due on"), width=110),
        shown_as(f.text, title=N_("What is to be done"), width=420),
        shown_as(f.login, title=N_("Done by"), width=150),
        Column("of", N_("Comes from"), "text", None, 190),
        shown_as(f.table_name, title=N_("Table"), shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(_connection: Connection, _keys: object, rows: list[list[Any]]) -> None:
        tables = load_models().tables
        for row in rows:
            if row[place["table_name"]] in tables:
                row[place["of"]] = _(str(tables[row[place["table_name"]]].info.get("title", "")))

    def visible(connection: Connection) -> list[Condition]:
        found: list[Condition] = seen(connection, f.table_name.expression, f.row_key.expression)
        return found if everybody else [*found, f.login == login(connection)]

    name = "organisation.todo" + (".all" if everybody else "")
    return ListSource(name, f, columns, (f.day.asc(), f.id.asc()), where=(f.done_at.is_(None),), finish=fill,
                      visible=visible, right=VIEW)  # fmt: skip


def times_source() -> ListSource:
    """Return the times on projects that somebody may know of, the newest first."""
    x, p, t, d = ProjectTime, Project, ProjectTask, SalesDocument
    columns = (
        shown_as(x.day),
        Column("person", N_("Member of staff"), "text", full_name(), 160),
        shown_as(p.number, "project", title=N_("Project")),
        shown_as(t.title, "task", title=N_("Task of a project"), width=200),
        Column("hours", N_("Hours"), "money", _hours(x.minutes), 90, total=True),
        Column("exact", N_("Hours as noted"), "money", _hours(x.exact), 90, shown=False),
        shown_as(x.note),
        shown_as(x.billable, title=N_("to be charged"), width=100),
        shown_as(x.state),
        shown_as(x.approved_by, shown=False),
        Column("charged", N_("Charged by invoice"), "flag", x.document_id.is_not(None), 110),
        shown_as(d.number, "document", title=N_("Invoice"), shown=False),
    )
    joins = (
        (p.__table__, p.id == x.project_id),
        (Person.__table__, Person.id == x.person_id),
        (t.__table__, t.id == x.task_id),
        (d.__table__, d.id == x.document_id),
    )
    where, order = (x.running.is_(None),), (x.day.desc(), x.id.desc())
    return ListSource("organisation.times", x, columns, order, joins=joins, where=where, visible=seen_rows(x))


@query(VIEW)
def project(connection: Connection, key: int) -> Stored[ProjectDraft] | None:
    """Return a project as its form shows it, None where it may not be known."""
    if not may_know(connection, Project.__tablename__, key):
        return None
    return load_draft(connection, Project, ProjectDraft, key)


@query(VIEW)
def member(connection: Connection, key: int) -> Stored[MemberDraft] | None:
    """Return a member of a project as the form shows it."""
    if not may_know(connection, ProjectMember.__tablename__, key):
        return None
    return load_draft(connection, ProjectMember, MemberDraft, key)


@query(VIEW)
def task(connection: Connection, key: int) -> Stored[TaskDraft] | None:
    """Return a task as its form shows it, its predecessors as they are typed."""
    t = ProjectTask
    row = connection.execute(select(t.__table__).where(t.id == key)).mappings().first()
    if row is None or not may_know(connection, t.__tablename__, key):
        return None
    numbers = {
        int(one): int(number)
        for one, number in connection.execute(select(t.id, t.number).where(t.project_id == row["project_id"]))
    }
    links = write_links(links_of(connection, row["project_id"]).get(key, ()), numbers)
    return Stored(key, row["version"], build(TaskDraft, {**row, "links": links}))


@query(VIEW)
def place_of(connection: Connection, follow_up: int) -> tuple[str, int] | None:
    """Return the page and the key of the record that a follow-up stands on, None where it has no page."""
    f = FollowUp
    row = connection.execute(
        select(f.table_name, f.row_key).where(
            f.id == follow_up, *seen(connection, f.table_name.expression, f.row_key.expression)
        )
    ).first()
    page = next((one.page for one in searchables() if row is not None and one.table == row.table_name), "")
    return (page, row.row_key) if row is not None and page else None


@query(CHANGE)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many times of others wait for approval in the projects that the person leads."""
    x, me = ProjectTime, own_person(connection)
    count = connection.scalar(
        select(func.count()).where(
            x.state == NOTED,
            x.running.is_(None),
            x.person_id != (me or 0),
            x.project_id.in_(led_projects(me)),
        )
    )
    words = N_("{count} times on your projects wait for approval")
    one = N_("1 time on your projects waits for approval")
    return [Waiting(count, Message(words, {"count": count}, one), TIMES)] if count else []


def _shown(kind: Any, name: Any, detail: Any) -> Any:
    def show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
        rows = connection.execute(select(kind.id, name, detail).where(kind.id.in_(list(keys))))
        return [(int(row[0]), str(row[1]), str(row[2])) for row in rows]

    return show


def _shown_tasks(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    t, p = ProjectTask, Project
    rows = connection.execute(
        select(t.id, t.title, p.number).join(p, p.id == t.project_id).where(t.id.in_(list(keys)))
    )
    return [(int(row.id), str(row.title), str(row.number)) for row in rows]


SEARCHABLE = (
    Searchable(
        N_("Project"), "organisation_project", PROJECTS, VIEW, _shown(Project, Project.name, Project.number)
    ),
    Searchable(N_("Task of a project"), "organisation_task", TASKS, VIEW, _shown_tasks),
)


@query(TIME)
def own_time(connection: Connection, key: int) -> Stored[TimeDraft] | None:
    """Return one's own time as its form shows it, None for those of others."""
    x = ProjectTime
    row = connection.execute(select(x.__table__).where(x.id == key)).mappings().first()
    if row is None or row["person_id"] != own_person(connection):
        return None
    return Stored(key, row["version"], build(TimeDraft, {**row, "minutes": row["exact"]}))


@query(VIEW)
def project_named(connection: Connection, number: str) -> int | None:
    """Return the project with a number that the person may know of."""
    p = Project
    where = (
        func.upper(p.number) == number.strip().upper(),
        *not_hidden(connection, p.__tablename__, p.id.expression),
    )
    return connection.scalar(select(p.id).where(*where))
