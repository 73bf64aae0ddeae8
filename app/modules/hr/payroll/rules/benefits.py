"""Benefits beside pay: what of each is free, taxed, insured or taxed flatly by the employer, against its limit (pure)."""

from __future__ import annotations

import datetime
from collections import Counter as Tally
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.month import Benefit, MonthInput, sums
from app.modules.hr.payroll.rules.rounding import ZERO, cents, euros, half_up

PLAN = "plan"
MONTHS, PERCENT = 12, 100
INSURED = ".sv"


@dataclass(frozen=True)
class Parts:
    """A benefit in cents: free, free of tax only, taxed and insured, taxed flatly without and with contributions at a rate.

    converted is pay given up for it, paid what the employer pays into a plan (converted pay among it), kept what is kept back
    of net for the plan; counted and counted_insured count against the limits. steps say how it came about.
    """

    benefit: Benefit
    free: int = 0
    insured: int = 0
    taxed: int = 0
    flat: int = 0
    flat_insured: int = 0
    rate: Decimal = ZERO
    converted: int = 0
    paid: int = 0
    kept: int = 0
    counted: int = 0
    counted_insured: int = 0
    steps: tuple[Message, ...] = ()

    @property
    def total(self) -> int:
        """Return what the benefit is worth in the gross."""
        return self.free + self.insured + self.taxed + self.flat + self.flat_insured


@dataclass
class _State:
    """What holds while the benefits of a month are gone through: figures, what each limit holds so far, pay subject to contributions."""

    law: Mapping[str, Any]
    ceiling: Decimal
    used: Tally[str]
    month: Tally[str]
    insured: int

    def left(self, one: Benefit, limit: int, code: str = "", used: int | None = None) -> int:
        """Return what is left of a limit of the year."""
        return max(limit - (one.used if used is None else used) - self.used[code or one.code], 0)


def kinds() -> dict[str, Mapping[str, Any]]:
    """Return the kinds of benefits by code."""
    return {row["code"]: row for row in figures.table("benefits")["kind"]}


def parts(given: MonthInput) -> tuple[Parts, ...]:
    """Return the benefits of a month with what of each is free; raises Invalid for what can't be."""
    if not given.benefits:
        return ()
    day = month_end(given.month)
    state = _State(
        figures.benefit_figures(day),
        figures.insurance_figures(day)["ceiling_pension"],
        Tally(),
        Tally(),
        sums(given).insured,
    )
    for one in given.benefits:
        state.month[one.code] += _value(one)
    return tuple(_made(one, state) for one in given.benefits)


def _value(one: Benefit) -> int:
    return max(one.amount - one.own, 0)


def _made(one: Benefit, state: _State) -> Parts:
    kind = kinds()[one.code]
    found = RULES[kind["rule"]](one, kind, state)
    if found.total < 0 or found.converted < 0:
        raise Invalid(N_("A benefit is not below zero."), field="benefit")
    state.used[one.code] += found.counted
    state.used[one.code + INSURED] += found.counted_insured
    return found


def _law(kind: Mapping[str, Any], words: str, **values: Any) -> Message:
    return Message(words, {"law": kind["law"], **values})


