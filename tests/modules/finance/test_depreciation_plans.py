"""Plans of depreciation by every method: what each year takes, without a book."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.money import share
from app.modules.finance.fixed_assets.rules import (
    COST,
    DEGRESSIVE,
    ELECTRIC,
    IMPAIRMENT,
    LINEAR,
    LOW_VALUE,
    NONE,
    POOL,
    AssetInfo,
    Change,
    highest_rate,
    in_force,
    lives,
    plan,
    spans_over,
)

D = datetime.date
YEAR = (D(2026, 1, 1), D(2026, 12, 31))


def by_year(asset: AssetInfo, count: int = 40) -> list[int]:
    """Return what a plan takes by calendar year."""
    years = spans_over([YEAR], asset.start, D(asset.start.year + count, 12, 31))
    found: dict[int, int] = {}
    for end, amount in plan(asset, years):
        found[end.year] = found.get(end.year, 0) + amount
    return [found[year] for year in sorted(found)]


def test_linear_begins_in_the_month_of_purchase() -> None:
    """13 years for furniture bought in March: ten twelfths in the first year, two in the last; the sum is the cost."""
    found = by_year(AssetInfo(12_000_00, D(2026, 3, 10), LINEAR, 120))
    assert (found[0], found[1], found[-1], len(found), sum(found)) == (
        1000_00,
        1200_00,
        200_00,
        11,
        12_000_00,
    )


def test_degressive_gives_way_to_linear() -> None:
    """30 % of the book value, the first year by months; linear as soon as it takes more, and never back (§ 7 (2), (3) EStG)."""
    asset = AssetInfo(100_000_00, D(2025, 7, 1), DEGRESSIVE, 120, 30_00)
    assert by_year(asset)[:5] == [15_000_00, 25_500_00, 17_850_00, 12_495_00, 8_746_50]
    found = by_year(asset)
    assert sum(found) == 100_000_00
    book, left, steps = 100_000_00 - 15_000_00, 114, []
    for amount in found[1:-1]:
        linear, degressive = share(book, 12, left), share(book * 30_00, 1, 10_000)
        steps.append(linear >= degressive)
        assert amount == (linear if steps[-1] else degressive)
        book, left = book - amount, left - 12
    assert steps == sorted(steps)
    assert not steps[0]
    assert steps[-1]


def test_the_law_says_which_rates_there_are() -> None:
    """Factor and ceiling by the day of purchase; none where the law has a gap."""
    days = (D(2022, 12, 31), D(2023, 5, 1), D(2024, 5, 1), D(2025, 7, 1), D(2028, 1, 1))
    assert [highest_rate(day, 120) for day in days] == [25_00, 0, 20_00, 30_00, 0]
    assert highest_rate(D(2025, 7, 1), 240) == 15_00
    assert in_force("low_value", D(2017, 1, 1)) is None
    assert all(months > 0 and str(name) for name, months in lives())


def test_electric_vehicles_pools_and_low_values() -> None:
    """75/10/5/5/3/2 whole years without months; a pool a fifth a year; a low-value asset in its month."""
    assert by_year(AssetInfo(40_000_00, D(2026, 11, 3), ELECTRIC)) == [
        30_000_00,
        4_000_00,
        2_000_00,
        2_000_00,
        1_200_00,
        800_00,
    ]
    assert by_year(AssetInfo(900_01, D(2026, 11, 3), POOL)) == [180_00, 180_00, 180_01, 180_00, 180_00]
    assert by_year(AssetInfo(500_00, D(2026, 11, 3), LOW_VALUE)) == [500_00]
    assert sum(by_year(AssetInfo(500_00, D(2026, 11, 3), NONE))) == 0
    assert by_year(replace(AssetInfo(900_00, D(2026, 2, 3), POOL), disposed=D(2027, 1, 5))) == [180_00] * 5


def test_what_was_depreciated_before_stays() -> None:
    """Taken over with 30 of 120 months gone: the rest over the 90 that are left, for every method that has a rest."""
    taken = AssetInfo(12_000_00, D(2023, 7, 1), LINEAR, 120, carried=3_000_00, carried_on=D(2025, 12, 31))
    assert by_year(taken)[:2] == [1200_00, 1200_00]
    assert sum(by_year(taken)) == 9_000_00
    vehicle = AssetInfo(40_000_00, D(2025, 8, 1), ELECTRIC, carried=30_000_00, carried_on=D(2025, 12, 31))
    assert by_year(vehicle) == [4_000_00, 2_000_00, 2_000_00, 1_200_00, 800_00]


def test_later_cost_and_impairment() -> None:
    """Later cost counts from the beginning of its year; an impairment from the month after it; the sum is what it cost."""
    asset = AssetInfo(12_000_00, D(2026, 1, 1), LINEAR, 120)
    more = replace(asset, changes=(Change(D(2027, 9, 9), COST, 1_080_00),))
    assert by_year(more)[:2] == [1200_00, 1320_00]
    assert sum(by_year(more)) == 13_080_00
    less = replace(asset, changes=(Change(D(2027, 6, 15), IMPAIRMENT, 2_040_00),))
    assert by_year(less)[:3] == [1200_00, 600_00 + 480_00, 960_00]
    assert sum(by_year(less)) == 9_960_00


def test_a_reminder_value_and_a_short_year() -> None:
    """One euro stays where the book keeps one; a short fiscal year takes its months."""
    assert sum(by_year(AssetInfo(1200_00, D(2026, 1, 1), LINEAR, 12, memo=1_00))) == 1199_00
    short = [(D(2026, 1, 1), D(2026, 6, 30)), (D(2026, 7, 1), D(2027, 6, 30))]
    years = spans_over(short, D(2026, 1, 1), D(2030, 12, 31))
    found = plan(AssetInfo(1200_00, D(2026, 1, 1), DEGRESSIVE, 48, 30_00), years)
    assert sum(amount for end, amount in found if end <= D(2026, 6, 30)) == 180_00
    assert sum(amount for _end, amount in found) == 1200_00


@settings(max_examples=150)
@given(
    cost=st.integers(1, 10**9),
    months=st.integers(1, 400),
    start=st.dates(D(2020, 1, 1), D(2027, 12, 31)),
    method=st.sampled_from([LINEAR, DEGRESSIVE, POOL, ELECTRIC, LOW_VALUE]),
    rate=st.integers(1, 30_00),
    gone=st.one_of(st.none(), st.integers(0, 500)),
)
def test_no_plan_takes_more_than_the_cost(
    cost: int, months: int, start: D, method: str, rate: int, gone: int | None
) -> None:
    """Whatever the method: no month below zero, never beyond the cost, and all of it where nothing left early."""
    left = None if gone is None else start + datetime.timedelta(days=10 * gone)
    asset = AssetInfo(cost, start, method, months, rate, disposed=left)
    amounts = [amount for _end, amount in plan(asset, spans_over([YEAR], start, D(2075, 12, 31)))]
    assert min(amounts, default=0) >= 0
    assert sum(amounts) <= cost
    if left is None or method == POOL:
        assert sum(amounts) == cost
