"""What payroll takes of working time: hours, payments and minutes of surcharges by person and month, and how far each month is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.queries import query
from app.modules.hr.absence.api import missed_days
from app.modules.hr.people.api import Person, calendars
from app.modules.hr.worktime.models import TimeMonth
from app.modules.hr.worktime.queries.reckoning import kept_figures, reckon
from app.modules.hr.worktime.queries.visibility import ALL, circle, shown_kind
from app.modules.hr.worktime.rules.balance import Away, DayPlan, credit_of
from app.modules.hr.worktime.rules.months import APPROVED, CLOSED, OPEN, months, span_of

DAYS = 10_000  # days are kept in ten-thousandths


@dataclass(frozen=True)
class Handed:
    """A month of a person for payroll, in minutes: target, worked, credited for absence, paid out from the balance, balance after it.

    surcharges are minutes by kind (see rules/surcharges.py), centres by cost centre. Only a closed month does not change any more.
    """

    person: int
    number: int
    name: str
    month: datetime.date
    state: str
    target: int
    worked: int
    credit: int
    paid: int
    balance: int
    surcharges: Mapping[str, int]
    centres: Mapping[str, int]

    @property
    def approved(self) -> bool:
        """Whether it was approved or closed."""
        return self.state in (APPROVED, CLOSED)

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self.state == CLOSED


@query(ALL)
def handed_over(
    connection: Connection, first: datetime.date, last: datetime.date, closed_only: bool = False
) -> list[Handed]:
    """Return the months from one until another of everybody with a time model, by month and staff number.

    Closed months are told as they were closed, others as they are now, unless only closed ones are wanted.
    """
    found: list[Handed] = []
    for month in months(first, last):
        found += _month(connection, month, closed_only)
    return found


def _month(connection: Connection, month: datetime.date, closed_only: bool) -> list[Handed]:
    m, p, (month, until) = TimeMonth, Person, span_of(month)
    among = circle(connection)
    where = [p.id.in_(among)] if among is not None else []
    people = {
        row.id: row
        for row in connection.execute(
            select(p.id, p.number, p.first_name, p.last_name)
            .where(
                (p.entry.is_(None)) | (p.entry <= until), (p.leaving.is_(None)) | (p.leaving >= month), *where
            )
            .order_by(p.number)
        )
    }
    rows = {
        row["person_id"]: dict(row)
        for row in connection.execute(select(m.__table__).where(m.month == month)).mappings()
    }
    kept = {key: kept_figures(row, 0) for key, row in rows.items() if row["state"] == CLOSED}
    others = [] if closed_only else [key for key in people if key not in kept]
    now = reckon(connection, others, month, clock.today(connection)) if others else {}
    result = []
    for key, about in people.items():
        figures = kept.get(key)
        if figures is None and (key not in now or now[key].model is None):
            continue
        one = figures if figures is not None else now[key].figures
        result.append(
            Handed(
                key,
                about.number,
                f"{about.first_name} {about.last_name}".strip(),
                month,
                str(rows[key]["state"]) if key in rows else OPEN,
                target=one.target,
                worked=one.worked,
                credit=one.credit,
                paid=one.paid,
                balance=one.after,
                surcharges=one.surcharges,
                centres=one.centres,
            )
        )
    return result


@dataclass(frozen=True)
class Absent:
    """Absence of a person in a month by its kind, as far as that may be known: days in ten-thousandths, and the minutes of target."""

    person: int
    month: datetime.date
    kind: str
    days: int
    minutes: int


@query(ALL)
def absences_of(connection: Connection, first: datetime.date, last: datetime.date) -> list[Absent]:
    """Return the granted absence in the months from one until another, by month, person and kind."""
    since, until = span_of(first)[0], span_of(last)[1]
    among = circle(connection)
    people = [int(key) for key in connection.scalars(select(Person.id)) if among is None or key in among]
    plans = calendars(connection, people)
    sums: dict[tuple[datetime.date, int, str], list[int]] = {}
    for person, missed in missed_days(connection, people, since, until).items():
        for one in missed:
            plan = plans[person].target(one.day)
            day = DayPlan(one.day, plan.minutes, plan.usual)
            kind = shown_kind(connection, one.kind, person)
            found = sums.setdefault((one.day.replace(day=1), person, kind), [0, 0])
            found[0] += int(one.part * DAYS)
            found[1] += credit_of(day, [Away(one.kind, one.part, True)])
    return [Absent(person, month, kind, *both) for (month, person, kind), both in sorted(sums.items())]
