"""Rules of counting by table: tolerance, values, states of lines, sheets, classes, and the days of § 241 HGB."""

from __future__ import annotations

import datetime
import random

import pytest

from app.core.errors import Invalid
from app.modules.inventory.counting.rules.law import (
    Span,
    check_days,
    due,
    lacking,
    posting_day,
    rolled,
    window,
)
from app.modules.inventory.counting.rules.lines import (
    Counts,
    Tolerance,
    Worth,
    abc_classes,
    holds,
    over,
    sheets,
    state_of,
    value_of,
)

D = datetime.date


def test_windows_of_shifted_counts() -> None:
    """The last three months before and the first two after the end of the fiscal year, § 241 (3) no. 1 HGB."""
    for key, first, last in (
        (D(2026, 12, 31), D(2026, 10, 1), D(2027, 2, 28)),
        (D(2027, 12, 31), D(2027, 10, 1), D(2028, 2, 29)),
        (D(2026, 6, 30), D(2026, 4, 1), D(2026, 8, 31)),
        (D(2026, 9, 30), D(2026, 7, 1), D(2026, 11, 30)),
        (D(2026, 3, 31), D(2026, 1, 1), D(2026, 5, 31)),
        (D(2027, 2, 28), D(2026, 12, 1), D(2027, 4, 30)),
        (D(2026, 11, 30), D(2026, 9, 1), D(2027, 1, 31)),
        (D(2026, 5, 15), D(2026, 2, 16), D(2026, 7, 15)),
    ):
        assert window(key) == Span(first, last)
        for day, allowed in ((first, True), (last, True)):
            assert window(key).holds(day) is allowed
        for day in (first - datetime.timedelta(1), last + datetime.timedelta(1)):
            with pytest.raises(Invalid):
                check_days("shifted", day, key)
        check_days("shifted", first, key)
        check_days("full", last + datetime.timedelta(90), key)


def test_rolled_to_the_day() -> None:
    """Quantity on the balance sheet day = counted + in - out, taken back where the count came after it; a random year agrees."""
    for counted, came, went, before, wanted in (
        (100, 30, 50, True, 80),
        (100, 30, 50, False, 120),
        (0, 10, 0, True, 10),
        (10, 10, 0, False, 0),
        (125_000_00, 40_000_00, 62_500_00, True, 102_500_00),
        (98_000_00, 12_000_00, 20_000_00, False, 106_000_00),
    ):
        assert rolled(counted, came, went, before) == wanted
    chance = random.Random(3)
    for _round in range(200):
        steps = [chance.randint(-9, 9) for _day in range(150)]
        held = [sum(steps[: day + 1]) for day in range(150)]
        counted, key = chance.sample(range(150), 2)
        low, high = sorted((counted, key))
        came = sum(one for one in steps[low + 1 : high + 1] if one > 0)
        went = -sum(one for one in steps[low + 1 : high + 1] if one < 0)
        assert rolled(held[counted], came, went, counted < key) == held[key]


def test_when_a_difference_is_booked() -> None:
    """When it was counted; after the balance sheet day of a shifted count on that day."""
    key = D(2026, 12, 31)
    for way, day, of, wanted in (
        ("full", D(2026, 12, 30), None, D(2026, 12, 30)),
        ("full", D(2027, 1, 2), None, D(2027, 1, 2)),
        ("permanent", D(2026, 5, 4), None, D(2026, 5, 4)),
        ("shifted", D(2026, 11, 2), key, D(2026, 11, 2)),
        ("shifted", key, key, key),
        ("shifted", D(2027, 1, 15), key, key),
    ):
        assert posting_day(way, day, of) == wanted


def test_what_a_permanent_count_lacks() -> None:
    """Each article once in the fiscal year, § 241 (2) HGB."""
    year = Span(D(2026, 1, 1), D(2026, 12, 31))
    counted = {1: D(2026, 1, 1), 2: D(2025, 12, 31), 3: D(2026, 12, 31), 5: D(2027, 1, 1)}
    assert lacking([1, 2, 3, 4, 5], counted, year) == [2, 4, 5]


