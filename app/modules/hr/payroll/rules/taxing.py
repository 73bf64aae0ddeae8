"""Wage tax and church tax of a month: what the flow is given, by month or by days where employment begins or ends."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from app.core.dates import add_months, month_end
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules.case import FIRST_WITH_UNEMPLOYMENT
from app.modules.hr.payroll.rules.employment import NO, Employment, discounts, is_childless
from app.modules.hr.payroll.rules.flow_input import DAY as BY_DAY
from app.modules.hr.payroll.rules.flow_input import MONTH as BY_MONTH
from app.modules.hr.payroll.rules.flow_input import NO_CHILDREN_FROM, FlowInput, FlowResult
from app.modules.hr.payroll.rules.insurance import Insured
from app.modules.hr.payroll.rules.month import Cover, MonthInput, Sums, full_pay
from app.modules.hr.payroll.rules.rounding import cents, cut, euros, up
from app.modules.hr.payroll.rules.wage_tax import ChurchTax, church_tax, wage_tax

AGE_OF_RELIEF, MONTHS = 64, 12
ALLOWANCE_DAYS = 30


def taxed(
    given: MonthInput, pay: Sums, job: Employment, insured: Insured
) -> tuple[FlowResult | None, ChurchTax]:
    """Return wage tax and church tax; a mini-job with the flat tax and pay that the employer taxes flatly have none (§ 40a EStG)."""
    if given.cover.flat_pay or (job.is_mini and job.flat_tax):
        return None, ChurchTax()
    flow = flow_input(given, pay, job, insured)
    result = wage_tax(month_end(given.month), flow)
    church = church_tax(given.tax.land, result) if flow.R else ChurchTax()
    if given.tax_days is not None:
        result, church = _of_days(result, church, given.tax_days)
    return result, church


def flow_input(given: MonthInput, pay: Sums, job: Employment, insured: Insured) -> FlowInput:
    """Return the inputs of the flow; where employment begins or ends in the month, those of a day (pay and allowance by days)."""
    day, tax = month_end(given.month), given.tax
    days = given.tax_days
    running, allowance = pay.taxed, tax.allowance
    if days is not None:
        running = cents(cut(euros(running) / days))
        allowance = cents(up(euros(allowance) / ALLOWANCE_DAYS, 2))
    childless = job.has_fund and is_childless(day, job)
    relief = _relief_year(given.cover, given.month.year)
    once: dict[str, int] = {}
    if pay.taxed_once:
        if given.year is None:
            raise Invalid(N_("One-off pay needs what the year says."), field="year")
        once = {
            "SONSTB": pay.taxed_once,
            "JRE4": given.year.taxed + pay.taxed + given.year.months_left * full_pay(given, pay),
            "JFREIB": tax.allowance * MONTHS,
        }
    return FlowInput(
        STKL=tax.tax_class,
        LZZ=BY_MONTH if days is None else BY_DAY,
        RE4=running,
        R=int(tax.church != "none"),
        ZKF=Decimal(tax.children) / 2 if tax.tax_class < NO_CHILDREN_FROM else Decimal(0),
        AF=int(tax.factor is not None),
        F=Decimal(tax.factor or 1000) / 1000,
        KVZ=job.fund_rate or Decimal(0) if job.has_fund else Decimal(0),
        PVS=int(job.saxony),
        PVZ=int(childless),
        PVA=discounts(job) if job.has_fund and not childless else 0,
        KRV=int(job.pension == NO),
        ALV=int(job.unemployment == NO and day.year >= FIRST_WITH_UNEMPLOYMENT),
        LZZFREIB=allowance,
        ALTER1=int(relief is not None),
        AJAHR=relief or 0,
        **_private(job, insured, day.year),
        **once,
    )


def _private(job: Employment, insured: Insured, year: int) -> dict[str, int]:
    """Return premium and subsidy of private health insurance; the flow of 2025 takes a mark in place of the subsidy."""
    if job.has_fund or job.health != NO or job.premium_health is None:
        return {}
    premium = cents(job.premium_health + (job.premium_care or 0))
    subsidy = sum(one.employer for one in insured.subsidies)
    if year < FIRST_WITH_UNEMPLOYMENT:
        return {"PKV": 2 if subsidy else 1, "PKPV": premium}
    return {"PKV": 1, "PKPV": premium, "PKPVAGZ": subsidy}


def _relief_year(cover: Cover, year: int) -> int | None:
    """Return the year after the one in which the 64th year was completed, None where it is still to come (§ 24a EStG)."""
    if cover.birth is None:
        return None
    completed = add_months(cover.birth, AGE_OF_RELIEF * MONTHS) - datetime.timedelta(days=1)
    return completed.year + 1 if completed.year < year else None


def _of_days(found: FlowResult, church: ChurchTax, days: int) -> tuple[FlowResult, ChurchTax]:
    """Return tax and church tax of running pay for some days from those of one."""
    tax = replace(found, LSTLZZ=found.LSTLZZ * days, SOLZLZZ=found.SOLZLZZ * days, BK=found.BK * days)
    return tax, replace(church, running=church.running * days)