# -- the rules ---------------------------------------------------------------------
def _limit(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    limit, whole, value = cents(kind["limit"]), state.month[one.code], _value(one)
    if whole <= limit:
        words = N_("{whole} in the month, up to {limit}: free ({law})")
        return Parts(one, free=value, counted=value, steps=(_law(kind, words, whole=euros(whole), limit=euros(limit)),))  # fmt: skip
    words = N_("{whole} in the month, above {limit}: all of it is taxable ({law})")
    return Parts(one, taxed=value, counted=value, steps=(_law(kind, words, whole=euros(whole), limit=euros(limit)),))  # fmt: skip


def _part(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    amount = one.amount
    steps: tuple[Message, ...] = ()
    if one.code == "rebate":
        amount -= cents(half_up(euros(amount) * state.law["rebate"]))
        words = N_("{price} less 4 % is {amount}, less {own} paid")
        steps = (
            Message(words, {"price": euros(one.amount), "amount": euros(amount), "own": euros(one.own)}),
        )
    value = max(amount - one.own, 0)
    left = state.left(one, cents(kind["limit"]))
    free = min(value, left)
    words = N_("{free} of {value} is free: {left} of {limit} a year were left ({law})")
    told = _law(kind, words, free=euros(free), value=euros(value), left=euros(left), limit=kind["limit"])
    return Parts(one, free=free, taxed=value - free, counted=value, steps=(*steps, told))


def _free(one: Benefit, kind: Mapping[str, Any], _state: _State) -> Parts:
    return Parts(one, free=_value(one), steps=(_law(kind, N_("free ({law})")),))


def _taxed(one: Benefit, kind: Mapping[str, Any], _state: _State) -> Parts:
    words = N_("{amount} less {own} paid: taxable ({law})")
    return Parts(
        one, taxed=_value(one), steps=(_law(kind, words, amount=euros(one.amount), own=euros(one.own)),)
    )


def _flat(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    value = _value(one)
    base = min(value, state.left(one, cents(kind["limit"]))) if "limit" in kind else value
    words = N_("{base} at the flat tax of {percent} %, borne by the employer ({law})")
    told = _law(kind, words, base=euros(base), percent=int(kind["flat"] * PERCENT))
    where = {"flat_insured" if kind.get("insured") else "flat": base}
    return Parts(one, taxed=value - base, rate=kind["flat"], counted=value, steps=(told,), **where)


def _meals(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    law = state.law
    whole = cents(one.breakfasts * law["breakfast"] + one.meals * law["meal"])
    value = max(whole - one.own, 0)
    words = N_("{breakfasts} × {first} + {meals} × {second} = {whole}, less {own} paid ({law})")
    told = _law(
        kind, words, breakfasts=one.breakfasts, first=law["breakfast"], meals=one.meals, second=law["meal"],
        whole=euros(whole), own=euros(one.own),
    )  # fmt: skip
    if one.flat:
        return Parts(one, flat=value, rate=kind["flat"], steps=(told,))
    return Parts(one, taxed=value, steps=(told,))


def list_base(amount: int, share: int, law: Mapping[str, Any]) -> Decimal:
    """Return the part of a list price that counts in euros, cut down to full hundreds."""
    step = law["list_step"]
    return Decimal((euros(amount) * share / PERCENT) // step * step)


def _car(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    law = state.law
    if one.trips > law["car_trips"]:
        raise Invalid(N_("Single days of the way to work are at most {most} a year."), field="trips", most=law["car_trips"])  # fmt: skip
    base = list_base(one.amount, one.share, law)
    private = base * law["car_month"]
    way = base * one.km * (one.trips * law["car_trip"] if one.trips else law["car_way"])
    whole = cents(half_up(private + way))
    words = N_("1 % of {base} = {private}, way to work {km} km = {way}, less {own} paid ({law})")
    told = _law(
        kind, words, base=base, private=half_up(private), km=one.km, way=half_up(way), own=euros(one.own)
    )
    return Parts(one, taxed=max(whole - one.own, 0), steps=(told,))


def _bike(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    base = list_base(one.amount, int(state.law["bike_share"]), state.law)
    value = cents(half_up(base * state.law["bike_month"]))
    if not one.own:
        return Parts(one, free=value, steps=(_law(kind, N_("on top of pay: free ({law})")),))
    words = N_("{own} of pay given up; 1 % of {base}, a quarter of the list price, is taxable ({law})")
    return Parts(
        one, taxed=value, converted=one.own, steps=(_law(kind, words, own=euros(one.own), base=base),)
    )


def _ride(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    law = state.law
    far = max(one.km - law["commuting_far"], 0)
    days = one.trips or law["commuting_days"]
    most = cents(half_up(days * ((one.km - far) * law["commuting_near"] + far * law["commuting_later"])))
    base = min(one.amount, most)
    words = N_("{base} at the flat tax of 15 %: {km} km on {days} days are {most} ({law})")
    told = _law(kind, words, base=euros(base), km=one.km, days=days, most=euros(most))
    return Parts(one, flat=base, taxed=one.amount - base, rate=kind["flat"], steps=(told,))


def relax_limit(one: Benefit) -> int:
    """Return the limit of the recreation allowance of a year in cents, by partner and children."""
    kind = kinds()["relax"]
    return cents(kind["limit"] + (kind["partner"] if one.partner else 0) + one.children * kind["child"])


def _relax(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    limit, value = relax_limit(one), _value(one)
    if value <= state.left(one, limit):
        words = N_("up to {limit} a year: flat tax of 25 %, borne by the employer ({law})")
        return Parts(one, flat=value, rate=kind["flat"], counted=value, steps=(_law(kind, words, limit=euros(limit)),))  # fmt: skip
    words = N_("above {limit} a year: all of it is taxable ({law})")
    return Parts(one, taxed=value, counted=value, steps=(_law(kind, words, limit=euros(limit)),))


def _saver(one: Benefit, kind: Mapping[str, Any], _state: _State) -> Parts:
    words = N_("{amount} of the employer, taxable, and {own} of the person are paid into the plan ({law})")
    told = _law(kind, words, amount=euros(one.amount), own=euros(one.own))
    return Parts(one, taxed=one.amount, kept=one.amount + one.own, steps=(told,))


def plan_limits(month: datetime.date) -> tuple[int, int]:
    """Return what of a year may go into company pension free of tax, and free of contributions, in cents."""
    day = month_end(month)
    law, ceiling = figures.benefit_figures(day), figures.insurance_figures(day)["ceiling_pension"]
    year = ceiling * MONTHS
    return cents(half_up(year * law["pension_tax"])), cents(half_up(year * law["pension_insured"]))


def _plan(one: Benefit, kind: Mapping[str, Any], state: _State) -> Parts:
    law, year = state.law, state.ceiling * MONTHS
    plus = one.plus
    if plus is None:  # due as far as contributions are saved, which they are not above the ceiling
        saved = euros(state.insured - one.amount) < state.ceiling
        plus = cents(half_up(euros(one.amount) * law["pension_plus"])) if saved else 0
    whole = one.amount + plus
    left_tax = state.left(one, cents(half_up(year * law["pension_tax"])))
    left_insured = state.left(
        one, cents(half_up(year * law["pension_insured"])), PLAN + INSURED, one.used_insured
    )
    untaxed = min(whole, left_tax)
    free = min(untaxed, left_insured)
    words = N_(
        "{amount} of pay and {plus} of the employer; {untaxed} free of tax, {free} of contributions ({law})"
    )
    told = _law(
        kind, words, amount=euros(one.amount), plus=euros(plus), untaxed=euros(untaxed), free=euros(free)
    )
    return Parts(
        one, insured=untaxed - free, taxed=whole - untaxed, converted=one.amount, paid=whole,
        counted=whole, counted_insured=whole, steps=(told,),
    )  # fmt: skip


Rule = Callable[[Benefit, Mapping[str, Any], _State], Parts]
RULES: dict[str, Rule] = {
    "limit": _limit,
    "part": _part,
    "free": _free,
    "taxed": _taxed,
    "flat": _flat,
    "meals": _meals,
    "car": _car,
    "bike": _bike,
    "ride": _ride,
    "relax": _relax,
    "vl": _saver,
    "plan": _plan,
}