def test_cycles() -> None:
    """A monthly, B quarterly, C yearly; what never was counted is due."""
    today = D(2026, 11, 26)
    for abc, last, wanted in (
        ("A", D(2026, 10, 26), True),
        ("A", D(2026, 10, 27), False),
        ("B", D(2026, 8, 26), True),
        ("B", D(2026, 8, 27), False),
        ("C", D(2025, 11, 26), True),
        ("C", D(2025, 11, 27), False),
        ("", D(2025, 11, 26), True),
        ("A", None, True),
        ("C", None, True),
    ):
        assert due(abc, last, today) is wanted


def test_tolerance() -> None:
    """Within the percentage or within the amount a difference needs no second count; nothing allowed lets nothing pass."""
    for expected, difference, value, percent, amount, wanted in (
        (100, 0, 0, 0, 0, False),
        (100, 1, 1, 0, 0, True),
        (100, -1, -100, 100, 0, False),
        (100, -2, -200, 100, 0, True),
        (100, 3, 300, 300, 0, False),
        (100, -2, -200, 100, 500, False),
        (100, -2, -501, 100, 500, True),
        (100, -2, -500, 0, 500, False),
        (0, 1, 0, 300, 0, True),
        (0, 1, 0, 0, 500, False),
        (-10, 1, 100, 1000, 0, False),
        (3, 1, 100_000, 3333, 0, True),
        (3, 1, 100_000, 3334, 0, False),
    ):
        assert over(expected, difference, value, Tolerance(percent, amount)) is wanted


def test_values_of_differences() -> None:
    """What lacks at the average cost, a surplus at the last one, half a cent away from zero."""
    for difference, worth, wanted in (
        (-2, Worth(10, 1000, 5, 600), -200),
        (2, Worth(10, 1000, 5, 600), 240),
        (-3, Worth(0, 0, 5, 600), -360),
        (3, Worth(10, 1000, 0, 0), 300),
        (3, Worth(), 0),
        (-1, Worth(3, 100, 0, 0), -33),
        (-1, Worth(2, 25, 0, 0), -13),
        (-4, Worth(-4, -800, 10, 2000), -800),
        (0, Worth(10, 1000, 5, 600), 0),
    ):
        assert value_of(difference, worth) == wanted


def test_states_of_lines() -> None:
    """Zero is a count, empty is none; two counts agree by what they are off, and a decision ends it."""
    worth, strict, loose = Worth(100, 1000, 100, 1000), Tolerance(), Tolerance(percent=1000)
    for counts, tolerance, state, which in (
        (Counts(None, 10), strict, "open", ""),
        (Counts(10, 10), strict, "counted", "first"),
        (Counts(0, 10), strict, "recount", "first"),
        (Counts(0, 0), strict, "counted", "first"),
        (Counts(9, 10), loose, "counted", "first"),
        (Counts(8, 10), loose, "recount", "first"),
        (Counts(10, 10), Tolerance(both=True), "recount", "first"),
        (Counts(10, 10, 10, 10), Tolerance(both=True), "counted", "second"),
        (Counts(8, 10, 8, 10), strict, "counted", "second"),
        (Counts(8, 10, 10, 10), strict, "differs", "second"),
        (Counts(8, 10, 5, 7), strict, "counted", "second"),
        (Counts(8, 10, 8, 7), strict, "differs", "second"),
        (Counts(8, 10, 9, 10, "first"), strict, "decided", "first"),
        (Counts(8, 10, 9, 10, "second"), strict, "decided", "second"),
    ):
        assert (state_of(counts, worth, tolerance), holds(counts)) == (state, which), counts


def test_sheets_and_classes() -> None:
    """Another place and a full sheet begin another one; classes by the value of use at 80 and 95 percent."""
    assert sheets(["A", "A", "A", "B", "B"], 2) == [(1, 1), (1, 2), (2, 1), (3, 1), (3, 2)]
    assert sheets([], 2) == []
    for uses, wanted in (
        ({1: 80, 2: 15, 3: 5}, "ABC"),
        ({1: 70, 2: 20, 3: 10}, "AAB"),
        ({1: 100, 2: 0, 3: -5}, "ACC"),
        ({1: 0, 2: 0, 3: 0}, "CCC"),
        ({1: 34, 2: 33, 3: 33}, "AAA"),
        ({1: 5, 2: 15, 3: 80}, "CBA"),
    ):
        found = abc_classes(uses)
        assert "".join(found[key] for key in (1, 2, 3)) == wanted
