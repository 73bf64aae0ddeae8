"""The pay account (Lohnkonto) of a span: by person and month what stands now, corrections in their own months (§ 41 EStG, § 4 LStDV)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, func, or_, select

from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.data.unit import table_of
from app.modules.hr.payroll.models import PayRun, PaySlip, SlipAmount
from app.modules.hr.payroll.queries.openings import openings
from app.modules.hr.payroll.rules.kinds import RECKONED, RELEASED
from app.modules.hr.payroll.rules.reckoning import BASE, FLAT, INSURANCE, SUBSIDY, SUPPORT, TAX
from app.modules.hr.people.api import Person

Day = datetime.date
FLAT_PAY = ("flat", "flat_37b")  # flat taxes whose base is pay; the others are reckoned from them


@dataclass(frozen=True)
class AccountRow:
    """A month of a person as it stands: cents, and days of insurance."""

    number: int
    name: str
    month: Day
    gross: int
    taxed: int
    wage_tax: int
    soli: int
    church: int
    days: int
    own: int
    other: int
    net: int
    payout: int
    last: Day | None = None  # first day of the last month, where several were brought forward as one row
    once: int = 0
    health: int = 0
    pension: int = 0
    subsidy: int = 0
    flat: int = (
        0  # pay that the employer taxed flatly, and what was paid for it with surcharge and church tax
    )
    flat_tax: int = 0


def account_rows(connection: Connection, since: Day, until: Day, number: str = "") -> list[AccountRow]:
    """Return the released months of a span by number of the person and month: of one number, or of everybody.

    What was brought forward is one row before them, where all of its months lie in the span.
    """
    found = [*brought_rows(connection, since, until, number), *_months(connection, since, until, number)]
    return sorted(found, key=lambda one: (one.number, one.month, one.last is None))


def brought_rows(connection: Connection, since: Day, until: Day, number: str = "") -> list[AccountRow]:
    """Return what was brought forward whose months all lie in a span; where they are not known, from the beginning of its year."""
    p, found = Person, []
    people = {row.id: row for row in connection.execute(select(p.id, p.number, p.first_name, p.last_name))}
    for (person, year), one in openings(connection).items():
        first = datetime.date(year, one.first_month or 1, 1)
        last = datetime.date(year, one.last_month or one.first_month or 1, 1)
        who = people[person]
        if since <= first and month_end(last) <= until and number in ("", str(who.number)):
            name = f"{who.last_name}, {who.first_name}".strip(", ")
            found.append(
                AccountRow(
                    who.number,
                    name,
                    first,
                    one.earned,
                    one.taxed,
                    wage_tax=one.wage_tax,
                    soli=one.soli,
                    church=one.church,
                    days=one.days,
                    own=one.own,
                    other=one.other,
                    net=one.net,
                    payout=one.payout or one.net,
                    last=last,
                    once=one.once,
                    health=one.health,
                    pension=one.pension,
                )
            )
    return found


def _months(connection: Connection, since: Day, until: Day, number: str) -> list[AccountRow]:
    s, r, p = PaySlip, PayRun, Person
    later, runs = table_of(PaySlip).alias("later_slip"), table_of(PayRun).alias("later_run")
    replaced = (
        select(later.c.id)
        .join(runs, runs.c.id == later.c.run_id)
        .where(later.c.replaces_id == s.id, runs.c.state == RELEASED)
        .exists()
    )
    asked = (
        select(s.id, s.month, s.gross, s.net, s.payout, p.number, p.first_name, p.last_name)
        .join(r, r.id == s.run_id)
        .join(p, p.id == s.person_id)
        .where(r.state == RELEASED, s.state == RECKONED, s.month.between(since, until), ~replaced)
    )
    if number:
        asked = asked.where(p.number == (int(number) if number.isdecimal() else 0))
    rows = connection.execute(asked.order_by(p.number, s.month)).all()
    sums = _sums(connection, [row.id for row in rows])
    found = []
    for row in rows:
        mine = sums.get(row.id, {})
        found.append(
            AccountRow(
                row.number,
                f"{row.last_name}, {row.first_name}".strip(", "),
                row.month,
                row.gross,
                _of(mine, BASE, "taxed", "taxed_once"),
                wage_tax=_of(mine, TAX, "wage_tax"),
                soli=_of(mine, TAX, "soli"),
                church=_of(mine, TAX, "church"),
                days=_of(mine, BASE, "days"),
                own=_of(mine, INSURANCE, "employee"),
                other=_of(mine, INSURANCE, "employer"),
                net=row.net,
                payout=row.payout,
                once=_of(mine, BASE, "taxed_once"),
                health=_of(mine, BASE, "health"),
                pension=_of(mine, BASE, "pension"),
                subsidy=_of(mine, SUBSIDY, "employer"),
                flat=_of(mine, FLAT, "base"),
                flat_tax=_of(mine, FLAT, "employer"),
            )
        )
    return found


def _of(sums: Mapping[tuple[str, str], int], part: str, *codes: str) -> int:
    return sum(sums.get((part, code), 0) for code in codes)


def _sums(connection: Connection, slips: list[int]) -> dict[int, dict[tuple[str, str], int]]:
    """Return by slip the sums of taxes and bases by code, and both sides of all contributions."""
    a = SlipAmount
    found: dict[int, dict[tuple[str, str], int]] = {}
    for part in _parts(slips):
        rows = connection.execute(
            select(a.slip_id, a.part, a.code, func.sum(a.employee), func.sum(a.employer), func.sum(a.base))
            .where(a.slip_id.in_(part), or_(a.part.in_((TAX, INSURANCE, SUBSIDY, FLAT)), a.part == BASE))
            .where(a.last_year.is_(False) | (a.part != BASE))
            .group_by(a.slip_id, a.part, a.code)
        )
        for slip, kind, code, own, other, base in rows:
            mine = found.setdefault(slip, {})
            if kind == FLAT:
                for side, value in (
                    ("base", base if code in FLAT_PAY else 0),
                    ("employer", other if code != SUPPORT else 0),
                ):
                    mine[kind, side] = mine.get((kind, side), 0) + int(value)
            elif kind in (INSURANCE, SUBSIDY):
                for side, value in (("employee", own), ("employer", other)):
                    mine[kind, side] = mine.get((kind, side), 0) + int(value)
            else:
                mine[kind, code] = int(base if kind == BASE else own)
    return found


def _parts(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + 900] for start in range(0, len(keys), 900))
