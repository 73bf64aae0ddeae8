"""What a month of payroll owes to each fund, by person: the list for auditors and for contribution statements (§ 9 BVV)."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.modules.hr.payroll.models import PayRun
from app.modules.hr.payroll.queries.amounts import RunAmount, run_amounts
from app.modules.hr.payroll.queries.portals import slip_inputs
from app.modules.hr.payroll.rules.insurance import HEALTH, PENSION
from app.modules.hr.payroll.rules.kinds import RELEASED
from app.modules.hr.payroll.rules.reckoning import BASE, INSURANCE
from app.modules.hr.people.api import Person

Day = datetime.date
# Columns of the list, by the branches that stand in each.
BRANCHES = {
    "health": "health",
    "health_extra": "health",
    "care": "care",
    "care_childless": "care",
    "pension": "pension",
    "unemployment": "unemployment",
    "u1": "levies",
    "u2": "levies",
    "insolvency": "levies",
    "flat_tax": "flat_tax",
}


@dataclass
class ContributionRow:
    """What a month of payroll owes to a fund for a month of a person, in cents of both sides; corrections as their difference.

    run is the month that owes it, month the one it is for; sums are by the columns of BRANCHES.
    """

    fund: str
    run: Day
    number: int
    name: str
    month: Day
    groups: str = ""
    days: int = 0
    base_health: int = 0
    base_pension: int = 0
    own: int = 0
    other: int = 0
    sums: dict[str, int] = field(default_factory=lambda: dict.fromkeys(BRANCHES.values(), 0))

    @property
    def corrected(self) -> bool:
        """Say whether it corrects an earlier month."""
        return self.month != self.run

    @property
    def total(self) -> int:
        """Return what is owed of both sides."""
        return self.own + self.other

    def add(self, one: RunAmount) -> None:
        """Count an amount of the person and month."""
        amount = one.amount
        if amount.part == BASE and amount.code == "days":
            self.days += amount.base
        if amount.part != INSURANCE:
            return
        self.own += amount.employee
        self.other += amount.employer
        self.sums[BRANCHES[amount.code]] += amount.employee + amount.employer
        self.base_health += amount.base if amount.code == HEALTH else 0
        self.base_pension += amount.base if amount.code == PENSION else 0


def contribution_rows(
    connection: Connection, since: Day, until: Day, fund: str = ""
) -> list[ContributionRow]:
    """Return what the released months between two days owe, by fund, month of payroll, number and month: of one fund, or of all."""
    r, p = PayRun, Person
    runs = connection.execute(
        select(r.id, r.month).where(r.state == RELEASED, r.month.between(since, until)).order_by(r.month)
    ).all()
    people = {row.id: row for row in connection.execute(select(p.id, p.number, p.first_name, p.last_name))}
    found: dict[tuple[str, Day, int, Day], ContributionRow] = {}
    for run, month in runs:
        amounts = [one for one in run_amounts(connection, run) if not fund or one.fund == fund]
        covers = {key: given.cover for key, given in slip_inputs(connection, amounts).items()}
        for one in amounts:
            cover = covers[one.slip]
            who = people[one.person]
            row = found.setdefault(
                (one.fund, month, who.number, one.month),
                ContributionRow(
                    one.fund,
                    month,
                    who.number,
                    f"{who.last_name}, {who.first_name}".strip(", "),
                    one.month,
                    groups=f"{cover.person_group} / {cover.groups}",
                ),
            )
            row.add(one)
    return [found[key] for key in sorted(found) if found[key].total or any(found[key].sums.values())]
