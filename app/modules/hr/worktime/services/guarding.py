"""What may still be changed: days of months that are open, of somebody who works then."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from sqlalchemy import select

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.unit import Unit
from app.modules.hr.people.api import Person, calendars, own_person
from app.modules.hr.worktime.models import TimeMonth
from app.modules.hr.worktime.rules.months import OPEN


def me_of(unit: Unit, field: str = "times") -> int:
    """Return the member of staff that who works is; raises Invalid for nobody."""
    me = own_person(unit.connection)
    if me is None:
        raise Invalid(
            N_("Nobody of the staff signs in as {login}; have it noted under “Staff”."),
            field=field,
            login=unit.login,
        )
    return me


def check_months(unit: Unit, days: Iterable[tuple[int, datetime.date]], field: str = "times") -> None:
    """Raise Invalid for a day of a month that is confirmed, approved or closed, naming the person and the month."""
    wanted = {(person, day.replace(day=1)) for person, day in days}
    if not wanted:
        return
    m, p = TimeMonth, Person
    months = {month for _person, month in wanted}
    rows = unit.connection.execute(
        select(m.person_id, m.month, m.state, p.first_name, p.last_name)
        .join(p, p.id == m.person_id)
        .where(m.month >= min(months), m.month <= max(months), m.state != OPEN)
    )
    for row in rows:
        if (row.person_id, row.month) in wanted:
            raise Invalid(
                N_("{month} of {name} is confirmed or closed; have it opened again first."),
                field=field,
                month=f"{row.month:%m/%Y}",
                name=f"{row.first_name} {row.last_name}".strip(),
            )


def check_employed(unit: Unit, days: Iterable[tuple[int, datetime.date]], field: str = "times") -> None:
    """Raise Invalid for a day on which there is no employment."""
    wanted = sorted(set(days))
    plans = calendars(unit.connection, {person for person, _day in wanted})
    for person, day in wanted:
        if person not in plans:
            raise Invalid(N_("This record is no longer there."), field="person")
        if not plans[person].employed(day):
            raise Invalid(N_("There is no employment on {day}."), field=field, day=formats.day(day))
