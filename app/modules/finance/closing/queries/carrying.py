"""What a fiscal year opens with: the closing of the year before, by account and by legal form."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.errors import Missing
from app.core.messages import N_
from app.data.queries import query
from app.modules.finance.chart.api import RESULT_KINDS, Account, FiscalYear, account_name, all_periods
from app.modules.finance.ledger.api import Balance, trial_balance, turn_of_year


@dataclass(frozen=True)
class Carried:
    """An account at the turn of a year: what it should open with and what it opens with, in cents, debit positive."""

    account: str
    name: str
    kind: str
    wanted: int
    held: int

    @property
    def missing(self) -> int:
        """What is still to be carried forward."""
        return self.wanted - self.held


@query("finance.view")
def carry_forward(connection: Connection, year: int) -> list[Carried]:
    """Return what a fiscal year (by its key) is to open with, from the closing of the year before, where it differs from its opening entries.

    Taxes of the year go to the tax of the year before. The result goes to retained earnings or losses, or where it
    belongs to persons to their capital, as what they drew and paid in does. Raises Missing for the first year of the book.
    """
    rows = connection.execute(
        select(FiscalYear.id, FiscalYear.start, FiscalYear.end).order_by(FiscalYear.start)
    ).all()
    place = next((i for i, row in enumerate(rows) if row.id == year), 0)
    if place == 0:
        raise Missing(N_("There is no year before this one to carry forward from."), field="year")
    start, end = rows[place - 1].start, rows[place - 1].end
    turn = turn_of_year(connection)
    wanted: dict[str, int] = {}
    result = 0
    for row in trial_balance(connection, start, end):
        if row.kind in RESULT_KINDS:
            result += row.closing
        elif row.kind != "statistic" and row.closing:
            target = turn.target(row.number)
            wanted[target] = wanted.get(target, 0) + row.closing
    if result:
        retained = turn.result(result)
        wanted[retained] = wanted.get(retained, 0) + result
    openings = [p.id for p in all_periods(connection) if p.fiscal_year_id == year and p.number == 0]
    net = func.sum(Balance.debit - Balance.credit)
    query = (
        select(Account.number, net)
        .join(Account, Account.id == Balance.account_id)
        .where(Balance.period_id.in_(openings), Account.kind != "statistic")
    )
    held = {number: int(amount) for number, amount in connection.execute(query.group_by(Account.number))}
    about = {
        row.number: (row.title, row.kind)
        for row in connection.execute(select(Account.number, account_name().label("title"), Account.kind))
    }
    found = [
        Carried(number, *about[number], wanted.get(number, 0), held.get(number, 0))
        for number in sorted(set(wanted) | set(held))
    ]
    return [one for one in found if one.missing]
