"""Keeping projects and their people; new ones are made from templates with all tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import numbering, search
from app.data.bulk import BulkCount, set_in_drafts
from app.data.drafts import Stored, load_draft, must_exist, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.chart.api import cost_centres
from app.modules.hr.people.api import Person
from app.modules.organisation.contacts.api import Contact
from app.modules.organisation.projects.models import (
    CHANGE,
    Project,
    ProjectMember,
    ProjectTask,
    TaskLink,
)
from app.modules.organisation.projects.queries.plan import task_rows
from app.modules.organisation.projects.rules.projects import (
    CANCELLED,
    COMPLETED,
    OPEN,
    MemberDraft,
    ProjectDraft,
)
from app.modules.organisation.projects.services.planning import known_project, remind_of, replan

MOVED = ("not_before", "deadline")
TAKEN_OVER = ("lead", "goal", "budget", "budget_hours", "cost_rate", "bill_rate", "rounding", "step")


@command(CHANGE)
def save_project(unit: Unit, draft: ProjectDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a project and return its key: a new one gets its number, another first day moves its tasks.

    Raises Invalid naming the field, and Conflict.
    """
    must_exist(unit, lead=(Person, draft.lead), contact=(Contact, draft.contact))
    if draft.due is not None and draft.start is not None and draft.due < draft.start:
        raise Invalid(N_("The last day is not before the first."), field="due")
    centres = {one.code for one in cost_centres(unit.connection) if one.dimension == 1}
    if draft.cost_centre.strip() and draft.cost_centre.strip() not in centres:
        raise Invalid(N_("There is no cost centre {code}."), field="cost_centre", code=draft.cost_centre)
    for name in ("budget", "budget_hours", "cost_rate", "bill_rate"):
        if getattr(draft, name) < 0:
            raise Invalid(N_("This is not below zero."), field=name)
    before = known_project(unit, key) if key is not None else None
    more: dict[str, Any] = {"closed": None}
    if draft.state in (COMPLETED, CANCELLED):
        more["closed"] = (before or {}).get("closed") or unit.today
    if before is None:
        more["number"] = numbering.give(unit, Project.number, unit.today.year)
    kept = save_draft(unit, Project, draft, key, version, **more)
    row = unit.row(Project, kept)
    search.index(unit, Project, kept, f"{row['number']} {draft.name} {draft.goal}"[:2000])
    if draft.lead is not None:
        join(unit, kept, draft.lead, "")
    if before is not None:
        replan(unit, row)
        if any(before[name] != row[name] for name in ("state", "template", "lead_id")):
            remind_of(unit, row, (one.id for one in task_rows(unit.connection, kept)))
    return kept


SET = ("state", "due")


@command(CHANGE)
def set_projects(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool = False) -> BulkCount:
    """Set a field of projects; with preview only count. Raises Invalid naming the field at fault."""

    def read(connection: Connection, key: int) -> Stored[ProjectDraft] | None:
        return load_draft(connection, Project, ProjectDraft, key)

    return set_in_drafts(unit, keys, field, value, preview, allowed=SET, read=read, keep=save_project)


def join(unit: Unit, project: int, person: int, part: str) -> int:
    """Make somebody a member of a project, where they are none; return the key of the row."""
    m = ProjectMember
    known = unit.connection.scalar(select(m.id).where(m.project_id == project, m.person_id == person))
    return (
        int(known) if known is not None else unit.insert(m, project_id=project, person_id=person, part=part)
    )


