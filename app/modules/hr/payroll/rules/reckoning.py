"""A month reckoned from its frozen inputs: gross, wage tax, contributions, net and payout, as amounts with what they are reckoned from."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.modules.hr.payroll.rules.bases import bases
from app.modules.hr.payroll.rules.benefit_results import KIND, flat_taxes, with_benefits
from app.modules.hr.payroll.rules.benefits import INSURED, PLAN, Parts, parts
from app.modules.hr.payroll.rules.claims import Kept, kept_back, needs_net, without_spared
from app.modules.hr.payroll.rules.employment import (
    STANDARD,
    Employment,
    LastYear,
    Pay,
    YearSoFar,
)
from app.modules.hr.payroll.rules.figures import insurance_figures
from app.modules.hr.payroll.rules.flat_pay import FARM, check_flat_pay
from app.modules.hr.payroll.rules.flow_input import FlowResult
from app.modules.hr.payroll.rules.hours import with_surcharges
from app.modules.hr.payroll.rules.insurance import HEALTH, PENSION, Contribution, Insured, insurance
from app.modules.hr.payroll.rules.maternity import with_maternity
from app.modules.hr.payroll.rules.month import Charged, Item, MonthInput, Sums, earned, full_pay, sums
from app.modules.hr.payroll.rules.rounding import cents, euros, half_up
from app.modules.hr.payroll.rules.taxing import taxed
from app.modules.hr.payroll.rules.wage_tax import ChurchTax

PAY, TAX, INSURANCE, SUBSIDY, NET, BASE = "pay", "tax", "insurance", "subsidy", "net", "base"
APART, PLANNED, FLAT, CLAIM = (
    "apart",
    "plan",
    "flat",
    "claim",
)  # had in kind, paid into a plan, tax of the employer, kept for others
SUPPORT = "support"  # of a pension for low pay, from the tax office
USED = "used."  # before the kind of a benefit: what counts against its limit of the year
ACTIVE = "active"  # pay beyond pension age that is free of tax
WAGE_TAX, SOLI, CHURCH = "wage_tax", "soli", "church"
BASIS = Decimal(100)  # basis points of a percent


@dataclass(frozen=True)
class Amount:
    """One line of a month in cents: part of the slip, code (number of a pay kind, a tax, a branch), for both sides.

    base is what it was reckoned from in cents, hours in ten-thousandths, rate cents an hour; one_off and last_year say whose pay.
    """

    part: str
    code: str
    employee: int
    employer: int = 0
    base: int = 0
    hours: int = 0
    rate: int = 0
    one_off: bool = False
    last_year: bool = False


@dataclass(frozen=True)
class Reckoned:
    """A month as it was reckoned, with what explains it: tax and insured are the results of their rules."""

    amounts: tuple[Amount, ...]
    gross: int
    net: int
    payout: int
    employer: int
    tax: FlowResult | None
    church: ChurchTax
    insured: Insured
    over_limit: bool = False
    benefits: tuple[Parts, ...] = ()
    kept: tuple[Kept, ...] = ()


def reckon_month(given: MonthInput) -> Reckoned:
    """Reckon a month; raises Invalid at the field at fault, and reckons nothing then."""
    benefits = parts(given)
    given = with_benefits(with_surcharges(with_maternity(given)), benefits)
    day, pay = month_end(given.month), sums(given)
    check_flat_pay(given, pay)
    job = employment_of(given, pay)
    insured = insurance(day, Pay(euros(pay.insured), euros(pay.insured_once)), job)
    tax, church = taxed(given, pay, job, insured)
    lines = [*_earnings(given), *_taxes(tax, church), *_contributions(insured), *_beside(given)]
    lines += [*_planned(benefits), *_flat(given, benefits, pay)]
    own = sum(one.employee for one in lines if one.part in (TAX, INSURANCE))
    extra = sum(one.employee for one in lines if one.part in (SUBSIDY, PLANNED))
    net = pay.gross - own
    payout = net + extra + pay.beside - pay.apart
    kept = _kept(given, payout)
    lines += [_claim(one) for one in kept]
    lines += [*_bases(day, taxable(given, pay), job, insured), *_used(benefits)]
    if given.cover.flat_pay == FARM and given.work is not None:
        lines.append(Amount(BASE, USED + FARM, 0, base=given.work.days))
    employer = pay.gross - sum(earned(one) for one in given.items if one.apart == PLAN)
    employer += sum(one.employer for one in lines if one.part in (INSURANCE, SUBSIDY, PLANNED, FLAT))
    return Reckoned(
        tuple(one for one in lines if one.employee or one.employer or one.base or one.hours),
        pay.gross,
        net,
        payout - sum(one.amount for one in kept),
        employer,
        tax=tax,
        church=church,
        insured=insured,
        over_limit=insured.over_limit,
        benefits=benefits,
        kept=tuple(kept),
    )


def taxable(given: MonthInput, pay: Sums) -> Sums:
    """Return the pay of a month as the year of the person remembers it: what the employer taxes flatly is none of it (§ 40 (3) EStG)."""
    return replace(pay, taxed=0, taxed_once=0) if given.cover.flat_pay else pay


def items_of(given: MonthInput) -> tuple[Item, ...]:
    """Return all items of a month, those of surcharges and benefits among them."""
    return with_benefits(with_surcharges(with_maternity(given)), parts(given)).items


# -- benefits and claims -------------------------------------------------------------
def _planned(benefits: tuple[Parts, ...]) -> list[Amount]:
    """Return what goes into plans: of the employer, and kept back of net."""
    return [
        Amount(PLANNED, f"{one.benefit.number}.{one.benefit.key}", -one.kept, one.paid, one.converted)
        for one in benefits
        if one.paid or one.kept
    ]


def _flat(given: MonthInput, benefits: tuple[Parts, ...], pay: Sums) -> list[Amount]:
    """Return the taxes that the employer bears, and what of pensions comes back from the tax office."""
    found = []
    for one in flat_taxes(given, benefits, pay):
        found.append(Amount(FLAT, one.code, 0, one.tax, one.base))
        found.append(Amount(FLAT, f"{one.code}_soli", 0, one.soli, one.tax))
        found.append(Amount(FLAT, f"{one.code}_church", 0, one.church, one.tax))
    found += [Amount(FLAT, SUPPORT, 0, -one.support, one.paid) for one in benefits if one.support]
    return found


def _used(benefits: tuple[Parts, ...]) -> list[Amount]:
    found: dict[str, int] = {}
    for one in benefits:
        code = one.benefit.code
        found[code] = found.get(code, 0) + one.counted
        if one.counted_insured:
            found[code + INSURED] = found.get(code + INSURED, 0) + one.counted_insured
    return [Amount(BASE, USED + code, 0, base=amount) for code, amount in found.items()]


def _kept(given: MonthInput, payout: int) -> list[Kept]:
    """Return what is kept back for others; net pay by § 850e ZPO is reckoned without what can't be attached."""
    if not given.claims:
        return []
    net = spare = 0
    if needs_net(given):
        rest, spare = without_spared(given)
        made = reckon_month(replace(rest, benefits=(), surcharges=(), claims=(), maternity=None))
        private = (given.cover.premium_health or 0) + (given.cover.premium_care or 0)
        net = made.net + sum(one.employee for one in made.amounts if one.part == SUBSIDY) - private
    return kept_back(given, max(net, 0), spare, payout)


