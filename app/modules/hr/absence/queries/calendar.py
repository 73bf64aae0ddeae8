"""The calendar of the team: who is away when, and why as far as one may know; the days of one person."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core.dataclass import dataclass
from app.core.messages import Text
from app.data.queries import query
from app.data.rows import build_all
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.queries.visibility import OWN, VIEW, circle, may_see_health, own
from app.modules.hr.absence.rules.absences import HEALTH_KINDS, HOLDS
from app.modules.hr.people.api import Person, calendar_of, full_name

AWAY = "away"


@dataclass(frozen=True)
class Member:
    """Somebody in the calendar."""

    key: int
    name: str
    department: str


@dataclass(frozen=True)
class Gone:
    """An absence in the calendar; kind is 'away' where the reason may not be known, asked says that nobody decided yet."""

    key: int
    person: int
    since: datetime.date
    until: datetime.date
    kind: str
    asked: bool
    half: bool


@dataclass(frozen=True)
class TeamCalendar:
    """Who is away in the days from one until another."""

    since: datetime.date
    until: datetime.date
    members: list[Member]
    gone: list[Gone]


@query(VIEW, OWN)
def team_calendar(
    connection: Connection, since: datetime.date, until: datetime.date, department: str = ""
) -> TeamCalendar:
    """Return who is away between two days, of one department or all that may be known: two queries, whatever their number.

    Who may only see the own file sees the own department, and of others that they are away, not why.
    """
    p, a, me = Person, Absence, own(connection)
    among = _among(connection, me)
    where: list[Any] = [
        or_(p.entry.is_(None), p.entry <= until),
        or_(p.leaving.is_(None), p.leaving >= since),
    ]
    if among is not None:
        where.append(or_(p.id.in_(among[0]), p.department.in_(among[1])))
    if department:
        where.append(p.department == department)
    people = (
        connection.execute(
            select(p.id.label("key"), full_name().label("name"), p.department)
            .where(*where)
            .order_by(p.department, func.lower(p.last_name), func.lower(p.first_name), p.id)
        )
        .mappings()
        .all()
    )
    rows = connection.execute(
        select(a.id, a.person_id, a.since, a.until, a.kind, a.state, a.half_first, a.half_last)
        .join(p, p.id == a.person_id)
        .where(*where, a.state.in_(HOLDS), a.since <= until, a.until >= since)
        .order_by(a.since, a.id)
    ).all()
    told, health = circle(connection), may_see_health(connection)
    open_to = None if told is None else set(told)
    gone = []
    for key, person, first, last, kind, state, half_first, half_last in rows:
        known = person == me or (
            (open_to is None or person in open_to) and (health or kind not in HEALTH_KINDS)
        )
        shown = kind if known else AWAY
        gone.append(
            Gone(key, person, first, last, shown, asked=state == "asked", half=half_first or half_last)
        )
    return TeamCalendar(since, until, build_all(Member, map(dict, people)), gone)


def _among(connection: Connection, me: int | None) -> tuple[list[int], list[str]] | None:
    """Return whom somebody may see in the calendar: people and departments; None for everybody."""
    team = circle(connection)
    if team is None:
        return None
    department = (
        connection.scalar(select(Person.department).where(Person.id == me)) if me is not None else None
    )
    keys = [*team, *([me] if me is not None else [])]
    return keys, [department] if department else []


@query(VIEW, OWN)
def departments(connection: Connection) -> list[str]:
    """Return the departments that somebody may choose among in the calendar."""
    p = Person
    among = _among(connection, own(connection))
    where = [] if among is None else [or_(p.id.in_(among[0]), p.department.in_(among[1]))]
    found = connection.scalars(select(p.department).where(p.department != "", *where).distinct())
    return sorted(found, key=str.lower)


@dataclass(frozen=True)
class PersonYear:
    """The year of a person: days to work, days free by the own week, public holidays, absences."""

    year: int
    worked: list[datetime.date]
    free: list[datetime.date]
    holidays: dict[datetime.date, Text]
    gone: list[Gone]


@query(VIEW, OWN)
def person_year(connection: Connection, person: int, year: int) -> PersonYear | None:
    """Return the year of a person of the calendar, None for who may not be seen; of others' absences only that they are away."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    seen = team_calendar(connection, first, last)
    if all(one.key != person for one in seen.members):
        return None
    days = calendar_of(connection, person).days(first, last)
    holidays = {one.day: one.holiday for one in days if one.holiday is not None}
    return PersonYear(
        year,
        [one.day for one in days if one.minutes],
        [one.day for one in days if not one.minutes and one.holiday is None],
        holidays,
        [one for one in seen.gone if one.person == person],
    )
