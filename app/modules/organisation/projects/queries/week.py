"""A week of one's own time on projects: a row for each project or task, a column for each day, beside what was worked."""

from __future__ import annotations

import datetime
from collections import defaultdict

from sqlalchemy import Connection, func, or_, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.hr.people.api import own_person
from app.modules.hr.worktime.api import WorkTime, net_minutes
from app.modules.organisation.projects.models import (
    TIME,
    Project,
    ProjectMember,
    ProjectTask,
    ProjectTime,
)
from app.modules.organisation.projects.rules.projects import ACTIVE, ENDED, NOTED, PHASE
from app.modules.organisation.projects.rules.proposing import proposed
from app.modules.organisation.projects.rules.workload import monday_of

ONE_DAY = datetime.timedelta(days=1)
LATELY = 28 * ONE_DAY  # whose times say how a day is usually shared
Place = tuple[int, int | None]


@dataclass(frozen=True)
class WeekRow:
    """A project, or one of its tasks, with exact minutes of the seven days; locked are days with approved times, open says that time may be noted on it."""

    project: int
    task: int | None
    title: str
    minutes: tuple[int, ...]
    locked: frozenset[int] = frozenset()
    open: bool = True


@dataclass(frozen=True)
class Week:
    """A week: its rows, minutes worked by day (None where no working time is kept), and what the timer measures since when."""

    monday: datetime.date
    rows: tuple[WeekRow, ...]
    worked: tuple[int | None, ...]
    timer: tuple[int, int | None, datetime.datetime] | None = None
    staff: bool = True

    @property
    def noted(self) -> tuple[int, ...]:
        """Minutes noted by day."""
        return tuple(sum(row.minutes[place] for row in self.rows) for place in range(7))


@query(TIME)
def own_week(connection: Connection, day: datetime.date) -> Week:
    """Return the week of a day: what was noted, and rows for one's projects that run and one's open tasks in them."""
    monday, me = monday_of(day), own_person(connection)
    if me is None:
        return Week(monday, (), (None,) * 7, staff=False)
    x, t, p = ProjectTime, ProjectTask, Project
    cells: dict[Place, list[int]] = {}
    locked: dict[Place, set[int]] = {}
    rows = connection.execute(
        select(x.project_id, x.task_id, x.day, x.exact, x.state).where(
            x.person_id == me, x.day.between(monday, monday + 6 * ONE_DAY), x.running.is_(None)
        )
    ).all()
    for row in rows:
        place, at = (row.project_id, row.task_id), (row.day - monday).days
        cells.setdefault(place, [0] * 7)[at] += row.exact
        if row.state != NOTED:
            locked.setdefault(place, set()).add(at)
    mine = select(ProjectMember.project_id).where(ProjectMember.person_id == me)
    running = p.id.in_(mine), p.state == ACTIVE, p.template.is_(False)
    able = set(connection.scalars(select(p.id).where(*running).order_by(p.number)))
    for key in sorted(able):
        cells.setdefault((key, None), [0] * 7)
    tasks = select(t.project_id, t.id).join(p, p.id == t.project_id)
    own = t.person_id == me, t.kind != PHASE, t.state.not_in(ENDED), t.start <= monday + 6 * ONE_DAY
    for project, task in connection.execute(tasks.where(*running, *own).order_by(t.place).limit(40)).all():
        cells.setdefault((project, task), [0] * 7)
    return Week(
        monday,
        _titled(connection, cells, locked, able),
        _worked(connection, me, monday),
        _timer(connection, me),
    )


def _titled(
    connection: Connection, cells: dict[Place, list[int]], locked: dict[Place, set[int]], able: set[int]
) -> tuple[WeekRow, ...]:
    p, t = Project, ProjectTask
    projects = {
        row.id: row for row in connection.execute(
            select(p.id, p.number, p.name).where(p.id.in_({one[0] for one in cells}))
        )
    }  # fmt: skip
    tasks = {
        row.id: row for row in connection.execute(
            select(t.id, t.title, t.place).where(t.id.in_({one[1] for one in cells if one[1]}))
        )
    }  # fmt: skip
    ordered = sorted(
        cells, key=lambda one: (projects[one[0]].number, tasks[one[1]].place if one[1] else 0, one[1] or 0)
    )
    found = []
    for project, task in ordered:
        head = projects[project]
        title = f"{head.number}  {tasks[task].title}" if task else f"{head.number} {head.name}"
        place = (project, task)
        shut = frozenset(locked.get(place, ()))
        found.append(WeekRow(project, task, title, tuple(cells[place]), shut, open=project in able))
    return tuple(found)


