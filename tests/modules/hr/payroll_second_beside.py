"""A second reckoning of benefits and attachments from the paragraphs, in fractions of euros, beside the one of the product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction as F
from math import floor
from typing import Any, NamedTuple

CHURCH = {"BY": 7, "HH": 4, "NW": 7, "SH": 6}
MEALS = {2025: (F(230, 100), F(440, 100)), 2026: (F(237, 100), F(457, 100))}
CEILING = {2025: 8050, 2026: 8450}
FIRST_KM = {2025: F(30, 100), 2026: F(38, 100)}


def cent(value: F) -> int:
    """Return euros as cents, halves upwards."""
    return floor(value * 100 + F(1, 2))


def hundred(value: F) -> F:
    """Return euros cut down to full hundreds."""
    return F(floor(value / 100) * 100)


def attached(net: F, dependants: int) -> int:
    """Return what of a net pay in euros can be attached from July 2026, in cents: what is above the limit by tenths, above the top all."""
    free, tenths = F("1587.40"), 7
    for place in range(1, min(dependants, 5) + 1):
        free += F("597.42") if place == 1 else F("332.83")
        tenths = 6 - place
    top = F("4866.30")
    tens = floor(min(net, top) / 10) * 10
    return cent(max(tens - free, F(0)) * tenths / 10 + max(net - top, F(0)))


class Worth(NamedTuple):
    """A benefit in euros: its worth, taxed and only insured, rate of the flat tax, pay given up, paid into a plan, what comes back."""

    worth: F
    hit: F = F(0)
    insured: F = F(0)
    at: str = ""
    given: F = F(0)
    plan: F = F(0)
    back: F = F(0)


def limited(one: Mapping[str, Any], goods: F) -> Worth:
    """Return a benefit with a limit: goods, rebate, health, recreation, gifts."""
    code, value, used = one["code"], e(one, "amount") - e(one, "own"), e(one, "used")
    if code == "goods":
        return Worth(value, value if goods > 50 else F(0))
    if code == "health":
        return Worth(value, max(value - max(600 - used, F(0)), F(0)))
    if code == "rebate":
        price = e(one, "amount")
        left = max(price - F(cent(price * F(4, 100)), 100) - e(one, "own"), F(0))
        return Worth(left, max(left - max(1080 - used, F(0)), F(0)))
    if code == "relax":
        over = value + used > 156 + (104 if one.get("partner") else 0) + 52 * one.get("children", 0)
        return Worth(value, value if over else F(0), at="25")
    hit = max(value - max(10_000 - used, F(0)), F(0))
    return Worth(value, hit, value - hit, "30")


def driven(one: Mapping[str, Any], year: int) -> Worth:
    """Return what has to do with the way: car, log book, bike, commuting allowance."""
    code, own = one["code"], e(one, "own")
    if code == "log":
        return Worth(e(one, "amount") - own, e(one, "amount") - own)
    if code == "bike":
        worth = hundred(e(one, "amount") / 4) / 100
        return Worth(worth, worth if own else F(0), given=own)
    if code == "ride":
        days, near = one.get("trips") or 15, min(one["km"], 20)
        most = days * (near * FIRST_KM[year] + (one["km"] - near) * F(38, 100))
        return Worth(e(one, "amount"), max(e(one, "amount") - most, F(0)), at="15")
    base = hundred(e(one, "amount") * one.get("share", 100) / 100)
    by_km = F(one["trips"] * 2, 100_000) if one.get("trips") else F(3, 10_000)
    worth = max(F(cent(base / 100 + base * one.get("km", 0) * by_km), 100) - own, F(0))
    return Worth(worth, worth)


def pension(one: Mapping[str, Any], year: int, pay: F, old: F) -> Worth:
    """Return pay converted into a company pension with the addition of the employer; old is what contracts by § 40b come to in the year."""
    given, ceiling = e(one, "amount"), CEILING[year]
    extra = F(cent(given * F(15, 100)), 100) if pay - given < ceiling else F(0)
    whole = given + (e(one, "plus") if "plus" in one else extra)
    tax, room = plan_room(one, year, old, e(one, "used"))
    untaxed = min(whole, tax)
    free = min(untaxed, room)
    return Worth(whole - free, whole - untaxed, untaxed - free, given=given, plan=whole)


def plan_room(one: Mapping[str, Any], year: int, old: F, before: F) -> tuple[F, F]:
    """Return what of a year is left free of tax, less what is taxed by § 40b, and free of contributions."""
    ceiling = CEILING[year]
    tax = max(ceiling * 12 * F(8, 100) - before - min(old, F(1752)), F(0))
    return tax, max(ceiling * 12 * F(4, 100) - e(one, "used_insured"), F(0))


def supported(one: Mapping[str, Any], year: int, pay: F) -> Worth:
    """Return a pension on top of low pay: from 240 to 960 euros a year, 30 % come back; on higher pay it is a company pension."""
    paid = e(one, "amount")
    if pay > 2575 or e(one, "used") + paid * one.get("months", 1) < 240:
        tax, insured = plan_room(one, year, e(one, "flat_year"), e(one, "beside"))
        untaxed = min(paid, tax)
        free = min(untaxed, insured)
        return Worth(paid - free, paid - untaxed, untaxed - free, plan=paid)
    free = min(paid, plan_room(one, year, F(0), F(0))[1])
    return Worth(paid - free, F(0), paid - free, plan=paid, back=F(floor(paid * 30), 100))


def contract(one: Mapping[str, Any]) -> Worth:
    """Return a contract by § 40b: up to 1,752 euros a year at 20 %, the employer's part first; pay that is given up stays insured."""
    paid, own = e(one, "amount"), e(one, "own")
    flat = min(paid + own, max(F(1752) - e(one, "used"), F(0)))
    return Worth(paid + own, paid + own - flat, max(flat - paid, F(0)), "20", own, plan=paid + own)


