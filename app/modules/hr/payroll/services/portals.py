"""Preparing what the portals want to be told of a released month, and keeping that it was entered."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months, month_end
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.hr.absence.api import Absence
from app.modules.hr.payroll.models import PayNotice, PayRun
from app.modules.hr.payroll.queries.amounts import run_amounts
from app.modules.hr.payroll.queries.facts import inputs_of_year
from app.modules.hr.payroll.queries.paying import owed_to
from app.modules.hr.payroll.queries.portals import (
    digest_of,
    fields_of_notice,
    months_of,
    run_inputs,
)
from app.modules.hr.payroll.queries.sources import SICK, sources
from app.modules.hr.payroll.rules.dues import dues
from app.modules.hr.payroll.rules.kinds import CHANGE, RELEASED
from app.modules.hr.payroll.rules.month import MonthInput
from app.modules.hr.payroll.rules.portals import (
    BUREAU,
    CERTIFICATE,
    ENTERED,
    PREPARED,
    REPORT,
    RETURN,
    STATEMENT,
    U1,
    U2,
    Event,
    certificate_due,
    due_of,
    events,
    span_of,
    year_events,
)
from app.modules.hr.people.api import Person

Day = datetime.date
JANUARY, DECEMBER = 1, 12
MINI = "109"


@dataclass(frozen=True)
class Wanted:
    """A report as it is prepared."""

    kind: str
    due: Day
    person: int | None = None
    fund: str = ""
    code: str = ""
    since: Day | None = None
    until: Day | None = None

    def mark(self, month: Day) -> str:
        """Return what names the report once: those of a month by the month, those of a person by their days."""
        if self.person is None:
            return f"{self.kind} {month:%Y-%m} {self.fund}".strip()
        return f"{self.kind} {self.person} {self.code} {self.since} {self.until or ''}".strip()


@command(CHANGE)
def prepare_notices(unit: Unit, key: int) -> int:
    """Prepare the reports of a released month for the portals and return how many are new; what is prepared already stays."""
    run = unit.row(PayRun, key, lock=True)
    if run["state"] != RELEASED:
        raise Invalid(N_("Please release the month first."), field="state")
    n = PayNotice
    known = set(unit.connection.scalars(select(n.mark)))
    rows = []
    for one in [*_of_month(unit, run), *_of_people(unit, run)]:
        mark = one.mark(run["month"])
        if mark not in known:
            known.add(mark)
            rows.append(_row(one, mark, run))
    if rows:
        unit.insert_rows(PayNotice, rows)
    return len(rows)


def _row(one: Wanted, mark: str, run: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "mark": mark,
        "kind": one.kind,
        "run_id": run["id"],
        "month": run["month"],
        "person_id": one.person,
        "fund": one.fund,
        "code": one.code,
        "since": one.since,
        "until": one.until,
        "due": one.due,
        "state": PREPARED,
        "entered_on": None,
        "login": "",
        "receipt": "",
        "digest": None,
    }


def _of_month(unit: Unit, run: Mapping[str, Any]) -> Iterator[Wanted]:
    """Yield a statement for each fund that something is owed to or comes back from, and the wage tax return, also one of nothing."""
    days = dues(run["month"], str(setting(unit.connection, "company.land") or ""))
    for fund, amount in sorted(owed_to(unit.connection, run["id"]).items()):
        if fund and amount:
            yield Wanted(STATEMENT, days.statement, fund=fund)
    yield Wanted(RETURN, days.wage_tax)


def _of_people(unit: Unit, run: Mapping[str, Any]) -> Iterator[Wanted]:
    month: Day = run["month"]
    p = Person
    spans = {
        row.id: (row.entry, row.leaving) for row in unit.connection.execute(select(p.id, p.entry, p.leaving))
    }
    now = {
        person: given
        for (person, day), given in run_inputs(unit.connection, run["id"]).items()
        if day == month
    }
    before = _before(unit, month)
    moved = {
        one.person
        for one in run_amounts(unit.connection, run["id"])
        if one.amount.last_year and one.amount.part == "insurance"
    }
    for person, given in sorted(now.items()):
        entry, leaving = spans[person]
        found = events(
            given,
            before.get(person),
            entry=entry,
            leaving=leaving,
            paid_until=_paid_until(unit, person, month),
        )
        if person in moved:
            last = month.replace(year=month.year - 1, month=DECEMBER)
            found.append(Event("54", last, month_end(last)))
        for one in found:
            yield _report(unit, person, one, month, given, before=before.get(person), entry=entry)
        if not given.cover.flat_pay or _taxed_before(unit, person, month):
            yield from _certificate(person, given, month, entry, leaving)
        if given.maternity is not None:
            last = month_end(month)
            yield Wanted(U2, month_end(last + ONE_DAY), person, given.cover.fund, "", since=month, until=last)
    if setting(unit.connection, "payroll.u1"):
        yield from _sick_pay(unit, month, now)
    if month.month == JANUARY:
        yield from _of_year(unit, month, spans)


def _sick_pay(unit: Unit, month: Day, now: Mapping[int, MonthInput]) -> Iterator[Wanted]:
    """Yield a claim to the levy U1 for each illness with days of a month that the employer pays (§ 1 Abs. 1 AAG)."""
    found, last = sources(unit.connection, None), month_end(month)
    for person, given in sorted(now.items()):
        gaps = found.gaps(person, month, last)
        for row in found.absences.get(person, ()):
            first, until = max(row.since, month), min(row.until, last)
            days = [first + n * ONE_DAY for n in range((until - first).days + 1)]
            paid = [day for day in days if day not in gaps]
            if row.kind == SICK and paid:
                yield Wanted(
                    U1, month_end(last + ONE_DAY), person, given.cover.fund, "", since=paid[0], until=paid[-1]
                )


def _before(unit: Unit, month: Day) -> dict[int, MonthInput]:
    r = PayRun
    key = unit.connection.scalar(select(r.id).where(r.month == add_months(month, -1)))
    if key is None:
        return {}
    found = run_inputs(unit.connection, key)
    return {person: given for (person, day), given in found.items() if day == add_months(month, -1)}


def _absence_before(unit: Unit, person: int, month: Day) -> tuple[str, Day] | None:
    """Return kind and first day of the absence that covers the first day of a month, None for none."""
    a = Absence
    row = unit.connection.execute(
        select(a.kind, a.since)
        .where(a.person_id == person, a.state == "approved", a.since <= month, a.until >= month)
        .order_by(a.since)
        .limit(1)
    ).first()
    return (row.kind, row.since) if row is not None else None


def _paid_until(unit: Unit, person: int, month: Day) -> Day | None:
    """Return the last day before a break: the day before the absence, after unpaid leave a month later (§ 7 Abs. 3 SGB IV)."""
    found = _absence_before(unit, person, month)
    if found is None:
        return None
    kind, since = found
    return add_months(since, 1) - ONE_DAY if kind == "unpaid" else since - ONE_DAY


def _report(
    unit: Unit,
    person: int,
    one: Event,
    month: Day,
    given: MonthInput,
    before: MonthInput | None,
    entry: Day | None,
) -> Wanted:
    since, fund = one.since, given.cover.fund
    if one.until is not None and one.code not in ("40", "54", "92"):
        year = one.until.replace(month=1, day=1)
        found = months_of(unit.connection, person, year, one.until.replace(day=1))
        since = span_of({day: made for day, (made, _amounts) in found.items()}, one.until, entry)
    if one.code in ("31", "32") and before is not None:
        fund = before.cover.fund
    return _told(person, replace(one, since=since), month, fund)


def _told(person: int, one: Event, month: Day, fund: str) -> Wanted:
    due = due_of(one.code, month, one.until or one.since)
    return Wanted(REPORT, due, person, fund, one.code, since=one.since, until=one.until)


def _taxed_before(unit: Unit, person: int, month: Day) -> bool:
    """Say whether some month of the year was taxed by the tax data; pay that is all taxed flatly has no certificate (§ 41b Abs. 6 EStG)."""
    found = months_of(unit.connection, person, month.replace(month=1), month)
    return any(not given.cover.flat_pay for given, _amounts in found.values())


def _certificate(
    person: int, given: MonthInput, month: Day, entry: Day | None, leaving: Day | None
) -> Iterator[Wanted]:
    """Yield the certificate of who leaves, or of the year in December; not for mini-jobs with the flat tax (§ 41b Abs. 6 EStG)."""
    if given.cover.person_group == MINI and given.cover.flat_tax:
        return
    ends = leaving is not None and month <= leaving <= month_end(month)
    if ends or month.month == DECEMBER:
        first = month.replace(month=1)
        last = min(leaving or Day.max, month_end(month))
        yield Wanted(
            CERTIFICATE,
            certificate_due(month.year),
            person,
            "",
            "",
            since=max(first, entry or first),
            until=last,
        )


def _of_year(unit: Unit, month: Day, spans: Mapping[int, tuple[Day | None, Day | None]]) -> Iterator[Wanted]:
    """Yield the reports of the year before, of everybody with a slip in it."""
    last = month - ONE_DAY
    inputs = inputs_of_year(unit.connection, last.year)
    for person, months in sorted(inputs.items()):
        entry, leaving = spans[person]
        given = months[max(months)]
        for one in year_events(given, last, entry, leaving):
            since = span_of(months, last, entry) if one.code == "50" else one.since
            yield _told(person, replace(one, since=since), month, given.cover.fund)


# -- entering ----------------------------------------------------------------------
@command(CHANGE)
def enter_notice(unit: Unit, key: int, day: Day, receipt: str = "", version: int | None = None) -> None:
    """Keep that a report was entered in its portal on a day, with the number of the receipt; once more changes day and number."""
    row = unit.row(PayNotice, key, lock=True)
    if row["kind"] == BUREAU:
        raise Invalid(N_("A file that was written stays written."), field="state")
    if day > unit.today:
        raise Invalid(N_("This day is still to come."), field="day")
    if day < row["month"] and row["since"] is None:
        raise Invalid(N_("This lies before the month."), field="day")
    notice = unit.connection.execute(select(PayNotice.__table__).where(PayNotice.id == key)).one()
    values = {
        "state": ENTERED,
        "entered_on": day,
        "login": unit.login,
        "receipt": receipt.strip()[:60],
        "digest": digest_of(fields_of_notice(unit.connection, notice)),
    }
    unit.update(PayNotice, key, values, version)


@command(CHANGE)
def reopen_notice(unit: Unit, key: int) -> None:
    """Say that a report is still to be entered, or to be entered anew because its figures changed. Twice is once."""
    row = unit.row(PayNotice, key, lock=True)
    if row["state"] == PREPARED:
        return
    if row["kind"] == BUREAU:
        raise Invalid(N_("A file that was written stays written."), field="state")
    values = {"state": PREPARED, "entered_on": None, "login": "", "receipt": "", "digest": None}
    unit.update(PayNotice, key, values)
