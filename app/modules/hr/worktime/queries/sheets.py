"""Month sheets: a person's days with times, absence, balance, surcharges and warnings; months of all one may see; one's own clock."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.data import clock
from app.data.queries import query
from app.modules.hr.people.api import Person, own_person
from app.modules.hr.worktime.models import TimeMonth, TimeNote, WorkTime
from app.modules.hr.worktime.queries.loading import model_on, models, shifts
from app.modules.hr.worktime.queries.reckoning import Reckoned, kept_figures, reckon
from app.modules.hr.worktime.queries.visibility import OWN, VIEW, circle, in_circle, shown_kind
from app.modules.hr.worktime.rules.balance import (
    DayFigures,
    DayPlan,
    MonthFigures,
    account_share,
    light,
    missing,
)
from app.modules.hr.worktime.rules.checks import check
from app.modules.hr.worktime.rules.entries import WorkDay, write_entry
from app.modules.hr.worktime.rules.findings import Finding, found
from app.modules.hr.worktime.rules.law import figures
from app.modules.hr.worktime.rules.models import SHIFT, TRUST, Model, kept_times, off_plan
from app.modules.hr.worktime.rules.months import CLOSED, OPEN, span_of

BACK = 24 * 7 + 60  # days before a month that its averages and days off look at
NEAR = 8  # days before a month that the warnings of a list look at


@dataclass(frozen=True)
class Warned:
    """A warning with the reason that somebody noted, '' while nobody did."""

    finding: Finding
    reason: str = ""
    noted_by: str = ""


@dataclass(frozen=True)
class SheetDay:
    """A day of a sheet: what it asks, the times as typed, its figures, kinds of absence as far as one may know, balance after it, warnings."""

    plan: DayPlan
    times: str
    figures: DayFigures
    away: tuple[str, ...]
    balance: int | None
    warned: tuple[Warned, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A month sheet: whose, how far it is, its days and figures; kept are the figures of a closed month where they differ from those of now."""

    person: int
    name: str
    number: int
    department: str
    month: datetime.date
    state: str
    confirmed_by: str
    confirmed_at: datetime.datetime | None
    approved_by: str
    approved_at: datetime.datetime | None
    comment: str
    model: Model | None
    days: tuple[SheetDay, ...]
    figures: MonthFigures
    tone: str
    differs: bool


def _findings(
    one: Reckoned,
    known: Mapping[int, Model],
    times: Mapping[str, tuple[int, int]],
    month: datetime.date,
    today: datetime.date,
    windows: bool,
) -> list[Finding]:
    """Return what a month does not keep: the law, core time or shift, days without times, the account of § 2 (2) MiLoG."""
    since, until = span_of(month)
    record, result = one.record, []
    works: Sequence[WorkDay] = [record.works[day] for day in sorted(record.works)]
    result += check(works, since, until, record.terms(one.model), today, windows=windows)
    for work in works:
        if since <= work.day <= until:
            model, begun = model_on(record, known, work.day)
            if model is not None and work.day not in record.away:
                kept = kept_times(work, model, begun, times)
                result += [kept] if kept is not None else []
    result += _off_plan(one, known)
    if one.model is None or one.model.kind != TRUST:
        result += missing(one.days, record.works, record.away)
    share = account_share(one.figures, month, one.model)
    return [*result, share] if share is not None else result


def _off_plan(one: Reckoned, known: Mapping[int, Model]) -> list[Finding]:
    """Return the first day of a month on which the plan of shifts and the contract differ, which tells of all."""
    record = one.record
    planned = {key for key, model in known.items() if model.kind == SHIFT}
    if not planned.intersection(rule.model for rule in record.rules):
        return []
    for each in one.days:
        model, begun = model_on(record, known, each.day)
        usual = record.calendar.target(each.day).usual
        if (
            model is not None
            and record.calendar.employed(each.day)
            and off_plan(model, begun, each.day, usual)
        ):
            return [found("plan", each.day)]
    return []


