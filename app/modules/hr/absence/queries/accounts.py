"""Leave accounts of people: their history is read once for all of them and reckoned by the rules."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.queries import query
from app.data.settings import setting
from app.data.system_tables import TrailRun
from app.modules.finance.chart.api import all_periods
from app.modules.hr.absence.models import Absence, LeaveNotice, LeaveOpening
from app.modules.hr.absence.queries.visibility import OWN, VIEW, circle, in_circle, may_see_health, own
from app.modules.hr.absence.rules.absences import HOLDS, LEAVE, MATERNITY, PARENTAL, PROVEN, SICK, UNPAID
from app.modules.hr.absence.rules.accounts import (
    CONTRACT,
    DISABILITY,
    PLANNED,
    REQUESTED,
    TAKEN,
    Account,
    Bucket,
    Facts,
    Opening,
    Policy,
    Use,
    accounts,
)
from app.modules.hr.absence.rules.entitlement import Employment, Span, Terms, month_days
from app.modules.hr.absence.rules.taking import Away, leave_days, parts_of
from app.modules.hr.people.api import (
    Calendar,
    Contract,
    Disability,
    Person,
    Personal,
    calendars,
    full_name,
    is_here,
    read_weeks,
    week_days,
)

DAYS = 10_000  # the scale of days of leave in the book


@dataclass(frozen=True)
class PersonAccounts:
    """The leave accounts of a person, the oldest year first."""

    person: int
    name: str
    department: str
    accounts: tuple[Account, ...]

    @property
    def newest(self) -> Account | None:
        """The account of the last year."""
        return self.accounts[-1] if self.accounts else None


def policy(connection: Connection) -> Policy:
    """Return what the book says of carrying leave over."""

    def end(key: str) -> tuple[int, int]:
        month = int(setting(connection, key))
        return month, 28 if month == 2 else month_days(datetime.date.min.replace(month=month))

    return Policy(
        end("hr.leave_until"),
        end("hr.contract_leave_until"),
        bool(setting(connection, "hr.contract_leave_needs_notice")),
    )


@dataclass
class _History:
    """What was read of a person."""

    terms: list[Terms]
    absences: list[Any]
    disability: list[Span]
    openings: list[Opening]
    notices: set[int]


def _read(connection: Connection, keys: Collection[int]) -> dict[int, _History]:
    found: dict[int, _History] = defaultdict(lambda: _History([], [], [], [], set()))
    c, a, d, o, n = Contract, Absence, Disability, LeaveOpening, LeaveNotice
    chosen = list(keys)
    for row in connection.execute(
        select(c.person_id, c.since, c.week, c.leave, c.twelfths)
        .where(c.person_id.in_(chosen))
        .order_by(c.person_id, c.since)
    ):
        terms = Terms(row.since, week_days(read_weeks(row.week)), Fraction(row.leave, DAYS), row.twelfths)
        found[row.person_id].terms.append(terms)
    for row in connection.execute(
        select(a.__table__).where(a.person_id.in_(chosen), a.state.in_(HOLDS)).order_by(a.person_id, a.since)
    ):
        found[row.person_id].absences.append(row)
    proofs = select(d.person_id, d.since, d.until).where(d.person_id.in_(chosen))
    for person, since, until in connection.execute(proofs):
        found[person].disability.append((since, until or datetime.date.max))
    brought = select(o.person_id, o.year, o.kind, o.days, o.expires).where(o.person_id.in_(chosen))
    for person, year, kind, days, expires in connection.execute(brought):
        found[person].openings.append(Opening(year, kind, Fraction(days, DAYS), expires))
    told = select(n.person_id, n.year).where(n.person_id.in_(chosen), n.proven.is_not(None))
    for person, year in connection.execute(told):
        found[person].notices.add(year)
    return found


def _spans(absences: list[Any], *kinds: str) -> tuple[Span, ...]:
    return tuple((row.since, row.until) for row in absences if row.kind in kinds and row.state == "approved")


def proven_illness(absences: list[Any]) -> list[Span]:
    """Return the days of illness with a certificate, each until the day it says."""
    return [
        (row.since, min(row.proven_until or row.until, row.until))
        for row in absences
        if row.kind == SICK and row.certificate in PROVEN
    ]


def uses_of(absences: list[Any], plan: Calendar, today: datetime.date) -> list[Use]:
    """Return the days of leave of a person: requested, planned from today on, taken."""
    ill, found = proven_illness(absences), []
    for row in absences:
        if row.kind != LEAVE:
            continue
        away = Away(row.since, row.until, row.half_first, row.half_last, row.minutes)
        for day, days in leave_days(away, plan.days(row.since, row.until), ill):
            granted = TAKEN if day < today else PLANNED
            found.append(Use(day, days, REQUESTED if row.state == "asked" else granted))
    return found


def returned_days(absences: list[Any], plan: Calendar) -> dict[int, Fraction]:
    """Return by year the days of granted leave that were none, because of illness with a certificate (§ 9 BUrlG)."""
    ill, found = proven_illness(absences), defaultdict[int, Fraction](Fraction)
    for row in absences:
        if row.kind != LEAVE or row.state != "approved" or not ill:
            continue
        away = Away(row.since, row.until, row.half_first, row.half_last, row.minutes)
        for day, part in parts_of(away, plan.days(row.since, row.until)):
            if any(first <= day <= last for first, last in ill):
                found[day.year] += part
    return found


def first_year(connection: Connection) -> int:
    """Return from which year leave accounts are kept where nobody said it: that in which the book was made, or its first fiscal year where
    that one comes later.
    """
    made = connection.scalar(select(TrailRun.at).order_by(TrailRun.seq).limit(1))
    years = [period.start.year for period in all_periods(connection)]
    return max(made.astimezone().year if made else clock.today(connection).year, min(years, default=0))


def accounts_of(
    connection: Connection, keys: Collection[int], until: int | None = None
) -> dict[int, PersonAccounts]:
    """Return the leave accounts of people until a year, this one where none is named; five queries for all of them.

    Who has no contract and no first day has no account.
    """
    today = clock.today(connection)
    last, first = until or today.year, int(setting(connection, "hr.leave_from"))
    agreed, histories = policy(connection), _read(connection, keys)
    plans = calendars(connection, keys)
    p, b = Person, Personal
    rows = connection.execute(
        select(p.id, p.entry, p.leaving, p.department, full_name().label("name"), b.birth)
        .outerjoin(b, b.person_id == p.id)
        .where(p.id.in_(list(keys)))
        .order_by(func.lower(p.last_name), func.lower(p.first_name), p.id)
    )
    found = {}
    for row in rows:
        known = histories[row.id]
        made: list[Account] = []
        if known.terms:
            entry = row.entry or known.terms[0].since
            one = Employment(
                entry,
                row.leaving,
                tuple(known.terms),
                row.birth,
                tuple(known.disability),
                parental=tuple((a.since, a.until) for a in known.absences if a.kind == PARENTAL and a.cut),
                unpaid=_spans(known.absences, UNPAID),
            )
            facts = Facts(
                frozenset(known.notices),
                _spans(known.absences, SICK),
                _spans(known.absences, PARENTAL, MATERNITY),
            )
            uses = uses_of(known.absences, plans[row.id], today)
            made = accounts(
                one,
                max(first, entry.year),
                last,
                uses,
                today,
                openings=known.openings,
                facts=facts,
                policy=agreed,
            )
            back = returned_days(known.absences, plans[row.id])
            made = [replace(each, returned=back.get(each.year, Fraction(0))) for each in made]
        found[int(row.id)] = PersonAccounts(int(row.id), row.name, row.department, tuple(made))
    return found


def without_health(one: PersonAccounts) -> PersonAccounts:
    """Return accounts in which leave for a disability stands with that by contract, and which tell of no illness in leave: the sum tells,
    the reason does not.
    """
    return replace(one, accounts=tuple(_merged(replace(each, returned=Fraction(0))) for each in one.accounts))


def _merged(account: Account) -> Account:
    if all(each.kind != DISABILITY for each in account.buckets) and not account.reckoned.disability:
        return account
    joined: dict[tuple[int, str], Bucket] = {}
    for each in account.buckets:
        key = (each.year, CONTRACT if each.kind == DISABILITY else each.kind)
        held = joined.get(key)
        if held is None:
            joined[key] = replace(each, kind=key[1])
            continue
        sums = {
            name: getattr(held, name) + getattr(each, name)
            for name in ("given", "taken", "planned", "requested", "lapsed")
        }
        joined[key] = replace(held, **sums)
    about = account.reckoned
    steps = tuple(step for step in about.steps if not step[0].startswith("disability"))
    reckoned = replace(about, disability=Fraction(0), contract=about.contract + about.disability, steps=steps)
    return replace(account, buckets=tuple(joined.values()), reckoned=reckoned)


@query(OWN)
def own_accounts(connection: Connection, until: int | None = None) -> PersonAccounts | None:
    """Return one's own leave accounts, None for who is no member of staff."""
    me = own(connection)
    return accounts_of(connection, [me], until)[me] if me is not None else None


@query(VIEW)
def person_accounts(connection: Connection, person: int, until: int | None = None) -> PersonAccounts | None:
    """Return the leave accounts of a person, None where they may not be known."""
    if not in_circle(connection, person):
        return None
    found = accounts_of(connection, [person], until).get(person)
    return found if found is None or may_see_health(connection) else without_health(found)


@query(VIEW)
def all_accounts(connection: Connection, year: int | None = None) -> list[PersonAccounts]:
    """Return the leave accounts until a year, this one where none is named, of all that may be known and work here in it, by surname."""
    p, among, today = Person, circle(connection), clock.today(connection)
    year = year or today.year
    here = is_here(min(max(today, datetime.date(year, 1, 1)), datetime.date(year, 12, 31)))
    keys = list(
        connection.scalars(select(p.id).where(*here, *([p.id.in_(among)] if among is not None else [])))
    )
    found = accounts_of(connection, keys, year).values()
    return list(found) if may_see_health(connection) else [without_health(one) for one in found]
