"""What is read of checklists: their tasks, the tasks of people who begin or leave, and the terms of contracts."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, and_, case, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed
from app.data.queries import query
from app.data.rows import read_all
from app.data.system_tables import FollowUp
from app.modules.hr.people.api import Person, full_name
from app.modules.hr.recruiting.models import OWN, VIEW, ChecklistItem, ChecklistTask, ContractTerm
from app.modules.hr.recruiting.queries.visibility import seen_rows
from app.modules.hr.recruiting.rules.checklists import TaskDraft
from app.modules.hr.recruiting.rules.terms import TermDraft

ITEM_STATES = {"open": N_("to be done"), "done": N_("done")}
ITEM_TONES = {"open": "warn", "done": "good"}


@dataclass(frozen=True)
class TaskView:
    """A task of the checklists."""

    id: int
    version: int
    draft: TaskDraft


def all_tasks(connection: Connection) -> list[TaskView]:
    """Return the tasks of the checklists in the order of their days."""
    t = ChecklistTask
    return read_all(connection, select(t.__table__).order_by(t.days, t.id), TaskView)


def tasks_source() -> ListSource:
    """Return the list of tasks that checklists are made of."""
    t, i = ChecklistTask, ChecklistItem
    used = select(i.id).where(i.task_id == t.id).correlate(t.__table__).exists()
    columns = (
        *listed(t, "kind title days owner login department job"),
        Column("used", N_("In a list"), "flag", used, 90),
    )
    return ListSource("hr.checklist_tasks", t, columns, (t.kind.asc(), t.days.asc(), t.id.asc()))


@query(VIEW)
def task(connection: Connection, key: int) -> Stored[TaskDraft] | None:
    """Return a task with its draft."""
    return load_draft(connection, ChecklistTask, TaskDraft, key)


def items_source() -> ListSource:
    """Return the list of tasks of people who begin or leave, as far as one may know of them, the most urgent first."""
    i, p, f = ChecklistItem, Person, FollowUp
    state = case((f.done_at.is_not(None), "done"), else_="open")
    columns = (
        Column("person", N_("Member of staff"), "text", full_name(), 190),
        *listed(i, "title due"),
        Column("state", N_("State"), "text", state, 110, choices=ITEM_STATES, tones=ITEM_TONES),
        *listed(i, "login kind day"),
    )
    on_it: Any = and_(f.table_name == i.__tablename__, f.row_key == i.id)
    joins = ((p.__table__, p.id == i.person_id), (f.__table__, on_it))
    order = (f.done_at.is_not(None), i.due.asc(), i.id.asc())
    return ListSource("hr.checklist_items", i, columns, order, joins=joins, visible=seen_rows(i), right=OWN)


@dataclass(frozen=True)
class TaskRow:
    """A task of somebody who begins or leaves: until when, whose, and whether it is done."""

    id: int
    title: str
    due: datetime.date
    login: str
    done: bool


@query(VIEW)
def tasks_of(connection: Connection, person: int, kind: str) -> list[TaskRow]:
    """Return the tasks of somebody who begins or leaves, as far as one may know of them, by their days."""
    i, f = ChecklistItem, FollowUp
    on_it: Any = and_(f.table_name == i.__tablename__, f.row_key == i.id)
    rows = (
        select(i.id, i.title, i.due, i.login, f.done_at.is_not(None).label("done"))
        .outerjoin(f, on_it)
        .where(i.person_id == person, i.kind == kind, *seen_rows(i)(connection))
        .order_by(i.due, i.id)
    )
    return [
        TaskRow(row.id, row.title, row.due, row.login, bool(row.done)) for row in connection.execute(rows)
    ]


def terms_source() -> ListSource:
    """Return the list of what contracts of the house say."""
    t = ContractTerm
    return ListSource("hr.contract_terms", t, listed(t, "point words"), (t.id.asc(),))


@query(VIEW)
def contract_term(connection: Connection, key: int) -> Stored[TermDraft] | None:
    """Return what contracts say on a point, with its draft."""
    return load_draft(connection, ContractTerm, TermDraft, key)
