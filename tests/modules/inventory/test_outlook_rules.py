"""Forecasts and outlooks against tables reckoned by hand, and against a second reckoning day by day."""

from __future__ import annotations

import random
from fractions import Fraction

from app.modules.inventory.counting.rules.lines import abc_classes
from app.modules.inventory.planning.rules.classes import abc, xyz
from app.modules.inventory.planning.rules.forecast import mean, seasonal, smoothed, tried
from app.modules.inventory.planning.rules.outlook import Supply, dry_by_week, dry_spans, joined

TRIES = 400
# months, mean of the last twelve, smoothed by 0.3 from the first on, same month a year ago × trend
FORECASTS = (
    ((10,), 10, 10, None),
    ((10, 20), 15, 13, None),
    ((10, 20, 20), Fraction(50, 3), Fraction(151, 10), None),
    (tuple(range(1, 13)), Fraction(13, 2), None, 1),
    ((0,) * 12 + (6,) * 12, 6, None, 6),
    ((5, 1) * 6 + (10, 2) * 6, 6, None, 20),
    ((4,) * 24, 4, 4, 4),
)
# free, use a day, arrivals, day an order of today is here, horizon, spans
SPANS = (
    (10, 2, (), None, 10, [(5, 10)]),
    (10, 2, (), 5, 10, []),
    (9, 2, (), 5, 10, [(4, 5)]),
    (9, 2, (), None, 10, [(4, 10)]),
    (0, 1, (), 3, 10, [(0, 3)]),
    (-5, 1, (), 3, 10, [(0, 3)]),
    (10, 2, ((4, 10),), None, 20, [(10, 20)]),
    (10, 2, ((7, 10),), None, 20, [(5, 7), (12, 20)]),
    (10, 2, ((7, 10), (12, 6)), 15, 20, [(5, 7)]),
    (10, 2, ((7, 1), (8, 1)), 20, 30, [(5, 20)]),
    (10, 2, ((16, 10),), 15, 20, [(5, 15)]),
    (10, 0, (), None, 20, []),
    (5, Fraction(1, 2), ((3, 1),), None, 20, [(12, 20)]),
)


def test_what_a_month_is_expected_to_use() -> None:
    """Each method against the hand reckoning."""
    for months, by_mean, by_level, by_season in FORECASTS:
        assert mean(months) == by_mean, months
        if by_level is not None:
            assert smoothed(months) == by_level, months
        assert seasonal(months) == by_season, months


def test_the_method_that_erred_least_is_proposed() -> None:
    """A season is found where two years show it; of a level all methods are right, and the simplest stands first."""
    season = (1, 1, 1, 1, 1, 13) * 4
    assert tried(season)[0].method == "seasonal"
    assert tried(season)[0].error == 0
    assert [(one.method, one.error) for one in tried((4,) * 24)] == [
        ("mean", 0),
        ("smoothed", 0),
        ("seasonal", 0),
    ]
    rising = tuple(range(10, 22))
    first = tried(rising)[0]
    assert (first.method, first.months) == ("smoothed", 6)  # of a rise it lags less than the mean
    assert first.bias == first.error > 0
    assert tried((3, 3, 3)) == []
    assert [(one.method, one.months, one.error, one.bias) for one in tried((3, 3, 3, 9))] == [
        ("mean", 1, 6, 6),
        ("smoothed", 1, 6, 6),
    ]


def test_errors_are_those_of_a_second_reckoning() -> None:
    """With random months the error of the mean is what decimal sums by hand come to."""
    chance = random.Random(5)
    for _try in range(40):
        months = [chance.randrange(0, 50) for _month in range(chance.randrange(4, 25))]
        found = {one.method: one for one in tried(months)}
        begin = max(3, len(months) - 6)
        off = []
        for at in range(begin, len(months)):
            before = months[max(0, at - 12) : at]
            off.append(abs(Fraction(months[at] * len(before) - sum(before), len(before))))
        assert found["mean"].error == sum(off) / len(off)
        assert [one.error for one in tried(months)] == sorted(one.error for one in tried(months))


def test_dry_spans_by_hand() -> None:
    """The first day whose use can't be met in full begins a span, an arrival or the order of today ends it."""
    for free, a_day, arrivals, fresh, horizon, spans in SPANS:
        found = dry_spans(Supply(free, Fraction(a_day), arrivals, fresh), horizon)
        assert found == spans, (free, a_day, arrivals, fresh)
    assert dry_by_week([[(0, 8)], [(7, 15)], []], 21) == [1, 2, 1]
    assert joined([(1, 3), (3, 5), (7, 8)]) == [(1, 5), (7, 8)]


def test_dry_spans_day_by_day() -> None:
    """Counting each day's stock gives the same spans."""
    chance = random.Random(19)
    for _try in range(TRIES):
        a_day = Fraction(chance.randrange(1, 30), chance.randrange(1, 7))
        arrivals = tuple(
            (chance.randrange(0, 60), chance.randrange(1, 80)) for _n in range(chance.randrange(4))
        )
        fresh = chance.choice((None, chance.randrange(0, 60)))
        free = chance.randrange(0, 60)
        end = 60 if fresh is None else fresh
        level, dry = Fraction(free), []
        for day in range(end):
            level += sum(quantity for at, quantity in arrivals if at == day)
            if level < a_day:
                dry.append(day)
                level = Fraction(0)
            else:
                level -= a_day
        spans = joined([(day, day + 1) for day in dry])
        found = dry_spans(Supply(free, a_day, arrivals, fresh), 60)
        assert [one for one in found if one[0] < one[1]] == spans, (free, a_day, arrivals, fresh)


def test_limits_of_classes_are_settings() -> None:
    """With other limits the same articles fall into other classes."""
    values = {1: 70, 2: 20, 3: 10}
    assert abc(values) == {1: "A", 2: "A", 3: "B"}
    assert abc(values, 90, 100) == {1: "A", 2: "A", 3: "B"}
    chance = random.Random(3)
    for _try in range(TRIES):
        uses = {key: chance.choice((0, chance.randrange(1, 1000))) for key in range(chance.randrange(1, 30))}
        assert abc(uses) == abc_classes(
            uses
        )  # what is ordered and what is counted falls into the same classes
    months = (10, 20) * 6  # mean 15, deviation 5
    assert xyz(months) == "X"
    assert xyz(months, Fraction(1, 3), Fraction(1)) == "Y"
    assert xyz(months, Fraction(1, 10), Fraction(1, 5)) == "Z"
