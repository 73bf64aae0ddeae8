"""All that payroll reads of people, absences and its own registers, in a few statements for everybody."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY, add_months, month_end
from app.data.settings import setting
from app.data.unit import table_of
from app.modules.hr.absence.api import PAID_BY, Absence, Illness, sick_pay
from app.modules.hr.payroll.models import FundRate, PayBenefit, PayClaim, PayItem, PayKind, PayTerms
from app.modules.hr.payroll.queries.openings import Opening, openings
from app.modules.hr.payroll.rules.claims import BY_USE
from app.modules.hr.payroll.rules.gross import Gap
from app.modules.hr.payroll.rules.month import DAY
from app.modules.hr.people.api import (
    Assignment,
    AssignmentDraft,
    Calendar,
    Part,
    Person,
    Personal,
    calendars,
    parts,
    pay_parts,
)
from app.modules.hr.worktime.api import PaidTime, closed_versions, paid_times

Day = datetime.date
SICK, UNPAID = "sick", "unpaid"
MARKS = ("number", "use", "taxable", "insured", "one_off", "net", "percent", "spare")


@dataclass(frozen=True)
class Who:
    """A person as payroll knows them."""

    key: int
    number: int
    name: str
    entry: Day | None
    leaving: Day | None

    def here(self, month: Day) -> tuple[Day, Day] | None:
        """Return the first and last day of employment in a month, None for none."""
        first, last = max(self.entry or month, month), min(self.leaving or Day.max, month_end(month))
        return (first, last) if first <= last else None


@dataclass
class Sources:
    """What holds of everybody that was asked for, by person; kinds and funds for all."""

    people: dict[int, Who]
    files: dict[str, dict[int, list[Part[Any]]]]
    births: dict[int, Day | None]
    kinds: dict[int, Mapping[str, Any]]
    funds: list[Mapping[str, Any]]
    items: dict[int, list[Mapping[str, Any]]]
    terms: dict[int, list[Mapping[str, Any]]]
    benefits: dict[int, list[Mapping[str, Any]]]
    claims: dict[int, list[Mapping[str, Any]]]
    absences: dict[int, list[Any]]
    plans: dict[int, Calendar]
    opened: dict[tuple[int, int], Opening]
    method: str
    levy: bool
    u1: bool
    land: str
    times: Callable[[int, Day], PaidTime | None]
    closed: Mapping[int, list[tuple[Day, int]]]
    _paid: dict[int, dict[int, tuple[Day, Day] | None]] = field(default_factory=dict)

    def kind_for(self, use: str) -> int | None:
        """Return the number of the pay kind that stands for something."""
        return next((row["number"] for row in self.kinds.values() if row["use"] == use), None)

    def percent_of(self, use: str) -> int:
        """Return the per cent of a surcharge that are paid, 0 for none."""
        return next((row["percent"] for row in self.kinds.values() if row["use"] == use), 0)

    def spare_of(self, number: int) -> str:
        """Return what of a pay kind can't be attached: as it was chosen, else by what it stands for."""
        kind = next(row for row in self.kinds.values() if row["number"] == number)
        return str(kind["spare"] or BY_USE.get(kind["use"], ""))

    def opened_of(self, person: int) -> dict[int, Opening]:
        """Return what was brought forward of a person, by year."""
        return {year: one for (who, year), one in self.opened.items() if who == person}

    @functools.cached_property
    def common(self) -> str:
        """Return what holds for everybody, as one text: kinds, rates, settings."""
        kinds = [[row[name] for name in MARKS] for row in self.kinds.values()]
        funds = [
            [row[name] for name in ("name", "number", "since", "extra", "u1", "u2")] for row in self.funds
        ]
        return repr((kinds, funds, self.method, self.levy, self.u1, self.land))

    def stamp(self, person: int, day: Day) -> bytes:
        """Return the fingerprint of all that is read of a person and can matter up to a day."""
        who = self.people[person]
        files = [
            [(one.since, one.draft) for one in rows.get(person, ()) if one.since <= day]
            for name, rows in self.files.items()
            if name != "bank"
        ]
        terms = [row for row in self.terms.get(person, ()) if row["since"] <= day]
        items = [row for row in self.items.get(person, ()) if row["month"] <= day]
        beside = [
            row
            for rows in (self.benefits, self.claims)
            for row in rows.get(person, ())
            if row["since"] <= day
        ]
        away = [tuple(row) for row in self.absences.get(person, ()) if row.since <= day]
        leaving = who.leaving if who.leaving is not None and who.leaving <= day else None
        weeks = [(one.since, *one.weeks) for one in self.plans[person].weeks if one.since <= day]
        facts = (
            who.entry,
            leaving,
            self.births.get(person),
            files,
            terms,
            items,
            beside,
            away,
            weeks,
            self.opened_of(person),
            [one for one in self.closed.get(person, ()) if one[0] <= day],
        )
        return codec.digest(self.common, repr(facts))

    def works(self, person: int) -> Callable[[Day], bool]:
        """Return what tells whether somebody works on a weekday, holidays among them."""
        plan = self.plans[person]
        return lambda day: plan.week_on(day)[day.weekday()] > 0

    def gaps(self, person: int, first: Day, last: Day) -> dict[Day, Gap]:
        """Return the days between two on which nothing is paid for an absence."""
        found: dict[Day, Gap] = {}
        for row in self.absences.get(person, ()):
            if row.kind in PAID_BY or row.until < first or row.since > last:
                continue
            for day in _days(max(row.since, first), min(row.until, last)):
                if row.kind != SICK or not self._is_paid(person, row.id, day):
                    found[day] = self._gap(person, row, day)
        return found

    def _gap(self, person: int, row: Any, day: Day) -> Gap:
        part = DAY
        if row.minutes:
            target = self.plans[person].week_on(day)[day.weekday()]
            part = min(row.minutes * DAY // target, DAY) if target else 0
        elif (row.half_first and day == row.since) or (row.half_last and day == row.until):
            part = DAY // 2
        insured = row.kind == UNPAID and day < add_months(row.since, 1)
        return Gap(day, str(row.kind), part, insured or part < DAY)

    def _is_paid(self, person: int, key: int, day: Day) -> bool:
        """Say whether the employer pays on a day of an illness (§ 3 EntgFG)."""
        if person not in self._paid:
            ill = [
                Illness(row.id, row.since, row.until, int(row.cause_id or row.id))
                for row in self.absences.get(person, ())
                if row.kind == SICK
            ]
            self._paid[person] = {
                one.key: (one.until - (one.days - 1) * ONE_DAY, one.until) if one.until and one.days else None
                for one in sick_pay(self.people[person].entry, ill).values()
            }
        span = self._paid[person].get(key)
        return span is not None and span[0] <= day <= span[1]


def _days(first: Day, last: Day) -> Iterator[Day]:
    while first <= last:
        yield first
        first += ONE_DAY


def sources(connection: Connection, people: Collection[int] | None) -> Sources:
    """Return what payroll reads of some people, of everybody where none are named."""
    p, one = Person, next(iter(people)) if people is not None and len(people) == 1 else None
    among = [] if people is None else [p.id.in_(list(people))]
    who = {
        row.id: Who(
            row.id, row.number, f"{row.last_name}, {row.first_name}".strip(", "), row.entry, row.leaving
        )
        for row in connection.execute(
            select(p.id, p.number, p.first_name, p.last_name, p.entry, p.leaving).where(*among)
        )
    }
    files = {name: _by_person(rows) for name, rows in pay_parts(connection, one).items()}
    files["assignment"] = _by_person(parts(connection, Assignment, AssignmentDraft, one))
    h = Personal
    return Sources(
        people=who,
        files=files,
        births=dict(connection.execute(select(h.person_id, h.birth)).all()),
        kinds={row["id"]: row for row in _rows(connection, PayKind)},
        funds=sorted(_rows(connection, FundRate), key=lambda row: row["since"], reverse=True),
        items=_grouped(_rows(connection, PayItem)),
        terms=_grouped(_rows(connection, PayTerms)),
        benefits=_grouped(_rows(connection, PayBenefit)),
        claims=_grouped(_rows(connection, PayClaim)),
        absences=_absences(connection, who),
        plans=calendars(connection, who),
        opened=openings(connection),
        method=str(setting(connection, "payroll.method")),
        levy=bool(setting(connection, "payroll.levy")),
        u1=bool(setting(connection, "payroll.u1")),
        land=str(setting(connection, "company.land") or ""),
        times=_times(connection),
        closed=closed_versions(connection),
    )


def _times(connection: Connection) -> Callable[[int, Day], PaidTime | None]:
    """Return what tells the working time of somebody in a month, None for who has no time model in it."""
    known: dict[Day, dict[int, PaidTime]] = {}

    def times(person: int, month: Day) -> PaidTime | None:
        if month not in known:
            known[month] = paid_times(connection, month)
        return known[month].get(person)

    return times


def _rows(connection: Connection, kind: Any) -> list[Mapping[str, Any]]:
    table = table_of(kind)
    return [dict(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings()]


def _by_person(rows: Collection[Part[Any]]) -> dict[int, list[Part[Any]]]:
    found: dict[int, list[Part[Any]]] = {}
    for one in rows:
        found.setdefault(one.draft.person, []).append(one)
    return found


def _grouped(rows: list[Mapping[str, Any]]) -> dict[int, list[Mapping[str, Any]]]:
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["person_id"], []).append(row)
    return found


def _absences(connection: Connection, people: Mapping[int, Who]) -> dict[int, list[Any]]:
    a = Absence
    asked = select(
        a.id, a.person_id, a.kind, a.since, a.until, a.half_first, a.half_last, a.minutes, a.cause_id
    ).where(a.state == "approved")
    found: dict[int, list[Any]] = {}
    for row in connection.execute(asked.order_by(a.since, a.id)):
        if row.person_id in people:
            found.setdefault(row.person_id, []).append(row)
    return found
