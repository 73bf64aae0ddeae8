"""What the portals want to be told: reports with their keys and days, and the figures of statements, returns and certificates (pure)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months, month_end
from app.core.messages import N_, Text
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.month import MonthInput
from app.modules.hr.payroll.rules.reckoning import (
    ACTIVE,
    BASE,
    FLAT,
    INSURANCE,
    SUBSIDY,
    SUPPORT,
    TAX,
    Amount,
)
from app.modules.hr.payroll.rules.rounding import cents, euros, half_up

Day = datetime.date
STATEMENT, RETURN, REPORT, CERTIFICATE, BUREAU, U1, U2 = (
    "statement",
    "tax",
    "report",
    "certif",
    "bureau",
    "u1",
    "u2",
)
KINDS = {
    STATEMENT: N_("contribution statement"),
    RETURN: N_("wage tax return"),
    REPORT: N_("report to the fund (DEÜV)"),
    CERTIFICATE: N_("wage tax certificate"),
    U1: N_("claim to the levy U1"),
    U2: N_("claim to the levy U2"),
    BUREAU: N_("file for the bureau"),
}
PREPARED, ENTERED = "prepared", "entered"
STATES = {PREPARED: N_("prepared"), ENTERED: N_("entered")}
TONES = {PREPARED: "open", ENTERED: "good"}
REASONS = {
    "10": N_("registration: begin"),
    "11": N_("registration: change of fund"),
    "12": N_("registration: change of group"),
    "13": N_("registration: other reasons"),
    "30": N_("deregistration: end"),
    "31": N_("deregistration: change of fund"),
    "32": N_("deregistration: change of group"),
    "34": N_("deregistration: a month without pay"),
    "40": N_("begin and end together"),
    "50": N_("report of the year"),
    "51": N_("break: sickness or maternity benefit"),
    "52": N_("break: parental leave"),
    "54": N_("one-off pay of the year before"),
    "92": N_("accident insurance, report of the year"),
}
CODES = {"": "", **REASONS}
WITH_PAY = ("30", "31", "32", "34", "40", "50", "51", "52", "54", "92")
BREAKS = {"sick": "51", "child": "51", "maternity": "51", "parental": "52", "unpaid": "34"}
SHORT = "110"


@dataclass(frozen=True)
class Event:
    """A report on a person: its key, and the days it reaches over (until is None for a registration)."""

    code: str
    since: Day
    until: Day | None = None


@dataclass(frozen=True)
class Figure:
    """A field of a copy sheet: key in the form, words, value as it is copied."""

    key: str
    title: Text
    value: str


def rows(kind: str) -> list[Mapping[str, Any]]:
    """Return the fields of a form in their order."""
    return figures.raw("portals")[kind]  # type: ignore[no-any-return]


def events(
    now: MonthInput,
    before: MonthInput | None,
    *,
    entry: Day | None,
    leaving: Day | None,
    paid_until: Day | None,
) -> list[Event]:
    """Return the reports that a month brings about, beside those of the year; paid_until is the last day before a break."""
    month, last = now.month, month_end(now.month)
    begins = entry is not None and month <= entry <= last
    ends = leaving is not None and month <= leaving <= last
    year = month.replace(month=1)
    if begins and ends:
        return [Event("40", entry, leaving)]  # type: ignore[arg-type]
    found = [Event("10", entry)] if begins else []  # type: ignore[arg-type]
    if before is not None and not begins:
        found += _changes(now, before, year)
        found += _breaks(now, before, paid_until)
    if ends:
        found.append(Event("30", year, leaving))
    return found


def _changes(now: MonthInput, before: MonthInput, year: Day) -> list[Event]:
    was, held, month = before.cover, now.cover, now.month
    day = month - ONE_DAY
    if (was.person_group, was.groups) != (held.person_group, held.groups):
        return [Event("32", min(year, day.replace(month=1, day=1)), day), Event("12", month)]
    if was.fund != held.fund:
        return [Event("31", min(year, day.replace(month=1, day=1)), day), Event("11", month)]
    return []


def _breaks(now: MonthInput, before: MonthInput, paid_until: Day | None) -> list[Event]:
    if before.insured_days and not now.insured_days:
        code = next((BREAKS[reason] for reason, _days in now.unpaid if reason in BREAKS), "")
        until = paid_until or now.month - ONE_DAY
        return [Event(code, until.replace(month=1, day=1), until)] if code else []
    if (
        now.insured_days
        and not before.insured_days
        and any(reason == "unpaid" for reason, _d in before.unpaid)
    ):
        return [Event("13", now.month)]
    return []


def due_of(code: str, month: Day, day: Day) -> Day:
    """Return the last day of a report by its key: month is that of the pay run, day that of what happened."""
    law = figures.raw("portals")["due"]
    if code in ("50", "92"):
        text = law["year_report" if code == "50" else "accident_report"]
        return Day.fromisoformat(f"{day.year + 1}-{text}")
    if code in ("51", "52"):
        return month_end(month) + datetime.timedelta(weeks=law["break_weeks"])
    return day + datetime.timedelta(weeks=law["report_weeks"])


def certificate_due(year: int) -> Day:
    """Return the last day of the certificates of a year (§ 41b EStG)."""
    return month_end(Day(year + 1, figures.raw("portals")["due"]["certificate_month"], 1))


def year_events(now: MonthInput, last: Day, entry: Day | None, leaving: Day | None) -> list[Event]:
    """Return the reports of a year for who worked at its end, or in it for accident insurance; last is its last day."""
    first = max(last.replace(month=1, day=1), entry or last.replace(month=1, day=1))
    until = min(last, leaving or last)
    found = [Event("92", first, until)]
    if until == last and now.cover.person_group != SHORT:
        found.insert(0, Event("50", first, last))
    return found


def span_of(months: Mapping[Day, MonthInput], until: Day, entry: Day | None) -> Day:
    """Return the first day of the report that ends on a day: back to where fund and groups were others, pay rested, or the year began."""
    month = until.replace(day=1)
    mine = months.get(month)
    while mine is not None and month.month > 1:
        earlier = months.get(add_months(month, -1))
        if earlier is None or not earlier.insured_days or _cover(earlier) != _cover(mine):
            break
        month = add_months(month, -1)
    return max(month, entry or month)


def _cover(given: MonthInput) -> tuple[str, str, str]:
    return given.cover.person_group, given.cover.groups, given.cover.fund


def sick_pay_of(given: MonthInput, days: int) -> int | None:
    """Return what of pay by month falls on calendar days of a month, in cents; None for pay by the hour, which is told by hand."""
    if not given.sections:
        return None
    pay = euros(given.sections[-1].amount) * days / month_end(given.month).day
    return cents(half_up(pay))


# -- figures ---------------------------------------------------------------------
def statement(amounts: Iterable[tuple[str, Amount]]) -> list[tuple[str, Text, int]]:
    """Return the lines of a contribution statement in cents, from contribution groups (KV RV AV PV) with amounts of one fund."""
    places = {"health": 0, "health_extra": 0, "pension": 1}
    keys = {of: row["key"] for row in rows(STATEMENT) for of in row["of"]}
    sums: Counter[str] = Counter()
    for groups, one in amounts:
        if one.part == INSURANCE:
            digit = groups[places[one.code]] if one.code in places else ""
            sums[keys[f"{one.code}:{digit}"]] += one.employee + one.employer
    return [(row["key"], Text(row["de"], row["en"]), sums[row["key"]]) for row in rows(STATEMENT)]


def tax_return(
    people: int, amounts: Iterable[tuple[str, Amount]], supported: int = 0
) -> list[tuple[str, Text, int]]:
    """Return the lines of a wage tax return in cents (people as a number), from church marks with the amounts of everybody.

    supported is for how many people a pension on low pay is supported; the support is taken off the total.
    """
    sums: Counter[str] = Counter()
    for church, one in amounts:
        if one.part == TAX:
            sums[f"church:{church}" if one.code == "church" else one.code] += one.employee
        elif one.part == FLAT:
            kind = one.code.rpartition("_")[2]
            sums[{"soli": "soli", "church": "flat_church"}.get(kind, one.code)] += one.employer
    total = sum(sums.values())
    told = {"people": people, "total": total, SUPPORT: -sums[SUPPORT], "supported": supported}
    found = {**sums, **told}
    return [(row["key"], Text(row["de"], row["en"]), found.get(row["of"], 0)) for row in rows(RETURN)]


def certificate(
    months: Iterable[tuple[MonthInput, Iterable[Amount]]], brought: Mapping[str, int] | None = None
) -> list[tuple[str, Text, int]]:
    """Return the lines of a certificate in cents from the months of a year with their amounts, and what was brought forward."""
    sums: Counter[str] = Counter(brought or {})
    for given, amounts in months:
        voluntary = given.cover.groups.startswith("9")
        numbers = {str(one.number): one.code for one in given.benefits if one.code in ("ticket", "ride")}
        for one in amounts:
            _count(one, voluntary, sums)
            if one.part == "pay" and one.code in numbers:
                sums[numbers[one.code]] += one.employee
    return [(row["key"], Text(row["de"], row["en"]), sums[row["of"]]) for row in rows(CERTIFICATE_ROWS)]


CERTIFICATE_ROWS = "certificate"


def _count(one: Amount, voluntary: bool, sums: Counter[str]) -> None:
    branch = {"health_extra": "health", "care_childless": "care"}.get(one.code, one.code)
    if one.part == BASE and one.code in ("taxed", "taxed_once"):
        sums["taxed"] += one.base
    elif one.part == BASE and one.code == ACTIVE:
        sums[ACTIVE] += one.base
    elif one.part == TAX:
        sums[one.code] += one.employee
    elif one.part == SUBSIDY:
        sums["subsidy_private" if one.code == "health" else "subsidy_care"] += one.employer
    elif one.part == INSURANCE and branch in ("health", "care", "pension", "unemployment"):
        sums[branch] += one.employee
        if branch == "pension":
            sums["pension_employer"] += one.employer
        elif voluntary and branch in (
            "health",
            "care",
        ):  # who pays voluntarily gets the employer's part as a subsidy
            sums["subsidy_statutory" if branch == "health" else "subsidy_care"] += one.employer
            sums[branch] += one.employer
