"""How benefits, flat taxes and what is kept back for others came about, in words, with what each limit still holds."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.benefit_results import Counter, counters
from app.modules.hr.payroll.rules.kinds import BENEFITS
from app.modules.hr.payroll.rules.maternity import of_a_day
from app.modules.hr.payroll.rules.month import Maternity, MonthInput
from app.modules.hr.payroll.rules.reckoning import APART, CLAIM, Amount, Reckoned


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


def said(one: Counter) -> str:
    """Return a limit with what it holds, in one line."""
    code, _dot, insured = one.code.partition(".")
    words = _("{benefit}: {used} of {limit} used")
    if insured:
        words = _("{benefit}, contributions: {used} of {limit} used")
    if one.left < 0:
        words += " – " + _("the limit is broken")
    elif one.warns:
        words += " – " + _("nearly at the limit")
    return words.format(
        benefit=_(BENEFITS[code]),
        used=formats.cents(one.before + one.now),
        limit=formats.cents(one.limit),
    )


def flat_steps(one: Amount) -> list[str]:
    """Return what a flat tax of the employer was reckoned from."""
    return [_("from {base}, cut to the cent; the employer bears it").format(base=formats.cents(one.base))]


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
