"""Values of stock against reckonings by hand: moving average and FIFO in whole cents; § 255 (1), § 256, § 240 (4), § 253 (4) HGB."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from app.modules.inventory.stock.rules.valuation import AVERAGE, FIFO, Event, Worth, lower, replay

ONE = 10_000
# An event is (pieces, cents or None, the number of the event that is given back or gets dearer, counted from 1).
IN3, IN15 = (10, 3000), (5, 1665)
# name, method, events, (pieces, cents) in the end, cents that each event changed, corrections as {event: cents}, passed as {event: cents}
CASES = (
    # the moving average: v' = (Q·v + q·p) / (Q + q), issues at v, the last piece takes the rest
    ("mean of two receipts", AVERAGE, (IN3, IN15), (15, 4665), (3000, 1665), {}, {}),
    ("issue at the mean", AVERAGE, (IN3, IN15, (-7,)), (8, 2488), (3000, 1665, -2177), {}, {}),
    ("the last takes the rest", AVERAGE, (IN3, IN15, (-7,), (6, 1860), (-14,)), (0, 0), (3000, 1665, -2177, 1860, -4348), {}, {}),
    ("a third of a euro, one by one", AVERAGE, ((3, 100), (-1,), (-1,), (-1,)), (0, 0), (100, -33, -34, -33), {}, {}),
    ("a seventh of a euro, two at once", AVERAGE, ((7, 100), (-2,), (-2,)), (3, 43), (100, -29, -28), {}, {}),
    ("half a cent goes up", AVERAGE, ((2, 1), (-1,)), (1, 0), (1, -1), {}, {}),
    ("half a piece", AVERAGE, ((1, 999), (-0.5,)), (0.5, 499), (999, -500), {}, {}),
    ("a thousandth", AVERAGE, ((1, 12345), (-0.001,)), (0.999, 12333), (12345, -12), {}, {}),
    ("free goods thin the price", AVERAGE, ((10, 1000), (10, 0)), (20, 1000), (1000, 0), {}, {}),
    ("only free goods", AVERAGE, ((4, 0), (-3,)), (1, 0), (0, 0), {}, {}),
    ("through nothing and up again", AVERAGE, ((5, 500), (-5,), (5, 700)), (5, 700), (500, -500, 700), {}, {}),
    ("found at the last cost", AVERAGE, ((4, 800), (2, None)), (6, 1200), (800, 400), {}, {}),
    ("found with nothing known", AVERAGE, ((2, None),), (2, 0), (0,), {}, {}),
    ("found after it was gone", AVERAGE, ((4, 800), (-4,), (1, None)), (1, 200), (800, -800, 200), {}, {}),
    ("last cost is the newest receipt's", AVERAGE, ((1, 100), (1, 300), (1, None)), (3, 700), (100, 300, 300), {}, {}),
    ("a large sum", AVERAGE, ((1_000_000, 99_999_999_99), (-1,)), (999_999, 9999989999), (9999999999, -10000), {}, {}),
    # the moving average: given back
    ("issue comes back at its own value", AVERAGE, ((10, 1000), (-4,), (10, 2000), (4, None, 2)), (20, 3000), (1000, -400, 2000, 400), {}, {}),
    ("part of an issue comes back", AVERAGE, ((3, 100), (-2,), (1, None, 2)), (2, 67), (100, -67, 34), {}, {}),
    ("the rest of it too", AVERAGE, ((3, 100), (-2,), (1, None, 2), (1, None, 2)), (3, 100), (100, -67, 34, 33), {}, {}),
    ("receipt goes back at its own cost", AVERAGE, ((10, 1000), (10, 2000), (-5, None, 2)), (15, 2000), (1000, 2000, -1000), {}, {}),
    ("receipt goes back, dearer than the mean of what is left", AVERAGE, ((1, 100), (9, 2000), (-8,), (-1, None, 2)), (1, 198), (100, 2000, -1680, -222), {}, {}),
    ("the last that goes back takes all", AVERAGE, ((10, 1000), (-9,), (-1, None, 1)), (0, 0), (1000, -900, -100), {}, {}),
    ("a dear receipt goes back and never below nothing", AVERAGE, ((9, 9), (1, 1000), (-8,), (-1, None, 2)), (1, 0), (9, 1000, -807, -202), {}, {}),
    ("sent back and brought again", AVERAGE, ((10, 1000), (10, 2000), (-5, None, 2), (5, None, 3)), (20, 3000), (1000, 2000, -1000, 1000), {}, {}),
    # the moving average: more goes out than is there, and the average through zero
    ("more than there is, at the last cost", AVERAGE, ((10, 2000), (-14,)), (-4, -800), (2000, -2800), {}, {}),
    ("the next receipt corrects it", AVERAGE, ((10, 2000), (-14,), (10, 3000)), (6, 1800), (2000, -2800, 3000), {3: -400}, {}),
    ("cheaper receipt corrects upwards", AVERAGE, ((10, 2000), (-14,), (10, 1000)), (6, 600), (2000, -2800, 1000), {3: 400}, {}),
    ("part of what is owed", AVERAGE, ((1, 100), (-4,), (1, 130)), (-2, -200), (100, -400, 130), {3: -30}, {}),
    ("what is owed in two receipts", AVERAGE, ((1, 100), (-4,), (1, 130), (5, 1000)), (3, 600), (100, -400, 130, 1000), {3: -30, 4: -200}, {}),
    ("owed with nothing known", AVERAGE, ((-3,), (5, 500)), (2, 200), (0, 500), {2: -300}, {}),
    ("just what is owed", AVERAGE, ((2, 200), (-5,), (3, 360)), (0, 0), (200, -500, 360), {3: -60}, {}),
    ("what is owed comes back", AVERAGE, ((2, 200), (-5,), (5, None, 2)), (2, 200), (200, -500, 500), {}, {}),
    # the moving average: later costs
    ("freight on what is all there", AVERAGE, ((10, 1000), (0, 100, 1)), (10, 1100), (1000, 100), {}, {}),
    ("freight on what is gone", AVERAGE, ((10, 1000), (-10,), (0, 100, 1)), (0, 0), (1000, -1000, 0), {}, {3: 100}),
    ("freight on four of ten", AVERAGE, ((10, 1000), (-6,), (0, 99, 1)), (4, 440), (1000, -600, 40), {}, {3: 59}),
    ("a reduction", AVERAGE, ((10, 1000), (0, -50, 1)), (10, 950), (1000, -50), {}, {}),
    ("a reduction is never more than the value", AVERAGE, ((10, 100), (0, -500, 1)), (10, 0), (100, -100), {}, {2: -400}),
    ("freight after part went back", AVERAGE, ((10, 1000), (-5, None, 1), (0, 100, 1)), (5, 600), (1000, -500, 100), {}, {}),
    ("freight counts in what goes back", AVERAGE, ((10, 1000), (0, 100, 1), (-5, None, 1)), (5, 550), (1000, 100, -550), {}, {}),
    ("freight makes the last cost", AVERAGE, ((10, 1000), (0, 100, 1), (1, None)), (11, 1210), (1000, 100, 110), {}, {}),
    # FIFO: the oldest goes first
    ("oldest first", FIFO, ((10, 1000), (10, 2000), (-5,)), (15, 2500), (1000, 2000, -500), {}, {}),
    ("over two layers", FIFO, ((10, 1000), (10, 2000), (-12,)), (8, 1600), (1000, 2000, -1400), {}, {}),
    ("over three layers", FIFO, ((1, 10), (1, 20), (5, 500), (-4,)), (3, 300), (10, 20, 500, -230), {}, {}),
    ("cents that do not divide", FIFO, ((3, 100), (3, 200), (-1,), (-1,), (-1,), (-1,)), (2, 133), (100, 200, -33, -34, -33, -67), {}, {}),
    ("a layer of nothing", FIFO, ((2, 0), (2, 100), (-3,)), (1, 50), (0, 100, -50), {}, {}),
    ("all at once", FIFO, ((3, 100), (7, 333), (-10,)), (0, 0), (100, 333, -433), {}, {}),
    ("found at the last cost, as a layer", FIFO, ((2, 100), (2, 300), (1, None), (-4,)), (1, 150), (100, 300, 150, -400), {}, {}),
    ("half a piece of a layer", FIFO, ((1, 101), (1, 300), (-0.5,)), (1.5, 350), (101, 300, -51), {}, {}),
    # FIFO: given back into its own layer
    ("issue comes back into its layer", FIFO, ((10, 1000), (10, 2000), (-5,), (5, None, 3), (-10,)), (10, 2000), (1000, 2000, -500, 500, -1000), {}, {}),
    ("the layer that was used up stands first again", FIFO, ((10, 1000), (10, 2000), (-10,), (10, None, 3), (-1,)), (19, 2900), (1000, 2000, -1000, 1000, -100), {}, {}),
    ("the last part comes back first", FIFO, ((10, 1000), (10, 2000), (-12,), (2, None, 3)), (10, 2000), (1000, 2000, -1400, 400), {}, {}),
    ("return over two layers", FIFO, ((10, 1000), (10, 2000), (-12,), (5, None, 3)), (13, 2300), (1000, 2000, -1400, 700), {}, {}),
    ("receipt goes back out of its own layer", FIFO, ((10, 1000), (10, 2000), (-10, None, 2)), (10, 1000), (1000, 2000, -2000), {}, {}),
    ("receipt goes back, part of it was used", FIFO, ((10, 1000), (10, 2000), (-12,), (-10, None, 2)), (-2, -400), (1000, 2000, -1400, -2000), {}, {}),
    ("receipt that is used up goes back from the others", FIFO, ((10, 1000), (10, 2000), (-10,), (-2, None, 1)), (8, 1600), (1000, 2000, -1000, -400), {}, {}),
    ("sent back and brought again into its layer", FIFO, ((10, 1000), (10, 2000), (-4, None, 1), (4, None, 3), (-10,)), (10, 2000), (1000, 2000, -400, 400, -1000), {}, {}),
    ("a return is taken back", FIFO, ((10, 1000), (-4,), (4, None, 2), (-4, None, 3)), (6, 600), (1000, -400, 400, -400), {}, {}),
    ("and comes again", FIFO, ((10, 1000), (-4,), (4, None, 2), (-4, None, 3), (4, None, 2)), (10, 1000), (1000, -400, 400, -400, 400), {}, {}),
    # FIFO: more than there is
    ("more than there is", FIFO, ((10, 1000), (2, 300), (-14,)), (-2, -300), (1000, 300, -1600), {}, {}),
    ("corrected by the next receipt", FIFO, ((10, 1000), (2, 300), (-14,), (10, 1000)), (8, 800), (1000, 300, -1600, 1000), {4: 100}, {}),
    # FIFO: later costs
    ("freight goes into its layer", FIFO, ((10, 1000), (10, 2000), (0, 100, 1), (-10,)), (10, 2000), (1000, 2000, 100, -1100), {}, {}),
    ("freight on what is left of its layer", FIFO, ((10, 1000), (10, 2000), (-4,), (0, 100, 1)), (16, 2660), (1000, 2000, -400, 60), {}, {4: 40}),
    ("freight on a layer that is gone", FIFO, ((10, 1000), (10, 2000), (-10,), (0, 100, 1)), (10, 2000), (1000, 2000, -1000, 0), {}, {4: 100}),
    ("freight of a third of a cent", FIFO, ((3, 300), (-1,), (0, 1, 1)), (2, 201), (300, -100, 1), {}, {}),
    ("a reduction of the younger layer", FIFO, ((10, 1000), (10, 2000), (0, -500, 2)), (20, 2500), (1000, 2000, -500), {}, {}),
)  # fmt: skip


def _events(rows: tuple[tuple[object, ...], ...]) -> list[Event]:
    return [
        Event(i, i, round(Fraction(str(row[0])) * ONE), *row[1:])  # type: ignore[arg-type]
        for i, row in enumerate(rows, 1)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_by_hand(case: tuple[object, ...]) -> None:
    """Each event changes what was reckoned by hand, and so much is left."""
    _name, method, rows, left, changed, corrected, passed = case
    worth, done = replay(str(method), _events(rows))  # type: ignore[arg-type]
    assert [one.value for one in done] == list(changed)  # type: ignore[call-overload]
    assert {i: one.correction for i, one in enumerate(done, 1) if one.correction} == corrected
    assert {i: one.passed for i, one in enumerate(done, 1) if one.passed} == passed
    assert (worth.quantity / ONE, worth.value) == left


def test_there_are_enough_cases() -> None:
    """Each case is another one."""
    assert len({(case[1], case[2]) for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize(
    ("pieces", "cost", "market", "wanted"),
    [
        (10, 1000, None, 1000),  # nobody said what the market pays
        (10, 1000, 12_000, 1000),  # 1.20 a piece: cost is lower
        (10, 1000, 9_000, 900),  # 0.90 a piece: the market is lower
        (3, 100, 3_333, 100),  # 0.3333 a piece is 1.00, as much as it cost
        (3, 100, 3_300, 99),
        (10, 1000, 0, 0),  # worth nothing any more
        (0.5, 500, 90_000, 450),
    ],
)
def test_lower_of_cost_or_market(pieces: float, cost: int, market: int | None, wanted: int) -> None:
    """The lower one counts, in whole cents (§ 253 (4) HGB)."""
    assert lower(round(pieces * ONE), cost, market) == wanted


@pytest.mark.parametrize("method", [AVERAGE, FIFO])
def test_any_sequence(method: str) -> None:
    """Whatever happens, the changes add up to the layers, no layer is below nothing, and what is gone is worth nothing."""
    for seed in range(400):
        chance = random.Random(seed)
        worth, total, open_ = Worth(method), 0, dict[int, int]()
        for key in range(1, 40):
            event = _any(chance, key, open_)
            done = worth.apply(event)
            total += done.value + done.correction
            assert total == worth.value
            assert all(one.quantity > 0 and one.value >= 0 for one in worth.layers)
            assert not (worth.layers and worth.owed)
            assert worth.owed or not worth.owed_value
            if worth.quantity == 0:
                assert worth.value == 0


def _any(chance: random.Random, key: int, open_: dict[int, int]) -> Event:
    """Return something that may happen; open_ holds what may still be given back of which event."""
    kind = chance.random()
    able = [one for one, left in open_.items() if left]
    if kind > 0.7 and able:
        of = chance.choice(able)
        if kind > 0.9 and open_[of] > 0:
            return Event(key, key, 0, chance.randint(-2000, 3000), of)
        whole = abs(open_[of]) // ONE
        quantity = chance.randint(1, whole) * ONE
        sign = -1 if open_[of] > 0 else 1
        open_[of] += sign * quantity
        return Event(key, key, sign * quantity, None, of)
    pieces = chance.randint(1, 9) * ONE
    if kind < 0.4:
        open_[key] = pieces
        return Event(key, key, pieces, chance.choice([None, chance.randint(0, 5000)]))
    open_[key] = -pieces
    return Event(key, key, -pieces)


def test_fifo_against_single_pieces() -> None:
    """Receipts and issues cost what their pieces cost, each piece followed on its own, but for a cent of rounding a move."""
    for seed in range(200):
        chance = random.Random(seed)
        worth, pieces = Worth(FIFO), list[Fraction]()
        for key in range(1, 60):
            count = chance.randint(1, 6)
            if chance.random() < 0.5 or count > len(pieces):
                cents = chance.randint(1, 999)
                pieces += [Fraction(cents, count)] * count
                worth.apply(Event(key, key, count * ONE, cents))
            else:
                gone = sum(pieces[:count], Fraction())
                del pieces[:count]
                assert abs(-worth.apply(Event(key, key, -count * ONE)).value - gone) <= count
        assert abs(worth.value - sum(pieces, Fraction())) <= 6
        assert worth.quantity == len(pieces) * ONE


def test_average_against_fractions() -> None:
    """Receipts and issues at the exact average differ by the rounding of single moves only."""
    for seed in range(200):
        chance = random.Random(seed)
        worth, quantity, value = Worth(AVERAGE), 0, Fraction()
        for key in range(1, 60):
            count = chance.randint(1, 6)
            if chance.random() < 0.5 or count > quantity:
                cents = chance.randint(1, 999)
                quantity, value = quantity + count, value + cents
                worth.apply(Event(key, key, count * ONE, cents))
            else:
                value -= value * count / quantity
                quantity -= count
                worth.apply(Event(key, key, -count * ONE))
            assert abs(worth.value - value) <= Fraction(key, 2) + 1
