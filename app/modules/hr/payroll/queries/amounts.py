"""Amounts of slips: those of one, and those of a month as they are posted and paid, where a correction counts as the difference."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.rows import build, read_all
from app.modules.hr.payroll.models import PaySlip, SlipAmount
from app.modules.hr.payroll.rules.kinds import RECKONED
from app.modules.hr.payroll.rules.reckoning import SUPPORT, Amount

MOST_ASKED = 900
MONEY = ("employee", "employer", "base", "hours")


def amounts_of(connection: Connection, slips: Collection[int]) -> dict[int, list[Amount]]:
    """Return the amounts of slips by their key, in the order of their place."""
    a = SlipAmount
    found: dict[int, list[Amount]] = {key: [] for key in slips}
    keys = list(slips)
    for start in range(0, len(keys), MOST_ASKED):
        rows = connection.execute(
            select(
                a.slip_id,
                a.part,
                a.code,
                a.employee,
                a.employer,
                a.base,
                a.hours,
                a.rate,
                a.one_off,
                a.last_year,
            )
            .where(a.slip_id.in_(keys[start : start + MOST_ASKED]))
            .order_by(a.slip_id, a.place)
        )
        for row in rows.mappings():
            found[row["slip_id"]].append(build(Amount, dict(row)))
    return found


@dataclass(frozen=True)
class SlipRow:
    """A slip of a run, without its inputs; amounts in cents."""

    id: int
    person: int
    month: datetime.date
    replaces: int | None
    state: str
    cost_centre: str
    fund: str
    gross: int
    net: int
    payout: int
    employer: int
    document: int | None


def _columns() -> tuple[Any, ...]:
    s = PaySlip
    money = (s.gross, s.net, s.payout, s.employer)
    return (s.id, s.person_id, s.month, s.replaces_id, s.state, s.cost_centre, s.fund, *money, s.document_id)


def slips_of(connection: Connection, run: int, state: str = RECKONED) -> list[SlipRow]:
    """Return the slips of a run in one state, by person and month."""
    s = PaySlip
    asked = select(*_columns()).where(s.run_id == run, s.state == state)
    return read_all(connection, asked.order_by(s.person_id, s.month), SlipRow)


def slips_by_key(connection: Connection, keys: Iterable[int]) -> dict[int, SlipRow]:
    """Return slips by their keys."""
    asked = select(*_columns()).where(PaySlip.id.in_(list(keys)))
    return {one.id: one for one in read_all(connection, asked, SlipRow)}


@dataclass(frozen=True)
class RunAmount:
    """An amount as a run posts and pays it: of which slip and person, for which month, cost centre and fund.

    Below zero where a correction takes back what stands on an earlier slip.
    """

    slip: int
    person: int
    month: datetime.date
    cost_centre: str
    fund: str
    amount: Amount


def run_amounts(connection: Connection, run: int) -> list[RunAmount]:
    """Return the amounts of a run: those of its slips, less those of the slips that they replace."""
    slips = slips_of(connection, run)
    old = slips_by_key(connection, {one.replaces for one in slips if one.replaces})
    amounts = amounts_of(connection, [*(one.id for one in slips), *old])
    found = []
    for slip in slips:
        found += [_of(slip, one) for one in amounts[slip.id]]
        if slip.replaces is not None:
            before = old[slip.replaces]
            found += [_of(before, negated(one)) for one in amounts[before.id]]
    return found


def _of(slip: SlipRow, one: Amount) -> RunAmount:
    return RunAmount(slip.id, slip.person, slip.month, slip.cost_centre, slip.fund, amount=one)


def supported(amounts: Iterable[RunAmount]) -> int:
    """Return for how many people a pension on low pay is supported by amounts of a run."""
    found: Counter[int] = Counter()
    for one in amounts:
        if one.amount.code == SUPPORT:
            found[one.person] -= one.amount.employer
    return sum(amount > 0 for amount in found.values())


def negated(one: Amount) -> Amount:
    """Return an amount taken back."""
    return replace(one, **{name: -getattr(one, name) for name in MONEY})


def payouts(connection: Connection, run: int) -> dict[int, int]:
    """Return what a run pays to each person in cents, corrections as their difference; below zero it is a claim."""
    slips = slips_of(connection, run)
    old = slips_by_key(connection, {one.replaces for one in slips if one.replaces})
    found: dict[int, int] = {}
    for slip in slips:
        before = old[slip.replaces].payout if slip.replaces is not None else 0
        found[slip.person] = found.get(slip.person, 0) + slip.payout - before
    return found
