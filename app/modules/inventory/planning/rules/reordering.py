"""When and how much to order: demand a day, safety stock by service level, reorder point, quantity in packs, with price breaks and economic quantity.

All quantities are ten-thousandths of the article's unit, all figures exact: fractions and whole roots, nothing is rounded
on the way. s = d·L + SS, SS = z·√(L·σd² + d²·σL²).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from app.core.dataclass import dataclass

SCALE = 10_000
Z = {90: Fraction(128, 100), 95: Fraction(165, 100), 98: Fraction(205, 100), 99: Fraction(233, 100)}
"""How many deviations cover a share of all cases in percent, of the normal distribution."""


@dataclass(frozen=True)
class Demand:
    """What was used: in all over so many days, and the sum of the squares of what was used on each day."""

    total: int
    squares: int
    days: int

    @property
    def a_day(self) -> Fraction:
        """What is used on a day on average, also on days without any use."""
        return Fraction(self.total, self.days)

    @property
    def variance(self) -> Fraction:
        """The mean square by which days differ from the average."""
        return Fraction(self.squares, self.days) - self.a_day**2


@dataclass(frozen=True)
class LeadTime:
    """How many days it takes until an order is here, the variance of that, and from how many deliveries it was learned, 0 for agreed."""

    days: Fraction
    variance: Fraction = Fraction(0)
    learned: int = 0


@dataclass(frozen=True)
class Terms:
    """How a supplier sells: pack, multiple and least order, price a unit in ten-thousandths of a euro, and price breaks."""

    price: int = 0
    pack: int = 0
    multiple: int = 0
    minimum: int = 0
    breaks: tuple[tuple[int, int], ...] = ()

    @property
    def step(self) -> int:
        """In what steps is ordered: whole packs that are a multiple too, else whole units."""
        return math.lcm(self.pack or 1, self.multiple or 1) if self.pack or self.multiple else SCALE

    def price_at(self, quantity: int) -> int:
        """Return the price a unit at a quantity."""
        reached = [price for least, price in sorted(self.breaks) if least <= quantity]
        return reached[-1] if reached else self.price


@dataclass(frozen=True)
class Position:
    """What there is of an article: what may be issued, what is kept for somebody, what is ordered and not here yet."""

    available: int
    reserved: int = 0
    ordered: int = 0

    @property
    def free(self) -> int:
        """What may be issued and nobody keeps."""
        return self.available - self.reserved


@dataclass(frozen=True)
class Proposal:
    """What is proposed and why: safety stock and reorder point in whole units, quantity, and why it is more than what is short."""

    safety: int
    point: int
    short: int
    quantity: int
    why: tuple[str, ...] = ()


def learned(days: Sequence[int], agreed: int, least: int = 3) -> LeadTime:
    """Return the lead time of the days that deliveries took, from three of them on, else the agreed one."""
    if len(days) < least:
        return LeadTime(Fraction(agreed))
    mean = Fraction(sum(days), len(days))
    return LeadTime(mean, Fraction(sum(one * one for one in days), len(days)) - mean**2, len(days))


def whole(quantity: Fraction, step: int = SCALE) -> int:
    """Return a quantity rounded up to a step."""
    return -(-quantity.numerator // (quantity.denominator * step)) * step


def safety_stock(demand: Demand, lead: LeadTime, service: int) -> int:
    """Return the safety stock in whole units, rounded up, for a service level of 90, 95, 98 or 99 percent."""
    square = Z[service] ** 2 * (lead.days * demand.variance + demand.a_day**2 * lead.variance)
    return root_up(square / SCALE**2) * SCALE


def root_up(square: Fraction) -> int:
    """Return the least whole number whose square is at least this."""
    if square <= 0:
        return 0
    low = math.isqrt(square.numerator // square.denominator)
    return low if low * low >= square else low + 1


def propose(
    demand: Demand, lead: LeadTime, here: Position, terms: Terms, *, service: int = 95, least: int = 0,
    by_hand: int = 0, economic: int = 0
) -> Proposal | None:  # fmt: skip
    """Return what to order of an article, None while what is free and ordered reaches its reorder point.

    least is the minimum stock, below which the point never lies; by_hand a point that was set and holds instead; economic a
    quantity that is worth ordering at once. What is free and ordered is filled up to the point at least.
    """
    safety = safety_stock(demand, lead, service)
    point = by_hand or max(whole(demand.a_day * lead.days + safety), least)
    short = point - here.free - here.ordered
    if short <= 0:
        return None
    why = []
    quantity = whole(Fraction(short), terms.step)
    if terms.minimum > quantity:
        quantity = whole(Fraction(terms.minimum), terms.step)
        why.append("minimum")
    if economic > quantity:
        quantity = whole(Fraction(economic), terms.step)
        why.append("economic")
    cheaper = at_break(quantity, terms)
    if cheaper != quantity:
        quantity = cheaper
        why.append("break")
    return Proposal(safety, point, short, quantity, tuple(why))


def at_break(quantity: int, terms: Terms) -> int:
    """Return the quantity of a price break that costs no more in all than the one that is needed, else that one."""
    best, cost = quantity, quantity * terms.price_at(quantity)
    for least, _price in sorted(terms.breaks):
        more = whole(Fraction(least), terms.step)
        if more > quantity and more * terms.price_at(more) <= cost:
            best, cost = more, more * terms.price_at(more)
    return best


def economic_quantity(a_year: int, order_cost: int, price: int, holding: int) -> int:
    """Return the economic quantity √(2 · demand a year · cost of an order / (price · holding rate)) by Andler, in ten-thousandths.

    a_year is in ten-thousandths, order_cost in cents, price a unit in ten-thousandths of a euro, holding in percent a year;
    0 where one of them is not known. Rounded up to whole units.
    """
    if min(a_year, order_cost, price, holding) <= 0:
        return 0
    units = Fraction(a_year, SCALE)
    return (
        root_up(2 * units * Fraction(order_cost, 100) / (Fraction(price, SCALE) * Fraction(holding, 100)))
        * SCALE
    )
