"""Working time of the demo company: three models, eighteen months of days of its people, months before the last one closed."""

from __future__ import annotations

import datetime
import random
from typing import Any

from sqlalchemy import Connection, select

from app.core.dates import ONE_DAY, add_months
from app.data.office import SYSTEM, Office, command
from app.data.queries import query
from app.data.unit import Unit
from app.modules.hr.absence.api import missed_days
from app.modules.hr.people.api import Assignment, Calendar, Person, Target, calendars
from app.modules.hr.worktime.models import TimeBooking, TimeMonth, TimeRule, WorkTime
from app.modules.hr.worktime.queries.reckoning import history
from app.modules.hr.worktime.rules.breaks import needed
from app.modules.hr.worktime.rules.entries import Part, pauses_text
from app.modules.hr.worktime.rules.law import figures
from app.modules.hr.worktime.rules.models import FLEX, PAY, SHIFT, TRUST, ModelDraft, ShiftDraft
from app.modules.hr.worktime.rules.months import APPROVED, CLOCKED, CLOSED, TYPED
from app.modules.hr.worktime.services.masters import save_model, save_shift
from app.modules.hr.worktime.services.months import NOTHING, confirm_for, figures_of
from app.modules.hr.worktime.services.times import COLUMNS

D = datetime.date
SEED, MONTHS = 27, 18
CLOSED_BY_HAND = 2  # newest months that are left open


def demo(office: Office, _months: int) -> None:
    """Fill eighteen months up to yesterday, and close all but the last ones."""
    office.run(fill_times)
    office.run(close_times)
    program = Office(
        office.book, SYSTEM, office.clock
    )  # who signs in decides, so somebody else has to confirm
    program.run(confirm_for, office.read(waiting_people), _last_month(office))


def _last_month(office: Office) -> D:
    return add_months(office.clock().astimezone().date().replace(day=1), -1)


@query("hr.time.all")
def waiting_people(connection: Connection) -> list[int]:
    """Return who is led by somebody who signs in: their last month waits for its approval."""
    p, a = Person, Assignment
    heads = select(p.id).where(p.login != "")
    return list(
        connection.scalars(
            select(a.person_id).where(a.manager_id.in_(heads)).distinct().order_by(a.person_id)
        )
    )


@command("hr.time.change")
def fill_times(unit: Unit) -> None:
    """Give the people of the demo company models, opening balances and times, the same in every demo company."""
    first = add_months(unit.today.replace(day=1), -MONTHS)
    save_shift(unit, ShiftDraft("F", "Früh", "6:00-14:00", 30))
    save_shift(unit, ShiftDraft("S", "Spät", "14:00-22:00", 30))
    flex = save_model(
        unit, ModelDraft("Gleitzeit Büro", FLEX, "9:00-15:00", "", 20_0000, limit=40_0000, over=PAY)
    )
    shift = save_model(
        unit, ModelDraft("Zweischicht Lager", SHIFT, "", "F F F F F / S S S S S", 20_0000, limit=60_0000)
    )
    trust = save_model(unit, ModelDraft("Vertrauensarbeitszeit", TRUST))
    p = Person
    people = unit.connection.execute(select(p.id, p.entry, p.leaving, p.department).order_by(p.id)).all()
    plans = calendars(unit.connection, [row.id for row in people])
    missed = missed_days(unit.connection, [row.id for row in people], first, unit.today)
    chance, rows, rules, openings = random.Random(SEED), list[tuple[Any, ...]](), [], []  # noqa: S311  no secret
    for row in people:
        if row.leaving is not None and row.leaving < first:
            continue
        since = max(first, row.entry or first)
        late = row.department == "Lager"
        model = {"EDV": trust, "Lager": shift}.get(row.department, flex)
        rules.append({"person_id": row.id, "since": since, "model_id": model})
        if model != trust and since == first:
            minutes = chance.randrange(-300, 900)
            openings.append(
                {
                    "person_id": row.id,
                    "day": first,
                    "kind": "opening",
                    "minutes": minutes,
                    "reason": "Übernahme aus Papier",
                }
            )
        away = {one.day: one.part for one in missed.get(row.id, ())}
        last = min(row.leaving or unit.today - ONE_DAY, unit.today - ONE_DAY)
        rows += _times(chance, row.id, plans[row.id], (since, last), away, shifts=since if late else None)
    unit.insert_rows(TimeRule, rules)
    unit.insert_rows(TimeBooking, openings)
    keys = unit.reserve(WorkTime, len(rows))
    unit.insert_batch(WorkTime, COLUMNS, [(key, *row) for key, row in zip(keys, rows, strict=True)])


def _times(
    chance: random.Random,
    person: int,
    plan: Calendar,
    span: tuple[D, D],
    away: dict[D, Any],
    shifts: D | None,
) -> list[tuple[Any, ...]]:
    """Return the rows of a person's days without their keys: as much as is to be worked, some more, some less."""
    found = []
    for target in plan.days(*span):
        if not target.minutes or away.get(target.day, 0) == 1:
            continue
        part = _part(chance, target, away.get(target.day), shifts)
        source = TYPED if chance.random() < 0.2 else CLOCKED
        day = target.day.isoformat()
        found.append(
            (
                person,
                day,
                part.begin,
                part.end,
                pauses_text(part.pauses),
                part.kind,
                part.centre,
                "",
                source,
                day,
                "",
            )
        )
    return found


def _part(chance: random.Random, target: Target, away: Any, shifts: D | None) -> Part:
    minutes = target.minutes // 2 if away else target.minutes
    net = max(120, minutes + chance.choice((-35, -25, -15, -5, 0, 0, 0, 5, 10, 15, 25, 35)))
    if chance.random() < 0.004:
        net = 10 * 60 + 15 * chance.randrange(1, 5)  # a day that is too long, with its warning
    pause = needed(net, figures("adult", target.day))
    begin = 7 * 60 + 15 * chance.randrange(6) + chance.randrange(8)
    if shifts is not None:
        late = (target.day - (shifts - shifts.weekday() * ONE_DAY)).days // 7 % 2
        begin = (14 if late else 6) * 60 - chance.randrange(6)
    return Part(begin, begin + net + pause, (pause,) if pause else ())


@command("hr.time.change")
def close_times(unit: Unit) -> None:
    """Close all months but the newest ones of everybody, as approved by who leads them."""
    newest = unit.today.replace(day=1)
    r = TimeRule
    people = [int(key) for key in unit.connection.scalars(select(r.person_id).distinct())]
    until = add_months(newest, -CLOSED_BY_HAND)
    leaving = {key: last or D.max for key, last in unit.connection.execute(select(Person.id, Person.leaving))}
    rows = [
        {**NOTHING, **figures_of(figures), "person_id": person, "month": month, "state": CLOSED}
        for person, month, figures in history(unit.connection, people, until, unit.today)
        if leaving[person] >= month
    ]
    unit.insert_rows(TimeMonth, rows)
    month = add_months(newest, -1)
    stamp = {"confirmed_by": "anna", "approved_by": "anna", "confirmed_at": unit.now, "approved_at": unit.now}
    led = set(waiting_people(unit.connection))
    some = [one for one in people if one % 5 == 0 and one not in led]
    unit.insert_rows(
        TimeMonth, [{**NOTHING, **stamp, "person_id": one, "month": month, "state": APPROVED} for one in some]
    )
