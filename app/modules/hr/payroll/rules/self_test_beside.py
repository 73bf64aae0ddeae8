"""Cases of benefits, attachments and pay beyond pension age as their tables write them, and what comes out of each."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.core.dates import month_end
from app.core.errors import Invalid
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.claims import attachable
from app.modules.hr.payroll.rules.month import (
    DAY,
    Benefit,
    Charged,
    Cover,
    Item,
    LastCharged,
    MonthInput,
    Section,
    TaxInput,
    Work,
    YearInput,
)
from app.modules.hr.payroll.rules.reckoning import (
    ACTIVE,
    APART,
    BASE,
    FLAT,
    INSURANCE,
    NET,
    PLANNED,
    SUPPORT,
    TAX,
    reckon_month,
)
from app.modules.hr.payroll.rules.rounding import cents

NUMBER, PAY_NUMBER, MONTHS = 300, 100, 12
COVER = Cover(fund="Kasse", fund_rate=290, u1=160, u2=44, parent=True, children=1)


def benefit_of(key: int, text: str) -> Benefit:
    """Return a benefit as a table writes it: its kind and fields with whole figures, amounts in cents, such as “car amount=4012300 km=10”."""
    code, *fields = text.split()
    found: dict[str, Any] = {name: int(value) for name, value in (one.split("=") for one in fields)}
    for name in ("flat", "partner"):
        if name in found:
            found[name] = bool(found[name])
    return Benefit(key, code, NUMBER + key, **found)


def month_of(row: Mapping[str, str]) -> MonthInput:
    """Return the month of a line of the table of benefits; running pay is in euros."""
    month = datetime.date.fromisoformat(f"{row['month']}-01")
    amount = cents(Decimal(row["running"]))
    benefits = tuple(benefit_of(key, text) for key, text in enumerate(row["benefits"].split("|"), 1))
    sections = (Section(PAY_NUMBER, amount, 30 * DAY, 30 * DAY),)
    return MonthInput(month, sections, tax=TaxInput(1, land=row["state"]), cover=COVER, benefits=benefits)


def benefit_results(row: Mapping[str, str]) -> dict[str, str]:
    """Return what comes out of a case of benefits in cents; nothing where it is refused."""
    try:
        found = reckon_month(month_of(row))
    except Invalid:
        return {}
    by_code = {one.code: one.base for one in found.amounts if one.part == "base"}
    return {
        "gross": str(found.gross),
        "taxed": str(by_code.get("taxed", 0)),
        "insured": str(by_code.get("pension", 0)),
        "flat": str(sum(one.employer for one in found.amounts if one.part == FLAT and one.code != SUPPORT)),
        "support": str(-sum(one.employer for one in found.amounts if one.code == SUPPORT)),
        "plan": str(sum(one.employer - one.employee for one in found.amounts if one.part == PLANNED)),
        "apart": str(-sum(one.employee for one in found.amounts if one.part in (APART, NET))),
    }


def flat_pay_results(row: Mapping[str, str]) -> dict[str, str]:
    """Return what comes out of pay that the employer taxes flatly, in cents; nothing where it is refused.

    group and groups are those of social insurance, days, hours and whole what was worked, before the days of the year so far.
    """
    running, once = (cents(Decimal(row[name] or "0")) for name in ("running", "one_off"))
    work = Work(
        int(row["days"]),
        int(Decimal(row["hours"]) * DAY),
        int(row["whole"] or "0"),
        int(row["before"] or "0"),
    )
    cover = replace(COVER, person_group=row["group"], groups=row["groups"], midi="no", flat_pay=row["way"])
    given = MonthInput(
        datetime.date.fromisoformat(f"{row['month']}-01"),
        (Section(PAY_NUMBER, running, 30 * DAY, 30 * DAY),),
        (Item(NUMBER, once, one_off=True),) if once else (),
        tax=TaxInput(6, land=row["state"]),
        cover=cover,
        year=YearInput(so_far=Charged(), last=LastCharged(employed=False)) if once else None,
        work=work,
    )
    try:
        found = reckon_month(given)
    except Invalid:
        return {}
    flat = {one.code: one for one in found.amounts if one.part == FLAT}
    by_code = {one.code: one.base for one in found.amounts if one.part == BASE}
    taxes = {
        name: str(flat[code].employer if code in flat else 0)
        for name, code in (("tax", "flat"), ("soli", "flat_soli"), ("church", "flat_church"))
    }
    return taxes | {
        "own": str(sum(one.employee for one in found.amounts if one.part in (TAX, INSURANCE))),
        "other": str(sum(one.employer for one in found.amounts if one.part == INSURANCE)),
        "taxed": str(by_code.get("taxed", 0) + by_code.get("taxed_once", 0)),
        "net": str(found.net),
    }  # fmt: skip


def attachment_results(row: Mapping[str, str]) -> dict[str, str]:
    """Return what of a net pay can be attached, in cents; nothing where it is refused."""
    day = month_end(datetime.date.fromisoformat(f"{row['month']}-01"))
    try:
        return {"attachable": str(attachable(day, cents(Decimal(row["net"])), int(row["dependants"])))}
    except Invalid:
        return {}


def age_results(row: Mapping[str, str]) -> dict[str, str]:
    """Return taxed and free pay with the taxes of a month beyond pension age in cents; nothing where it is refused.

    before is what was taxed in the year so far, left how many months are to come.
    """
    month = datetime.date.fromisoformat(f"{row['month']}-01")
    running, once = (cents(Decimal(row[name] or "0")) for name in ("running", "one_off"))
    given = MonthInput(
        month,
        (Section(PAY_NUMBER, running, 30 * DAY, 30 * DAY),),
        (Item(NUMBER, once, one_off=True),) if once else (),
        tax=TaxInput(int(row["class"]), land=row["state"]),
        cover=COVER,
        year=YearInput(cents(Decimal(row["before"])), int(row["left"]), Charged()) if once else None,
        active=cents(figures.benefit_figures(month)["active_year"] / MONTHS),
    )
    found = reckon_month(given)
    taxes = {(one.code, one.one_off): one.employee for one in found.amounts if one.part == TAX}
    bases = {one.code: one.base for one in found.amounts if one.part == BASE}
    return {
        "taxed": str(bases.get("taxed", 0)),
        "taxed_once": str(bases.get("taxed_once", 0)),
        "free": str(bases.get(ACTIVE, 0)),
        "insured": str(bases["pension"]),
        "wage_tax": str(taxes.get(("wage_tax", False), 0)),
        "once_tax": str(taxes.get(("wage_tax", True), 0)),
        "net": str(found.net),
    }


BESIDE: dict[str, Callable[[Mapping[str, str]], dict[str, str]]] = {
    "benefits": benefit_results,
    "flat_pay": flat_pay_results,
    "attachment": attachment_results,
    "pension_age": age_results,
}
