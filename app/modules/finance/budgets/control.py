"""Control of costs: explanations of variances, review rounds with their follow-ups, measures and what they really brought."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dates import add_months, month_end, month_start
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import share
from app.data.base import FollowUp
from app.data.lists import Column, ListSource
from app.data.office import command
from app.data.records import Target, follow_up
from app.data.unit import Unit
from app.data.users import users
from app.modules.finance.budgets.models import BudgetLine, BudgetNote, BudgetReview, Measure
from app.modules.finance.budgets.queries import PLAN, periods_of
from app.modules.finance.chart.api import Account, PeriodInfo, account_key, all_periods
from app.modules.finance.ledger.api import Balance

SCHEMES = {"plan": N_("Plan"), "forecast": N_("Forecast")}
STATES = {"planned": N_("planned"), "active": N_("running"), "done": N_("done"), "dropped": N_("dropped")}
BEFORE = 3  # months before a measure that say what an account cost without it


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


# -- explanations ----------------------------------------------------------------
def notes(connection: Connection, until: datetime.date) -> dict[int, str]:
    """Return the explanations of the period that ends on a day, by account."""
    n = BudgetNote
    key = next((p.id for p in all_periods(connection) if p.number > 0 and p.end == until), None)
    return dict(connection.execute(select(n.account_id, n.text).where(n.period_id == key)).all()) if key is not None else {}


@command("finance.budget.change")
def explain(unit: Unit, until: datetime.date, account: str, text: str) -> None:
    """Keep why an account was off its plan up to the period that ends on a day; an empty text takes it away. Raises Invalid for another day."""
    key = next((p.id for p in all_periods(unit.connection) if p.number > 0 and p.end == until), None)
    if key is None:
        raise Invalid(N_("Explanations belong to the end of a month."), field="until")
    target = account_key(unit, account)
    known = unit.connection.scalar(select(BudgetNote.id).where(BudgetNote.period_id == key, BudgetNote.account_id == target))
    words = text.strip()[:300]
    if known is not None and not words:
        unit.delete(BudgetNote, known)
    elif known is not None:
        unit.update(BudgetNote, known, {"text": words, "login": unit.login})
    elif words:
        unit.insert(BudgetNote, period_id=key, account_id=target, text=words, login=unit.login)


# -- versions --------------------------------------------------------------------
@command("finance.budget.change")
def copy_scheme(unit: Unit, year: int, source: str, target: str) -> int:
    """Copy a version of a fiscal year's budget onto another, which loses what it held; return how many amounts. Raises Invalid."""
    if source == target or target not in SCHEMES or source not in SCHEMES:
        raise Invalid(N_("Choose one of the values offered."), field="target")
    keys = [p.id for p in periods_of(unit.connection, year)]
    b = BudgetLine
    rows = unit.connection.execute(
        select(b.period_id, b.account_id, b.cost1, b.amount).where(b.scheme == source, b.period_id.in_(keys))
    ).all()
    if not rows:
        raise Invalid(N_("This version holds nothing in the year."), field="source")
    for old in unit.connection.scalars(select(b.id).where(b.scheme == target, b.period_id.in_(keys))).all():
        unit.delete(BudgetLine, old)
    values = [
        {"version": 1, "scheme": target, "period_id": r.period_id, "account_id": r.account_id, "cost1": r.cost1, "amount": r.amount}
        for r in rows
    ]
    unit.insert_rows(BudgetLine, [{"id": key, **row} for key, row in zip(unit.reserve(BudgetLine, len(values)), values, strict=True)])
    return len(values)


def pattern(connection: Connection, year: int, account: str) -> list[int]:
    """Return what an account came to in each month of the year before a fiscal year, as weights to spread a sum by; zeros where it had none."""
    periods = periods_of(connection, year)
    if not periods:
        return []
    wanted = {(add_months(p.start, -12).year, add_months(p.start, -12).month): i for i, p in enumerate(periods)}
    found = [0] * len(periods)
    for period, amount in _monthly(connection, account).items():
        place = wanted.get((period.start.year, period.start.month))
        if place is not None:
            found[place] = max(amount, 0)
    return found


