"""Control of costs: explanations of variances, review rounds with their follow-ups, measures and what they really brought."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import check_draft, must_differ, save_draft
from app.data.office import command
from app.data.queries import query
from app.data.record_extras import Target, follow_up
from app.data.system_tables import FollowUp
from app.data.undo import undoing
from app.data.unit import Unit
from app.data.users import colleagues
from app.modules.finance.budgets.models import BudgetLine, BudgetNote, BudgetReview, Measure
from app.modules.finance.budgets.queries.budgets import periods_of
from app.modules.finance.budgets.queries.variance import _monthly
from app.modules.finance.budgets.rules import MeasureDraft
from app.modules.finance.chart.api import Account, account_key, all_periods

SCHEMES = {"plan": N_("Plan"), "forecast": N_("Forecast")}


# -- explanations ----------------------------------------------------------------
@query("finance.view")
def notes(connection: Connection, until: datetime.date) -> dict[int, str]:
    """Return the explanations of the period that ends on a day, by account."""
    n = BudgetNote
    key = next((p.id for p in all_periods(connection) if p.number > 0 and p.end == until), None)
    return (
        dict(connection.execute(select(n.account_id, n.text).where(n.period_id == key)).all())
        if key is not None
        else {}
    )


@command("finance.budget.change")
def explain(unit: Unit, until: datetime.date, account: str, text: str) -> None:
    """Keep why an account was off its plan up to the period that ends on a day; an empty text takes it away. Raises Invalid for another day."""
    key = next((p.id for p in all_periods(unit.connection) if p.number > 0 and p.end == until), None)
    if key is None:
        raise Invalid(N_("Explanations belong to the end of a month."), field="until")
    target = account_key(unit, account)
    known = unit.connection.scalar(
        select(BudgetNote.id).where(BudgetNote.period_id == key, BudgetNote.account_id == target)
    )
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
        {
            "version": 1,
            "scheme": target,
            "period_id": r.period_id,
            "account_id": r.account_id,
            "cost1": r.cost1,
            "amount": r.amount,
        }
        for r in rows
    ]
    unit.insert_rows(
        BudgetLine,
        [{"id": key, **row} for key, row in zip(unit.reserve(BudgetLine, len(values)), values, strict=True)],
    )
    return len(values)


@query("finance.view")
def pattern(connection: Connection, year: int, account: str) -> list[int]:
    """Return what an account came to in each month of the year before a fiscal year, as weights to spread a sum by; zeros where it had none."""
    periods = periods_of(connection, year)
    if not periods:
        return []
    wanted = {
        (add_months(p.start, -12).year, add_months(p.start, -12).month): i for i, p in enumerate(periods)
    }
    found = [0] * len(periods)
    for period, amount in _monthly(connection, account).items():
        place = wanted.get((period.start.year, period.start.month))
        if place is not None:
            found[place] = max(amount, 0)
    return found


# -- review rounds ---------------------------------------------------------------
@command("finance.budget.change")
def open_review(
    unit: Unit, name: str, until: datetime.date, due: datetime.date, text: str, logins: Sequence[str]
) -> int:
    """Open a review round; each person gets a follow-up on the day it is due. Raises Invalid without a name or people, for a
    name in use, and for who is not a person of the book that may sign in.
    """
    if not name.strip():
        raise Invalid(N_("Give the round a name."), field="name")
    people = list(dict.fromkeys(one.strip() for one in logins if one.strip()))
    if not people:
        raise Invalid(N_("Name who is to review."), field="logins")
    known = {one.login for one in colleagues(unit.connection) if one.active}
    for login in people:
        if login not in known:
            raise Invalid(N_("{login} is not a person who may sign in."), field="logins", login=login)
    if unit.connection.scalar(select(BudgetReview.id).where(BudgetReview.name == name.strip())) is not None:
        raise Invalid(N_("There is a round {name} already."), field="name", name=name.strip())
    key = unit.insert(
        BudgetReview,
        name=name.strip()[:80],
        until=until,
        due=due,
        text=text.strip()[:300],
        result="",
        closed=None,
    )
    for login in people:
        follow_up(
            unit, Target("finance_budget_review", key), due, f"{name.strip()}: {text.strip()}"[:200], login
        )
    return key


@command("finance.budget.change")
def close_review(unit: Unit, key: int, result: str) -> None:
    """Close a round with its result; raises Invalid without one, or where people still have it open."""
    if not result.strip():
        raise Invalid(N_("Write down what came of it."), field="result")
    if unit.row(BudgetReview, key, lock=True)["closed"] is not None:
        raise Invalid(N_("This round is closed already; its result stands."), field="result")
    f = FollowUp
    still = unit.connection.scalars(
        select(f.login).where(f.table_name == "finance_budget_review", f.row_key == key, f.done_at.is_(None))
    ).all()
    if still:
        raise Invalid(N_("Still open with {people}."), field="result", people=", ".join(still))
    unit.update(BudgetReview, key, {"result": result.strip()[:300], "closed": unit.today})


# -- measures --------------------------------------------------------------------
@command("finance.budget.change")
def save_measure(unit: Unit, draft: MeasureDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a measure; raises Invalid naming the field at fault."""
    check_draft(Measure, draft)
    if unit.row(Account, account_key(unit, draft.account))["kind"] != "expense":
        raise Invalid(N_("A measure lowers an expense: choose such an account."), field="account")
    if draft.monthly <= 0:
        raise Invalid(N_("The amount must be above zero."), field="monthly")
    must_differ(unit, Measure, key, draft, "name account start monthly", at="name")
    return save_draft(unit, Measure, draft, key, version)


undo_measure = undoing(Measure)
