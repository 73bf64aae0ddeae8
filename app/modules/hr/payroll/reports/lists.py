"""Lists for auditors: the pay account of a year, and contributions by fund, person and month."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from sqlalchemy import Connection

from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Maker, Report, span
from app.modules.hr.payroll.queries.account import AccountRow, account_rows
from app.modules.hr.payroll.queries.contributions import ContributionRow, contribution_rows
from app.modules.hr.payroll.rules.kinds import VIEW

MONEY = (
    ("gross", N_("Gross"), 1.3),
    ("taxed", N_("Taxable pay"), 1.3),
    ("wage_tax", N_("Wage tax"), 1.2),
    ("soli", N_("Solidarity surcharge"), 1.1),
    ("church", N_("Church tax"), 1.1),
    ("own", N_("Insurance, employee"), 1.3),
    ("other", N_("Insurance, employer"), 1.3),
    ("net", N_("Net"), 1.3),
    ("payout", N_("Payout"), 1.3),
)


@query(VIEW)
def pay_account(
    connection: Connection, since: datetime.date, until: datetime.date, number: str = ""
) -> Report:
    """Return the pay account of a span by person and month, corrections in their own months; number names one person."""
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    headings: set[int] = set()
    totals: Counter[str] = Counter()
    people: dict[int, list[AccountRow]] = {}
    for one in account_rows(connection, since, until, number):
        people.setdefault(one.number, []).append(one)
    for staff, months in people.items():
        headings.add(len(rows))
        kinds[len(rows)] = "group"
        rows.append((f"{staff}  {months[0].name}", None, *[None] * len(MONEY)))
        rows += [
            (f"{one.month:%m/%Y}", one.days, *(getattr(one, key) for key, _title, _share in MONEY))
            for one in months
        ]
        kinds[len(rows)] = "total"
        sums = [sum(getattr(one, key) for one in months) for key, _title, _share in MONEY]
        rows.append((_("Sum"), sum(one.days for one in months), *sums))
        totals.update({key: amount for (key, _title, _share), amount in zip(MONEY, sums, strict=True)})
    columns = (
        ("month", N_("Month"), "text", 2.2),
        ("days", N_("Days of insurance"), "number", 0.7),
        *((key, title, "money", share) for key, title, share in MONEY),
    )
    return Report(
        "pay_account", _("Pay account"), span(since, until), columns, rows, dict(totals), landscape=True, kinds=kinds,
        headings=frozenset(headings), closes=False,
    )  # fmt: skip


# -- contributions by fund, person and month -----------------------------------------
OWED = (
    ("health", N_("Health insurance")),
    ("care", N_("Care insurance")),
    ("pension", N_("Pension insurance")),
    ("unemployment", N_("Unemployment insurance")),
    ("levies", N_("Levies U1, U2, insolvency")),
    ("flat_tax", N_("Flat wage tax")),
)
SIDES = (("own", N_("Employee")), ("other", N_("Employer")), ("total", N_("Total")))
BASES = (("base_health", N_("Base, health")), ("base_pension", N_("Base, pension")))


@query(VIEW)
def contributions(
    connection: Connection, since: datetime.date, until: datetime.date, fund: str = ""
) -> Report:
    """Return what released months owe to each fund by person and month (§ 9 BVV); corrections are marked, and count as differences."""
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    headings: set[int] = set()
    totals: Counter[str] = Counter()
    by_fund: dict[tuple[str, datetime.date], list[ContributionRow]] = {}
    for one in contribution_rows(connection, since, until, fund):
        by_fund.setdefault((one.fund, one.run), []).append(one)
    money = [key for key, _title in (*BASES, *OWED, *SIDES)]
    for (name, run), people in by_fund.items():
        headings.add(len(rows))
        kinds[len(rows)] = "group"
        rows.append((f"{name}  {run:%m/%Y}", "", "", None, *[None] * len(money)))
        values = [
            [one.sums[key] if key in one.sums else getattr(one, key) for key in money] for one in people
        ]
        rows += [
            (f"{one.number}  {one.name}", _month_of(one), one.groups, one.days, *figures)
            for one, figures in zip(people, values, strict=True)
        ]
        kinds[len(rows)] = "total"
        sums = [sum(column) for column in zip(*values, strict=True)]
        rows.append((_("Sum"), "", "", sum(one.days for one in people), *sums))
        totals.update(dict(zip(money, sums, strict=True)))
    columns = (
        ("person", N_("Member of staff"), "text", 2.0),
        ("month", N_("Month"), "text", 0.9),
        ("groups", N_("Groups"), "text", 1.1),
        ("days", N_("Days of insurance"), "number", 0.6),
        *((key, title, "money", 1.1) for key, title in (*BASES, *OWED, *SIDES)),
    )
    return Report(
        "contributions", _("Contributions by fund and person"), span(since, until), columns, rows, dict(totals), landscape=True, kinds=kinds,
        headings=frozenset(headings), closes=False,
    )  # fmt: skip


def _month_of(one: ContributionRow) -> str:
    """Return the month that contributions are for, marked where it is corrected."""
    return f"{one.month:%m/%Y} {_('corr.')}" if one.corrected else f"{one.month:%m/%Y}"


REPORTS: dict[str, Maker] = {"pay_account": pay_account, "contributions": contributions}
