"""Money that goes into a plan of the person: capital-forming benefits, company pension, old contracts, pensions that are supported (pure)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.benefit_parts import INSURED, PLAN, Parts, State, kinds, told
from app.modules.hr.payroll.rules.flow import HIGHEST
from app.modules.hr.payroll.rules.month import Benefit
from app.modules.hr.payroll.rules.rounding import cents, cut, euros, half_up

MONTHS, PERCENT = 12, 100
LOW, OLD = "low", "old"


def saver(one: Benefit, kind: Mapping[str, Any], _state: State) -> Parts:
    """Return a capital-forming benefit: the employer's part is taxable, both parts go to the plan."""
    words = N_("{amount} of the employer, taxable, and {own} of the person are paid into the plan ({law})")
    said = told(kind, words, amount=euros(one.amount), own=euros(one.own))
    return Parts(one, taxed=one.amount, kept=one.amount + one.own, steps=(said,))


def plan_limits(month: datetime.date) -> tuple[int, int]:
    """Return what of a year may go into company pension free of tax, and free of contributions, in cents."""
    day = month_end(month)
    law, ceiling = figures.benefit_figures(day), figures.insurance_figures(day)["ceiling_pension"]
    year = ceiling * MONTHS
    return cents(half_up(year * law["pension_tax"])), cents(half_up(year * law["pension_insured"]))


def plan(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    """Return a company pension: what of it is free of tax and of contributions; contracts taxed by § 40b leave less of it."""
    law, year = state.law, state.ceiling * MONTHS
    plus = one.plus
    if plus is None:  # due as far as contributions are saved, which they are not above the ceiling
        saved = euros(state.insured - one.amount) < state.ceiling
        plus = cents(half_up(euros(one.amount) * law["pension_plus"])) if saved else 0
    whole = one.amount + plus
    flat = min(one.beside, cents(kinds()[OLD]["limit"]))  # of the whole year, so that no month takes too much
    left_tax = max(state.left(one, cents(half_up(year * law["pension_tax"]))) - flat, 0)
    left_insured = _left_insured(one, state)
    untaxed = min(whole, left_tax)
    free = min(untaxed, left_insured)
    words = N_(
        "{amount} of pay and {plus} of the employer; {untaxed} free of tax, {free} of contributions ({law})"
    )
    said = told(
        kind, words, amount=euros(one.amount), plus=euros(plus), untaxed=euros(untaxed), free=euros(free)
    )
    return Parts(
        one, insured=untaxed - free, taxed=whole - untaxed, converted=one.amount, paid=whole,
        counted=whole, counted_insured=whole, steps=(said,),
    )  # fmt: skip


def _left_insured(one: Benefit, state: State) -> int:
    """Return what is left of the year free of contributions for company pension of both kinds."""
    limit = cents(half_up(state.ceiling * MONTHS * state.law["pension_insured"]))
    return max(state.left(one, limit, PLAN + INSURED, one.used_insured) - state.used[LOW + INSURED], 0)


def old(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    """Return a contract from before 2005 that is taxed flatly up to its limit: own is what is given up of running pay.

    Contributions are due on running pay that is given up, and on what is above the limit.
    """
    whole = one.amount + one.own
    left = 0 if state.tax_class == HIGHEST else state.left(one, cents(kind["limit"]))
    flat = min(whole, left)
    top = min(one.amount, flat)
    words = N_("{amount} of the employer and {own} of pay given up; {flat} of it at the flat tax of {percent} %: {left} of {limit} a year were left ({law})")  # fmt: skip
    said = told(
        kind, words, amount=euros(one.amount), own=euros(one.own), flat=euros(flat), left=euros(left),
        percent=int(kind["flat"] * PERCENT), limit=kind["limit"],
    )  # fmt: skip
    return Parts(
        one, flat=top, flat_insured=flat - top, taxed=whole - flat, rate=kind["flat"], converted=one.own,
        paid=whole, counted=whole, steps=(said,),
    )  # fmt: skip


def low(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    """Return a pension that the employer pays on top of low pay, and what of it comes back by the wage-tax return.

    Where it is not supported in this month it counts as company pension. Raises Invalid above the most of a year.
    """
    law = state.law
    if (why := _unsupported(one, kind, state)) is not None:
        as_plan = replace(one, code=PLAN, amount=0, plus=one.amount, used=one.beside, beside=one.flat_year)
        made = plan(as_plan, kinds()[PLAN], state)
        return replace(made, steps=(why, *made.steps))
    most = cents(law["support_most"])
    if one.amount > state.left(one, most):
        words = N_("At most {most} a year are supported (§ 100 EStG); please enter what goes beyond as a company pension of its own.")  # fmt: skip
        raise Invalid(words, field="benefit", most=euros(most))
    free = min(one.amount, _left_insured(one, state))
    support = cents(cut(euros(one.amount) * law["support_share"]))
    words = N_("{amount} of the employer on top of pay of {pay}: free; {percent} % = {support} come back by the wage-tax return ({law})")  # fmt: skip
    said = told(
        kind, words, amount=euros(one.amount), pay=euros(state.taxed), support=euros(support),
        percent=int(law["support_share"] * PERCENT),
    )  # fmt: skip
    return Parts(
        one, insured=one.amount - free, paid=one.amount, counted=one.amount,
        counted_insured=one.amount, support=support, steps=(said,),
    )  # fmt: skip


def _unsupported(one: Benefit, kind: Mapping[str, Any], state: State) -> Message | None:
    """Return why a month is not supported (§ 100 (1), (3) EStG), None where it is."""
    most, least = cents(state.law["support_pay"]), cents(state.law["support_least"])
    if state.tax_class == HIGHEST:
        return told(kind, N_("not supported: this is not the first job ({law})"))
    if state.taxed > most:
        words = N_("not supported in this month: running pay of {pay} is above {most} ({law})")
        return told(kind, words, pay=euros(state.taxed), most=euros(most))
    year = one.used + one.amount * one.months
    if year < least:
        words = N_("not supported: {year} in this year are below {least} ({law})")
        return told(kind, words, year=euros(year), least=euros(least))
    return None
