"""Social insurance of one month: each contribution of both sides, levies and subsidies, with their steps."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules import employment, figures
from app.modules.hr.payroll.rules.bases import Base, Bases, bases, last_year_bases
from app.modules.hr.payroll.rules.employment import (
    FLAT,
    FULL,
    NO,
    REDUCED,
    SHORT,
    STUDENT,
    TRAINEE,
    Employment,
    Pay,
)
from app.modules.hr.payroll.rules.rounding import CENT, EXACT, HALF, HUNDRED, ZERO, Step, cents, half_up

HEALTH, EXTRA, CARE, CHILDLESS = "health", "health_extra", "care", "care_childless"
PENSION, UNEMPLOYMENT = "pension", "unemployment"
U1, U2, INSOLVENCY, FLAT_TAX = "u1", "u2", "insolvency", "flat_tax"
BRANCHES = (HEALTH, EXTRA, CARE, CHILDLESS, PENSION, UNEMPLOYMENT)
LAWS = {
    HEALTH: "§§ 226, 241, 243, 249 SGB V", EXTRA: "§ 242 SGB V", CARE: "§§ 55, 58 SGB XI", CHILDLESS: "§ 55 Abs. 3 SGB XI",
    PENSION: "§§ 158, 168 SGB VI", UNEMPLOYMENT: "§§ 341, 346 SGB III", U1: "§ 7 AAG", U2: "§ 7 AAG", INSOLVENCY: "§ 358 SGB III",
    FLAT_TAX: "§ 40a Abs. 2 EStG",
}  # fmt: skip


@dataclass(frozen=True)
class Contribution:
    """One contribution in cents for both sides; base is the one of the total, to the cent."""

    branch: str
    base: Decimal
    employee: int
    employer: int
    steps: tuple[Step, ...]

    @property
    def total(self) -> int:
        """Return what both sides pay, in cents."""
        return self.employee + self.employer


@dataclass(frozen=True)
class Insured:
    """All contributions of a month, levies among them; those that the March clause puts into last year; subsidies in cents."""

    contributions: tuple[Contribution, ...] = ()
    last_year: tuple[Contribution, ...] = ()
    subsidies: tuple[Contribution, ...] = ()
    midi: bool = False
    over_limit: bool = False

    @property
    def employee(self) -> int:
        """Return the employee's part of all contributions, in cents."""
        return sum(one.employee for one in (*self.contributions, *self.last_year))

    @property
    def employer(self) -> int:
        """Return the employer's part of all contributions and levies, in cents, without subsidies."""
        return sum(one.employer for one in (*self.contributions, *self.last_year))


def insurance(month: datetime.date, pay: Pay, job: Employment) -> Insured:
    """Return the contributions of the month in which a day lies; raises Invalid at the field at fault."""
    law = figures.insurance_figures(month)
    employment.check(month, pay, job)
    if job.is_mini:
        return Insured(tuple(_mini(pay, job, law)))
    rates = figures.table(figures.INSURANCE)["rates"]
    alone = job.person_group == TRAINEE and pay.running <= rates["trainee_limit"]
    if alone and pay.one_off:
        raise Invalid(N_("One-off pay of trainees below the low limit is not covered."), field="one_off")
    found = bases(month, pay, job)
    lines = [*_branches(month, job, found), *_levies(job, found.pension, law)]
    if alone:
        lines = [_by_employer(one) for one in lines]
    late: list[Contribution] = []
    if found.one_off_last_year and job.last_year is not None:
        late = _of_last_year(month, job, found.one_off_last_year)
    return Insured(
        tuple(lines),
        tuple(late),
        tuple(_subsidies(job, found, law)),
        midi=found.midi,
        over_limit=job.health == FULL and pay.running * 12 > law["compulsory_year"],
    )


