"""Keeping tasks: what they wait for, their state, those that come again; a settled follow-up is a task done."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Forbidden, Invalid
from app.core.manifest import allows
from app.core.messages import N_
from app.data import search
from app.data.bulk import BulkCount, counted_by
from app.data.drafts import columns_of, one_of
from app.data.office import command
from app.data.record_extras import settle_follow_up
from app.data.system_tables import FollowUp
from app.data.unit import Unit
from app.data.visibility import rights
from app.modules.hr.people.api import own_person
from app.modules.organisation.projects.models import (
    CHANGE,
    VIEW,
    Project,
    ProjectMember,
    ProjectTask,
    TaskLink,
)
from app.modules.organisation.projects.queries.visibility import led_projects
from app.modules.organisation.projects.rules.earned_value import WHOLE
from app.modules.organisation.projects.rules.projects import (
    DONE,
    ENDED,
    MILESTONE,
    OPEN,
    PHASE,
    RUNNING,
    STARTED,
    TASK,
    TASK_STATES,
    TaskDraft,
    read_links,
)
from app.modules.organisation.projects.rules.recurring import AHEAD, days_of
from app.modules.organisation.projects.rules.scheduling import Link
from app.modules.organisation.projects.services.planning import KIND, known_project, remind_of, replan

SOURCE = ("source_table", "source_key")
BACK = datetime.timedelta(days=60)  # how far back a task that should have come again still comes
ONLY_OWN = N_("Only who does it, or who plans the project, changes the state of a task.")


@command(CHANGE)
def save_task(unit: Unit, draft: TaskDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a task, milestone or phase and what it waits for, give the plan its new days, and return its key.

    Raises Invalid naming the field (tasks that wait for each other too), and Conflict.
    """
    project = known_project(unit, draft.project)
    before = unit.row(ProjectTask, key) if key is not None else None
    if before is not None and before["project_id"] != draft.project:
        raise Invalid(N_("A task stays in its project."), field="project")
    values = _checked(unit, draft, key)
    links = _links(unit, draft, key)
    values |= _dates(unit, draft.state, before)
    if key is None:
        t = ProjectTask
        newest = unit.connection.execute(
            select(func.max(t.number), func.max(t.place)).where(t.project_id == draft.project)
        ).one()
        empty = dict.fromkeys(
            ("start", "finish", "base_start", "base_finish", "origin_id", "occurs", *SOURCE)
        )
        number, place = (newest[0] or 0) + 1, (newest[1] or 0) + 1
        key = unit.insert(ProjectTask, number=number, place=place, **empty, **values)
    else:
        changed = unit.update(ProjectTask, key, values, version)
        if _keep_links(unit, key, links) and not changed:
            unit.raise_version(ProjectTask, key)
        _after(unit, project, key)
        return key
    _keep_links(unit, key, links)
    _after(unit, project, key)
    return key


def _after(unit: Unit, project: Mapping[str, Any], key: int) -> None:
    """Bring in step what follows from a task: the plan, its follow-up, its words in the search."""
    replan(unit, project)
    remind_of(unit, project, [key])
    row = unit.row(ProjectTask, key)
    search.index(unit, ProjectTask, key, f"{project['number']} {row['title']} {row['text']}"[:2000])


def _checked(unit: Unit, draft: TaskDraft, key: int | None) -> dict[str, Any]:
    """Return the columns of a task; raises Invalid naming the field at fault."""
    values = columns_of(ProjectTask, draft, without=("links",))
    for name in ("hours", "cost"):
        if getattr(draft, name) < 0:
            raise Invalid(N_("This is not below zero."), field=name)
    if draft.fixed and draft.not_before is None:
        raise Invalid(N_("Enter the day that holds."), field="not_before")
    if draft.repeats and (draft.not_before is None or draft.kind != TASK):
        raise Invalid(N_("A task that comes again needs its first day in “Not before”."), field="not_before")
    if draft.person is not None and draft.kind != PHASE:
        m = ProjectMember
        member = select(m.id).where(m.project_id == draft.project, m.person_id == draft.person)
        if unit.connection.scalar(member) is None:
            raise Invalid(N_("Choose a member of the project."), field="person")
    _check_parent(unit, draft, key)
    if draft.kind == PHASE:
        if draft.links.strip():
            raise Invalid(N_("Tasks wait for others, a phase follows from its tasks."), field="links")
        values |= {"person_id": None, "days": 0, "hours": 0, "cost": 0, "not_before": None, "fixed": False}
    elif draft.kind == MILESTONE:
        values["days"] = 0
    elif draft.days < 1:
        raise Invalid(N_("A task has at least a day; a milestone has none."), field="days")
    return values