def _monthly(connection: Connection, account: str) -> dict[PeriodInfo, int]:
    """Return the turnover of an account by period, in its usual direction, in cents."""
    row = connection.execute(select(Account.id, Account.kind).where(Account.number == account)).first()
    if row is None:
        return {}
    net = func.sum(Balance.debit - Balance.credit)
    sums = dict(connection.execute(select(Balance.period_id, net).where(Balance.account_id == row.id).group_by(Balance.period_id)).all())
    sign = -1 if row.kind == "income" else 1
    return {p: sign * int(sums.get(p.id, 0)) for p in all_periods(connection) if p.number > 0}


# -- review rounds ---------------------------------------------------------------
@command("finance.budget.change")
def open_review(unit: Unit, name: str, until: datetime.date, due: datetime.date, text: str, logins: Sequence[str]) -> int:
    """Open a review round; each person gets a follow-up on the day it is due. Raises Invalid without a name or people, for a
    name in use, and for who is not a person of the book that may sign in.
    """
    if not name.strip():
        raise Invalid(N_("Give the round a name."), field="name")
    people = list(dict.fromkeys(one.strip() for one in logins if one.strip()))
    if not people:
        raise Invalid(N_("Name who is to review."), field="logins")
    known = {one.login for one in users(unit.connection) if one.active}
    for login in people:
        if login not in known:
            raise Invalid(N_("{login} is not a person who may sign in."), field="logins", login=login)
    if unit.connection.scalar(select(BudgetReview.id).where(BudgetReview.name == name.strip())) is not None:
        raise Invalid(N_("There is a round {name} already."), field="name", name=name.strip())
    key = unit.insert(BudgetReview, name=name.strip()[:80], until=until, due=due, text=text.strip()[:300], result="", closed=None)
    for login in people:
        follow_up(unit, Target("finance_budget_review", key), due, f"{name.strip()}: {text.strip()}"[:200], login)
    return key


@command("finance.budget.change")
def close_review(unit: Unit, key: int, result: str) -> None:
    """Close a round with its result; raises Invalid without one, or where people still have it open."""
    if not result.strip():
        raise Invalid(N_("Write down what came of it."), field="result")
    f = FollowUp
    still = unit.connection.scalars(
        select(f.login).where(f.table_name == "finance_budget_review", f.row_key == key, f.done_at.is_(None))
    ).all()
    if still:
        raise Invalid(N_("Still open with {people}."), field="result", people=", ".join(still))
    unit.update(BudgetReview, key, {"result": result.strip()[:300], "closed": unit.today})


def reviews_source() -> ListSource:
    """Return the list of review rounds, the newest first."""
    r, f = BudgetReview, FollowUp
    mine = (f.table_name == "finance_budget_review", f.row_key == r.id)
    left = select(func.count()).select_from(f).where(*mine, f.done_at.is_(None)).correlate(r).scalar_subquery()
    columns = (
        Column("name", N_("Round"), "text", r.name.expression, 200),
        Column("until", N_("Figures up to"), "day", r.until.expression, 110),
        Column("due", N_("Due"), "day", r.due.expression, 110),
        Column("open", N_("Still with"), "number", left, 90),
        Column("text", N_("What is asked"), "text", r.text.expression, 260),
        Column("result", N_("Result"), "text", r.result.expression, 260),
        Column("closed", N_("Closed"), "day", r.closed.expression, 110),
    )
    return ListSource(
        "finance.budget_reviews",
        frozenset({"finance_budget_review", "follow_up"}),
        r.__table__,
        r.id.expression,
        columns,
        (r.due.desc(), r.id.desc()),
    )


# -- measures --------------------------------------------------------------------
@dataclass(frozen=True)
class MeasureDraft:
    """A measure as typed; monthly is what it is to bring, in cents above zero."""

    name: str
    account: str
    start: datetime.date
    monthly: int
    owner: str = ""
    state: str = "planned"
    text: str = ""