def _of_last_year(month: datetime.date, job: Employment, moved: Decimal) -> list[Contribution]:
    assert job.last_year is not None
    last = job.last_year
    if last.fund_rate is None:
        raise Invalid(
            N_("Please enter the extra contribution of the fund last year."), field="last_year.fund_rate"
        )
    day, found = last_year_bases(month, moved, last)
    then = replace(job, fund_rate=last.fund_rate)
    law = figures.insurance_figures(day)
    return [*_branches(day, then, found), *_levies(then, found.pension, law)]


# Branches with two sides


def _branches(month: datetime.date, job: Employment, found: Bases) -> list[Contribution]:
    rates = figures.table(figures.INSURANCE)["rates"]
    lines = []
    if job.has_fund:
        general = rates["health_reduced" if job.health == REDUCED else "health"]
        assert job.fund_rate is not None
        lines.append(_halves(HEALTH, found.health, general))
        lines.append(_halves(EXTRA, found.health, job.fund_rate / HUNDRED))
    if job.care == FULL:
        lines.append(_care(job, found.health, rates))
        if employment.is_childless(month, job):
            lines.append(_childless(found.health, rates["childless"]))
    if job.pension in (FULL, REDUCED):
        lines.append(_halves(PENSION, found.pension, rates["pension"], employee=job.pension == FULL))
    if job.unemployment == FULL:
        lines.append(_halves(UNEMPLOYMENT, found.pension, rates["unemployment"]))
    return lines


def _halves(branch: str, base: Base, rate: Decimal, employee: bool = True) -> Contribution:
    """Return a contribution whose total is twice the rounded half (§ 2 BVV); the employer bears what the employee does not."""
    half = half_up(base.total * rate / 2)
    own = half_up(base.employee * rate / 2) if employee else ZERO
    other = 2 * half - own if employee else half
    return _line(branch, base, own, other, (rate / 2, rate / 2))


def _care(job: Employment, base: Base, rates: dict[str, Any]) -> Contribution:
    """Return the contribution to care insurance: Saxony has other shares, children lower the employee's alone."""
    rate = rates["care"]
    employer_rate = rates["care_employer_saxony"] if job.saxony else rate / 2
    own_rate = rate - employer_rate
    fall = employment.discounts(job) * rates["child_discount"]
    if base.total == base.employee:
        own, other = half_up(base.total * (own_rate - fall)), half_up(base.total * employer_rate)
    else:
        full = half_up(base.employee * own_rate)
        own, other = full - half_up(base.employee * fall), 2 * half_up(base.total * rate / 2) - full
    return _line(CARE, base, own, other, (own_rate - fall, employer_rate))


def _childless(base: Base, rate: Decimal) -> Contribution:
    """Return the surcharge of the childless: rounded by itself, of the total base, the employee's alone."""
    return _line(CHILDLESS, base, half_up(base.total * rate), ZERO, (rate, ZERO))


def _line(
    branch: str, base: Base, employee: Decimal, employer: Decimal, rates: tuple[Decimal, Decimal]
) -> Contribution:
    own, other = rates
    law = LAWS[branch]
    steps = [
        Step("base", base.total, law, ceiling=base.ceiling),
        Step("employee", employee, f"{law}, § 2 BVV", base=base.employee, rate=own, rounding=HALF),
        Step("employer", employer, f"{law}, § 2 BVV", base=base.total, rate=other, rounding=HALF),
    ]
    return Contribution(branch, base.total.quantize(CENT), cents(employee), cents(employer), tuple(steps))


def _by_employer(one: Contribution) -> Contribution:
    """Return a contribution that the employer pays alone: trainees below the low limit (§ 20 Abs. 3 SGB IV)."""
    if not one.employee:
        return one
    step = Step(
        "employer_alone", (Decimal(one.total) / HUNDRED).quantize(CENT), "§ 20 Abs. 3 SGB IV", rounding=EXACT
    )
    return Contribution(one.branch, one.base, 0, one.total, (*one.steps, step))


# Levies, and what the employer pays alone