def _late(connection: Connection, one: Reckoned, month: datetime.date) -> list[Finding]:
    """Return the days that were recorded later than § 17 MiLoG takes."""
    if one.model is None or not one.model.prompt:
        return []
    since, until = span_of(month)
    w, most = WorkTime, int(figures("record", since)["days"])
    rows = connection.execute(
        select(w.day, w.noted)
        .where(w.person_id == one.person, w.day >= since, w.day <= until)
        .order_by(w.day)
    )
    days = {day: noted for day, noted in rows if noted - day > most * ONE_DAY}
    return [found("late", day, at=noted, need=most) for day, noted in days.items()]


def sheet_of(connection: Connection, person: int, month: datetime.date, today: datetime.date) -> Sheet | None:
    """Return the month sheet of a person, None for nobody."""
    month, until = span_of(month)
    p, m, n = Person, TimeMonth, TimeNote
    about = connection.execute(
        select(p.first_name, p.last_name, p.number, p.department).where(p.id == person)
    ).first()
    if about is None:
        return None
    one = reckon(connection, [person], month, today, BACK)[person]
    row = (
        connection.execute(select(m.__table__).where(m.person_id == person, m.month == month))
        .mappings()
        .first()
    )
    notes = {
        (found_.day, found_.rule): (found_.reason, found_.login)
        for found_ in connection.execute(
            select(n.day, n.rule, n.reason, n.login).where(
                n.person_id == person, n.day >= month, n.day <= until
            )
        )
    }
    warned: dict[datetime.date, list[Warned]] = {}
    findings = [
        *_findings(one, models(connection), shifts(connection), month, today, windows=True),
        *_late(connection, one, month),
    ]
    for finding in sorted(findings, key=lambda each: (each.day, each.level, each.rule)):
        warned.setdefault(finding.day, []).append(
            Warned(finding, *notes.get((finding.day, finding.rule), ()))
        )
    reasons = _reasons(connection, person, month, until)
    days = tuple(_days(connection, one, warned, reasons))
    shown, differs = one.figures, False
    if row is not None and row["state"] == CLOSED:
        kept = kept_figures(dict(row), one.figures.before)
        differs, shown = kept != one.figures, kept
    return Sheet(
        person,
        f"{about.first_name} {about.last_name}".strip(),
        about.number,
        about.department,
        month,
        state=row["state"] if row is not None else OPEN,
        model=one.model,
        days=days,
        figures=shown,
        tone=light(shown.after, one.model),
        differs=differs,
        confirmed_by=row["confirmed_by"] if row is not None else "",
        confirmed_at=row["confirmed_at"] if row is not None else None,
        approved_by=row["approved_by"] if row is not None else "",
        approved_at=row["approved_at"] if row is not None else None,
        comment=row["comment"] if row is not None else "",
    )


def _reasons(
    connection: Connection, person: int, since: datetime.date, until: datetime.date
) -> dict[datetime.date, list[str]]:
    w = WorkTime
    rows = connection.execute(
        select(w.day, w.reason)
        .where(w.person_id == person, w.day >= since, w.day <= until, w.reason != "")
        .order_by(w.day, w.begin)
    )
    found_: dict[datetime.date, list[str]] = {}
    for day, reason in rows:
        if reason not in found_.setdefault(day, []):
            found_[day].append(reason)
    return found_