def _worked(connection: Connection, person: int, monday: datetime.date) -> tuple[int | None, ...]:
    """Return the minutes of working time by day; times on projects are compared with them, never made equal."""
    w = WorkTime
    rows = connection.execute(
        select(w.day, w.begin, w.end, w.pauses).where(
            w.person_id == person, w.day.between(monday, monday + 6 * ONE_DAY), w.end.is_not(None)
        )
    ).all()
    found: list[int | None] = [None] * 7
    for row in rows:
        at = (row.day - monday).days
        found[at] = (found[at] or 0) + net_minutes(row.begin, row.end, row.pauses)
    return tuple(found)


def _timer(connection: Connection, person: int) -> tuple[int, int | None, datetime.datetime] | None:
    x = ProjectTime
    row = connection.execute(
        select(x.project_id, x.task_id, x.running).where(x.person_id == person, x.running.is_not(None))
    ).first()
    return (row.project_id, row.task_id, row.running) if row is not None else None


@dataclass(frozen=True)
class Proposed:
    """Minutes that a row of the week would get more on a day, and what stands there."""

    project: int
    task: int | None
    day: datetime.date
    minutes: int
    noted: int


@query(TIME)
def proposed_week(connection: Connection, day: datetime.date) -> list[Proposed]:
    """Return what working time proposes for the week of a day: what of it is on no project yet, in the shares of the day, of late, or of this week.

    What is approved, and days on which a row has several times, stay as they are.
    """
    week, me = own_week(connection, day), own_person(connection)
    x, since = ProjectTime, week.monday - LATELY
    habits: dict[Place, int] = defaultdict(int)
    several: dict[tuple[Place, int], int] = defaultdict(int)
    rows = connection.execute(
        select(x.project_id, x.task_id, x.day, x.exact).where(
            x.person_id == (me or 0), x.running.is_(None), x.day.between(since, week.monday + 6 * ONE_DAY)
        )
    )
    for project, task, on, exact in rows:
        if on < week.monday:
            habits[project, task] += exact
        else:
            several[(project, task), (on - week.monday).days] += 1
    found = []
    for at, worked in enumerate(week.worked):
        free = [
            at not in one.locked and several[(one.project, one.task), at] < 2 and one.open
            for one in week.rows
        ]
        noted = [one.minutes[at] for one in week.rows]
        usual = [habits[one.project, one.task] for one in week.rows]
        if not sum(usual):  # somebody new: as the other days of this week
            usual = [sum(one.minutes) for one in week.rows]
        more = proposed(worked or 0, noted, usual, free)
        found += [
            Proposed(one.project, one.task, week.monday + at * ONE_DAY, minutes, one.minutes[at])
            for one, minutes in zip(week.rows, more, strict=True)
            if minutes
        ]
    return found


@query(TIME)
def time_places(connection: Connection) -> list[tuple[Place, str]]:
    """Return where one may note time: one's running projects and their tasks."""
    me = own_person(connection)
    if me is None:
        return []
    p, t = Project, ProjectTask
    mine = select(ProjectMember.project_id).where(ProjectMember.person_id == me)
    running = p.id.in_(mine), p.state == ACTIVE, p.template.is_(False)
    projects = connection.execute(select(p.id, p.number, p.name).where(*running).order_by(p.number)).all()
    tasks = connection.execute(
        select(t.id, t.project_id, t.title, p.number)
        .join(p, p.id == t.project_id)
        .where(*running, t.kind != PHASE, or_(t.state.not_in(ENDED), func.coalesce(t.person_id, 0) == me))
        .order_by(p.number, t.place)
        .limit(500)
    ).all()
    found: list[tuple[Place, str]] = [((row.id, None), f"{row.number} {row.name}") for row in projects]
    found += [((row.project_id, row.id), f"{row.number}  {row.title}") for row in tasks]
    return found
