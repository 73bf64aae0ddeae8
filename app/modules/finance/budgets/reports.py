"""Plan against actual as a report."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.messages import N_, _
from app.core.money import plain
from app.data.queries import query
from app.data.reports import Maker, Report, span
from app.modules.finance.budgets.queries.budgets import PLAN, BudgetRow, budget
from app.modules.finance.budgets.rules import beyond
from app.modules.finance.budgets.services.variance import notes


def cells(row: BudgetRow) -> tuple[int | None, ...]:
    """Return plan, actual, variance and per cent of the span, the same for the year so far, and plan and forecast of the year."""
    return (
        row.plan,
        row.actual,
        row.actual - row.plan,
        beyond(row.plan, row.actual),
        row.plan_so_far,
        row.actual_so_far,
        row.actual_so_far - row.plan_so_far,
        beyond(row.plan_so_far, row.actual_so_far),
        row.plan_year,
        row.forecast,
    )


@query("finance.view")
def budget_report(
    connection: Connection, since: datetime.date, until: datetime.date, scheme: str = PLAN
) -> Report:
    """Return plan against actual by account: the span, the year so far, the forecast, and what was explained."""
    subtitle = span(since, until)
    made = budget(connection, since, until, scheme)
    why = notes(connection, until)
    rows = [(row.number, row.name, *cells(row)) for row in made.rows]
    columns = (
        ("key", N_("Account"), "text", 0.8),
        ("label", N_("Name"), "text", 2.6),
        ("plan", N_("Plan"), "money", 1.2),
        ("actual", N_("Actual"), "money", 1.2),
        ("variance", N_("Variance"), "money", 1.2),
        ("share", N_("%"), "percent", 0.7),
        ("plan_so_far", N_("Plan to date"), "money", 1.2),
        ("actual_so_far", N_("Actual to date"), "money", 1.2),
        ("variance_so_far", N_("Variance"), "money", 1.2),
        ("share_so_far", N_("%"), "percent", 0.7),
        ("plan_year", N_("Plan of the year"), "money", 1.2),
        ("forecast", N_("Forecast"), "money", 1.2),
    )
    result = {
        name: sum(getattr(row, name) * (1 if row.income else -1) for row in made.rows)
        for name in ("plan", "actual", "plan_so_far", "actual_so_far", "plan_year", "forecast")
    }
    fields = {
        i: {"amount": plain(row.actual), "light": row.light, "income": row.income}
        for i, row in enumerate(made.rows)
    }
    for i, row in enumerate(made.rows):
        if row.account_id in why:
            fields[i]["explanation"] = why[row.account_id]
    said = tuple(
        f"{row.number} {row.name}: {why[row.account_id]}" for row in made.rows if row.account_id in why
    )
    return Report(
        "budget",
        _("Budget"),
        subtitle,
        columns,
        rows,
        totals=result,
        landscape=True,
        notes=said,
        fields=fields,
        closes=False,
    )


@query("finance.view")
def _budget_of(connection: Connection, since: datetime.date, until: datetime.date, scheme: str) -> Report:
    return budget_report(connection, since, until, scheme or PLAN)


REPORTS: dict[str, Maker] = {"budget": _budget_of}