def _claim(one: Kept) -> Amount:
    return Amount(CLAIM, f"{one.claim.number}.{one.claim.key}", -one.amount, base=one.base)


# -- insurance -----------------------------------------------------------------
def _percent(points: int | None) -> Decimal | None:
    return None if points is None else Decimal(points) / BASIS


def employment_of(given: MonthInput, pay: Sums) -> Employment:
    """Return a month as social insurance sees it."""
    cover, year = given.cover, given.year
    so_far = last = None
    if year is not None and year.so_far is not None:
        so_far = YearSoFar(year.so_far.days, euros(year.so_far.health), euros(year.so_far.pension))
    if year is not None and year.last is not None:
        known = year.last.charged
        last = LastYear(
            year.last.employed,
            known.days,
            euros(known.health),
            euros(known.pension),
            _percent(year.last.fund_rate),
        )
    return Employment(
        person_group=cover.person_group,
        groups=cover.groups,
        days=given.insured_days,
        state=given.tax.land,
        fund_rate=_percent(cover.fund_rate),
        u1_rate=_percent(cover.u1),
        u2_rate=_percent(cover.u2),
        levy=cover.levy,
        parent=cover.parent,
        children=cover.children,
        birth=cover.birth,
        premium_health=_euros(cover.premium_health),
        premium_care=_euros(cover.premium_care),
        midi=_midi(given, pay),
        flat_tax=cover.flat_tax,
        this_year=so_far,
        last_year=last,
    )


