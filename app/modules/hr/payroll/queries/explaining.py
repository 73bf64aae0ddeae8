"""A slip explained: each amount with its steps, and which inputs changed since the month before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core import codec
from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.messages import Text, _
from app.data.queries import query
from app.modules.hr.payroll.models import PaySlip
from app.modules.hr.payroll.queries.amounts import amounts_of
from app.modules.hr.payroll.queries.explaining_beside import beside_steps, flat_steps, maternity_step
from app.modules.hr.payroll.queries.making import digest_of
from app.modules.hr.payroll.queries.sheets import kinds_by_number
from app.modules.hr.payroll.rules import slip_words
from app.modules.hr.payroll.rules.comparing import Change, changes
from app.modules.hr.payroll.rules.hours import in_hours, parts_of
from app.modules.hr.payroll.rules.insurance import Contribution
from app.modules.hr.payroll.rules.kinds import RECKONED, REFUSED, VIEW
from app.modules.hr.payroll.rules.month import DAY, MonthInput, thawed
from app.modules.hr.payroll.rules.reckoning import (
    APART,
    BASE,
    CHURCH,
    CLAIM,
    FLAT,
    INSURANCE,
    NET,
    PAY,
    PLANNED,
    SOLI,
    SUBSIDY,
    TAX,
    WAGE_TAX,
    Amount,
    Reckoned,
    reckon_month,
)
from app.modules.hr.payroll.rules.words import worded
from app.modules.hr.people.api import Person

Day = datetime.date
SOLI_STEPS = ("SOLZJ", "SOLZLZZ", "SOLZS")
CHURCH_STEPS = ("BK", "church_running", "church_one_off")


@dataclass(frozen=True)
class Line:
    """An amount in words with its steps: cents of both sides."""

    part: str
    code: str
    title: str
    employee: int
    employer: int
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Explained:
    """A slip: whose and for which month, amounts with steps, sums in cents, what changed since the slip before, and what is missing.

    same says that the amounts come out of the frozen inputs by this version of the program as they were kept.
    """

    id: int
    person: int
    month: Day
    state: str
    reason: str
    lines: tuple[Line, ...]
    gross: int
    net: int
    payout: int
    before: int | None
    changes: tuple[Change, ...]
    same: bool
    field: str = ""


@query(VIEW)
def explained(connection: Connection, slip: int) -> Explained | None:
    """Return a slip with all that explains it, None where it is gone; who shows it has it kept that somebody looks."""
    s = PaySlip
    row = connection.execute(select(s.__table__).where(s.id == slip)).first()
    if row is None:
        return None
    earlier = connection.execute(
        select(s.inputs, s.payout)
        .where(s.person_id == row.person_id, s.state == RECKONED, s.id < slip)
        .where((s.id == row.replaces_id) if row.replaces_id else (s.month < row.month))
        .order_by(s.month.desc(), s.id.desc())
        .limit(1)
    ).first()
    reason = str(codec.loads(row.reason)) if row.reason else ""
    lines: tuple[Line, ...] = ()
    told: tuple[Change, ...] = ()
    same = True
    if row.state == RECKONED and row.inputs:
        given = thawed(row.inputs)
        kept = amounts_of(connection, [slip])[slip]
        found = reckon_month(given)
        same = digest_of(row.inputs, found.amounts) == digest_of(row.inputs, kept)
        kinds = kinds_by_number(connection)
        lines = tuple(_line(one, given, found, kinds) for one in kept if one.part != BASE)
        told = tuple(changes(thawed(earlier.inputs) if earlier and earlier.inputs else None, given))
    return Explained(
        slip,
        row.person_id,
        row.month,
        row.state,
        reason,
        lines=lines,
        gross=row.gross,
        net=row.net,
        payout=row.payout,
        before=earlier.payout if earlier else None,
        changes=told,
        same=same,
        field=row.field,
    )


@query(VIEW)
def first_refused(connection: Connection, run: int) -> int | None:
    """Return the key of the first slip of a month that lacks something, by number of the person, None for none."""
    s, p = PaySlip, Person
    asked = select(s.id).join(p, p.id == s.person_id).where(s.run_id == run, s.state == REFUSED)
    return connection.scalar(asked.order_by(p.number, s.month).limit(1))


def _said(words: Text) -> str:
    return str(words)


def _line(one: Amount, given: MonthInput, found: Reckoned, kinds: Mapping[str, Mapping[str, Any]]) -> Line:
    if one.part in (PAY, NET, APART, PLANNED, CLAIM):
        kind = kinds.get(one.code.partition(".")[0], {})
        title = _said(
            Text(kind.get("name_de", one.code), kind.get("name_en") or kind.get("name_de", one.code))
        )
        steps = _pay_steps(one, given) if one.part == PAY else []
        steps = beside_steps(one, given, found) or steps
        if one.part == APART:
            title = f"{title} ({_said(slip_words.IN_KIND)})"
    elif one.part == FLAT:
        title, steps = _said(slip_words.FLAT[one.code]), flat_steps(one, given, found)
    elif one.part == TAX:
        title, steps = _said(slip_words.TAXES[one.code]), _tax_steps(one, found)
    else:
        table = slip_words.SUBSIDIES if one.part == SUBSIDY else slip_words.BRANCHES
        title, steps = _said(table[one.code]), _contribution_steps(one, found)
    if one.one_off and one.part in (TAX, INSURANCE):
        title = f"{title} ({_said(slip_words.ONE_OFF)})"
    return Line(one.part, one.code, title, one.employee, one.employer, steps=tuple(steps))


def _surcharge_steps(one: Amount, given: MonthInput) -> list[str]:
    """Return how each surcharge under a pay kind comes about, with the part of it that stands there."""
    day, words = (
        month_end(given.month),
        _(
            "{hours} hours × {hour} × {percent} % = {whole}; {amount} stands here (free: {free} %, § 3b EStG, § 1 SvEV)"
        ),
    )
    found = []
    for row in given.surcharges:
        parts = parts_of(row, day)
        if amount := parts.of(row, int(one.code)):
            found.append(
                words.format(
                    hours=formats.scaled(in_hours(row.minutes)),
                    hour=formats.cents(row.hour),
                    percent=row.percent,
                    whole=formats.cents(parts.total),
                    amount=formats.cents(amount),
                    free=row.free,
                )
            )
    return found


def _pay_steps(one: Amount, given: MonthInput) -> list[str]:
    if told := _surcharge_steps(one, given):
        return told
    if given.maternity is not None and one.code == str(given.maternity.number):
        return [maternity_step(given.maternity)]
    if one.hours:
        words = _("{hours} hours at {rate}")
        return [words.format(hours=formats.scaled(one.hours), rate=formats.cents(one.rate))]
    parts = [row for row in given.sections if str(row.number) == one.code and row.amount == one.base]
    words = _("{amount} a month × {paid} of {of} days, rounded to the cent")
    return [
        words.format(
            amount=formats.cents(row.amount), paid=formats.scaled(row.paid), of=formats.scaled(row.of)
        )
        for row in parts
        if row.paid != row.of and row.of != DAY
    ]


def _tax_steps(one: Amount, found: Reckoned) -> list[str]:
    """Return the steps of a tax: those of the flow, for one-off pay those of the years with and without it."""
    if found.tax is None:
        return []
    steps = [step for step in found.tax.steps if (step.about in ("with", "without")) == one.one_off]
    if one.code == WAGE_TAX:
        wanted = [step for step in steps if step.name not in (*SOLI_STEPS, *CHURCH_STEPS)]
    elif one.code == SOLI:
        wanted = [step for step in steps if step.name in SOLI_STEPS]
    else:
        wanted = [step for step in steps if step.name in CHURCH_STEPS]
        last = "church_one_off" if one.one_off else "church_running"
        wanted += [step for step in found.church.steps if step.name == last and one.code == CHURCH]
    return [worded(step) for step in wanted]


def _contribution_steps(one: Amount, found: Reckoned) -> list[str]:
    insured = found.insured
    rows: tuple[Contribution, ...] = insured.last_year if one.last_year else insured.contributions
    if one.part == SUBSIDY:
        rows = insured.subsidies
    return [worded(step) for row in rows if row.branch == one.code for step in row.steps]
