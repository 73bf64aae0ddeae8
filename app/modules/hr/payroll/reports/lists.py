"""Lists for auditors: the pay account of a year, and contributions by fund, person and month."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from sqlalchemy import Connection

from app.core.dates import add_months
from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Maker, Report, span
from app.modules.hr.payroll.queries.account import AccountRow, account_rows
from app.modules.hr.payroll.queries.contributions import ContributionRow, contribution_rows
from app.modules.hr.payroll.reports.provided import provided
from app.modules.hr.payroll.rules.kinds import VIEW

MONEY = (
    ("gross", N_("Gross"), 1.3),
    ("taxed", N_("Taxable pay"), 1.3),
    ("wage_tax", N_("Wage tax"), 1.2),
    ("soli", N_("Surcharge"), 1.1),
    ("church", N_("Church tax"), 1.1),
    ("flat", N_("Taxed flatly"), 1.2),
    ("flat_tax", N_("Flat taxes"), 1.1),
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
            (_months(one), one.days, *(getattr(one, key) for key, _title, _share in MONEY)) for one in months
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
        "pay_account", _("Pay account"), span(since, until), columns, rows, totals=dict(totals), landscape=True, kinds=kinds,
        headings=frozenset(headings), closes=False,
    )  # fmt: skip


def _months(one: AccountRow) -> str:
    """Return the month of a row, or the months that were brought forward as one."""
    if one.last is None:
        return f"{one.month:%m/%Y}"
    if one.last == one.month:
        return _("{month}, brought forward").format(month=f"{one.month:%m/%Y}")
    return _("{first} to {last}, brought forward").format(first=f"{one.month:%m}", last=f"{one.last:%m/%Y}")


# -- brought forward beside what was computed here -------------------------------------
YEAR = (
    ("days", N_("Days of insurance"), "number", 0.7),
    *((key, title, "money", 1.1) for key, title in (
        ("gross", N_("Gross")), ("taxed", N_("Taxable pay")), ("once", N_("One-off pay in taxable pay")), ("wage_tax", N_("Wage tax")),
        ("soli", N_("Solidarity surcharge")), ("church", N_("Church tax")), ("health", N_("Base, health")), ("pension", N_("Base, pension")),
        ("own", N_("Insurance, employee")), ("other", N_("Insurance, employer")),
    )),
)  # fmt: skip


@query(VIEW)
def taken_over(
    connection: Connection, since: datetime.date, until: datetime.date, number: str = ""
) -> Report:
    """Return by person what another program reckoned, what was computed here, and both together, of who was brought forward in a span.

    Months of the span that are in neither are named.
    """
    rows: list[tuple[Any, ...]] = []
    kinds: dict[int, str] = {}
    headings: set[int] = set()
    totals: Counter[str] = Counter()
    people: dict[int, list[AccountRow]] = {}
    for one in account_rows(connection, since, until, number):
        people.setdefault(one.number, []).append(one)
    for staff, months in people.items():
        before = [one for one in months if one.last is not None]
        here = [one for one in months if one.last is None]
        if not before:
            continue
        headings.add(len(rows))
        kinds[len(rows)] = "group"
        rows.append((f"{staff}  {months[0].name}", *[None] * len(YEAR)))
        rows.append((_("Brought forward"), *_sums(before)))
        rows.append((_computed(before, here), *_sums(here)))
        kinds[len(rows)] = "total"
        sums = _sums(months)
        rows.append((_("Year"), *sums))
        totals.update(
            {key: amount for (key, _t, kind, _s), amount in zip(YEAR, sums, strict=True) if kind == "money"}
        )
    return Report(
        "taken_over", _("Year with what was brought forward"), span(since, until), (("what", N_("Months"), "text", 2.4), *YEAR), rows,
        totals=dict(totals), landscape=True, kinds=kinds, headings=frozenset(headings), closes=False,
    )  # fmt: skip


def _sums(months: list[AccountRow]) -> list[int]:
    return [sum(getattr(one, key) for one in months) for key, *_rest in YEAR]


def _computed(before: list[AccountRow], here: list[AccountRow]) -> str:
    """Return the words of what was computed here, with the months between both that are in neither."""
    known = {one.month for one in here}
    month = max(one.last or one.month for one in before)
    missing = []
    while known and (month := add_months(month, 1)) < max(known):
        if month not in known:
            missing.append(f"{month:%m/%Y}")
    if missing:
        return _("Computed here; in neither: {months}").format(months=", ".join(missing))
    return _("Computed here")


# -- contributions by fund, person and month -----------------------------------------
OWED = (
    ("health", N_("Health ins.")),
    ("care", N_("Care ins.")),
    ("pension", N_("Pension ins.")),
    ("unemployment", N_("Unempl. ins.")),
    ("levies", N_("Levies")),
    ("flat_tax", N_("Flat tax")),
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
        "contributions", _("Contributions by fund and person"), span(since, until), columns, rows, totals=dict(totals), landscape=True, kinds=kinds,
        headings=frozenset(headings), closes=False,
    )  # fmt: skip


def _month_of(one: ContributionRow) -> str:
    """Return the month that contributions are for, marked where it is corrected."""
    return f"{one.month:%m/%Y} {_('corr.')}" if one.corrected else f"{one.month:%m/%Y}"


REPORTS: dict[str, Maker] = {
    "pay_account": pay_account,
    "contributions": contributions,
    "taken_over": taken_over,
    "provided": provided,
}
