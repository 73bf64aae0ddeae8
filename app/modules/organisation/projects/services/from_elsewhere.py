"""Tasks and projects that other topics make: the action of a meeting, what carries an idea out; each row makes one, and once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from sqlalchemy import func, select

from app.core.dataclass import dataclass
from app.data import search
from app.data.record_extras import Target
from app.data.unit import Unit
from app.modules.organisation.projects.models import Project, ProjectTask
from app.modules.organisation.projects.rules.earned_value import PERCENT
from app.modules.organisation.projects.rules.projects import ACTIVE, OPEN, TASK, ProjectDraft
from app.modules.organisation.projects.services.planning import remind_of, replan
from app.modules.organisation.projects.services.projects import join, save_project

WHOLE_DAY = 1


@dataclass(frozen=True)
class Wanted:
    """A task that follows from a row of another topic: what, who does it, on which day it is to be done."""

    source: Target
    title: str
    person: int | None
    due: datetime.date
    text: str = ""


def project_for(
    unit: Unit, name: str, lead: int | None, people: Iterable[int] = (), goal: str = "", state: str = ACTIVE
) -> int:
    """Make a project for what follows from another topic, and return its key; people are its members beside the lead.

    The right to do so is that of the command that calls this.
    """
    key = save_project(unit, ProjectDraft(name[:120], state, unit.today, lead=lead, goal=goal[:1000]))
    for person in people:
        join(unit, key, person, "")
    return key


def add_tasks(unit: Unit, project: int, wanted: Iterable[Wanted]) -> list[int]:
    """Put tasks into a project, bring its plan in step, and return their keys; a row that has its task already keeps that one.

    Who does one becomes a member of the project. The right to do so is that of the command that calls this.
    """
    head = unit.row(Project, project, lock=True)
    keys = [_add(unit, project, str(head["number"]), one) for one in wanted]
    replan(unit, head)
    remind_of(unit, head, keys)
    return keys


def _add(unit: Unit, project: int, number: str, one: Wanted) -> int:
    t = ProjectTask
    known = unit.connection.scalar(
        select(t.id).where(t.source_table == one.source.table, t.source_key == one.source.key)
    )
    if known is not None:
        return int(known)
    if one.person is not None:
        join(unit, project, one.person, "")
    newest = unit.connection.execute(
        select(func.max(t.number), func.max(t.place)).where(t.project_id == project)
    ).one()
    empty = (
        "parent_id",
        "start",
        "finish",
        "base_start",
        "base_finish",
        "begun",
        "done",
        "origin_id",
        "occurs",
    )
    key = unit.insert(
        t,
        project_id=project,
        number=(newest[0] or 0) + 1,
        place=(newest[1] or 0) + 1,
        kind=TASK,
        title=one.title[:160],
        person_id=one.person,
        state=OPEN,
        days=WHOLE_DAY,
        not_before=one.due,
        fixed=True,
        deadline=one.due,
        hours=0,
        cost=0,
        measure=PERCENT,
        progress=0,
        repeats="",
        text=one.text[:2000],
        source_table=one.source.table,
        source_key=one.source.key,
        **dict.fromkeys(empty),
    )
    search.index(unit, t, key, f"{number} {one.title} {one.text}"[:2000])
    return key
