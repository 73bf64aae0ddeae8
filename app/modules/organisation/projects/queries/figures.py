"""How a project stands: earned value, budget used with forecast, hours, and who has how much to do in which week."""

from __future__ import annotations

import datetime
from collections import defaultdict
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.queries import query
from app.data.visibility import may_know, not_hidden
from app.modules.finance.chart.api import Account, cost_centres
from app.modules.finance.ledger.api import Balance
from app.modules.hr.absence.api import missed_days
from app.modules.hr.people.api import Person, calendars, full_name
from app.modules.organisation.projects.models import CHANGE, Project, ProjectTask, ProjectTime
from app.modules.organisation.projects.queries.plan import TaskRow, project_days, task_rows
from app.modules.organisation.projects.rules.earned_value import (
    WHOLE,
    Figures,
    Part,
    earned,
    progress_of,
    used,
)
from app.modules.organisation.projects.rules.projects import DONE, DROPPED, ENDED, PHASE, RUNNING
from app.modules.organisation.projects.rules.rounding import worth
from app.modules.organisation.projects.rules.workload import Load, available, loads, monday_of

ONE_DAY = datetime.timedelta(days=1)
TENTHS, MINUTES = 10_000, 60
STAFF = "G.6.%"  # positions of the profit and loss account: wages, and what comes with them


@dataclass(frozen=True)
class ProjectFigures:
    """A project in figures: earned value in cents, what the ledger and what time costs, budget used (basis points), minutes.

    slip is by how many days the plan ends later than agreed, None where nothing was agreed.
    """

    figures: Figures
    ledger: int
    time_cost: int
    budget: int
    used: int | None
    planned_minutes: int
    minutes: int
    billable: int
    done: int
    tasks: int
    finish: datetime.date | None
    slip: int | None


def minutes_of(hours: int) -> int:
    """Return ten-thousandths of hours as minutes, half a minute up."""
    return (2 * hours * MINUTES + TENTHS) // (2 * TENTHS)


def part_of(row: TaskRow, rate: int) -> Part:
    """Return a task as a part of the work: its cost and hours at a rate in cents; days as agreed, else as planned."""
    agreed = row.base_start is not None and row.base_finish is not None
    start, finish = (row.base_start, row.base_finish) if agreed else (row.start, row.finish)
    progress = progress_of(row.measure, row.state, row.progress)
    return Part(row.cost + worth(minutes_of(row.hours), rate), start, finish, progress)


def ledger_cost(connection: Connection, centre: str, wages: bool = True) -> int:
    """Return what stands on a cost centre in the ledger in cents: expenses on all days, without what is carried forward.

    Without wages personnel expenses (§ 275 (2) no. 6 HGB) are left out: hours at a rate bring them already.
    """
    if not centre:
        return 0
    keys = [one.id for one in cost_centres(connection) if one.dimension == 1 and one.code == centre]
    net = select(func.sum(Balance.debit - Balance.credit)).join(Account, Account.id == Balance.account_id)
    net = net.where(Balance.cost1.in_(keys), Account.kind == "expense")
    found = connection.scalar(net if wages else net.where(Account.hgb.not_like(STAFF)))
    return int(found or 0)


@query(CHANGE)
def project_figures(
    connection: Connection, project: int, day: datetime.date | None = None
) -> ProjectFigures | None:
    """Return a project in figures in the evening of a day, today without one; None where it may not be known."""
    p, x = Project, ProjectTime
    head: Any = connection.execute(select(p.__table__).where(p.id == project)).mappings().first()
    if head is None or not may_know(connection, p.__tablename__, project):
        return None
    rows = [one for one in task_rows(connection, project) if one.kind != PHASE and one.state != DROPPED]
    sums = connection.execute(
        select(x.billable, func.sum(x.minutes)).where(x.project_id == project).group_by(x.billable)
    ).all()
    minutes = {bool(row[0]): int(row[1] or 0) for row in sums}
    time_cost, ledger = (
        worth(sum(minutes.values()), head["cost_rate"]),
        ledger_cost(connection, head["cost_centre"], wages=not head["cost_rate"]),
    )
    parts = [part_of(one, head["cost_rate"]) for one in rows]
    found = earned(parts, ledger + time_cost, day or clock.today(connection), project_days(connection))
    finish = max((one.finish for one in rows if one.finish), default=None)
    agreed = max((one.base_finish for one in rows if one.base_finish), default=None)
    return ProjectFigures(
        found,
        ledger,
        time_cost,
        head["budget"],
        used(head["budget"], ledger + time_cost),
        planned_minutes=minutes_of(head["budget_hours"] or sum(one.hours for one in rows)),
        minutes=sum(minutes.values()),
        billable=minutes.get(True, 0),
        done=sum(1 for one in rows if one.state == DONE),
        tasks=len(rows),
        finish=finish,
        slip=(finish - agreed).days if finish and agreed else None,
    )


@dataclass(frozen=True)
class PersonLoad:
    """Somebody's weeks."""

    person: int
    name: str
    weeks: tuple[Load, ...]


@query(CHANGE)
def workload(connection: Connection, since: datetime.date, weeks: int = 8) -> list[PersonLoad]:
    """Return the weeks of everybody who has open tasks in running projects that the person may know of.

    What is left of a task (its hours less its progress) lies on its days from today on; what is there is target hours less absence.
    """
    t, p, today = ProjectTask, Project, clock.today(connection)
    monday = monday_of(since)
    until = monday + (7 * weeks - 1) * ONE_DAY
    rows = connection.execute(
        select(t.person_id, t.hours, t.measure, t.state, t.progress, t.start, t.finish)
        .join(p, p.id == t.project_id)
        .where(
            t.person_id.is_not(None),
            t.kind != PHASE,
            t.state.not_in(ENDED),
            t.finish.is_not(None),
            t.hours > 0,
            p.state.in_(RUNNING),
            p.template.is_(False),
            t.start <= until,
            *not_hidden(connection, p.__tablename__, p.id.expression),
        )
    ).all()
    tasks: dict[int, list[tuple[int, datetime.date, datetime.date]]] = defaultdict(list)
    for row in rows:
        left = minutes_of(row.hours) * (WHOLE - progress_of(row.measure, row.state, row.progress)) // WHOLE
        first = max(row.start, today)
        tasks[row.person_id].append((left, first, max(row.finish, first)))
    if not tasks:
        return []
    last = max((until, *(one[2] for found in tasks.values() for one in found)))
    first = min((monday, *(one[1] for found in tasks.values() for one in found)))
    free = _free(connection, list(tasks), first, last)
    names = connection.execute(
        select(Person.id, full_name()).where(Person.id.in_(list(tasks))).order_by(func.lower(full_name()))
    )
    return [
        PersonLoad(int(key), name, tuple(loads(tasks[key], free[key], monday, weeks))) for key, name in names
    ]


def _free(
    connection: Connection, people: list[int], since: datetime.date, until: datetime.date
) -> dict[int, dict[datetime.date, int]]:
    """Return by person and day the minutes of the target that absence leaves."""
    plans, missed = calendars(connection, people), missed_days(connection, people, since, until)
    found: dict[int, dict[datetime.date, int]] = {}
    for person in people:
        parts: dict[datetime.date, list[Fraction]] = defaultdict(list)
        for one in missed.get(person, ()):
            parts[one.day].append(one.part)
        targets = plans[person].days(since, until)
        found[person] = {one.day: available(one.minutes, parts.get(one.day, ())) for one in targets}
    return found
