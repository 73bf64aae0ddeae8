"""Months of people reckoned from their records: from the last closed month on, day by day, with what each end does to the balance."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.modules.hr.worktime.models import TimeMonth
from app.modules.hr.worktime.queries.loading import Record, model_on, models, records, rules_of
from app.modules.hr.worktime.rules.balance import (
    DayFigures,
    MonthFigures,
    counted_until,
    day_figures,
    end_of_month,
    month_figures,
)
from app.modules.hr.worktime.rules.models import Model
from app.modules.hr.worktime.rules.months import CLOSED, months, span_of


@dataclass(frozen=True)
class Reckoned:
    """A month of a person as it is now: figures with its end, its days, its model, and whether the month before is still open."""

    person: int
    figures: MonthFigures
    days: tuple[DayFigures, ...]
    model: Model | None
    earlier_open: bool
    record: Record


def closed_before(
    connection: Connection, people: Collection[int], month: datetime.date
) -> dict[int, tuple[datetime.date, int]]:
    """Return by person the newest closed month before another one, and the balance at its end in minutes."""
    m = TimeMonth
    newest = (
        select(m.person_id, func.max(m.month).label("newest"))
        .where(m.state == CLOSED, m.month < month, m.person_id.in_(list(people)))
        .group_by(m.person_id)
        .subquery()
    )
    rows = connection.execute(
        select(m.person_id, m.month, m.after).join(
            newest, (newest.c.person_id == m.person_id) & (newest.c.newest == m.month)
        )
    )
    return {int(person): (day, int(after)) for person, day, after in rows}


def reckon(
    connection: Connection, people: Collection[int], month: datetime.date, today: datetime.date, back: int = 0
) -> dict[int, Reckoned]:
    """Return a month of people by their keys; records are read so many days further back, for checks that look back."""
    month, until = span_of(month)
    begun, closed = rules_of(connection, people), closed_before(connection, people, month)
    starts: dict[int, datetime.date] = {}
    for person in people:
        first = min((one.since for one in begun.get(person, ())), default=month)
        starts[person] = add_months(closed[person][0], 1) if person in closed else first.replace(day=1)
    since = min((*starts.values(), month)) - back * ONE_DAY
    after = until + (60 if back else 0) * ONE_DAY
    known, found = models(connection), records(connection, people, since, after)
    return {
        person: _reckoned(record, known, (min(starts[person], month), month), closed.get(person), today)
        for person, record in found.items()
    }


def _reckoned(
    record: Record,
    known: Mapping[int, Model],
    span: tuple[datetime.date, datetime.date],
    closed: tuple[datetime.date, int] | None,
    today: datetime.date,
) -> Reckoned:
    balance, counted = closed[1] if closed is not None else 0, _counted(record, today)
    figures, model = MonthFigures(), None
    days: tuple[DayFigures, ...] = ()
    for month in months(*span):
        figures, days, model = _month(record, known, month, balance, counted, whole=month == span[1])
        balance = figures.after
    return Reckoned(record.person, figures, tuple(days), model, span[0] < span[1], record=record)


def _counted(record: Record, today: datetime.date) -> datetime.date:
    last = max((day for day in record.works if day <= today), default=None)
    return counted_until(today, record.works[last] if last is not None else None)


def history(
    connection: Connection, people: Collection[int], until: datetime.date, today: datetime.date
) -> Iterator[tuple[int, datetime.date, MonthFigures]]:
    """Yield the figures of every month of people from their first model until a month, as if none were closed: person, month, figures."""
    begun, known = rules_of(connection, people), models(connection)
    since = min((one.since for rules in begun.values() for one in rules), default=until).replace(day=1)
    for person, record in records(connection, people, since, span_of(until)[1]).items():
        balance, counted = 0, _counted(record, today)
        for month in months(record.since or until, until):
            figures, _days, model = _month(record, known, month, balance, counted, whole=True)
            balance = figures.after
            if model is not None:
                yield person, month, figures


def _month(
    record: Record,
    known: Mapping[int, Model],
    month: datetime.date,
    before: int,
    counted: datetime.date,
    *,
    whole: bool,
) -> tuple[MonthFigures, tuple[DayFigures, ...], Model | None]:
    first, last = span_of(month)
    model, _since = model_on(record, known, last)
    begun = record.since or datetime.date.max
    days: list[DayFigures] = []
    for since, until, counts in _stretches(record, known, first, last):
        plans = record.plans(since, until)
        days += day_figures(plans, record.works, record.away, counts and since >= begun, counted)
    works = [record.works[one.day] for one in days if one.day in record.works] if whole else []
    inside = [one for one in record.bookings if first <= one[0] <= last]
    booked, paid = (
        sum(minutes for _day, minutes, _paid in inside),
        sum(paid for _day, _minutes, paid in inside),
    )
    figures = month_figures(days, works, record.is_holiday, before, booked, payouts=paid)
    return (end_of_month(figures, model) if last <= counted else figures), tuple(days), model


def _stretches(
    record: Record, known: Mapping[int, Model], first: datetime.date, last: datetime.date
) -> list[tuple[datetime.date, datetime.date, bool]]:
    """Return the parts of a month in which one model holds, with whether it keeps a balance."""
    cuts = sorted({first, *(one.since for one in record.rules if first < one.since <= last)})
    found = []
    for place, since in enumerate(cuts):
        until = cuts[place + 1] - ONE_DAY if place + 1 < len(cuts) else last
        model, _since = model_on(record, known, since)
        found.append((since, until, model is not None and model.counts))
    return found


def kept_figures(row: Mapping[str, Any], before: int) -> MonthFigures:
    """Return the figures of a closed month as they were kept."""
    whole = {
        name: int(str(row[name]))
        for name in ("target", "worked", "credit", "booked", "lapsed", "paid", "after")
    }
    return MonthFigures(
        **whole,
        before=before,
        surcharges=json.loads(str(row["surcharges"]) or "{}"),
        centres=json.loads(str(row["centres"]) or "{}"),
    )
