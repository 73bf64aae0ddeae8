"""The own team of who reads: people led directly or through others, and nobody else; never why somebody is away."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.data import clock
from app.data.queries import query
from app.data.visibility import login
from app.data.workflow import waiting_for
from app.modules.hr.absence.api import HOLDS, Absence
from app.modules.hr.people.api import (
    Deadline,
    Person,
    calendars,
    ends_near,
    full_name,
    is_here,
    own_person,
    team_of,
)
from app.modules.hr.team import VIEW
from app.modules.hr.team.rules import Gone, state_on
from app.modules.hr.training.api import FINE, GAPS, Due, dues
from app.modules.hr.travel.api import Trip
from app.modules.hr.worktime.api import Standing, TimeMonth, standings

AHEAD = 6 * 7 * ONE_DAY
ENDS = ("probation", "fixed", "leaving")
BACK = "back"
PAGES: dict[str, tuple[str, Any, Any]] = {
    "hr_absence": ("hr.absence.requests", Absence, Absence.since),
    "hr_time_month": ("hr.worktime.month", TimeMonth, TimeMonth.month),
    "hr_trip": ("hr.travel.trips", Trip, Trip.since),
}


@dataclass(frozen=True)
class Member:
    """Somebody of the team today: where they stand, balance of hours, the next days away, how many instructions are missing."""

    key: int
    name: str
    job: str
    department: str
    state: str
    standing: Standing
    gone: Gone | None
    missing: int


@dataclass(frozen=True)
class Request:
    """A request of the team that waits for who reads: of which table, whose, of which day, until when it is to be decided, and on which page."""

    table: str
    key: int
    name: str
    day: datetime.date
    due: datetime.date
    page: str


@dataclass(frozen=True)
class Team:
    """The own team: its people, days away in the next weeks, requests to decide, deadlines, and instructions that are due."""

    today: datetime.date
    members: tuple[Member, ...]
    gone: tuple[Gone, ...]
    requests: tuple[Request, ...]
    deadlines: tuple[Deadline, ...]
    instructions: tuple[Due, ...]


@query(VIEW)
def own_team(connection: Connection) -> Team:
    """Return the own team as it stands today; nobody for who leads nobody, or is no member of staff."""
    today, me, p = clock.today(connection), own_person(connection), Person
    led = team_of(connection, me, today) if me is not None else []
    rows = connection.execute(
        select(p.id, full_name().label("name"), p.job, p.department)
        .where(p.id.in_(led), *is_here(today))
        .order_by(p.last_name, p.first_name, p.id)
    ).all()
    keys = [int(row.id) for row in rows]
    gone, plans = _gone(connection, keys, today), calendars(connection, keys)
    due = [one for one in dues(connection, keys, today) if one.state != FINE]
    stand = standings(connection, keys, today)
    members = []
    for row in rows:
        away, target = [one for one in gone if one.person == row.id], plans[row.id].target(today)
        state = state_on(
            today,
            away,
            to_work=bool(target.minutes),
            holiday=target.holiday is not None,
            begun=stand[row.id].begun is not None,
        )
        missing = sum(one.person == row.id and one.state in GAPS for one in due)
        first = next(iter(away), None)
        members.append(
            Member(
                row.id,
                row.name,
                row.job,
                row.department,
                state,
                standing=stand[row.id],
                gone=first,
                missing=missing,
            )
        )
    names = {int(row.id): row.name for row in rows}
    ends = [replace(one, name=names[one.person]) for one in ends_near(connection, today, ENDS, keys)]
    ends += [Deadline(BACK, one.person, one.name, one.back) for one in gone if one.is_long]
    near = [one for one in ends if one.day <= today + AHEAD or one.kind != BACK]
    return Team(
        today,
        tuple(members),
        tuple(gone),
        tuple(_requests(connection, keys)),
        tuple(sorted(near, key=lambda one: (one.day, one.name, one.kind))),
        instructions=tuple(due),
    )


def _gone(connection: Connection, keys: Collection[int], today: datetime.date) -> list[Gone]:
    a, p = Absence, Person
    rows = connection.execute(
        select(a.person_id, full_name().label("name"), a.since, a.until, a.half_first, a.half_last, a.minutes, a.state)
        .join(p, p.id == a.person_id)
        .where(a.person_id.in_(keys), a.state.in_(HOLDS), a.since <= today + AHEAD, a.until >= today)
        .order_by(a.since, a.until, a.id)
    )  # fmt: skip
    return [
        Gone(
            int(row.person_id), row.name, row.since, row.until, row.half_first, half_last=row.half_last,
            hours=row.minutes is not None, asked=row.state == "asked",
        )
        for row in rows
    ]  # fmt: skip


def _requests(connection: Connection, keys: Collection[int]) -> list[Request]:
    waiting = [one for one in waiting_for(connection, login(connection)) if one.table in PAGES]
    found = []
    for table, (page, kind, day) in PAGES.items():
        steps = {one.key: one.due for one in waiting if one.table == table}
        rows = connection.execute(
            select(kind.id, full_name().label("name"), day.label("day"))
            .join(Person, Person.id == kind.person_id)
            .where(kind.id.in_(list(steps)), kind.person_id.in_(keys))
        )
        found += [Request(table, int(row.id), row.name, row.day, steps[row.id], page=page) for row in rows]
    return sorted(found, key=lambda one: (one.due, one.table, one.name, one.key))
