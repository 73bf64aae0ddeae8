"""The grid of times: people in rows, days in columns, each cell as it is typed; and what one's own clock shows."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.data import clock
from app.data.queries import query
from app.modules.hr.people.api import Person, calendars, own_person
from app.modules.hr.worktime.models import TimeMonth, WorkTime
from app.modules.hr.worktime.queries.loading import works_of
from app.modules.hr.worktime.queries.reckoning import reckon
from app.modules.hr.worktime.queries.visibility import CHANGE, OWN, circle
from app.modules.hr.worktime.rules.balance import light
from app.modules.hr.worktime.rules.entries import WorkDay, write_entry
from app.modules.hr.worktime.rules.months import OPEN, TYPED


@dataclass(frozen=True)
class Cell:
    """A day of a person in the grid: the times as typed, minutes worked, minutes to work, and whether it may be typed without a reason."""

    times: str = ""
    net: int = 0
    target: int = 0
    free: bool = True


@dataclass(frozen=True)
class GridRow:
    """A person in the grid with a cell a day; locked days are of months that are confirmed or closed."""

    person: int
    name: str
    department: str
    cells: tuple[Cell, ...]
    locked: frozenset[datetime.date]


@dataclass(frozen=True)
class Grid:
    """People and days."""

    since: datetime.date
    days: tuple[datetime.date, ...]
    rows: tuple[GridRow, ...]


@query(CHANGE)
def time_grid(
    connection: Connection, since: datetime.date, until: datetime.date, department: str = ""
) -> Grid:
    """Return the times of everyone one may see who works between two days, by surname."""
    p, w, m = Person, WorkTime, TimeMonth
    among = circle(connection)
    where: list[Any] = [p.id.in_(among)] if among is not None else []
    where += [p.department == department] if department else []
    rows = connection.execute(
        select(p.id, p.first_name, p.last_name, p.department)
        .where((p.entry.is_(None)) | (p.entry <= until), (p.leaving.is_(None)) | (p.leaving >= since), *where)
        .order_by(p.last_name, p.first_name, p.id)
    ).all()
    keys = [row.id for row in rows]
    plans, works = calendars(connection, keys), works_of(connection, keys, since, until) if keys else {}
    foreign = {
        (row.person_id, row.day)
        for row in connection.execute(
            select(w.person_id, w.day).where(w.day >= since, w.day <= until, w.source != TYPED)
        )
    }
    held = connection.execute(
        select(m.person_id, m.month).where(
            m.month >= since.replace(day=1), m.month <= until, m.state != OPEN, m.person_id.in_(keys)
        )
    ).all()
    locked = {(person, month) for person, month in held}
    days = tuple(since + n * ONE_DAY for n in range((until - since).days + 1))
    return Grid(
        since,
        days,
        tuple(
            GridRow(
                row.id,
                f"{row.last_name}, {row.first_name}".strip(", "),
                row.department,
                tuple(
                    _cell(day, works.get(row.id, {}).get(day), target.minutes, (row.id, day) not in foreign)
                    for day, target in zip(days, plans[row.id].days(since, until), strict=True)
                ),
                frozenset(day for day in days if (row.id, day.replace(day=1)) in locked),
            )
            for row in rows
        ),
    )


def _cell(day: datetime.date, work: WorkDay | None, target: int, free: bool) -> Cell:
    return Cell(write_entry(day, work.parts) if work else "", work.net if work else 0, target, free)


@query(CHANGE)
def time_departments(connection: Connection) -> list[str]:
    """Return the departments of people, by name."""
    p = Person
    return list(
        connection.scalars(select(p.department).where(p.department != "").distinct().order_by(p.department))
    )


@dataclass(frozen=True)
class OwnClock:
    """One's own clock: since when one is here (day and minutes), minutes of today, balance until yesterday or today, and its tone."""

    name: str
    day: datetime.date
    came: tuple[datetime.date, int] | None
    today: str
    net: int
    balance: int | None
    tone: str
    model: str


@query(OWN)
def own_clock(connection: Connection) -> OwnClock | None:
    """Return one's own clock, None for who is no member of staff."""
    me, today, p, w = own_person(connection), clock.today(connection), Person, WorkTime
    if me is None:
        return None
    row = connection.execute(select(p.first_name, p.last_name).where(p.id == me)).one()
    opened = connection.execute(
        select(w.day, w.begin)
        .where(w.person_id == me, w.end.is_(None), w.day >= today - ONE_DAY)
        .order_by(w.day.desc(), w.begin.desc())
    ).first()
    one = reckon(connection, [me], today.replace(day=1), today)[me]
    work = one.record.works.get(today)
    counts = one.model is not None and one.model.counts
    return OwnClock(
        f"{row.first_name} {row.last_name}".strip(),
        today,
        (opened.day, opened.begin) if opened is not None else None,
        write_entry(today, work.parts) if work is not None else "",
        work.net if work is not None else 0,
        balance=one.figures.after if counts else None,
        tone=light(one.figures.after, one.model),
        model=one.model.name if one.model is not None else "",
    )