def _check_parent(unit: Unit, draft: TaskDraft, key: int | None) -> None:
    """Raise Invalid where the phase is none of this project, or lies below the task itself."""
    t, parent, seen = ProjectTask, draft.parent, set[int]()
    while parent is not None:
        row = unit.connection.execute(select(t.kind, t.project_id, t.parent_id).where(t.id == parent)).first()
        if (
            row is None
            or row.kind != PHASE
            or row.project_id != draft.project
            or parent == key
            or parent in seen
        ):
            raise Invalid(N_("Choose a phase of this project."), field="parent")
        seen.add(parent)
        parent = row.parent_id
    if (
        key is not None
        and draft.kind != PHASE
        and unit.connection.scalar(select(t.id).where(t.parent_id == key))
    ):
        raise Invalid(N_("It has tasks below it and stays a phase."), field="kind")


def _links(unit: Unit, draft: TaskDraft, key: int | None) -> tuple[Link, ...]:
    """Return what a task waits for, by the numbers typed; raises Invalid at the field `links`."""
    if not draft.links.strip():
        return ()
    t = ProjectTask
    rows = unit.connection.execute(
        select(t.number, t.id).where(t.project_id == draft.project, t.kind != PHASE, t.id != (key or 0))
    )
    return read_links(draft.links, {row.number: row.id for row in rows})


def _keep_links(unit: Unit, key: int, links: tuple[Link, ...]) -> bool:
    """Let a task wait for exactly these; say whether anything differed."""
    x = TaskLink
    there = {row["before_id"]: row for row in unit.connection.execute(
        select(x.__table__).where(x.task_id == key)).mappings().all()}  # fmt: skip
    wanted = {link.before: link for link in links}
    differs = False
    for before, row in there.items():
        if before not in wanted:
            unit.delete(x, row["id"])
            differs = True
    for before, link in wanted.items():
        values = {"kind": link.kind, "lag": link.lag}
        if before not in there:
            unit.insert(x, task_id=key, before_id=before, **values)
            differs = True
        else:
            differs |= unit.update(x, there[before]["id"], values)
    return differs


