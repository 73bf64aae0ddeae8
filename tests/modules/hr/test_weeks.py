"""Weeks that take turns in a contract: by table, and against turning a page every Monday."""

from __future__ import annotations

import datetime
import random
from fractions import Fraction

import pytest

from app.modules.hr.people.rules.hours import Calendar, WeekFrom, read_weeks, week_days, week_minutes

D, F = datetime.date, Fraction
RUNS = 20

# (weeks as typed, first day of the contract, day, hours of its week, days a week, minutes a week); 5 January 2026 is a Monday
TURNS = [
    ("5x8", D(2026, 1, 5), D(2026, 1, 14), 40, 5, 2400),
    ("5x8 / 3x8", D(2026, 1, 5), D(2026, 1, 5), 40, 4, 1920),
    ("5x8 / 3x8", D(2026, 1, 5), D(2026, 1, 11), 40, 4, 1920),
    ("5x8 / 3x8", D(2026, 1, 5), D(2026, 1, 12), 24, 4, 1920),
    ("5x8 / 3x8", D(2026, 1, 5), D(2026, 1, 19), 40, 4, 1920),
    (
        "5x8 / 3x8",
        D(2026, 1, 8),
        D(2026, 1, 9),
        40,
        4,
        1920,
    ),  # begins on a Thursday: its week is the first one
    ("5x8 / 3x8", D(2026, 1, 8), D(2026, 1, 12), 24, 4, 1920),
    ("5x8 / 3x8", D(2026, 1, 11), D(2026, 1, 12), 24, 4, 1920),  # begins on a Sunday
    ("5x8 / 4x8", D(2026, 1, 5), D(2026, 12, 28), 32, F(9, 2), 2160),  # the 52nd week after: 51 are past
    ("5x8 / 4x8 / 3x8", D(2026, 1, 5), D(2026, 1, 19), 24, 4, 1920),
    ("5x8 / 4x8 / 3x8", D(2026, 1, 5), D(2026, 1, 26), 40, 4, 1920),
    ("7:01 / 7:02", D(2026, 1, 5), D(2026, 1, 5), F(421, 60), 1, 422),  # half a minute up
    ("6x8 / –", D(2026, 1, 5), D(2026, 1, 12), 0, 3, 1440),
]


@pytest.mark.parametrize("case", TURNS, ids=lambda case: f"{case[0]} {case[2]}")
def test_weeks_in_turn(case: tuple[str, D, D, F, F, int]) -> None:
    """Which week holds on a day, and what the weeks come to on the average."""
    typed, since, day, hours, days, minutes = case
    first, *others = read_weeks(typed)
    plan = Calendar(since, None, (WeekFrom(since, first, tuple(others)),), ())
    assert sum(plan.week_on(day)) == hours * 60
    assert (week_days(plan.weeks_on(day)), week_minutes(plan.weeks_on(day))) == (days, minutes)


def test_turns_equal_stepping() -> None:
    """The target of each day of years equals turning the page every Monday, whatever contracts follow each other."""
    dice = random.Random(5)
    for _run in range(RUNS):
        begun = D(2024, 1, 1) + datetime.timedelta(days=dice.randrange(200))
        starts = sorted(
            {begun, *(begun + datetime.timedelta(days=dice.randrange(1, 500)) for _n in range(2))}
        )
        contracts = [
            (
                since,
                [tuple(dice.choice([0, 240, 480]) for _day in range(7)) for _n in range(dice.randint(1, 4))],
            )
            for since in starts
        ]
        plan = Calendar(begun, None, tuple(WeekFrom(at, ws[0], tuple(ws[1:])) for at, ws in contracts), ())
        day, weeks, page = begun, contracts[0][1], 0
        for _n in range(600):
            started = [ws for at, ws in contracts if at == day]
            if started:
                weeks, page = started[0], 0
            elif day.weekday() == 0:
                page = (page + 1) % len(weeks)
            assert plan.week_on(day) == weeks[page], (day, contracts)
            day += datetime.timedelta(days=1)
