"""What a payslip shows: the person, the amounts of the month and its corrections, totals of the year."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.data.settings import setting
from app.data.unit import table_of
from app.modules.hr.payroll.models import PayKind, PayRun, PaySlip, SlipAmount
from app.modules.hr.payroll.queries.amounts import SlipRow, amounts_of, slips_by_key, slips_of
from app.modules.hr.payroll.queries.openings import openings
from app.modules.hr.payroll.queries.paying import Payee, payees
from app.modules.hr.payroll.rules.kinds import RECKONED, VIEW
from app.modules.hr.payroll.rules.month import MonthInput, thawed
from app.modules.hr.payroll.rules.reckoning import Amount
from app.modules.hr.people.api import Person, Personal, on_day, pay_parts

Day = datetime.date


@dataclass(frozen=True)
class Corrected:
    """An earlier month that a run corrects: its slip before (None for none) and now, with their amounts."""

    month: Day
    before: SlipRow | None
    now: SlipRow
    amounts_before: list[Amount]
    amounts: list[Amount]


@dataclass(frozen=True)
class SlipSheet:
    """All that a payslip shows of a person and month."""

    slip: SlipRow
    given: MonthInput
    amounts: list[Amount]
    corrected: list[Corrected]
    year: Mapping[tuple[str, str], int]
    facts: Mapping[str, Any]
    payee: Payee
    kinds: Mapping[str, Mapping[str, Any]]
    company: Mapping[str, str]
    payout: int


@query(VIEW)
def slip_sheets(connection: Connection, run: int, people: Collection[int] | None = None) -> list[SlipSheet]:
    """Return the payslips of a month by number of the person: of some people, or of all that are reckoned in it."""
    month = connection.scalars(select(PayRun.month).where(PayRun.id == run)).one()
    slips = [one for one in slips_of(connection, run) if people is None or one.person in people]
    mine = {one.person: one for one in slips if one.month == month}
    late = [one for one in slips if one.month != month]
    if not mine:
        return []
    old = slips_by_key(connection, {one.replaces for one in late if one.replaces})
    amounts = amounts_of(connection, [*(one.id for one in slips), *old])
    inputs = _inputs(connection, [one.id for one in mine.values()])
    facts = person_facts(connection, month, mine)
    accounts = payees(connection, sorted(mine), month)
    totals = year_totals(connection, month, mine)
    kinds, company = kinds_by_number(connection), _company(connection)
    found = []
    for person, slip in sorted(mine.items(), key=lambda pair: facts[pair[0]]["number"]):
        corrected = [
            Corrected(
                one.month,
                old.get(one.replaces or 0),
                one,
                amounts.get(one.replaces or 0, []),
                amounts[one.id],
            )
            for one in late
            if one.person == person
        ]
        extra = sum(one.now.payout - (one.before.payout if one.before else 0) for one in corrected)
        found.append(
            SlipSheet(
                slip=slip,
                given=inputs[slip.id],
                amounts=amounts[slip.id],
                corrected=corrected,
                year=totals.get(person, {}),
                facts=facts[person],
                payee=accounts[person],
                payout=slip.payout + extra,
                kinds=kinds,
                company=company,
            )
        )
    return found


def _inputs(connection: Connection, slips: Collection[int]) -> dict[int, MonthInput]:
    s = PaySlip
    rows = connection.execute(select(s.id, s.inputs).where(s.id.in_(list(slips))))
    return {key: thawed(text) for key, text in rows}


def kinds_by_number(connection: Connection) -> dict[str, Mapping[str, Any]]:
    """Return the pay kinds by number."""
    table = table_of(PayKind)
    return {str(row["number"]): dict(row) for row in connection.execute(select(table)).mappings()}


def _company(connection: Connection) -> dict[str, str]:
    found = {
        name: str(setting(connection, f"company.{name}") or "")
        for name in ("name", "street", "postcode", "town")
    }
    return found | {"limits": "yes" if setting(connection, "payroll.say_not_covered") else ""}


def person_facts(connection: Connection, month: Day, people: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return who people are with their numbers of tax and insurance in a month, by key."""
    p, h = Person, Personal
    rows = connection.execute(
        select(
            p.id,
            p.number,
            p.first_name,
            p.last_name,
            p.entry,
            p.leaving,
            h.birth,
            h.street,
            h.postcode,
            h.town,
        )
        .outerjoin(h, h.person_id == p.id)
        .where(p.id.in_(list(people)))
    ).mappings()
    found = {int(row["id"]): dict(row) for row in rows}
    held = pay_parts(connection, next(iter(people)) if len(people) == 1 else None)
    by_person: dict[tuple[str, int], list[Any]] = {}
    for name in ("tax", "insurance"):
        for one in held[name]:
            by_person.setdefault((name, one.draft.person), []).append(one)
    day = month.replace(day=28)
    for person, about in found.items():
        tax, insured = (on_day(by_person.get((name, person), []), day) for name in ("tax", "insurance"))
        about["tax_id"] = tax.draft.tax_id if tax else ""
        about["secondary"] = bool(tax and tax.draft.secondary)
        about["insurance_number"] = insured.draft.number if insured else ""
    return found


def year_totals(
    connection: Connection, month: Day, people: Collection[int]
) -> dict[int, dict[tuple[str, str], int]]:
    """Return by person the sums of the year up to a month, by part and code in cents: of the slips that stood then, and brought forward."""
    s, r, a = PaySlip, PayRun, SlipAmount
    later, runs = table_of(PaySlip).alias("later_slip"), table_of(PayRun).alias("later_run")
    replaced = (
        select(later.c.id)
        .join(runs, runs.c.id == later.c.run_id)
        .where(later.c.replaces_id == s.id, later.c.state == RECKONED, runs.c.month <= month)
        .exists()
    )
    rows = connection.execute(
        select(
            s.person_id,
            a.part,
            a.code,
            func.sum(a.employee).label("own"),
            func.sum(a.base).label("base"),
        )
        .join(r, r.id == s.run_id)
        .join(a, a.slip_id == s.id)
        .where(
            r.month <= month,
            s.month >= month.replace(month=1),
            s.state == RECKONED,
            s.person_id.in_(list(people)),
            ~replaced,
        )
        .group_by(s.person_id, a.part, a.code)
    )
    found: dict[int, dict[tuple[str, str], int]] = {}
    for row in rows:
        value = row.base if row.part == "base" else row.own
        found.setdefault(int(row.person_id), {})[row.part, row.code] = int(value)
    for (person, _year), opening in openings(connection, month.year).items():
        if person in people and opening.before(month.month):
            mine = found.setdefault(person, {})
            for place, amount in opening.totals().items():
                mine[place] = mine.get(place, 0) + amount
    return found
