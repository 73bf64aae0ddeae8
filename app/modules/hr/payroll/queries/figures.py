"""The figures of a month by person, as the command line tells them: kept slips, or a trial run that keeps nothing."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.queries import query
from app.modules.hr.payroll.models import PayRun, PaySlip
from app.modules.hr.payroll.queries.amounts import amounts_of
from app.modules.hr.payroll.queries.making import make
from app.modules.hr.payroll.queries.missing import Fault
from app.modules.hr.payroll.rules.kinds import RECKONED, REFUSED, RELEASED, VIEW
from app.modules.hr.payroll.rules.reckoning import INSURANCE, TAX, Amount
from app.modules.hr.people.api import Person

Day = datetime.date


@dataclass(frozen=True)
class Figures:
    """A month of a person in cents; reason says what is missing or why the person is left out."""

    number: int
    name: str
    month: Day
    state: str
    reason: str
    gross: int = 0
    net: int = 0
    payout: int = 0
    employer: int = 0
    amounts: Sequence[Amount] = ()

    def tax(self, code: str) -> int:
        """Return a tax in cents, on running and one-off pay together."""
        return sum(one.employee for one in self.amounts if one.part == TAX and one.code == code)

    def contributions(self) -> dict[str, tuple[int, int]]:
        """Return both sides of each contribution in cents."""
        found: dict[str, tuple[int, int]] = {}
        for one in self.amounts:
            if one.part == INSURANCE:
                own, other = found.get(one.code, (0, 0))
                found[one.code] = (own + one.employee, other + one.employer)
        return found


@query(VIEW)
def is_released(connection: Connection, month: Day) -> bool:
    """Say whether a month is released."""
    r = PayRun
    return connection.scalar(select(r.state).where(r.month == month)) == RELEASED


@query(VIEW)
def kept_figures(connection: Connection, month: Day) -> list[Figures]:
    """Return the slips of a month as they are kept, corrections in it among them; raises Invalid for a month that is not computed."""
    s, r, p = PaySlip, PayRun, Person
    run = connection.scalar(select(r.id).where(r.month == month))
    if run is None:
        raise Invalid(N_("{month} is not computed yet."), field="month", month=f"{month:%m/%Y}")
    rows = connection.execute(
        select(
            s.id,
            s.month,
            s.state,
            s.reason,
            s.gross,
            s.net,
            s.payout,
            s.employer,
            p.number,
            p.first_name,
            p.last_name,
        )
        .join(p, p.id == s.person_id)
        .where(s.run_id == run)
        .order_by(p.number, s.month)
    ).all()
    amounts = amounts_of(connection, [row.id for row in rows if row.state == RECKONED])
    return [
        Figures(
            row.number,
            f"{row.last_name}, {row.first_name}".strip(", "),
            row.month,
            row.state,
            str(codec.loads(row.reason)) if row.reason else "",
            gross=row.gross,
            net=row.net,
            payout=row.payout,
            employer=row.employer,
            amounts=amounts.get(row.id, ()),
        )
        for row in rows
    ]


@query(VIEW)
def trial(connection: Connection, month: Day, people: Collection[int] | None = None) -> list[Figures]:
    """Return what a month would come to for some people or all, corrections among them; nothing is kept."""
    found = []
    for one in make(connection, month, people):
        result = one.result
        if isinstance(result, Fault):
            found.append(Figures(one.who.number, one.who.name, one.month, REFUSED, str(result.words)))
            continue
        found.append(
            Figures(
                one.who.number,
                one.who.name,
                one.month,
                RECKONED,
                "",
                gross=result.gross,
                net=result.net,
                payout=result.payout,
                employer=result.employer,
                amounts=result.amounts,
            )
        )
    return found
