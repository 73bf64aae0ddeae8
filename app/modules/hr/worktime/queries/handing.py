"""What payroll takes of working time: hours, payments and minutes of surcharges by person and month, and how far each month is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.data import clock
from app.data.queries import query
from app.modules.hr.people.api import Person
from app.modules.hr.worktime.models import TimeMonth
from app.modules.hr.worktime.queries.reckoning import kept_figures, reckon
from app.modules.hr.worktime.queries.visibility import ALL, circle
from app.modules.hr.worktime.rules.months import APPROVED, CLOSED, OPEN, months, span_of


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
                one.target,
                one.worked,
                one.credit,
                one.paid,
                one.after,
                one.surcharges,
                one.centres,
            )
        )
    return result