def _levies(job: Employment, base: Base, law: Any) -> list[Contribution]:
    mini = job.person_group == SHORT
    found = []
    for branch, rate in ((U1, job.u1_rate), (U2, job.u2_rate)):
        share = law[f"mini_{branch}"] if mini else (rate or ZERO) / HUNDRED
        if share and base.running:
            found.append(_alone(branch, base.running, share, base.ceiling))
    if job.levy and base.total:
        found.append(_alone(INSOLVENCY, base.total, law["insolvency"], base.ceiling))
    return found


def _alone(branch: str, base: Decimal, rate: Decimal, ceiling: Decimal | None = None) -> Contribution:
    """Return what the employer pays alone."""
    amount = half_up(base * rate)
    step = Step("employer", amount, LAWS[branch], base=base, rate=rate, ceiling=ceiling, rounding=HALF)
    return Contribution(branch, base.quantize(CENT), 0, cents(amount), (step,))


def _mini(pay: Pay, job: Employment, law: Any) -> list[Contribution]:
    """Return the contributions of a mini-job (§§ 249b SGB V, 168, 172 SGB VI): the employee tops pension insurance up."""
    rates = figures.table(figures.INSURANCE)["rates"]
    if pay.one_off:
        raise Invalid(N_("One-off pay of a mini-job is not covered."), field="one_off")
    if pay.running > law["mini_limit"]:
        raise Invalid(
            N_("A mini-job pays no more than {most} a month."), field="running", most=law["mini_limit"]
        )
    if not pay.running:
        return []
    lines = []
    if job.health == FLAT:
        lines.append(_alone(HEALTH, pay.running, rates["mini_health"]))
    lines.append(_mini_pension(pay, job, rates))
    lines += [_alone(branch, pay.running, law[f"mini_{branch}"]) for branch in (U1, U2)]
    if job.levy:
        lines.append(_alone(INSOLVENCY, pay.running, law["insolvency"]))
    if job.flat_tax:
        lines.append(_alone(FLAT_TAX, pay.running, rates["mini_tax"]))
    return lines


def _mini_pension(pay: Pay, job: Employment, rates: dict[str, Any]) -> Contribution:
    employer = half_up(pay.running * rates["mini_pension"])
    if job.pension != FULL:
        return _alone(PENSION, pay.running, rates["mini_pension"])
    least = rates["mini_least_base"]
    if pay.running < least and job.days != rates["month_days"]:
        raise Invalid(N_("The least base of a mini-job in a part of a month is not covered."), field="days")
    base = max(pay.running, least)
    total = half_up(base * rates["pension"])
    steps = (
        Step("total", total, "§ 163 Abs. 8 SGB VI", base=base, rate=rates["pension"], rounding=HALF),
        Step(
            "employer",
            employer,
            "§ 168 Abs. 1 Nr. 1b SGB VI",
            base=pay.running,
            rate=rates["mini_pension"],
            rounding=HALF,
        ),
        Step("employee", total - employer, "§ 168 Abs. 1 Nr. 1b SGB VI", base=total),
    )
    return Contribution(PENSION, base.quantize(CENT), cents(total - employer), cents(employer), steps)


# Subsidies to private insurance (§ 257 SGB V, § 61 SGB XI)


def _subsidies(job: Employment, found: Bases, law: Any) -> list[Contribution]:
    if job.health != NO or job.person_group in (SHORT, STUDENT):
        return []
    rates = figures.table(figures.INSURANCE)["rates"]
    care = rates["care_employer_saxony"] if job.saxony else rates["care"] / 2
    health = (rates["health"] + law["average_extra"]) / 2
    lines = []
    for branch, premium, rate, paragraph in (
        (HEALTH, job.premium_health, health, "§ 257 Abs. 2 SGB V"),
        (CARE, job.premium_care, care, "§ 61 Abs. 2 SGB XI"),
    ):
        most = half_up(found.health.total * rate)
        amount = min(half_up((premium or ZERO) / 2), most)
        step = Step("subsidy", amount, paragraph, base=premium, rate=rate, ceiling=most, rounding=HALF)
        lines.append(Contribution(branch, found.health.total.quantize(CENT), 0, cents(amount), (step,)))
    return lines
