"""Time on projects: noted, by the week or by a timer, rounded as the project says; approved by somebody else, then charged."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from app.core.dataclass import dataclass
from app.core.errors import Conflict, Forbidden, Invalid
from app.core.messages import N_
from app.data.drafts import save_draft
from app.data.office import command
from app.data.unit import Unit
from app.data.workflow import by_another
from app.modules.finance.sales.api import DocumentDraft, LineDraft, save_document
from app.modules.hr.people.api import Person, own_person
from app.modules.organisation.projects.models import (
    CHANGE,
    TIME,
    Project,
    ProjectMember,
    ProjectTask,
    ProjectTime,
)
from app.modules.organisation.projects.rules.projects import (
    APPROVED,
    CANCELLED,
    COMPLETED,
    DAY_MINUTES,
    IDEA,
    NOTED,
    PHASE,
    TimeDraft,
)
from app.modules.organisation.projects.rules.rounding import round_minutes
from app.modules.organisation.projects.services.planning import known_project

CLOSED = (IDEA, COMPLETED, CANCELLED)
HOUR_UNIT = "HUR"
OWN_TIME = N_("Who noted the time does not approve it; somebody else decides.")
BILL = "finance.sales.change"
LOCKS = ("organisation.projects", "finance.sales")


@dataclass(frozen=True)
class Cell:
    """Time typed into a day of the week grid: minutes wanted, and the exact minutes that stood there when it was typed."""

    project: int
    task: int | None
    day: datetime.date
    minutes: int
    seen: int = 0


def _me(unit: Unit) -> int:
    """Return the member of staff who works here now; raises Invalid for who is none."""
    found = own_person(unit.connection)
    if found is None:
        raise Invalid(
            N_("Times are noted by people of staff; ask for your sign-in to be entered with your file.")
        )
    return found


def _open_project(unit: Unit, project: int | None, task: int | None, person: int) -> Mapping[str, Any]:
    """Return a project on which somebody may note time; raises Invalid naming the field."""
    row = known_project(unit, project)
    if row["state"] in CLOSED or row["template"]:
        raise Invalid(N_("No time is noted on this project: it is not running."), field="project")
    m = ProjectMember
    member = select(m.id).where(m.project_id == project, m.person_id == person)
    if unit.connection.scalar(member) is None:
        raise Invalid(N_("Only members of a project note time on it."), field="project")
    if task is not None:
        one = unit.row(ProjectTask, task)
        if one["project_id"] != project or one["kind"] == PHASE:
            raise Invalid(N_("Choose a task of this project."), field="task")
    return row


def _free(unit: Unit, key: int, person: int) -> Mapping[str, Any]:
    """Return a time of somebody's own that may still change; raises Forbidden and Invalid."""
    row = unit.row(ProjectTime, key, lock=True)
    if row["person_id"] != person:
        raise Forbidden(N_("Times of others are theirs to change."))
    if row["state"] != NOTED:
        raise Invalid(N_("This time is approved; it has to be opened again first."), field="minutes")
    return row


