"""What comes of the benefits of a month: items of pay, flat taxes of the employer, and what their limits hold (pure)."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import replace
from decimal import Decimal

from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.benefits import (
    INSURED,
    LOW,
    PLAN,
    Parts,
    kinds,
    parts,
    plan_limits,
    relax_limit,
)
from app.modules.hr.payroll.rules.flat_pay import limits_of, rate_of
from app.modules.hr.payroll.rules.month import Item, MonthInput, Sums, sums
from app.modules.hr.payroll.rules.rounding import cents, cut, euros

FLAT_PAY = "flat_pay"
KIND = "kind"  # had in kind; PLAN is paid into a plan


@dataclass(frozen=True)
class Counter:
    """A limit in cents: kind of benefit (with .sv for contributions), what it holds before this month and in it.

    Limits of flat taxed pay are flat_pay with what they are of: days are whole numbers, the others cents.
    """

    code: str
    limit: int
    before: int
    now: int

    @property
    def left(self) -> int:
        """Return what is still free; below zero it is broken."""
        return self.limit - self.before - self.now

    @property
    def warns(self) -> bool:
        """Say whether it is broken, or less is left than a tenth of it, or than once more what this month took."""
        return self.now > 0 and self.left < max(self.limit // 10, self.now if self.before else 0)


def with_benefits(given: MonthInput, found: tuple[Parts, ...]) -> MonthInput:
    """Return a month with its benefits among the items, each part under its pay kind."""
    if not found:
        return given
    items = list(given.items)
    for one in found:
        items += _items(one)
    made = replace(given, items=tuple(items))
    if sums(made).gross - sums(made).apart < 0:
        raise Invalid(N_("More pay is given up than there is in this month."), field="benefit")
    return made


def _items(one: Parts) -> list[Item]:
    code, number = one.benefit.code, one.benefit.number
    had = PLAN if kinds()[code].get("plan") else KIND
    apart = "" if kinds()[code].get("cash") else had
    spare = "all" if code == "vl" else ""
    marked = (
        (one.free, False, False),
        (one.insured, False, True),
        (one.taxed, True, True),
        (one.flat, False, False),
        (one.flat_insured, False, True),
    )
    made = [
        Item(number, amount, taxable=taxable, insured=insured, apart=apart, spare=spare)
        for amount, taxable, insured in marked
        if amount
    ]
    return [Item(number, -one.converted), *made] if one.converted else made


@dataclass(frozen=True)
class FlatTax:
    """Flat taxes of the employer in cents: code of the wage tax, its base, tax, solidarity surcharge and church tax; rate is a share of one."""

    code: str
    base: int
    tax: int
    soli: int
    church: int
    rate: Decimal


def flat_taxes(given: MonthInput, found: tuple[Parts, ...], pay: Sums) -> list[FlatTax]:
    """Return the flat taxes of a month by rate: tax, surcharge and church tax by the simplified way, each cut to the cent.

    pay is taxed flatly itself where the terms say so. Raises Invalid where the state of the workplace is not known.
    """
    bases: Tally[tuple[str, Decimal]] = Tally()
    for one in found:
        code = "flat_37b" if one.benefit.code == "gift" else "flat"
        bases[code, one.rate] += one.flat + one.flat_insured
    if (own := rate_of(given)) is not None:
        bases["flat", own] += pay.taxed + pay.taxed_once
    law, church = figures.table("benefits")["rates"], figures.table("benefits")["church"]
    made = []
    for (code, rate), base in sorted(bases.items()):
        if not base:
            continue
        if given.tax.land not in church:
            raise Invalid(
                N_("Please enter the state of the workplace; flat church tax goes by it."), field="tax"
            )
        tax = cut(euros(base) * rate)
        soli, more = cut(tax * law["soli"]), cut(tax * church[given.tax.land])
        made.append(FlatTax(code, base, cents(tax), cents(soli), cents(more), rate=rate))
    return made


def counters(given: MonthInput) -> list[Counter]:
    """Return the limits that the benefits of a month count against."""
    made, found = [], parts(given)
    for code in dict.fromkeys(one.benefit.code for one in found):
        mine = [one for one in found if one.benefit.code == code]
        first, now = mine[0].benefit, sum(one.counted for one in mine)
        if code == PLAN:
            tax, insured = plan_limits(given.month)
            made.append(Counter(code, tax, first.used, now))
            made.append(
                Counter(code + INSURED, insured, first.used_insured, sum(one.counted_insured for one in mine))
            )
        elif code == LOW:
            most = cents(figures.benefit_figures(month_end(given.month))["support_most"])
            made.append(Counter(code, most, first.used, now))
        elif "limit" in kinds()[code]:
            limit = relax_limit(first) if code == "relax" else cents(kinds()[code]["limit"])
            made.append(Counter(code, limit, first.used, now))
    pay = sums(with_benefits(given, found))
    made += [Counter(f"{FLAT_PAY}.{name}", limit, 0, value) for name, limit, value in limits_of(given, pay)]
    return made
