"""Review rounds and measures as they are read."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end, month_start
from app.core.messages import N_
from app.core.money import share
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build
from app.data.system_tables import FollowUp
from app.modules.finance.budgets.models import BudgetLine, BudgetReview, Measure
from app.modules.finance.budgets.queries.budgets import PLAN, periods_of
from app.modules.finance.budgets.rules import MeasureDraft
from app.modules.finance.chart.api import Account, PeriodInfo, all_periods
from app.modules.finance.ledger.api import Balance, last_day


@dataclass(frozen=True)
class MeasureView:
    """A measure and its effect: months that count, what they should have brought and what they did below the former mean, in cents."""

    id: int
    version: int
    name: str
    account: str
    start: datetime.date
    monthly: int
    owner: str
    state: str
    text: str
    months: int
    effect: int

    @property
    def planned(self) -> int:
        """What the months should have brought."""
        return self.monthly * self.months


def reviews_source() -> ListSource:
    """Return the list of review rounds, the newest first."""
    r, f = BudgetReview, FollowUp
    mine = (f.table_name == "finance_budget_review", f.row_key == r.id)
    left = (
        select(func.count()).select_from(f).where(*mine, f.done_at.is_(None)).correlate(r).scalar_subquery()
    )
    columns = (
        shown_as(r.name),
        *listed(r, "until due"),
        Column("open", N_("Still with"), "number", left, 90),
        shown_as(r.text),
        *listed(r, "result closed"),
    )
    return ListSource(
        "finance.budget_reviews",
        r,
        columns,
        (r.due.desc(), r.id.desc()),
    )


@query("finance.view")
def measures(connection: Connection, until: datetime.date, key: int | None = None) -> list[MeasureView]:
    """Return measures with their effect up to a day: each whole month since the start against the mean of the three months before it."""
    m = Measure
    query = select(m.id, m.version, m.name, m.account, m.start, m.monthly, m.owner, m.state, m.text).order_by(
        m.start, m.id
    )
    rows = connection.execute(query if key is None else query.where(m.id == key)).mappings()
    found = []
    for row in rows:
        months = _monthly(connection, row["account"]) if row["state"] in ("active", "done") else {}
        first = month_start(row["start"])
        before = [amount for p, amount in months.items() if add_months(first, -BEFORE) <= p.start < first]
        since = [
            amount
            for p, amount in months.items()
            if p.start >= first and p.end <= month_end(until) and p.end <= until
        ]
        mean = share(sum(before), 1, len(before)) if before else 0
        reckoned = {"months": len(since), "effect": mean * len(since) - sum(since)}
        found.append(build(MeasureView, {**row, **reckoned}))
    return found


@query("finance.view")
def measure(connection: Connection, key: int) -> Stored[MeasureDraft] | None:
    """Return a measure as its form shows it."""
    return load_draft(connection, Measure, MeasureDraft, key)


def measures_source() -> ListSource:
    """Return the list of measures with plan and effect up to the last day that was booked."""
    m = Measure
    columns = (
        *listed(m, "name account start"),
        shown_as(m.monthly, total=True),
        Column("planned", N_("Planned to date"), "money", None, 120),
        Column("effect", N_("Effect to date"), "money", None, 120),
        *listed(m, "owner state"),
        shown_as(m.text, shown=False),
    )
    place = {column.key: i for i, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        until = last_day(connection) or clock.today()
        known = {one.id: one for one in measures(connection, until)}
        for key, row in zip(keys, rows, strict=True):
            if key in known:
                row[place["planned"]], row[place["effect"]] = known[key].planned, known[key].effect

    return ListSource(
        "finance.measures",
        m,
        columns,
        (m.start.desc(), m.id.desc()),
        finish=fill,
    )


@query("finance.view")
def plan_and_actual(
    connection: Connection, until: datetime.date, scheme: str = PLAN
) -> tuple[list[PeriodInfo], list[int], list[int]]:
    """Return the months of the fiscal year of a day with the planned and the booked result, cumulated; cents."""
    year = next(
        (p.fiscal_year_id for p in all_periods(connection) if p.number > 0 and p.start <= until <= p.end),
        None,
    )
    months = periods_of(connection, year) if year is not None else []
    keys = [p.id for p in months]
    b = BudgetLine
    kinds = dict(
        connection.execute(
            select(Account.id, Account.kind).where(Account.kind.in_(("income", "expense")))
        ).all()
    )
    plan, actual = dict.fromkeys(keys, 0), dict.fromkeys(keys, 0)
    for account, period, amount in connection.execute(
        select(b.account_id, b.period_id, b.amount).where(b.scheme == scheme, b.period_id.in_(keys))
    ):
        plan[period] += amount if kinds.get(account) == "income" else -amount
    net = func.sum(Balance.credit - Balance.debit)
    booked = (
        select(Balance.period_id, net)
        .where(Balance.period_id.in_(keys), Balance.account_id.in_(kinds))
        .group_by(Balance.period_id)
    )
    for period, amount in connection.execute(booked):
        actual[period] = int(amount)
    return (
        months,
        _running([plan[key] for key in keys]),
        _running([actual[p.id] for p in months if p.start <= until]),
    )


def _running(amounts: Sequence[int]) -> list[int]:
    found, total = [], 0
    for amount in amounts:
        total += amount
        found.append(total)
    return found


BEFORE = 3  # months before a measure that say what an account cost without it


def _monthly(connection: Connection, account: str) -> dict[PeriodInfo, int]:
    """Return the turnover of an account by period, in its usual direction, in cents."""
    row = connection.execute(select(Account.id, Account.kind).where(Account.number == account)).first()
    if row is None:
        return {}
    net = func.sum(Balance.debit - Balance.credit)
    sums = dict(
        connection.execute(
            select(Balance.period_id, net).where(Balance.account_id == row.id).group_by(Balance.period_id)
        ).all()
    )
    sign = -1 if row.kind == "income" else 1
    return {p: sign * int(sums.get(p.id, 0)) for p in all_periods(connection) if p.number > 0}
