"""Writing budgets: an account's months, and a whole year from the one before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.finance.budgets.models import BudgetLine
from app.modules.finance.budgets.queries.budgets import PLAN, periods_of
from app.modules.finance.budgets.rules import raised
from app.modules.finance.chart.api import Account, CostCentre, account_key
from app.modules.finance.ledger.api import Balance


@command("finance.budget.change")
def save_budget(
    unit: Unit, year: int, account: str, centre: str, amounts: Sequence[int], scheme: str = PLAN
) -> None:
    """Keep the months of an account and cost centre; raises Invalid for what is no income or expense, or another number of months."""
    periods = periods_of(unit.connection, year)
    if len(amounts) != len(periods):
        raise Invalid(N_("The fiscal year has {count} months."), count=len(periods))
    key = account_key(unit, account)
    if unit.connection.scalar(select(Account.kind).where(Account.id == key)) not in ("income", "expense"):
        raise Invalid(N_("Budgets are for income and expense accounts."), field="account")
    cost1 = 0
    if centre:
        found = unit.connection.scalar(
            select(CostCentre.id).where(CostCentre.dimension == 1, CostCentre.code == centre)
        )
        if found is None:
            raise Invalid(N_("There is no cost centre {code}."), field="centre", code=centre)
        cost1 = int(found)
    _keep(
        unit, scheme, key, cost1, {period.id: amount for period, amount in zip(periods, amounts, strict=True)}
    )


def _keep(unit: Unit, scheme: str, account: int, cost1: int, amounts: dict[int, int]) -> None:
    b = BudgetLine
    query = select(b.id, b.period_id).where(
        b.scheme == scheme, b.account_id == account, b.cost1 == cost1, b.period_id.in_(amounts)
    )
    known = {period: key for key, period in unit.connection.execute(query)}
    for period, amount in amounts.items():
        if period in known and amount:
            unit.update(BudgetLine, known[period], {"amount": amount})
        elif period in known:
            unit.delete(BudgetLine, known[period])
        elif amount:
            unit.insert(
                BudgetLine, scheme=scheme, period_id=period, account_id=account, cost1=cost1, amount=amount
            )


@command("finance.budget.change")
def plan_from_actual(unit: Unit, source: int, target: int, per_cent: int, scheme: str = PLAN) -> int:
    """Plan a fiscal year from what was booked in another, raised by hundredths of a per cent; return how many accounts. What is planned already stays.

    Raises Invalid where nothing was booked.
    """
    before, after = periods_of(unit.connection, source), periods_of(unit.connection, target)
    place = {period.id: i for i, period in enumerate(before)}
    net = func.sum(Balance.debit - Balance.credit)
    query = (
        select(Balance.account_id, Account.kind, Balance.cost1, Balance.period_id, net)
        .join(Account, Account.id == Balance.account_id)
        .where(Balance.period_id.in_(place), Account.kind.in_(("income", "expense")))
        .group_by(Balance.account_id, Account.kind, Balance.cost1, Balance.period_id)
    )
    found: dict[tuple[int, int], dict[int, int]] = {}
    for account, kind, cost1, period, amount in unit.connection.execute(query):
        i = place[period]
        if amount and i < len(after):
            found.setdefault((account, cost1), {})[after[i].id] = raised(
                int(amount) * (-1 if kind == "income" else 1), per_cent
            )
    if not found:
        raise Invalid(N_("Nothing was booked in the year to plan from."))
    keys = [period.id for period in after]
    query_known = (
        select(BudgetLine.account_id, BudgetLine.cost1)
        .where(BudgetLine.scheme == scheme, BudgetLine.period_id.in_(keys))
        .distinct()
    )
    known = {(account, cost1) for account, cost1 in unit.connection.execute(query_known)}
    fresh = {place_of: amounts for place_of, amounts in found.items() if place_of not in known}
    rows = [
        {
            "version": 1,
            "scheme": scheme,
            "period_id": period,
            "account_id": account,
            "cost1": cost1,
            "amount": amount,
        }
        for (account, cost1), amounts in sorted(fresh.items())
        for period, amount in amounts.items()
    ]
    unit.insert_rows(
        BudgetLine,
        [{"id": key, **row} for key, row in zip(unit.reserve(BudgetLine, len(rows)), rows, strict=True)],
    )
    return len({account for account, _cost1 in fresh})