@command(CHANGE)
def save_member(unit: Unit, draft: MemberDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a member of a project and return the key of the row; who is one already stays the one. Raises Invalid and Conflict."""
    known_project(unit, draft.project)
    if draft.person is None:
        raise Invalid(N_("This field is needed."), field="person")
    must_exist(unit, person=(Person, draft.person))
    m = ProjectMember
    if key is None:
        here = m.project_id == draft.project, m.person_id == draft.person
        row = unit.connection.execute(select(m.id, m.version).where(*here)).first()
        key, version = (int(row.id), int(row.version)) if row is not None else (None, None)
    elif (unit.row(m, key)["project_id"], unit.row(m, key)["person_id"]) != (draft.project, draft.person):
        raise Invalid(N_("Take this person off and add the other one."), field="person")
    return save_draft(unit, m, draft, key, version)


@command(CHANGE)
def leave_project(unit: Unit, key: int) -> None:
    """Take a member off a project; off already, nothing happens. Raises Invalid while tasks of theirs are open, or for its lead."""
    m, t = ProjectMember, ProjectTask
    row = unit.connection.execute(select(m.project_id, m.person_id).where(m.id == key)).first()
    if row is None:
        return
    project = known_project(unit, row.project_id)
    if project["lead_id"] == row.person_id:
        raise Invalid(N_("Who leads the project stays a member; choose another lead first."))
    tasks = select(t.id).where(
        t.project_id == row.project_id,
        t.person_id == row.person_id,
        t.state.in_((OPEN, "started", "waiting")),
    )
    if unit.connection.scalar(tasks.limit(1)) is not None:
        raise Invalid(N_("Tasks of this person are open; give them to somebody else first."))
    unit.delete(m, key)


@command(CHANGE)
def make_from_template(unit: Unit, template: int, draft: ProjectDraft) -> int:
    """Make a project from another one, with its people, tasks and what they wait for, and return its key.

    What the draft leaves open of lead, goal, budget, rates and rounding is that of the other one; customer and cost centre
    are never. Days that were set keep their distance to the project's first day. Raises Invalid naming the field.
    """
    source = known_project(unit, template)
    there = load_draft(unit.connection, Project, ProjectDraft, template)
    assert there is not None
    kept = save_project(unit, _filled(draft, there.draft))
    target = unit.row(Project, kept)
    m, t, x = ProjectMember, ProjectTask, TaskLink
    for person, part in unit.connection.execute(
        select(m.person_id, m.part).where(m.project_id == template)
    ).all():
        join(unit, kept, person, part)
    rows = unit.connection.execute(
        select(t.__table__).where(t.project_id == template, t.origin_id.is_(None)).order_by(t.id)
    )
    shift = target["start"] - source["start"]
    keys: dict[int, int] = {}
    parents: dict[int, int] = {}
    for row in map(dict, rows.mappings().all()):
        keys[row["id"]] = unit.insert(t, **_fresh(row, kept, shift))
        if row["parent_id"]:
            parents[keys[row["id"]]] = row["parent_id"]
    for new, parent in parents.items():
        unit.update(t, new, {"parent_id": keys.get(parent)})
    links = unit.connection.execute(select(x.__table__).where(x.task_id.in_(list(keys)))).mappings().all()
    for link in links:
        if link["before_id"] in keys:
            both = {"task_id": keys[link["task_id"]], "before_id": keys[link["before_id"]]}
            unit.insert(x, kind=link["kind"], lag=link["lag"], **both)
    replan(unit, target)
    remind_of(unit, target, keys.values())
    return kept


def _filled(draft: ProjectDraft, like: ProjectDraft) -> ProjectDraft:
    """Return a draft whose open places of TAKEN_OVER are filled from another one."""
    plain = ProjectDraft()
    left = [name for name in TAKEN_OVER if getattr(draft, name) == getattr(plain, name)]
    return replace(draft, **{name: getattr(like, name) for name in left})


def _fresh(row: Mapping[str, Any], project: int, shift: Any) -> dict[str, Any]:
    """Return a task as it stands in a project made from its own: open, not begun, its days moved along."""
    values = {name: value for name, value in row.items() if name not in ("id", "version")}
    empty = dict.fromkeys((
        "start", "finish", "base_start", "base_finish", "begun", "done", "parent_id", "source_table", "source_key",
    ))  # fmt: skip
    days = {name: row[name] + shift if row[name] else None for name in MOVED}
    return {**values, **empty, **days, "project_id": project, "state": OPEN, "progress": 0}
