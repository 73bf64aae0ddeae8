"""Tables of sourcing and of framework orders: prices at a quantity, the cheapest answer, what was called off, ratings of services."""

from __future__ import annotations

import datetime
import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from app.core.errors import Invalid
from app.modules.inventory.purchasing.rules.frames import holds, taken, used, wants_attention
from app.modules.inventory.purchasing.rules.score import Judged, score
from app.modules.inventory.sourcing.rules.offers import Answer, PriceOf, best, bought, compared, price_of

ONE = 10_000
D = datetime.date
TRIES = 300

# wanted pieces, price steps (from, euros), bought pieces, price a unit in euros, cents (facts: compare D·p at the quantity)
BOUGHT = (
    (1, ((0, "12.50"),), 1, "12.50", 1250),
    (299, ((0, "12.50"), (300, "12.00"), (600, "11.80")), 299, "12.50", 373750),
    (300, ((0, "12.50"), (300, "12.00"), (600, "11.80")), 300, "12.00", 360000),
    (599, ((0, "12.50"), (300, "12.00"), (600, "11.80")), 599, "12.00", 718800),
    (600, ((600, "11.80"), (0, "12.50"), (300, "12.00")), 600, "11.80", 708000),
    (10, ((50, "2.00"),), 50, "2.00", 10000),
    (50, ((50, "2.00"), (100, "1.90")), 50, "2.00", 10000),
    (3, ((0, "0.3333"),), 3, "0.3333", 100),
    (7, ((0, "0.005"),), 7, "0.005", 4),
    (1, ((0, "0.005"),), 1, "0.005", 1),
    (1, ((0, "0"),), 1, "0", 0),
    (Fraction(5, 2), ((0, "4.10"),), Fraction(5, 2), "4.10", 1025),
)
# answers as (cents of goods by line or None, delivery in cents, days), place of the best
BEST = (
    ((), None),
    ((((1000,), 0, 5),), 0),
    ((((1000,), 500, 5), ((1400,), 0, 9)), 1),
    ((((1000,), 0, 9), ((1000,), 0, 5)), 1),
    ((((1000,), 0, None), ((1000,), 0, 99)), 1),
    ((((1000,), 0, 5), ((1000,), 0, 5)), 0),
    ((((100, None), 0, 1), ((900, 900), 0, 9)), 1),
    ((((100, None), 0, 1), ((None, 50), 0, 9)), 1),
    ((((None, None), 0, 1),), None),
)
# state of the order, ordered, here, what it takes of the framework order
TAKEN = (
    ("draft", 10, 0, 10),
    ("asked", 10, 0, 10),
    ("ordered", 10, 4, 10),
    ("confirmed", 10, 11, 11),  # what came beyond it counts at once
    ("closed", 10, 4, 4),
    ("closed", 10, 0, 0),
    ("cancelled", 10, 0, 0),
)
# from, until, day, whether it holds
HOLDS = (
    (D(2026, 1, 1), D(2026, 12, 31), D(2026, 1, 1), True),
    (D(2026, 1, 1), D(2026, 12, 31), D(2026, 12, 31), True),
    (D(2026, 1, 1), D(2026, 12, 31), D(2027, 1, 1), False),
    (D(2026, 1, 1), D(2026, 12, 31), D(2025, 12, 31), False),
    (None, None, D(2026, 5, 1), True),
)
# percent called off, days to the end, whether it is told of (facts: 80 % used or 30 days to the end)
ATTENTION = ((79, 31, False), (80, 31, True), (79, 30, True), (100, 200, True), (0, 0, True), (0, 365, False))


def steps(pairs: tuple[tuple[int, str], ...]) -> list[tuple[int, int]]:
    """Return price steps in ten-thousandths."""
    return [(least * ONE, int(Decimal(price) * ONE)) for least, price in pairs]


def test_prices_at_a_quantity() -> None:
    """The highest step that is reached holds, and of less than the least order is bought as much."""
    for wanted, pairs, quantity, price, cents in BOUGHT:
        found = bought(int(wanted * ONE), steps(pairs))
        expected = (int(quantity * ONE), int(Decimal(price) * ONE), cents)
        assert (found.quantity, found.price, found.net) == expected, (wanted, pairs)


def test_bought_is_what_a_second_reckoning_says() -> None:
    """With random steps and quantities, the sum is the one that decimals come to."""
    chance = random.Random(18)
    for _try in range(TRIES):
        pairs = {chance.randrange(0, 500) * ONE: chance.randrange(0, 99_999) for _n in range(4)}
        wanted = chance.randrange(1, 600 * ONE)
        quantity = max(wanted, min(pairs))
        price = pairs[max(least for least in pairs if least <= quantity)]
        exact = Decimal(quantity) / ONE * Decimal(price) / ONE * 100
        found = bought(wanted, list(pairs.items()))
        assert found.net == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def test_the_best_answer() -> None:
    """The cheapest with delivery of those that price the most; the sooner of two that cost the same."""
    for answers, expected in BEST:
        found = []
        for place, (goods, freight, days) in enumerate(answers, 1):
            prices = {line: [(0, cents * 100)] for line, cents in enumerate(goods) if cents is not None}
            wanted = dict.fromkeys(range(len(goods)), ONE)
            found.append(compared(wanted, Answer(place, prices, freight, days)))
        assert best(found) == (None if expected is None else expected + 1), answers


def test_rows_of_prices() -> None:
    """A row is read as a clerk types it; what is no number is refused."""
    assert price_of(["2", "Leim", "1000", "4,20"]) == PriceOf(2, "Leim", 1000 * ONE, 42_000)
    assert price_of(["1", "", "", "4"]) == PriceOf(1, "", 0, 4 * ONE)
    assert price_of(["1", "Leim", "", ""]) == PriceOf(1, "Leim")
    for texts in (["", "Leim", "", "4"], ["x", "", "", "4"], ["1", "", "", "vier"], ["1", "", "viel", "4"]):
        with pytest.raises(Invalid):
            price_of(texts)


def test_framework_orders() -> None:
    """What is called off by the state of the order, when one holds, and when it is told of."""
    for state, ordered, here, takes in TAKEN:
        assert taken(state, ordered, here) == takes, (state, ordered, here)
    for since, until, day, expected in HOLDS:
        assert holds(since, until, day) is expected, (since, until, day)
    today = D(2026, 11, 26)
    for share, days, expected in ATTENTION:
        assert wants_attention(share, today + datetime.timedelta(days), today) is expected, (share, days)
    assert [used(*pair) for pair in ((3, 2), (3, 3), (0, 0), (10, 11))] == [66, 100, 0, 110]


def test_ratings_of_services_count() -> None:
    """Marks 1 and 3 are 75 % of the best; with 10 of 100 weights beside deliveries that are all in time and whole."""
    day = D(2026, 11, 1)
    lines = [Judged(ONE, day, ((day, ONE),), ONE, marks=(mark,)) for mark in (1, 3)]
    found = score(lines, D(2026, 11, 26))
    assert (found.service, found.marks) == (Fraction(3, 4), 2)
    assert found.points == Fraction(100 * (35 + 35) + 75 * 10, 80)
    assert score(lines[:1], day).service == 1
    assert score([Judged(ONE, day, ((day, ONE),), ONE)], day).service is None