@command(TIME)
def save_time(unit: Unit, draft: TimeDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep one's own time on a project and return its key; it is rounded as the project says.

    Raises Invalid naming the field, Forbidden for times of others, and Conflict.
    """
    me = _me(unit)
    project = _open_project(unit, draft.project, draft.task, me)
    if key is not None:
        _free(unit, key, me)
    if not 0 < draft.minutes <= DAY_MINUTES:
        raise Invalid(N_("Enter the hours: above 0, at most 24."), field="minutes")
    more = {
        "person_id": me,
        "exact": draft.minutes,
        "running": None,
        "state": NOTED,
        "approved_by": "",
        "document_id": None,
    }
    kept = save_draft(unit, ProjectTime, draft, key, version, **more)
    rounded = round_minutes(draft.minutes, project["step"], project["rounding"])
    unit.update(ProjectTime, kept, {"minutes": rounded})
    return kept


@command(TIME)
def delete_time(unit: Unit, key: int) -> None:
    """Take one's own time away again; gone already, nothing happens. Raises Forbidden, and Invalid for an approved one."""
    if unit.connection.scalar(select(ProjectTime.id).where(ProjectTime.id == key)) is not None:
        _free(unit, key, _me(unit))
        unit.delete(ProjectTime, key)


@command(TIME)
def enter_week(unit: Unit, cells: Sequence[Cell]) -> int:
    """Keep what was typed into the week grid and return how many days changed.

    A day with several times is changed in their list. Raises Conflict where other minutes stand there than were seen, and Invalid.
    """
    me, x, count = _me(unit), ProjectTime, 0
    for cell in cells:
        same = x.task_id == cell.task if cell.task is not None else x.task_id.is_(None)
        rows = unit.connection.execute(
            select(x.id, x.exact, x.note, x.billable).where(
                x.person_id == me, x.project_id == cell.project, x.day == cell.day, x.running.is_(None), same
            )
        ).all()
        if sum(row.exact for row in rows) == cell.minutes:
            continue
        if sum(row.exact for row in rows) != cell.seen:
            raise Conflict(x.__tablename__, int(rows[0].id) if rows else 0)
        if len(rows) > 1:
            raise Invalid(N_("Several times stand on this day; change them in the list."), field="minutes")
        count += 1
        if not cell.minutes:
            delete_time(unit, int(rows[0].id))
            continue
        note, billable = (rows[0].note, rows[0].billable) if rows else ("", True)
        draft = TimeDraft(cell.project, cell.task, cell.day, cell.minutes, note, billable=billable)
        save_time(unit, draft, int(rows[0].id) if rows else None)
    return count


@command(TIME)
def start_timer(unit: Unit, project: int, task: int | None = None) -> int:
    """Begin to measure time on a project or task; what was measured until now is kept. Return the key. On the same already, nothing happens."""
    me, x = _me(unit), ProjectTime
    _open_project(unit, project, task, me)
    running = unit.connection.execute(
        select(x.id, x.project_id, x.task_id).where(x.person_id == me, x.running.is_not(None))
    ).first()
    if running is not None:
        if (running.project_id, running.task_id) == (project, task):
            return int(running.id)
        stop_timer(unit)
    return unit.insert(
        x,
        project_id=project,
        task_id=task,
        person_id=me,
        day=unit.today,
        exact=0,
        minutes=0,
        running=unit.now,
        note="",
        billable=True,
        state=NOTED,
        approved_by="",
        document_id=None,
    )


@command(TIME)
def stop_timer(unit: Unit) -> int:
    """End the measuring and return the minutes, begun ones whole, at most a day; where none runs, 0."""
    x = ProjectTime
    row = unit.connection.execute(
        select(x.id, x.project_id, x.running).where(x.person_id == _me(unit), x.running.is_not(None))
    ).first()
    if row is None:
        return 0
    passed = unit.now - row.running
    exact = min(max(-(-int(passed.total_seconds()) // 60), 1), DAY_MINUTES)
    project = unit.row(Project, row.project_id)
    minutes = round_minutes(exact, project["step"], project["rounding"])
    unit.update(x, int(row.id), {"exact": exact, "minutes": minutes, "running": None})
    return exact


@command(CHANGE)
def approve_times(unit: Unit, keys: Sequence[int]) -> int:
    """Approve times of others and return how many were still to be approved; raises Forbidden for one's own."""
    return _decide(unit, keys, APPROVED)


@command(CHANGE)
def open_times(unit: Unit, keys: Sequence[int]) -> int:
    """Open approved times again and return how many; raises Invalid for those that an invoice charges."""
    return _decide(unit, keys, NOTED)


def _decide(unit: Unit, keys: Sequence[int], state: str) -> int:
    count = 0
    for key, row in unit.rows(ProjectTime, list(dict.fromkeys(keys))).items():
        known_project(unit, row["project_id"])
        if row["state"] == state or row["running"] is not None:
            continue
        if state == NOTED and row["document_id"] is not None:
            raise Invalid(N_("An invoice charges this time; take the invoice back first."))
        who = unit.connection.scalar(select(Person.login).where(Person.id == row["person_id"])) or ""
        by_another(unit, who, OWN_TIME)
        by = unit.login if state == APPROVED else ""
        unit.update(ProjectTime, key, {"state": state, "approved_by": by})
        count += 1
    return count


@command(BILL, locks=LOCKS)
def charge_times(unit: Unit, project: int, until: datetime.date) -> int:
    """Make the draft of an invoice of the approved, billable times of a project up to a day, a position for each task; return its key.

    Times that it charges are charged by no other, until it is thrown away or cancelled. Raises Invalid where nothing is to be
    charged, and without customer or price.
    """
    row, x = known_project(unit, project), ProjectTime
    if row["contact_id"] is None:
        raise Invalid(N_("Enter the customer of the project first."), field="contact")
    if not row["bill_rate"]:
        raise Invalid(N_("Enter the price of an hour with the project first."), field="bill_rate")
    found = unit.connection.execute(
        select(x.id, x.day, x.minutes, func.coalesce(ProjectTask.title, "").label("title"))
        .outerjoin(ProjectTask, ProjectTask.id == x.task_id)
        .where(
            x.project_id == project, x.state == APPROVED, x.billable.is_(True), x.document_id.is_(None),
            x.day <= until, x.minutes > 0,
        )
        .order_by(ProjectTask.number, x.day, x.id)
    ).all()  # fmt: skip
    if not found:
        raise Invalid(N_("There is no approved time to be charged up to this day."), field="until")
    sums: dict[str, int] = {}
    for one in found:
        sums[one.title] = sums.get(one.title, 0) + one.minutes
    lines = tuple(
        LineDraft(
            title or row["name"],
            (2 * minutes * 10_000 + 60) // 120,
            row["bill_rate"] * 100,
            unit=HOUR_UNIT,
            cost=row["cost_centre"],
        )
        for title, minutes in sums.items()
    )
    days = [one.day for one in found]
    document = save_document(
        unit,
        DocumentDraft(
            "invoice", row["contact_id"], unit.today, lines, supply="service", supplied_from=min(days),
            supplied_until=max(days) if max(days) > min(days) else None, title=f"{row['number']} {row['name']}"[:80],
        ),
    )  # fmt: skip
    for one in found:
        unit.update(x, int(one.id), {"document_id": document})
    return document


def document_ended(unit: Unit, table: str, key: int) -> None:
    """Let times be charged anew whose invoice was thrown away or cancelled."""
    if table != "finance_sales_document":
        return
    x = ProjectTime
    for one in unit.connection.scalars(select(x.id).where(x.document_id == key)).all():
        unit.update(x, int(one), {"document_id": None})