def _dates(unit: Unit, state: str, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return on which days a task was begun and done by the state it enters: today, where they are not known yet."""
    begun = before["begun"] if before is not None else None
    done = before["done"] if before is not None else None
    found: dict[str, Any] = {"begun": None, "done": None}
    if state in (STARTED, DONE):
        found["begun"] = begun or unit.today
    if state == DONE:
        found["done"] = done or unit.today
    return found


@command(VIEW)
def set_task_state(unit: Unit, key: int, state: str, version: int | None = None) -> None:
    """Let a task be to do, in progress, waiting, done or dropped; begun and done are today. In that state already, nothing happens.

    Who does it may, and who plans or leads its project. Raises Forbidden, Invalid, and Conflict.
    """
    one_of(state, TASK_STATES, "state")
    row = unit.row(ProjectTask, key, lock=True)
    project = known_project(unit, row["project_id"])
    _may_settle(unit, row)
    _enter(unit, project, row, state, version)


@command(VIEW)
def set_tasks(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool = False) -> BulkCount:
    """Let tasks enter a state, each as set_task_state() does; with preview only count. Raises Invalid and Forbidden."""
    one_of(field, ("state",), "field")
    old = [
        (key, row["state"])
        for key, row in unit.rows(ProjectTask, list(keys)).items()
        if row["state"] != value
    ]
    for key, _before in old if not preview else ():
        set_task_state(unit, key, value)
    return counted_by(old, len(keys))


def _may_settle(unit: Unit, row: Mapping[str, Any]) -> None:
    me = own_person(unit.connection)
    if allows(rights(unit.connection), CHANGE) or (me is not None and row["person_id"] == me):
        return
    if row["project_id"] not in set(unit.connection.scalars(led_projects(me))):
        raise Forbidden(ONLY_OWN)


def _enter(
    unit: Unit, project: Mapping[str, Any], row: Mapping[str, Any], state: str, version: int | None = None
) -> None:
    if row["state"] == state:
        return
    if row["kind"] == PHASE:
        raise Invalid(N_("A phase is done when its tasks are."), field="state")
    values: dict[str, Any] = {"state": state, **_dates(unit, state, row)}
    if state == DONE:
        values["progress"] = WHOLE
    elif row["state"] == DONE:
        values["progress"] = 0
    unit.update(ProjectTask, row["id"], values, version)
    replan(unit, project)
    remind_of(unit, project, [row["id"]])


def settled(unit: Unit, kind: str, key: int) -> None:
    """Let a task be done whose follow-up was settled; raises Forbidden where somebody else does it."""
    if kind != KIND:
        return
    row = unit.row(ProjectTask, key, lock=True)
    if row["state"] not in ENDED:
        project = known_project(unit, row["project_id"])
        _may_settle(unit, row)
        _enter(unit, project, row, DONE)


@command(VIEW)
def settle(unit: Unit, follow_up: int) -> None:
    """Settle what is to be done, from whichever topic it comes; a task of a project is done with it. Settled already, nothing happens.

    Raises Forbidden for what is put before somebody else, without the right to set follow-ups.
    """
    login = unit.row(FollowUp, follow_up)["login"]
    if login != unit.login and not allows(rights(unit.connection), "records.follow_up"):
        raise Forbidden(N_("This is put before somebody else."))
    settle_follow_up(unit, follow_up)


def come_again(unit: Unit) -> None:
    """Make the tasks that come again, each two weeks before its day and once, and bring the plans of running projects in step.

    Absence and holidays that were not known yesterday move what is not begun.
    """
    t, p = ProjectTask, Project
    active = select(p.id).where(p.state.in_(RUNNING), p.template.is_(False))
    rows = unit.connection.execute(
        select(t.__table__).where(t.repeats != "", t.origin_id.is_(None), t.project_id.in_(active))
    )
    until = unit.today + datetime.timedelta(days=AHEAD)
    for row in map(dict, rows.mappings().all()):
        known = set(unit.connection.scalars(select(t.occurs).where(t.origin_id == row["id"])))
        for day in days_of(row["not_before"], row["repeats"], until):
            if day >= unit.today - BACK and day not in known:
                _copy(unit, row, day)
    for project in unit.connection.scalars(active.order_by(p.id)).all():
        head = unit.row(p, project)
        replan(unit, head)
        made = select(t.id).where(t.project_id == project, t.origin_id.is_not(None), t.state == OPEN)
        remind_of(unit, head, unit.connection.scalars(made).all())


def _copy(unit: Unit, row: Mapping[str, Any], day: datetime.date) -> None:
    t = ProjectTask
    newest = unit.connection.execute(
        select(func.max(t.number), func.max(t.place)).where(t.project_id == row["project_id"])
    ).one()
    values = {name: value for name, value in row.items() if name not in ("id", "version")}
    empty = dict.fromkeys(("start", "finish", "base_start", "base_finish", "begun", "done", *SOURCE))
    late = row["deadline"] + (day - row["not_before"]) if row["deadline"] else None
    fresh = {"state": OPEN, "progress": 0, "repeats": "", "not_before": day, "occurs": day, "deadline": late}
    unit.insert(
        t,
        **{
            **values,
            **empty,
            **fresh,
            "number": newest[0] + 1,
            "place": newest[1] + 1,
            "origin_id": row["id"],
        },
    )
