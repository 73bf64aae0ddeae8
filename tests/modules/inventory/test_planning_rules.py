"""Reorder points, quantities and classes against reckonings by hand, and against a second reckoning in decimal numbers."""

from __future__ import annotations

import random
from decimal import ROUND_CEILING, Decimal, getcontext
from fractions import Fraction

import pytest

from app.modules.inventory.planning.rules.classes import abc, reach, turnover, xyz
from app.modules.inventory.planning.rules.reordering import (
    Demand,
    LeadTime,
    Position,
    Terms,
    at_break,
    economic_quantity,
    learned,
    propose,
    root_up,
    safety_stock,
    whole,
)

ONE = 10_000
F = Fraction


def even(a_day: int, days: int = 100) -> Demand:
    """Return a demand of as many pieces each day."""
    return Demand(a_day * days * ONE, a_day * a_day * days * ONE * ONE, days)


def spread(a_day: str, deviation: int, days: int = 100) -> Demand:
    """Return a demand of a mean and a standard deviation in pieces."""
    mean = F(a_day) * ONE
    squares = (mean**2 + (deviation * ONE) ** 2) * days
    assert squares.denominator == 1
    return Demand(int(mean * days), int(squares), days)


# mean a day, deviation a day, days of lead time and their variance, service level, safety stock in pieces:
# SS = z·√(L·σd² + d²·σL²), rounded up to whole pieces
SAFETY = (
    ("nothing varies", "3", 0, 9, 0, 95, 0),
    ("1.65·√(9·4²) = 19.8", "3", 4, 9, 0, 95, 20),
    ("1.28·√(9·4²) = 15.36", "3", 4, 9, 0, 90, 16),
    ("2.05·√(9·4²) = 24.6", "3", 4, 9, 0, 98, 25),
    ("2.33·√(9·4²) = 27.96", "3", 4, 9, 0, 99, 28),
    ("1.65·√(3²·4) = 9.9", "3", 0, 9, 4, 95, 10),
    ("1.65·√(9·4² + 3²·4) = 1.65·√180 = 22.14", "3", 4, 9, 4, 95, 23),
    ("no lead time", "3", 4, 0, 0, 95, 0),
    ("1.65·√(16·25) = 33", "10", 5, 16, 0, 95, 33),
    ("2.05·√(100·1) = 20.5", "1/2", 1, 100, 0, 98, 21),
)
# demand, lead time, free, on order, terms (pack, multiple, least), more, (safety, point, short, quantity) in pieces or None
REORDER = (
    ("3.2 a day for 9 days and 13 are 42; 30 free: 12 short, 2 boxes of 10", spread("16/5", 2), 9, 30, 0, (10, 0, 0), {"service": 98}, (13, 42, 12, 20)),
    ("more than the point", even(3), 9, 28, 0, (0, 0, 0), {}, None),
    ("at the point nothing is short", even(3), 9, 27, 0, (0, 0, 0), {}, None),
    ("one below the point", even(3), 9, 26, 0, (0, 0, 0), {}, (0, 27, 1, 1)),
    ("what is ordered counts", even(3), 9, 7, 21, (0, 0, 0), {}, None),
    ("less than nothing free", even(3), 9, -5, 0, (0, 0, 0), {}, (0, 27, 32, 32)),
    ("packs of 12", even(3), 9, 7, 0, (12, 0, 0), {}, (0, 27, 20, 24)),
    ("multiples of 25", even(3), 9, 7, 0, (0, 25, 0), {}, (0, 27, 20, 25)),
    ("packs of 10 in multiples of 25: 50 at least", even(3), 9, 7, 0, (10, 25, 0), {}, (0, 27, 20, 50)),
    ("least order 40", even(3), 9, 7, 0, (0, 0, 40), {}, (0, 27, 20, 40)),
    ("least order 40 in packs of 12", even(3), 9, 7, 0, (12, 0, 40), {}, (0, 27, 20, 48)),
    ("economic quantity 60", even(3), 9, 7, 0, (0, 0, 0), {"economic": 60}, (0, 27, 20, 60)),
    ("economic quantity below the need", even(3), 9, 7, 0, (0, 0, 0), {"economic": 10}, (0, 27, 20, 20)),
    ("the minimum lies above", even(1), 5, 12, 0, (0, 0, 0), {"least": 20}, (0, 20, 8, 8)),
    ("the minimum lies below", even(3), 9, 7, 0, (0, 0, 0), {"least": 20}, (0, 27, 20, 20)),
    ("a point by hand holds", even(3), 9, 7, 0, (0, 0, 0), {"by_hand": 10}, (0, 10, 3, 3)),
    ("no use and no minimum", even(0), 9, 0, 0, (0, 0, 0), {}, None),
    ("no use, below the minimum", even(0), 9, 1, 0, (0, 0, 0), {"least": 2}, (0, 2, 1, 1)),
    ("a part of a piece a day", Demand(ONE, ONE * ONE, 4), 9, 2, 0, (0, 0, 0), {"service": 90}, (2, 5, 3, 3)),
)  # fmt: skip
# needed, price, breaks of (from, price), step, ordered: a break is taken where it costs no more in all
BREAKS = (
    ("none", 90, 5.00, (), 1, 90),
    ("100 at 4.50 cost 450 as 90 at 5.00", 90, 5.00, ((100, 4.50),), 1, 100),
    ("100 at 4.51 cost more", 90, 5.00, ((100, 4.51),), 1, 90),
    ("the cheapest of two", 90, 5.00, ((100, 4.40), (110, 3.90)), 1, 110),
    ("the first of two", 90, 5.00, ((100, 4.40), (200, 3.90)), 1, 100),
    ("reached already", 120, 5.00, ((100, 4.40),), 1, 120),
    ("in packs of 30", 90, 5.00, ((100, 3.50),), 30, 120),
)
# use a year, cost of an order in euros, price, holding percent, economic quantity: √(2·D·K/(p·i))
ECONOMIC = (
    ("√(2·1000·50/(10·0.2)) = √50000 = 223.6", 1000, 50, 10, 20, 224),
    ("√(2·3600·20/(4·0.1)) = √360000 = 600", 3600, 20, 4, 10, 600),
    ("√(2·100·30/(60·0.25)) = √400 = 20", 100, 30, 60, 25, 20),
    ("no cost of an order", 1000, 0, 10, 20, 0),
    ("no holding rate", 1000, 50, 10, 0, 0),
    ("no use", 0, 50, 10, 20, 0),
)
# months of use, class: deviation over mean below 0.5 X, up to 1 Y, above Z
YEAR = 12
EVEN = (
    ("always the same", (10,) * YEAR, "X"),
    ("5 and 15 in turn: 0.5", (5, 15) * 6, "Y"),
    ("6 and 14 in turn: 0.4", (6, 14) * 6, "X"),
    ("0 and 20 in turn: 1", (0, 20) * 6, "Y"),
    ("all in one month: √11", (120, *(0,) * 11), "Z"),
    ("three months of twelve: √3", (40, 0, 0, 0) * 3, "Z"),
    ("eleven months only", (10,) * 11, ""),
    ("never used", (0,) * YEAR, ""),
)
ABC = (
    ({1: 80, 2: 15, 3: 5}, "ABC"),
    ({1: 81, 2: 14, 3: 5}, "ABC"),
    ({1: 50, 2: 30, 3: 15, 4: 5}, "AABC"),
    ({1: 5, 2: 15, 3: 80}, "CBA"),
    ({1: 10, 2: 0}, "AC"),
    ({}, ""),
)


