"""Benefits beside pay: what of each is free, taxed, insured or taxed flatly by the employer, against its limit (pure)."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.benefit_parts import INSURED, PLAN, Parts, State, kinds, told
from app.modules.hr.payroll.rules.benefit_plans import LOW, OLD, low, old, plan, plan_limits, saver
from app.modules.hr.payroll.rules.month import Benefit, MonthInput, sums
from app.modules.hr.payroll.rules.rounding import cents, euros, half_up

__all__ = [
    "INSURED",
    "LOW",
    "OLD",
    "PLAN",
    "Parts",
    "kinds",
    "list_base",
    "parts",
    "plan_limits",
    "relax_limit",
]

PERCENT = 100
ORDER = {
    OLD: 0,
    LOW: 2,
}  # what an old contract takes leaves less for a plan; a support asks for all other running pay


def parts(given: MonthInput) -> tuple[Parts, ...]:
    """Return the benefits of a month with what of each is free; raises Invalid for what can't be."""
    if not given.benefits:
        return ()
    day, pay = month_end(given.month), sums(given)
    state = State(
        figures.benefit_figures(day),
        figures.insurance_figures(day)["ceiling_pension"],
        Tally(),
        Tally(),
        pay.insured,
        taxed=pay.taxed,
        tax_class=given.tax.tax_class,
    )
    for one in given.benefits:
        state.month[one.code] += _value(one)
    made = {
        one.key: _made(one, state) for one in sorted(given.benefits, key=lambda one: ORDER.get(one.code, 1))
    }
    return tuple(made[one.key] for one in given.benefits)


def _value(one: Benefit) -> int:
    return max(one.amount - one.own, 0)


def _made(one: Benefit, state: State) -> Parts:
    kind = kinds()[one.code]
    found = RULES[kind["rule"]](one, kind, state)
    if found.total < 0 or found.converted < 0:
        raise Invalid(N_("A benefit is not below zero."), field="benefit")
    state.used[found.benefit.code] += found.counted
    state.used[found.benefit.code + INSURED] += found.counted_insured
    state.taxed += found.taxed - found.converted
    return found


# -- the rules ---------------------------------------------------------------------
def _limit(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    limit, whole, value = cents(kind["limit"]), state.month[one.code], _value(one)
    if whole <= limit:
        words = N_("{whole} in the month, up to {limit}: free ({law})")
        return Parts(one, free=value, counted=value, steps=(told(kind, words, whole=euros(whole), limit=euros(limit)),))  # fmt: skip
    words = N_("{whole} in the month, above {limit}: all of it is taxable ({law})")
    return Parts(one, taxed=value, counted=value, steps=(told(kind, words, whole=euros(whole), limit=euros(limit)),))  # fmt: skip


def _part(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
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
    said = told(kind, words, free=euros(free), value=euros(value), left=euros(left), limit=kind["limit"])
    return Parts(one, free=free, taxed=value - free, counted=value, steps=(*steps, said))


def _free(one: Benefit, kind: Mapping[str, Any], _state: State) -> Parts:
    return Parts(one, free=_value(one), steps=(told(kind, N_("free ({law})")),))


def _taxed(one: Benefit, kind: Mapping[str, Any], _state: State) -> Parts:
    words = N_("{amount} less {own} paid: taxable ({law})")
    return Parts(
        one, taxed=_value(one), steps=(told(kind, words, amount=euros(one.amount), own=euros(one.own)),)
    )


def _flat(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    value = _value(one)
    base = min(value, state.left(one, cents(kind["limit"]))) if "limit" in kind else value
    words = N_("{base} at the flat tax of {percent} %, borne by the employer ({law})")
    said = told(kind, words, base=euros(base), percent=int(kind["flat"] * PERCENT))
    where = {"flat_insured" if kind.get("insured") else "flat": base}
    return Parts(one, taxed=value - base, rate=kind["flat"], counted=value, steps=(said,), **where)


def _meals(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    law = state.law
    whole = cents(one.breakfasts * law["breakfast"] + one.meals * law["meal"])
    value = max(whole - one.own, 0)
    words = N_("{breakfasts} × {first} + {meals} × {second} = {whole}, less {own} paid ({law})")
    said = told(
        kind, words, breakfasts=one.breakfasts, first=law["breakfast"], meals=one.meals, second=law["meal"],
        whole=euros(whole), own=euros(one.own),
    )  # fmt: skip
    if one.flat:
        return Parts(one, flat=value, rate=kind["flat"], steps=(said,))
    return Parts(one, taxed=value, steps=(said,))


def list_base(amount: int, share: int, law: Mapping[str, Any]) -> Decimal:
    """Return the part of a list price that counts in euros, cut down to full hundreds."""
    step = law["list_step"]
    return Decimal((euros(amount) * share / PERCENT) // step * step)


def _car(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    law = state.law
    if one.trips > law["car_trips"]:
        raise Invalid(N_("Single days of the way to work are at most {most} a year."), field="trips", most=law["car_trips"])  # fmt: skip
    base = list_base(one.amount, one.share, law)
    private = base * law["car_month"]
    way = base * one.km * (one.trips * law["car_trip"] if one.trips else law["car_way"])
    whole = cents(half_up(private + way))
    words = N_("1 % of {base} = {private}, way to work {km} km = {way}, less {own} paid ({law})")
    said = told(
        kind, words, base=base, private=half_up(private), km=one.km, way=half_up(way), own=euros(one.own)
    )
    return Parts(one, taxed=max(whole - one.own, 0), steps=(said,))


def _bike(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    base = list_base(one.amount, int(state.law["bike_share"]), state.law)
    value = cents(half_up(base * state.law["bike_month"]))
    if not one.own:
        return Parts(one, free=value, steps=(told(kind, N_("on top of pay: free ({law})")),))
    words = N_("{own} of pay given up; 1 % of {base}, a quarter of the list price, is taxable ({law})")
    return Parts(
        one, taxed=value, converted=one.own, steps=(told(kind, words, own=euros(one.own), base=base),)
    )


def _ride(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    law = state.law
    far = max(one.km - law["commuting_far"], 0)
    days = one.trips or law["commuting_days"]
    most = cents(half_up(days * ((one.km - far) * law["commuting_near"] + far * law["commuting_later"])))
    base = min(one.amount, most)
    words = N_("{base} at the flat tax of 15 %: {km} km on {days} days are {most} ({law})")
    said = told(kind, words, base=euros(base), km=one.km, days=days, most=euros(most))
    return Parts(one, flat=base, taxed=one.amount - base, rate=kind["flat"], steps=(said,))


def relax_limit(one: Benefit) -> int:
    """Return the limit of the recreation allowance of a year in cents, by partner and children."""
    kind = kinds()["relax"]
    return cents(kind["limit"] + (kind["partner"] if one.partner else 0) + one.children * kind["child"])


def _relax(one: Benefit, kind: Mapping[str, Any], state: State) -> Parts:
    limit, value = relax_limit(one), _value(one)
    if value <= state.left(one, limit):
        words = N_("up to {limit} a year: flat tax of 25 %, borne by the employer ({law})")
        return Parts(one, flat=value, rate=kind["flat"], counted=value, steps=(told(kind, words, limit=euros(limit)),))  # fmt: skip
    words = N_("above {limit} a year: all of it is taxable ({law})")
    return Parts(one, taxed=value, counted=value, steps=(told(kind, words, limit=euros(limit)),))


Rule = Callable[[Benefit, Mapping[str, Any], State], Parts]
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
    "vl": saver,
    "plan": plan,
    "old": old,
    "low": low,
}
