"""Times, models, absence and calendars of many people, each read in one statement for all of them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY
from app.modules.hr.absence.api import CREDITED, missed_days
from app.modules.hr.people.api import Calendar, Personal, calendars, on_day
from app.modules.hr.worktime.models import Shift, TimeBooking, TimeModel, TimeRule, WorkTime
from app.modules.hr.worktime.rules.balance import Away, DayPlan
from app.modules.hr.worktime.rules.checks import Terms
from app.modules.hr.worktime.rules.entries import Part, WorkDay, pauses_of
from app.modules.hr.worktime.rules.models import (
    PAYOUT,
    Model,
    ModelFrom,
    minutes_of,
    read_rota,
    read_span,
)

Days = dict[datetime.date, WorkDay]
Absent = dict[datetime.date, list[Away]]


@dataclass
class Record:
    """All of a person that months are reckoned from: calendar, models by day, times, absence, bookings as (day, minutes, paid)."""

    person: int
    calendar: Calendar
    rules: list[ModelFrom] = field(default_factory=list)
    works: Days = field(default_factory=dict)
    away: Absent = field(default_factory=dict)
    bookings: list[tuple[datetime.date, int, int]] = field(default_factory=list)
    birth: datetime.date | None = None

    @property
    def since(self) -> datetime.date | None:
        """The first day of the record, None where there is no model."""
        return min((one.since for one in self.rules), default=None)

    def is_holiday(self, day: datetime.date) -> bool:
        """Say whether a day is a public holiday where they work then."""
        return self.calendar.holiday(day) is not None

    def plans(self, since: datetime.date, until: datetime.date) -> list[DayPlan]:
        """Return what the days from one until another ask."""
        return [
            DayPlan(one.day, one.minutes, one.usual, str(one.holiday or ""))
            for one in self.calendar.days(since, until)
        ]

    def terms(self, model: Model | None) -> Terms:
        """Return what checks need of a person beside the times."""
        return Terms(
            self.is_holiday,
            lambda day: day in self.away,
            self.birth,
            model is not None and model.sundays,
            model is not None and model.night,
            prompt=model is not None and model.prompt,
            since=self.since or datetime.date.max,
        )


def models(connection: Connection) -> dict[int, Model]:
    """Return all models as they are counted with, by key."""
    rows = connection.execute(select(TimeModel.__table__)).mappings()
    return {
        row["id"]: Model(
            row["id"],
            row["name"],
            row["kind"],
            read_span(row["core"], "core") if row["core"] else None,
            read_rota(row["rota"]) if row["rota"] else (),
            warn=minutes_of(row["warn"]),
            limit=minutes_of(row["limit"]),
            over=row["over"],
            sundays=row["sundays"],
            night=row["night"],
            prompt=row["prompt"],
        )
        for row in rows
    }


def shifts(connection: Connection) -> dict[str, tuple[int, int]]:
    """Return the times of all shifts by their letters, in minutes of the day."""
    s = Shift
    return {code: read_span(times, "times") for code, times in connection.execute(select(s.code, s.times))}


def works_of(
    connection: Connection, people: Collection[int], since: datetime.date, until: datetime.date
) -> dict[int, Days]:
    """Return the times of people between two days, by person and day."""
    w = WorkTime
    rows = connection.execute(
        select(w.person_id, w.day, w.begin, w.end, w.pauses, w.kind, w.cost_centre)
        .where(w.day >= since, w.day <= until, w.person_id.in_(list(people)))
        .order_by(w.person_id, w.day, w.begin)
    )
    found: dict[int, dict[datetime.date, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for person, day, begin, end, pauses, kind, centre in rows:
        found[person][day].append(Part(begin, end, pauses_of(pauses) if pauses else (), kind, centre))
    return {
        person: {day: WorkDay(day, tuple(parts)) for day, parts in days.items()}
        for person, days in found.items()
    }


def rules_of(connection: Connection, people: Collection[int] | None = None) -> dict[int, list[ModelFrom]]:
    """Return which model holds from which day for whom, in order; of everybody where nobody is named."""
    r = TimeRule
    among = [r.person_id.in_(list(people))] if people is not None else []
    found: dict[int, list[ModelFrom]] = defaultdict(list)
    query = select(r.person_id, r.since, r.model_id).where(*among).order_by(r.person_id, r.since)
    for person, since, model in connection.execute(query):
        found[person].append(ModelFrom(since, model))
    return found


def records(
    connection: Connection, people: Collection[int], since: datetime.date, until: datetime.date
) -> dict[int, Record]:
    """Return the records of people between two days, in eight statements however many they are."""
    plans, rules = calendars(connection, people), rules_of(connection, people)
    found = {key: Record(key, plans[key], rules.get(key, [])) for key in people if key in plans}
    for key, works in works_of(connection, list(found), since, until).items():
        found[key].works = works
    for key, missed in missed_days(connection, list(found), since, until).items():
        for one in missed:
            found[key].away.setdefault(one.day, []).append(Away(one.kind, one.part, one.kind in CREDITED))
    b, p = TimeBooking, Personal
    rows = connection.execute(
        select(b.person_id, b.day, b.kind, b.minutes).where(
            b.person_id.in_(list(found)), b.day >= since, b.day <= until
        )
    )
    for key, day, kind, minutes in rows:
        found[key].bookings.append((day, minutes, -minutes if kind == PAYOUT else 0))
    for key, birth in connection.execute(select(p.person_id, p.birth).where(p.person_id.in_(list(found)))):
        found[key].birth = birth
    return found


def model_on(
    record: Record, known: Mapping[int, Model], day: datetime.date
) -> tuple[Model | None, datetime.date]:
    """Return the model of a person on a day and since when it holds, None before the first."""
    one = on_day(record.rules, day)
    return (known.get(one.model), one.since) if one is not None else (None, day)


def last_day(record: Record) -> datetime.date:
    """Return the day after which nobody works any more."""
    return record.calendar.leaving or datetime.date.max - ONE_DAY
