"""How benefits, flat taxes and what is kept back for others came about, in words, with what each limit still holds."""

from __future__ import annotations

from collections.abc import Callable

from app.core import format as formats
from app.core.messages import N_, _
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.benefit_results import (
    FLAT_PAY,
    Counter,
    counters,
    flat_taxes,
    with_benefits,
)
from app.modules.hr.payroll.rules.flat_pay import (
    DAY_PAY,
    DAYS,
    HOUR_PAY,
    LAWS,
    WAYS,
    YEAR_DAYS,
    rate_of,
)
from app.modules.hr.payroll.rules.kinds import BENEFITS
from app.modules.hr.payroll.rules.maternity import of_a_day
from app.modules.hr.payroll.rules.month import Maternity, MonthInput, sums
from app.modules.hr.payroll.rules.reckoning import APART, CLAIM, SUPPORT, Amount, Reckoned
from app.modules.hr.payroll.rules.rounding import HUNDRED


def beside_steps(one: Amount, given: MonthInput, found: Reckoned) -> list[str]:
    """Return the steps of a benefit or of something kept back, nothing for other amounts."""
    if one.part == CLAIM:
        return [
            str(step)
            for kept in found.kept
            if f"{kept.claim.number}.{kept.claim.key}" == one.code
            for step in kept.steps
        ]
    if one.part == APART:
        return [_("it was had already, so it is taken off net again")]
    mine = [
        each
        for each in found.benefits
        if one.code in (str(each.benefit.number), f"{each.benefit.number}.{each.benefit.key}")
    ]
    steps = [str(step) for each in mine for step in each.steps]
    codes = {each.benefit.code for each in mine}
    return steps + [said(each) for each in counters(given) if each.code.partition(".")[0] in codes]


FLAT_LIMITS = {
    DAYS: N_("working days of the employment: {used} of at most {limit}"),
    DAY_PAY: N_("pay of a working day: {used} of at most {limit}"),
    HOUR_PAY: N_("pay of an hour: {used} of at most {limit}"),
    YEAR_DAYS: N_("days of the year: {used} of at most {limit}"),
}


def said(one: Counter) -> str:
    """Return a limit with what it holds, in one line."""
    code, _dot, more = one.code.partition(".")
    shown: Callable[[int], str] = str if more in (DAYS, YEAR_DAYS) else formats.cents
    if code == FLAT_PAY:
        words = _(FLAT_LIMITS[more])
    elif more:
        words = _("{benefit}, contributions: {used} of {limit} used")
    else:
        words = _("{benefit}: {used} of {limit} used")
    if one.left < 0:
        words += " – " + _("the limit is broken")
    elif one.warns:
        words += " – " + _("nearly at the limit")
    return words.format(
        benefit=_(BENEFITS.get(code, "")),
        used=shown(one.before + one.now),
        limit=shown(one.limit),
    )


def flat_steps(one: Amount, given: MonthInput, found: Reckoned) -> list[str]:
    """Return what a flat tax of the employer was reckoned from, or a support; of flat taxed pay also its limits."""
    if one.code == SUPPORT:
        words = _("for {base} that the employer pays; the wage-tax return takes it off")
        return [words.format(base=formats.cents(one.base))]
    steps = [_("from {base}, cut to the cent; the employer bears it").format(base=formats.cents(one.base))]
    own = rate_of(given)
    for each in flat_taxes(given, found.benefits, sums(with_benefits(given, found.benefits))):
        if (each.code, each.base, each.tax) == (one.code, one.base, one.employer):
            words = _("{base} × {percent} % = {tax}, cut to the cent; the employer bears it")
            told = {"base": each.base, "tax": each.tax}
            steps = [
                words.format(
                    percent=formats.number(each.rate * HUNDRED, 0),
                    **{name: formats.cents(value) for name, value in told.items()},
                )
            ]
            if own == each.rate:
                steps.append(f"{_(WAYS[given.cover.flat_pay])} ({LAWS[given.cover.flat_pay]})")
                steps += [said(limit) for limit in counters(given) if limit.code.startswith(f"{FLAT_PAY}.")]
    return steps


def maternity_step(given: Maternity) -> str:
    """Return how the subsidy to maternity pay came about."""
    law = figures.table("benefits")["maternity"]
    words = _(
        "net pay {nets} / {all} days = {day}, less {fund} of the fund, × {days} calendar days (§ 20 MuSchG)"
    )
    return words.format(
        nets=" + ".join(formats.cents(one) for one in given.nets),
        all=len(given.nets) * law["month_days"],
        day=formats.number(of_a_day(given), 2),
        fund=formats.number(law["fund"], 2),
        days=given.days,
    )