def _days(
    connection: Connection,
    one: Reckoned,
    warned: Mapping[datetime.date, list[Warned]],
    reasons: Mapping[datetime.date, list[str]],
) -> list[SheetDay]:
    record, result = one.record, []
    balance = one.figures.before
    plans = {plan.day: plan for plan in record.plans(one.days[0].day, one.days[-1].day)} if one.days else {}
    booked = dict.fromkeys(plans, 0)
    for day, minutes, _paid in record.bookings:
        if day in booked:
            booked[day] += minutes
    for each in one.days:
        balance += each.adds + booked[each.day]
        work = record.works.get(each.day)
        kinds = dict.fromkeys(
            shown_kind(connection, away.kind, record.person) for away in record.away.get(each.day, ())
        )
        result.append(
            SheetDay(
                plans[each.day],
                write_entry(each.day, work.parts) if work is not None else "",
                each,
                tuple(kinds),
                balance if each.counted else None,
                warned=tuple(warned.get(each.day, ())),
                reasons=tuple(reasons.get(each.day, ())),
            )
        )
    return result


@query(VIEW)
def month_sheet(connection: Connection, person: int, month: datetime.date) -> Sheet | None:
    """Return the month sheet of somebody one may see, None for others."""
    if not in_circle(connection, person):
        return None
    return sheet_of(connection, person, month, clock.today(connection))


@query(OWN)
def own_sheet(connection: Connection, month: datetime.date) -> Sheet | None:
    """Return one's own month sheet, None for who is no member of staff."""
    me = own_person(connection)
    return sheet_of(connection, me, month, clock.today(connection)) if me is not None else None


@dataclass(frozen=True)
class TeamMonth:
    """A month of a person in a list: state, figures, and how many grave and other warnings nobody gave a reason for."""

    key: int  # of the row of the month, 0 while there is none
    person: int
    name: str
    number: int
    department: str
    state: str
    figures: MonthFigures
    tone: str
    bad: int
    warn: int
    model: str
    earlier_open: bool


@query(VIEW)
def team_months(connection: Connection, month: datetime.date, department: str = "") -> list[TeamMonth]:
    """Return a month of everyone one may see who works in it, by surname; warnings are those of single days."""
    month, until = span_of(month)
    today, p = clock.today(connection), Person
    among = circle(connection)
    where = [p.department == department] if department else []
    where += [p.id.in_(among)] if among is not None else []
    rows = connection.execute(
        select(p.id, p.first_name, p.last_name, p.number, p.department)
        .where((p.entry.is_(None)) | (p.entry <= until), (p.leaving.is_(None)) | (p.leaving >= month), *where)
        .order_by(p.last_name, p.first_name, p.id)
    ).all()
    found_ = reckon(connection, [row.id for row in rows], month, today, NEAR)
    states = _states(connection, month)
    notes = _noted(connection, month, until)
    known, times = models(connection), shifts(connection)
    result = []
    for row in rows:
        one, kept = found_[row.id], states.get(row.id)
        shown = (
            one.figures if kept is None or kept["state"] != CLOSED else kept_figures(kept, one.figures.before)
        )
        open_ = [
            each
            for each in _findings(one, known, times, month, today, windows=False)
            if (row.id, each.day, each.rule) not in notes
        ]
        result.append(
            TeamMonth(
                kept["id"] if kept is not None else 0,
                row.id,
                f"{row.last_name}, {row.first_name}".strip(", "),
                row.number,
                row.department,
                state=kept["state"] if kept is not None else OPEN,
                figures=shown,
                tone=light(shown.after, one.model),
                bad=sum(each.level == "bad" for each in open_),
                warn=sum(each.level == "warn" for each in open_),
                model=one.model.name if one.model is not None else "",
                earlier_open=one.earlier_open,
            )
        )
    return result


def _states(connection: Connection, month: datetime.date) -> dict[int, Mapping[str, Any]]:
    m = TimeMonth
    rows = connection.execute(select(m.__table__).where(m.month == month)).mappings()
    return {row["person_id"]: dict(row) for row in rows}


def _noted(
    connection: Connection, since: datetime.date, until: datetime.date
) -> Collection[tuple[int, datetime.date, str]]:
    n = TimeNote
    rows = connection.execute(select(n.person_id, n.day, n.rule).where(n.day >= since, n.day <= until))
    return {(row.person_id, row.day, row.rule) for row in rows}
