"""Absences of the demo company: leave and sickness of eighteen months, requests that wait, notices of last year."""

from __future__ import annotations

import datetime
import random
from typing import Any

from sqlalchemy import select

from app.data.office import Office, command
from app.data.settings import put
from app.data.unit import Unit
from app.modules.hr.absence.models import Absence, LeaveNotice
from app.modules.hr.absence.rules.absences import APPROVED, ASKED, AbsenceDraft, ShutdownDraft
from app.modules.hr.absence.rules.family import maternity
from app.modules.hr.absence.services.absences import save_shutdown
from app.modules.hr.people.api import Calendar, Person, calendars

D, DAY = datetime.date, datetime.timedelta(days=1)
LONG_ILL, MOTHER = 20, 34  # an illness longer than six weeks, and a birth
ILL, BIRTH = (D(2025, 1, 13), D(2025, 4, 4)), D(2025, 6, 5)
SEED = 19


def demo(office: Office, _months: int) -> None:
    """Fill eighteen months up to the newest day of the demo company."""
    office.run(fill_absences)


@command("hr.absence.change")
def fill_absences(unit: Unit) -> None:
    """Give the people of the demo company leave and illness, the same in every demo company."""
    put(unit, "hr.leave_from", unit.today.year - 1)
    chance, p = random.Random(SEED), Person  # noqa: S311  the same days each time, no secret
    people = unit.connection.execute(select(p.id, p.leaving, p.login).order_by(p.id)).all()
    plans = calendars(unit.connection, [row.id for row in people])
    rows: list[dict[str, Any]] = []
    begin = D(unit.today.year - 1, 6, 1)
    for place, row in enumerate(people):
        end = min(row.leaving or unit.today, unit.today)
        for first, length in _blocks(chance, begin, end):
            kind = "sick" if chance.random() < 0.3 else "leave"
            _add(rows, plans[row.id], row.id, kind, first, until=first + length * DAY, end=end)
        if row.leaving is None and place % 9 == 4:
            first = unit.today + (20 + place) * DAY
            _add(rows, plans[row.id], row.id, "leave", first, until=first + 4 * DAY, end=D.max, state=ASKED)
    if len(people) > MOTHER:
        span = maternity(BIRTH)
        _alone(rows, AbsenceDraft(people[MOTHER].id, "maternity", span.since, span.until, due=BIRTH))
        _alone(rows, AbsenceDraft(people[LONG_ILL].id, "sick", *ILL, certificate="here"))
    _families(unit, plans, rows, [row.id for row in people if row.leaving is None])
    unit.insert_rows(Absence, rows)
    notices = [
        {
            "person_id": row.id,
            "year": begin.year,
            "day": datetime.date(begin.year, 9, 15),
            "days": 10_0000,
            "document_id": None,
            "way": "hand",
            "proven": datetime.date(begin.year, 9, 20),
        }
        for place, row in enumerate(people)
        if place % 10 != 3
    ]
    unit.insert_rows(LeaveNotice, notices)
    year = unit.today.year
    save_shutdown(unit, ShutdownDraft("Zwischen den Jahren", D(year, 12, 28), D(year, 12, 31)))


def _families(unit: Unit, plans: dict[int, Calendar], rows: list[dict[str, Any]], keys: list[int]) -> None:
    """Add what families bring: a sick child, special leave, and for the months to come maternity protection and parental leave."""
    soon, today = unit.today + 90 * DAY, unit.today
    asked = (
        (15, "child", today - 9 * DAY, 1),
        (24, "child", today - 40 * DAY, 0),
        (16, "special", today + 12 * DAY, 0),
    )
    for place, kind, first, more in asked:
        taken = {
            row["person_id"] for row in rows if row["since"] <= first + more * DAY and row["until"] >= first
        }
        if place < len(keys) and keys[place] not in taken:
            _add(rows, plans[keys[place]], keys[place], kind, first, until=first + more * DAY, end=D.max)
    if len(keys) > 12:
        due = soon + 42 * DAY
        span = maternity(due)
        _put(rows, AbsenceDraft(keys[10], "maternity", span.since, span.until, due=due), APPROVED)
        _put(rows, AbsenceDraft(keys[12], "parental", soon, soon + 364 * DAY, cut=True), APPROVED)


def _blocks(
    chance: random.Random, begin: datetime.date, end: datetime.date
) -> list[tuple[datetime.date, int]]:
    """Return random stretches of some days, far enough apart that none meet."""
    found, day = [], begin + chance.randrange(60) * DAY
    while day < end:
        length = chance.choice((0, 1, 2, 4, 4, 6, 9))
        found.append((day, length))
        day += (length + 35 + chance.randrange(70)) * DAY
    return found


def _add(
    rows: list[dict[str, Any]],
    plan: Calendar,
    person: int,
    kind: str,
    since: datetime.date,
    until: datetime.date,
    end: datetime.date,
    state: str = APPROVED,
) -> None:
    """Add an absence that begins and ends on working days, if there is any in the span."""
    days = [one.day for one in plan.days(since, min(until, end)) if one.minutes] if since <= end else []
    if not days:
        return
    proof = "here" if kind == "sick" and len(days) > 3 else "none"
    _put(rows, AbsenceDraft(person, kind, days[0], days[-1], certificate=proof), state)


def _alone(rows: list[dict[str, Any]], draft: AbsenceDraft) -> None:
    """Add an approved absence in place of all that would meet it."""
    since, until = draft.since or D.max, draft.until or D.min
    rows[:] = [
        row
        for row in rows
        if row["person_id"] != draft.person or row["until"] < since or row["since"] > until
    ]
    _put(rows, draft, APPROVED)


def _put(rows: list[dict[str, Any]], draft: AbsenceDraft, state: str) -> None:
    """Add an absence as it stands in the table."""
    values = vars(draft)
    names = {"person": "person_id", "substitute": "substitute_id", "cause": "cause_id"}
    row = {names.get(name, name): value for name, value in values.items()}
    if row["certificate"] == "here":
        row["proven_until"] = row["until"]
    rows.append({**row, "state": state, "reason": "", "login": "anna"})
