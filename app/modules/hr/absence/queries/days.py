"""Absence day by day, for working time and payroll, and the figures of departments that are made of it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from fractions import Fraction

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.queries.visibility import circle, may_see_health
from app.modules.hr.absence.rules.absences import HEALTH_KINDS, LEAVE
from app.modules.hr.absence.rules.taking import Away, parts_of
from app.modules.hr.people.api import Person, calendars

FEWEST = 5  # people of a department below which nothing is told, since a figure would tell of single ones
TENTH = 10


@dataclass(frozen=True)
class Missed:
    """A part of a working day on which somebody is away: the absence, its kind, and which part of the day."""

    key: int
    kind: str
    day: datetime.date
    part: Fraction


def missed_days(
    connection: Connection, people: Collection[int], since: datetime.date, until: datetime.date
) -> dict[int, list[Missed]]:
    """Return by person which working days, or parts of them, are missed between two days: the granted absences only.

    Working time takes the target of that part as worked where the kind is among CREDITED; payroll reads who pays by the kind.
    """
    a = Absence
    plans = calendars(connection, people)
    found: dict[int, list[Missed]] = defaultdict(list)
    rows = connection.execute(
        select(a.id, a.person_id, a.kind, a.since, a.until, a.half_first, a.half_last, a.minutes)
        .where(a.person_id.in_(list(people)), a.state == "approved", a.since <= until, a.until >= since)
        .order_by(a.person_id, a.since, a.id)
    )
    for row in rows:
        away = Away(row.since, row.until, row.half_first, row.half_last, row.minutes)
        days = plans[row.person_id].days(max(row.since, since), min(row.until, until))
        found[row.person_id] += [Missed(row.id, row.kind, day, part) for day, part in parts_of(away, days)]
    return found


@dataclass(frozen=True)
class DepartmentFigures:
    """Absence of a department between two days, in tenths of working days: its people, what was to be worked, and what was missed.

    sick is None for who may not know of health. A department of fewer than five is told with the others.
    """

    department: str
    people: int
    target: int
    leave: int
    sick: int | None
    other: int


@query("hr.absence.all")
def department_figures(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[DepartmentFigures]:
    """Return what was missed by department between two days; never of single people."""
    p = Person
    people = {int(key): name for key, name in connection.execute(select(p.id, p.department))}
    if circle(connection) is not None:
        return []
    plans, missed = calendars(connection), missed_days(connection, list(people), since, until)
    sums: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0)] * 4)
    heads: dict[str, int] = defaultdict(int)
    for person, department in people.items():
        days = sum(1 for one in plans[person].days(since, until) if one.minutes)
        if not days:
            continue
        heads[department] += 1
        sums[department][0] += days
        for one in missed.get(person, ()):
            place = 1 if one.kind == LEAVE else 3
            sums[department][2 if one.kind in HEALTH_KINDS else place] += one.part
    return _told(heads, sums, may_see_health(connection))


def _told(heads: dict[str, int], sums: dict[str, list[Fraction]], health: bool) -> list[DepartmentFigures]:
    """Return the rows that are told: small departments together, illness with the rest for who may not know of it."""
    small = [name for name in heads if heads[name] < FEWEST]
    if len(small) > 0:
        joined = [sum((sums[name][place] for name in small), Fraction(0)) for place in range(4)]
        count = sum(heads[name] for name in small)
        for name in small:
            del heads[name], sums[name]
        heads[""], sums[""] = count, joined
    rows = []
    for name in sorted(heads, key=lambda name: (name == "", name.lower())):
        if heads[name] < FEWEST:
            continue
        target, leave, sick, other = (int(days * TENTH) for days in sums[name])
        rows.append(
            DepartmentFigures(
                name,
                heads[name],
                target,
                leave,
                sick if health else None,
                other=other if health else other + sick,
            )
        )
    return rows
