"""A second reckoning of social insurance for the tests: in cents and millionths, branch by branch from the paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

CEILINGS = {2025: (551250, 805000), 2026: (581250, 845000)}  # cents of a month: health, pension
MINI = {2025: 55600, 2026: 60300}
FACTOR = {2025: Fraction(6683, 10000), 2026: Fraction(6619, 10000)}
AVERAGE = {2025: 25000, 2026: 29000}  # millionths
MINI_U1 = {2025: 11000, 2026: 8000}


@dataclass(frozen=True)
class Month:
    """A month: pay in cents, the extra contribution in millionths."""

    year: int
    running: int
    one_off: int = 0
    group: str = "101"
    groups: str = "1111"
    days: int = 30
    extra: int = 29000
    u1: int = 0
    u2: int = 0
    saxony: bool = False
    childless: bool = False
    discounts: int = 0
    premium_health: int = 0
    premium_care: int = 0
    before_days: int = 0
    before_health: int = 0
    before_pension: int = 0


def part(base: Fraction, millionths: int) -> int:
    """Return so many millionths of a base in whole cents, halves upwards."""
    value = base * millionths
    return int((2 * value + 1_000_000) // 2_000_000)


def of_days(ceiling: int, days: int) -> int:
    """Return the cents of a monthly ceiling for days, to the cent."""
    return (2 * ceiling * days + 30) // 60


def second(one: Month) -> dict[str, int]:
    """Return the sums of employee, employer (levies among them) and the employer's subsidies."""
    if one.group == "109":
        return _mini(one)
    health, pension = (
        Fraction(min(one.running, of_days(ceiling, one.days))) for ceiling in CEILINGS[one.year]
    )
    own_health, own_pension = health, pension
    running = pension
    least = MINI[one.year]
    midi = one.group == "101" and least < one.running <= 200000
    if midi:
        above = Fraction(one.running - least, 200000 - least)
        own_health = own_pension = 200000 * above
        health = pension = running = FACTOR[one.year] * least + (200000 - FACTOR[one.year] * least) * above
    if one.one_off:
        rooms = []
        for ceiling, before in zip(CEILINGS[one.year], (one.before_health, one.before_pension), strict=True):
            now = min(one.running, of_days(ceiling, one.days))
            rooms.append(max(of_days(ceiling, one.before_days + one.days) - before - now, 0))
        health += min(one.one_off, rooms[0])
        pension += min(one.one_off, rooms[1])
        own_health, own_pension = health, pension
    own = other = 0
    for total, mine, half, digit in (
        (health, own_health, 70000 if one.groups[0] == "3" else 73000, one.groups[0]),
        (health, own_health, one.extra // 2, one.groups[0]),
        (pension, own_pension, 93000, one.groups[1]),
        (pension, own_pension, 13000, one.groups[2]),
    ):
        if digit == "0":
            continue
        if digit == "3" and half == 93000:
            other += part(total, half)
            continue
        own += part(mine, half)
        other += 2 * part(total, half) - part(mine, half)
    if one.groups[3] == "1":
        mine, theirs = (23000, 13000) if one.saxony else (18000, 18000)
        if midi:
            own += part(own_health, mine) - part(own_health, 2500 * one.discounts)
            other += 2 * part(health, 18000) - part(own_health, mine)
        else:
            own += part(health, mine - 2500 * one.discounts)
            other += part(health, theirs)
        own += part(health, 6000) if one.childless else 0
    if one.group == "102" and one.running <= 32500:
        own, other = 0, own + other
    short = one.group == "110"
    other += part(running, MINI_U1[one.year] if short else one.u1) + part(running, 2200 if short else one.u2)
    other += part(pension, 1500)
    found = {"employee": own, "employer": other, "subsidy": 0}
    if one.groups == "0110":
        health_rate = (146000 + AVERAGE[one.year]) // 2
        care_rate = 13000 if one.saxony else 18000
        found["subsidy"] = min(part(Fraction(one.premium_health), 500000), part(health, health_rate))
        found["subsidy"] += min(part(Fraction(one.premium_care), 500000), part(health, care_rate))
    return found


def _mini(one: Month) -> dict[str, int]:
    pay = Fraction(one.running)
    employer = part(pay, 130000) + part(pay, 150000) + part(pay, 20000)
    employer += part(pay, MINI_U1[one.year]) + part(pay, 2200) + part(pay, 1500)
    own = 0
    if one.groups[1] == "1":
        own = part(max(pay, Fraction(17500)), 186000) - part(pay, 150000)
    return {"employee": own, "employer": employer, "subsidy": 0}