@command("finance.budget.change")
def save_measure(unit: Unit, draft: MeasureDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a measure; raises Invalid naming the field at fault."""
    if not draft.name.strip():
        raise Invalid(N_("Give the measure a name."), field="name")
    if unit.row(Account, account_key(unit, draft.account))["kind"] != "expense":
        raise Invalid(N_("A measure lowers an expense: choose such an account."), field="account")
    if draft.monthly <= 0:
        raise Invalid(N_("The amount must be above zero."), field="monthly")
    if draft.state not in STATES:
        raise Invalid(N_("Choose one of the values offered."), field="state")
    values = {
        "name": draft.name.strip()[:120],
        "account": draft.account,
        "start": draft.start,
        "monthly": draft.monthly,
        "owner": draft.owner.strip()[:80],
        "state": draft.state,
        "text": draft.text.strip()[:300],
    }
    if key is None:
        return unit.insert(Measure, **values)
    unit.update(Measure, key, values, version)
    return key


def measures(connection: Connection, until: datetime.date, key: int | None = None) -> list[MeasureView]:
    """Return measures with their effect up to a day: each whole month since the start against the mean of the three months before it."""
    m = Measure
    query = select(m.id, m.version, m.name, m.account, m.start, m.monthly, m.owner, m.state, m.text).order_by(m.start, m.id)
    rows: Sequence[Any] = connection.execute(query if key is None else query.where(m.id == key)).all()
    found = []
    for row in rows:
        months = _monthly(connection, row.account) if row.state in ("active", "done") else {}
        first = month_start(row.start)
        before = [amount for p, amount in months.items() if add_months(first, -BEFORE) <= p.start < first]
        since = [amount for p, amount in months.items() if p.start >= first and p.end <= month_end(until) and p.end <= until]
        mean = share(sum(before), 1, len(before)) if before else 0
        values: list[Any] = [*row, len(since), mean * len(since) - sum(since)]
        found.append(MeasureView(*values))
    return found


def measures_source(until: datetime.date) -> ListSource:
    """Return the list of measures with plan and effect up to a day."""
    m = Measure
    columns = (
        Column("name", N_("Measure"), "text", m.name.expression, 240),
        Column("account", N_("Account"), "text", m.account.expression, 80),
        Column("start", N_("from"), "day", m.start.expression, 104),
        Column("monthly", N_("A month"), "money", m.monthly.expression, 110, total=True),
        Column("planned", N_("Planned to date"), "money", None, 120),
        Column("effect", N_("Effect to date"), "money", None, 120),
        Column("owner", N_("Who"), "text", m.owner.expression, 110),
        Column("state", N_("State"), "text", m.state.expression, 100, choices=STATES),
        Column("text", N_("Text"), "text", m.text.expression, 220, shown=False),
    )
    place = {column.key: i for i, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        known = {one.id: one for one in measures(connection, until)}
        for key, row in zip(keys, rows, strict=True):
            if key in known:
                row[place["planned"]], row[place["effect"]] = known[key].planned, known[key].effect

    tables = frozenset({"finance_measure", "finance_entry", "finance_line"})
    return ListSource("finance.measures", tables, m.__table__, m.id.expression, columns, (m.start.desc(), m.id.desc()), finish=fill)


def plan_and_actual(connection: Connection, until: datetime.date, scheme: str = PLAN) -> tuple[list[PeriodInfo], list[int], list[int]]:
    """Return the months of the fiscal year of a day with the planned and the booked result, cumulated; cents."""
    year = next((p.fiscal_year_id for p in all_periods(connection) if p.number > 0 and p.start <= until <= p.end), None)
    months = periods_of(connection, year) if year is not None else []
    keys = [p.id for p in months]
    b = BudgetLine
    kinds = dict(connection.execute(select(Account.id, Account.kind).where(Account.kind.in_(("income", "expense")))).all())
    plan, actual = dict.fromkeys(keys, 0), dict.fromkeys(keys, 0)
    for account, period, amount in connection.execute(
        select(b.account_id, b.period_id, b.amount).where(b.scheme == scheme, b.period_id.in_(keys))
    ):
        plan[period] += amount if kinds.get(account) == "income" else -amount
    net = func.sum(Balance.credit - Balance.debit)
    booked = select(Balance.period_id, net).where(Balance.period_id.in_(keys), Balance.account_id.in_(kinds)).group_by(Balance.period_id)
    for period, amount in connection.execute(booked):
        actual[period] = int(amount)
    return months, _running([plan[key] for key in keys]), _running([actual[p.id] for p in months if p.start <= until])


def _running(amounts: Sequence[int]) -> list[int]:
    found, total = [], 0
    for amount in amounts:
        total += amount
        found.append(total)
    return found
