"""What budgets read: plan and actual by account and cost centre for a span, for the year so far, and the forecast to its end."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.queries import query
from app.modules.finance.budgets.models import BudgetLine
from app.modules.finance.budgets.rules import light
from app.modules.finance.chart.api import (
    RESULT_KINDS,
    Account,
    CostCentre,
    PeriodInfo,
    account_name,
    accounts_by_number,
    all_periods,
)
from app.modules.finance.ledger.api import Balance

PLAN, NO_CENTRE = "plan", "–"


@dataclass(frozen=True)
class BudgetRow:
    """An account, or one of its cost centres: plan and actual of the span and of the year so far, and the year's plan and forecast."""

    account_id: int
    number: str
    name: str
    income: bool
    centre: str
    plan: int
    actual: int
    plan_so_far: int
    actual_so_far: int
    plan_year: int

    @property
    def forecast(self) -> int:
        """What the year comes to: actual so far and the plan of what is left."""
        return self.actual_so_far + self.plan_year - self.plan_so_far

    @property
    def light(self) -> str:
        """How the year so far stands against its plan."""
        return light(self.plan_so_far, self.actual_so_far, self.income)


@dataclass(frozen=True)
class Budget:
    """The rows of accounts, and those of their cost centres by account."""

    rows: tuple[BudgetRow, ...]
    centres: dict[int, tuple[BudgetRow, ...]]


@query("finance.view")
def budget(connection: Connection, since: datetime.date, until: datetime.date, scheme: str = PLAN) -> Budget:
    """Return plan and actual for the whole periods of a span in one fiscal year; raises Invalid for a span without one."""
    periods = [p for p in all_periods(connection) if p.number > 0]
    inside = [p for p in periods if since <= p.start and p.end <= until]
    if not inside:
        raise Invalid(N_("Budgets are kept by month: choose whole months."), field="since")
    year = [p for p in periods if p.fiscal_year_id == inside[-1].fiscal_year_id]
    so_far = {p.id for p in year if p.end <= until}
    span = {p.id for p in inside}
    sums: dict[tuple[int, int], list[int]] = {}

    def add(account: int, centre: int, period: int, amount: int, first: int) -> None:
        cells = sums.setdefault((account, centre), [0] * 5)
        if period in span:
            cells[first] += amount
        if period in so_far:
            cells[first + 2] += amount
        if first == 0:
            cells[4] += amount

    accounts = {
        row.id: row
        for row in connection.execute(
            select(
                Account.id, Account.number, account_name().label("name"), Account.kind, Account.sort
            ).where(Account.kind.in_(("income", "expense")))
        )
    }
    keys = [p.id for p in year]
    b = BudgetLine
    query = select(b.account_id, b.cost1, b.period_id, b.amount).where(
        b.scheme == scheme, b.period_id.in_(keys)
    )
    for account, centre, period, amount in connection.execute(query):
        add(account, centre, period, amount, 0)
    net = func.sum(Balance.debit - Balance.credit)
    actual = select(Balance.account_id, Balance.cost1, Balance.period_id, net).where(
        Balance.period_id.in_(keys)
    )
    for account, centre, period, amount in connection.execute(
        actual.group_by(Balance.account_id, Balance.cost1, Balance.period_id)
    ):
        if account in accounts:
            add(account, centre, period, int(amount) * (-1 if accounts[account].kind == "income" else 1), 1)
    return _rows(connection, sums, accounts)


def _rows(connection: Connection, sums: dict[tuple[int, int], list[int]], accounts: dict[int, Any]) -> Budget:
    names = dict(connection.execute(select(CostCentre.id, CostCentre.code)).all())
    by_account: dict[int, list[tuple[int, list[int]]]] = {}
    for (account, centre), cells in sums.items():
        if any(cells):
            by_account.setdefault(account, []).append((centre, cells))

    def row(account: int, centre: str, cells: list[int]) -> BudgetRow:
        about = accounts[account]
        return BudgetRow(
            account,
            about.number,
            about.name,
            about.kind == "income",
            centre,
            plan=cells[0],
            actual=cells[1],
            plan_so_far=cells[2],
            actual_so_far=cells[3],
            plan_year=cells[4],
        )

    rows, centres = [], {}
    for account in sorted(by_account, key=lambda key: accounts[key].sort):
        parts = by_account[account]
        rows.append(row(account, "", [sum(cells[i] for _centre, cells in parts) for i in range(5)]))
        centres[account] = tuple(
            row(account, names.get(centre, NO_CENTRE), cells)
            for centre, cells in sorted(parts, key=lambda one: one[0])
        )
    return Budget(tuple(rows), centres)


@query("finance.view")
def planned(connection: Connection, year: int, account: int, centre: int, scheme: str = PLAN) -> list[int]:
    """Return the plan of an account and cost centre by period of a fiscal year."""
    b = BudgetLine
    query = select(b.period_id, b.amount).where(
        b.scheme == scheme, b.account_id == account, b.cost1 == centre
    )
    amounts = dict(connection.execute(query).all())
    return [int(amounts.get(period.id, 0)) for period in periods_of(connection, year)]


@query("finance.view")
def periods_of(connection: Connection, year: int) -> list[PeriodInfo]:
    """Return the months of a fiscal year by its key."""
    return [p for p in all_periods(connection) if p.fiscal_year_id == year and p.number > 0]


@query("finance.view")
def months_of(connection: Connection, day: datetime.date) -> list[PeriodInfo]:
    """Return the months of the fiscal year of a day; none where no year covers it."""
    year = year_of(connection, day)
    return periods_of(connection, year) if year is not None else []


@query("finance.view")
def planned_for(
    connection: Connection, year: int, account: str, centre: str, scheme: str = PLAN
) -> tuple[int, list[int]] | None:
    """Return the key of an account of income or expense and its plan in a cost centre by period; None where there is no such account."""
    known = accounts_by_number(connection, [account]).get(account)
    if known is None or known.kind not in RESULT_KINDS:
        return None
    c = CostCentre
    key = connection.scalar(select(c.id).where(c.dimension == 1, c.code == centre)) if centre else None
    return known.id, planned(connection, year, known.id, int(key or 0), scheme)


@query("finance.view")
def year_of(connection: Connection, day: datetime.date) -> int | None:
    """Return the key of the fiscal year of a day."""
    return next(
        (p.fiscal_year_id for p in all_periods(connection) if p.number > 0 and p.start <= day <= p.end), None
    )