def other(one: Mapping[str, Any], year: int) -> Worth:
    """Return meals, savings, tickets and allowances."""
    code, value = one["code"], e(one, "amount") - e(one, "own")
    if code == "meals":
        small, big = MEALS[year]
        worth = max(one.get("breakfasts", 0) * small + one.get("meals", 0) * big - e(one, "own"), F(0))
        return Worth(worth, at="25") if one.get("flat") else Worth(worth, worth)
    if code == "vl":
        return Worth(e(one, "amount"), e(one, "amount"), plan=e(one, "amount") + e(one, "own"))
    return Worth(value, at={"web": "25", "crash": "20"}.get(code, ""))


def month(year: int, state: str, pay: F, benefits: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return gross, taxed and insured pay, flat taxes, what goes into plans and what is taken off net, of a month with benefits, in cents."""
    gross = taxed = insured = pay
    back = F(0)
    flat: dict[str, F] = {}
    plan = apart = F(0)
    goods = sum((e(one, "amount") - e(one, "own") for one in benefits if one["code"] == "goods"), F(0))
    for one in sorted(benefits, key=lambda one: {"old": 0, "low": 2}.get(one["code"], 1)):
        code = one["code"]
        if code == "low":
            found = supported(one, year, taxed)
        elif code == "old":
            found = contract(one)
        elif code in ("goods", "health", "rebate", "relax", "gift"):
            found = limited(one, goods)
        elif code in ("car", "log", "bike", "ride"):
            found = driven(one, year)
        else:
            found = pension(one, year, pay, e(one, "beside")) if code == "plan" else other(one, year)
        gross += found.worth - found.given
        taxed += found.hit - found.given
        insured += found.hit + found.insured - found.given
        plan += found.plan
        back += found.back
        apart += F(0) if code in ("ride", "vl", "nurse", "web", "relax") else found.worth
        if found.at:
            flat[found.at] = flat.get(found.at, F(0)) + found.worth - found.hit
    taxes = 0
    for rate, amount in flat.items():
        tax = floor(amount * int(rate))
        taxes += tax + floor(F(tax) * F(55, 1000)) + floor(F(tax) * CHURCH[state] / 100)
    names = ("gross", "taxed", "insured", "plan", "apart")
    sums = {name: cent(x) for name, x in zip(names, (gross, taxed, insured, plan, apart), strict=True)}
    return sums | {"flat": taxes} | ({"support": cent(back)} if back else {})


def flat_paid(row: Mapping[str, str], contributions: Mapping[str, int]) -> dict[str, int]:
    """Return taxes and net of pay that the employer taxes flatly, in cents, from the contributions of both sides."""
    whole = F(row["running"]) + F(row["one_off"] or 0)
    tax = floor(whole * {"short": 25, "farm": 5, "second": 20}[row["way"]])
    own, other = contributions["employee"], contributions["employer"]
    return {
        "tax": tax,
        "soli": floor(F(tax) * F(55, 1000)),
        "church": floor(F(tax) * CHURCH[row["state"]] / 100),
        "own": own,
        "other": other,
        "taxed": 0,
        "net": cent(whole) - own,
    }


def e(one: Mapping[str, Any], name: str) -> F:
    """Return an amount of a benefit in euros."""
    return F(one.get(name) or 0, 100)
