"""Checklists: their tasks are data of the office; started for somebody, each task is a follow-up of who does it."""

from __future__ import annotations

import datetime

from sqlalchemy import select

from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data.basics import is_empty
from app.data.drafts import check_draft, columns_of, must_be_unique, one_of, save_draft
from app.data.office import command
from app.data.record_extras import Target, clear, follow_up, follow_ups, settle_follow_up
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.people.api import Assignment, AssignmentDraft, Person, head_of, on_day, parts
from app.modules.hr.recruiting.models import CHANGE, ChecklistItem, ChecklistTask, ContractTerm
from app.modules.hr.recruiting.queries.checklists import TaskView, all_tasks
from app.modules.hr.recruiting.queries.visibility import seen_rows
from app.modules.hr.recruiting.rules.checklists import (
    BEGIN,
    DEFAULTS,
    IN_A_LIST,
    KINDS,
    NAMED,
    Owners,
    TaskDraft,
    due,
    fits,
    owner_of,
)
from app.modules.hr.recruiting.rules.terms import DEFAULTS as TERMS


@command(CHANGE)
def save_task(unit: Unit, draft: TaskDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a task of the checklists; lists that were started stay as they are. Raises Invalid naming the field."""
    check_draft(ChecklistTask, draft)
    if draft.owner == NAMED and not draft.login.strip():
        raise Invalid(N_("Choose whose task it is."), field="login")
    k = ChecklistTask
    same = (k.kind == draft.kind, k.department == draft.department.strip(), k.job == draft.job.strip())
    must_be_unique(unit, ChecklistTask, draft.title, key, "title", *same)
    return save_draft(unit, ChecklistTask, draft, key, version)


undo_task = undoing(ChecklistTask)


@command(CHANGE)
def delete_task(unit: Unit, key: int) -> None:
    """Take a task away that nobody has; raises Invalid for one that stands in somebody's list."""
    i = ChecklistItem
    if unit.connection.scalar(select(i.id).where(i.task_id == key).limit(1)) is not None:
        raise Invalid(IN_A_LIST, field="title")
    unit.delete(ChecklistTask, key)


@command(CHANGE)
def start_checklist(unit: Unit, person: int, kind: str) -> int:
    """Give everybody their tasks for who begins or leaves, each as a follow-up with its day; return how many are new.

    Tasks that this person has of the same first or last day stay as they are. Raises Invalid without such a day.
    """
    one_of(kind, KINDS, "kind")
    new, there = give_tasks(unit, person, kind)
    if not new and not there:
        raise Invalid(
            N_("No task fits; write the tasks of this checklist first."), field=ChecklistTask.__tablename__
        )
    return new


def give_tasks(unit: Unit, person: int, kind: str) -> tuple[int, int]:
    """Give everybody their tasks for who begins or leaves; return how many are new, and how many there were of the same day before."""
    row = unit.row(Person, person, lock=True)
    day: datetime.date | None = row["entry"] if kind == BEGIN else row["leaving"]
    if day is None:
        words = N_("Enter the first day first.") if kind == BEGIN else N_("Enter the last day first.")
        raise Invalid(words, field="person")
    works = max(day, unit.today) if kind == BEGIN else day  # who begins may have got a manager since
    held = on_day(parts(unit.connection, Assignment, AssignmentDraft, person), works)
    place = (held.draft.department, held.draft.job) if held else (row["department"], row["job"])
    owners = Owners(unit.login, _login(unit, head_of(unit.connection, person, works)), row["login"])
    i = ChecklistItem
    there = set(unit.connection.scalars(select(i.task_id).where(i.person_id == person, i.day == day)))
    count = 0
    for task in all_tasks(unit.connection):
        if task.id in there or not fits(task.draft, kind, *place):
            continue
        _give(unit, person, day, task, owners)
        count += 1
    return count, len(there)


def _login(unit: Unit, person: int | None) -> str:
    found = unit.connection.scalar(select(Person.login).where(Person.id == person)) if person else ""
    return str(found or "")


def _give(unit: Unit, person: int, day: datetime.date, task: TaskView, owners: Owners) -> None:
    until, login = due(task.draft, day, unit.today), owner_of(task.draft, owners)
    key = unit.insert(
        ChecklistItem,
        person_id=person,
        task_id=task.id,
        kind=task.draft.kind,
        day=day,
        title=task.draft.title,
        due=until,
        login=login,
    )
    row = unit.row(Person, person)
    name = f"{row['first_name']} {row['last_name']}".strip()
    follow_up(unit, Target("hr_checklist_item", key), until, f"{task.draft.title}: {name}", login)


@command(CHANGE)
def call_off_checklist(unit: Unit, person: int, kind: str, day: datetime.date | None = None) -> int:
    """Take the tasks of somebody's list away that nobody has done; return how many.

    What is done stays, and stands with another first or last day where one is given.
    """
    i, count = ChecklistItem, 0
    rows = unit.connection.execute(select(i.id, i.day).where(i.person_id == person, i.kind == kind)).all()
    for row in rows:
        target = Target("hr_checklist_item", int(row.id))
        if follow_ups(unit.connection, target):
            clear(unit, target)
            unit.delete(i, int(row.id))
            count += 1
        elif day is not None and row.day != day:
            unit.update(i, int(row.id), {"day": day})
    return count


@command("hr.own")
def finish_item(unit: Unit, key: int) -> None:
    """Settle the follow-up of a task; nothing happens where it is settled already."""
    i = ChecklistItem
    unit.row(i, key, lock=True)
    if unit.connection.scalar(select(i.id).where(i.id == key, *seen_rows(i)(unit.connection))) is None:
        raise Missing(N_("This record is no longer there."), table="hr_checklist_item", key=key)
    for one in follow_ups(unit.connection, Target("hr_checklist_item", key)):
        settle_follow_up(unit, one.id)


def bring_basics(unit: Unit) -> None:
    """Bring the tasks and terms that an office begins with, where there are none yet."""
    if is_empty(unit, ChecklistTask):
        for draft in DEFAULTS:
            unit.insert(ChecklistTask, **columns_of(ChecklistTask, draft))
    if is_empty(unit, ContractTerm):
        for point, words in TERMS.items():
            unit.insert(ContractTerm, point=point, words=words)