def _euros(amount: int | None) -> Decimal | None:
    return None if amount is None else euros(amount)


def _midi(given: MonthInput, pay: Sums) -> bool | None:
    """Return whether the transition range may hold, None where the rules decide by the pay of the month.

    Regular pay decides: somebody who earns more in whole months is not in the range for a part of one (§ 20 Abs. 2 SGB IV).
    """
    if given.cover.midi:
        return given.cover.midi == "yes"
    law = insurance_figures(month_end(given.month))
    if any(one.paid != one.of for one in given.sections) and given.cover.person_group == STANDARD:
        whole = euros(full_pay(given, pay))
        return None if law["mini_limit"] < whole <= law["midi_limit"] else False
    return None


def _contributions(found: Insured) -> list[Amount]:
    lines = [_contribution(one) for one in found.contributions]
    lines += [replace(_contribution(one), last_year=True, one_off=True) for one in found.last_year]
    lines += [
        Amount(SUBSIDY, one.branch, one.employer, one.employer, cents(one.base)) for one in found.subsidies
    ]
    return lines


def _contribution(one: Contribution) -> Amount:
    return Amount(INSURANCE, one.branch, one.employee, one.employer, cents(one.base))


def _taxes(tax: FlowResult | None, church: ChurchTax) -> list[Amount]:
    if tax is None:
        return []
    return [
        Amount(TAX, WAGE_TAX, tax.LSTLZZ),
        Amount(TAX, SOLI, tax.SOLZLZZ),
        Amount(TAX, CHURCH, church.running, base=tax.BK),
        Amount(TAX, WAGE_TAX, tax.STS, one_off=True),
        Amount(TAX, SOLI, tax.SOLZS, one_off=True),
        Amount(TAX, CHURCH, church.one_off, base=tax.BKS, one_off=True),
    ]


# -- pay and bases -----------------------------------------------------------------
def _earnings(given: MonthInput) -> list[Amount]:
    found = [Amount(PAY, str(one.number), earned(one), base=one.amount) for one in given.sections]
    found += [
        Amount(PAY, str(one.number), earned(one), hours=one.hours, rate=one.rate, one_off=one.one_off)
        for one in given.items
        if not one.net
    ]
    return found


def _beside(given: MonthInput) -> list[Amount]:
    """Return what comes after net, and takes off again what was had in kind or stands in a plan."""
    found = [Amount(NET, str(one.number), earned(one)) for one in given.items if one.net]
    for part, had in ((APART, KIND), (NET, PLAN)):
        found += [Amount(part, str(one.number), -earned(one)) for one in given.items if one.apart == had]
    return found


def _bases(day: datetime.date, pay: Sums, job: Employment, insured: Insured) -> list[Amount]:
    """Return what the year remembers: taxed pay, days of insurance, pay charged this year, and last year by the March clause."""
    found = [
        Amount(BASE, "taxed", 0, base=pay.taxed),
        Amount(BASE, "taxed_once", 0, base=pay.taxed_once, one_off=True),
        Amount(BASE, ACTIVE, 0, base=pay.free + pay.free_once),
    ]
    charged = charged_of(day, pay, job)
    found += [
        Amount(BASE, "days", 0, base=charged.days),
        Amount(BASE, HEALTH, 0, base=charged.health),
        Amount(BASE, PENSION, 0, base=charged.pension),
    ]
    moved = {one.branch: cents(one.base) for one in insured.last_year}
    found += [Amount(BASE, code, 0, base=moved.get(code, 0), last_year=True) for code in (HEALTH, PENSION)]
    return found


def charged_of(day: datetime.date, pay: Sums, job: Employment) -> Charged:
    """Return the days and the pay charged in a month; mini-jobs and short-term jobs have no ceilings of the year."""
    if job.is_mini or not job.groups.strip("0"):
        return Charged(job.days)
    found = bases(day, Pay(euros(pay.insured), euros(pay.insured_once)), job)
    health, pension = (cents(half_up(one.total)) for one in (found.health, found.pension))
    return Charged(job.days, health, pension)