def test_safety_stock() -> None:
    """By hand, rounded up to whole pieces."""
    for name, mean, deviation, days, variance, service, pieces in SAFETY:
        found = safety_stock(spread(mean, deviation), LeadTime(F(days), F(variance)), service)
        assert found == pieces * ONE, name


def test_reorder_quantities() -> None:
    """The point, what is short and what is ordered, by hand."""
    for name, demand, days, free, ordered, terms, more, expected in REORDER:
        given = {key: value if key == "service" else value * ONE for key, value in more.items()}
        pack, multiple, least = (one * ONE for one in terms)
        found = propose(
            demand,
            LeadTime(F(days)),
            Position(free * ONE, 0, ordered * ONE),
            Terms(0, pack, multiple, least),
            **given,
        )
        if expected is None:
            assert found is None, name
        else:
            assert found is not None, name
            assert (
                tuple(one // ONE for one in (found.safety, found.point, found.short, found.quantity))
                == expected
            ), name


def test_what_is_kept_is_not_free() -> None:
    """What is reserved is missing as if it were gone."""
    kept = propose(even(3), LeadTime(F(9)), Position(30 * ONE, 10 * ONE), Terms())
    assert kept is not None
    assert kept.short == 7 * ONE


def test_price_breaks() -> None:
    """A break is taken where the whole costs no more."""
    for name, needed, price, breaks, step, ordered in BREAKS:
        terms = Terms(
            round(price * ONE),
            multiple=step * ONE,
            breaks=tuple((q * ONE, round(p * ONE)) for q, p in breaks),
        )
        assert at_break(needed * ONE, terms) == ordered * ONE, name


def test_economic_quantity() -> None:
    """By Andler, rounded up."""
    for name, year, cost, price, holding, pieces in ECONOMIC:
        assert economic_quantity(year * ONE, cost * 100, price * ONE, holding) == pieces * ONE, name


def test_classes() -> None:
    """ABC at the very percent, XYZ at the very bound."""
    for values, letters in ABC:
        assert "".join(one for _key, one in sorted(abc(values).items())) == letters, values
    for name, months, letter in EVEN:
        assert xyz(months) == letter, name


def test_reach_and_turnover() -> None:
    """Days that the stock lasts, and how often it turned over."""
    assert reach(30 * ONE, F(32_000)) == 9
    assert reach(30 * ONE, F(0)) is None
    assert reach(-1, F(1)) == 0
    assert turnover(1200, 300) == 4
    assert turnover(1200, 0) is None


def test_lead_times_are_learned() -> None:
    """From three deliveries on their mean and variance stand for the agreed days."""
    assert learned((8, 10), 14) == LeadTime(F(14))
    assert learned((8, 10, 12), 14) == LeadTime(F(10), F(8, 3), 3)


@pytest.mark.parametrize("seed", range(4))
def test_a_second_reckoning(seed: int) -> None:
    """A year of random days: the same safety stock and point in decimal numbers of 60 digits, term by term."""
    getcontext().prec = 60
    chance = random.Random(seed)
    z = {90: "1.28", 95: "1.65", 98: "2.05", 99: "2.33"}
    for _try in range(100):
        days = [chance.choice((0, 0, 0, chance.randint(1, 90_0000))) for _n in range(365)]
        took = [chance.randint(1, 30) for _n in range(chance.randint(3, 9))]
        service = chance.choice(tuple(z))
        demand, lead = Demand(sum(days), sum(one * one for one in days), 365), learned(took, 5)
        mean = Decimal(sum(days)) / 365
        deviation = sum((one - mean) ** 2 for one in days) / 365
        length = Decimal(sum(took)) / len(took)
        vary = sum((one - length) ** 2 for one in took) / len(took)
        exact = Decimal(z[service]) * (length * deviation + mean**2 * vary).sqrt()
        safety = (exact / ONE).to_integral_value(ROUND_CEILING)
        assert safety_stock(demand, lead, service) == int(safety) * ONE
        point = ((mean * length) / ONE + safety).quantize(Decimal("1e-40")).to_integral_value(ROUND_CEILING)
        found = propose(demand, lead, Position(0), Terms(), service=service)
        assert found is not None
        assert found.point == int(point) * ONE
        assert found.quantity == found.short == found.point


def test_roots_go_up() -> None:
    """The least whole number whose square is enough."""
    for square in range(500):
        found = root_up(F(square, 3))
        assert found * found >= F(square, 3)
        assert found == 0 or (found - 1) ** 2 < F(square, 3)
    assert whole(F(1, 3)) == ONE
    assert whole(F(20_001)) == 3 * ONE
