"""What absences cost, sick pay, protection and days for sick children by table."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest

from app.modules.hr.absence.rules.family import ChildDays, child_sick_days, maternity, miscarriage
from app.modules.hr.absence.rules.sickness import Illness, sick_pay
from app.modules.hr.absence.rules.taking import Away, cost
from app.modules.hr.people.api import Calendar, Place, PlaceFrom, WeekFrom, read_weeks

D, F = datetime.date, Fraction
ENTRY = D(2020, 1, 1)


def calendar(week: str = "8 8 8 8 8", land: str = "SH", eves: str = "work") -> Calendar:
    """Return the calendar of a week in a Bundesland."""
    first, *others = read_weeks(week)
    weeks = (WeekFrom(ENTRY, first, tuple(others)),)
    return Calendar(ENTRY, None, weeks, (PlaceFrom(ENTRY, Place(land, eves=eves)),))


# (what, week, land, eves, absence, days of leave)
COSTS = [
    ("a week", "5x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 7)), 5),
    ("a saturday", "5x8", "SH", "work", Away(D(2026, 6, 6), D(2026, 6, 6)), 0),
    ("easter week", "5x8", "SH", "work", Away(D(2026, 3, 30), D(2026, 4, 6)), 4),
    ("corpus christi in bavaria", "5x8", "BY", "work", Away(D(2026, 6, 1), D(2026, 6, 5)), 4),
    ("three days a week", "8 – 8 – 8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 14)), 6),
    ("own day off alone", "8 – 8 – 8", "SH", "work", Away(D(2026, 6, 2), D(2026, 6, 2)), 0),
    ("holiday on the own day off", "8 8 8 8 –", "SH", "work", Away(D(2026, 3, 30), D(2026, 4, 3)), 4),
    ("one day a week", "8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 30)), 5),
    ("six days a week", "6x6", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 7)), 6),
    ("first half", "5x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 2), half_first=True), "3/2"),
    ("last half", "5x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 2), half_last=True), "3/2"),
    ("both halves", "5x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 3), half_first=True, half_last=True), 2),
    ("half a day", "5x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 1), half_first=True), "1/2"),
    ("half of a short day", "8 8 8 8 4", "SH", "work", Away(D(2026, 6, 5), D(2026, 6, 5), half_first=True), "1/2"),
    ("two hours of eight", "5x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 1), minutes=120), "1/4"),
    ("two hours of four", "8 8 8 8 4", "SH", "work", Away(D(2026, 6, 5), D(2026, 6, 5), minutes=120), "1/2"),
    ("more hours than the day has", "5x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 1), minutes=600), 1),
    ("christmas eve worked", "5x8", "SH", "work", Away(D(2026, 12, 24), D(2026, 12, 24)), 1),
    ("christmas eve half", "5x8", "SH", "half", Away(D(2026, 12, 24), D(2026, 12, 24)), "1/2"),
    ("christmas eve free", "5x8", "SH", "free", Away(D(2026, 12, 24), D(2026, 12, 24)), 0),
    ("between the years, half eves", "5x8", "SH", "half", Away(D(2026, 12, 24), D(2026, 12, 31)), 4),
    ("half of a half eve", "5x8", "SH", "half", Away(D(2026, 12, 24), D(2026, 12, 24), half_first=True), "1/2"),
    ("over the turn of the year", "5x8", "SH", "free", Away(D(2026, 12, 28), D(2027, 1, 3)), 3),
    # weeks in turn, the first one from 30 December 2019 on: 1 June 2026 begins the 335th after it
    ("the short week of two", "5x8 / 3x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 7)), 3),
    ("the long week of two", "5x8 / 3x8", "SH", "work", Away(D(2026, 6, 8), D(2026, 6, 14)), 5),
    ("both weeks", "5x8 / 3x8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 14)), 8),
    ("a week off in turn", "5x8 / –", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 7)), 0),
    ("good friday and easter monday in turn", "5x8 / 3x8", "SH", "work", Away(D(2026, 3, 30), D(2026, 4, 12)), 6),
    ("the third of three weeks", "8 / 8 8 / 8 8 8", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 7)), 3),
    ("a saturday in turn", "5x8 / 6x8", "SH", "work", Away(D(2026, 6, 6), D(2026, 6, 6)), 1),
    ("half a day of hours in turn", "5x8 / 5x4", "SH", "work", Away(D(2026, 6, 1), D(2026, 6, 1), minutes=120), "1/2"),
    ("before the first day", "5x8", "SH", "work", Away(D(2019, 12, 30), D(2020, 1, 3)), 2),
]  # fmt: skip


@pytest.mark.parametrize("case", COSTS, ids=lambda case: case[0])
def test_what_an_absence_costs(case: tuple[str, str, str, str, Away, object]) -> None:
    """Days of leave by one's own week; holidays and free days cost nothing."""
    _what, week, land, eves, away, wanted = case
    plan = calendar(week, land, eves)
    assert cost(away, plan.days(away.since, away.until)) == F(str(wanted))


def test_illness_gives_days_of_leave_back() -> None:
    """Days with a certificate cost no leave, by the person's own week (§ 9 BUrlG)."""
    plan, away = calendar("8 – 8 – 8"), Away(D(2026, 6, 1), D(2026, 6, 14))
    days = plan.days(away.since, away.until)
    assert cost(away, days, [(D(2026, 6, 3), D(2026, 6, 4))]) == 5
    assert cost(away, days, [(D(2026, 6, 2), D(2026, 6, 2))]) == 6
    assert cost(away, days, [(D(2026, 5, 1), D(2026, 6, 30))]) == 0


# (what, entry, illnesses as (key, since, until, cause), {key: (days paid, until when, why)}); § 3 EntgFG
SICK = [
    ("a week", ENTRY, [(1, D(2026, 1, 5), D(2026, 1, 9), 0)], {1: (5, D(2026, 1, 9), "new")}),
    ("42 days", ENTRY, [(1, D(2026, 1, 1), D(2026, 2, 11), 0)], {1: (42, D(2026, 2, 11), "new")}),
    ("43 days", ENTRY, [(1, D(2026, 1, 1), D(2026, 2, 12), 0)], {1: (42, D(2026, 2, 11), "new")}),
    ("half a year", ENTRY, [(1, D(2026, 1, 1), D(2026, 6, 30), 0)], {1: (42, D(2026, 2, 11), "new")}),
    ("another illness", ENTRY, [(1, D(2026, 1, 1), D(2026, 2, 11), 0), (2, D(2026, 3, 1), D(2026, 3, 10), 0)], {2: (10, D(2026, 3, 10), "new")}),
    ("the same again", ENTRY, [(1, D(2026, 1, 1), D(2026, 1, 30), 0), (2, D(2026, 3, 1), D(2026, 3, 20), 1)], {1: (30, D(2026, 1, 30), "new"), 2: (12, D(2026, 3, 12), "same")}),
    ("the same, used up", ENTRY, [(1, D(2026, 1, 1), D(2026, 2, 20), 0), (2, D(2026, 3, 1), D(2026, 3, 20), 1)], {2: (0, None, "same")}),
    ("six months without it", ENTRY, [(1, D(2026, 1, 1), D(2026, 1, 31), 0), (2, D(2026, 8, 1), D(2026, 8, 31), 1)], {2: (31, D(2026, 8, 31), "six_months")}),
    ("a day less than six months", ENTRY, [(1, D(2026, 1, 1), D(2026, 1, 31), 0), (2, D(2026, 7, 31), D(2026, 8, 31), 1)], {2: (11, D(2026, 8, 10), "same")}),
    ("twelve months after the first day", ENTRY, [(1, D(2025, 1, 1), D(2025, 1, 31), 0), (2, D(2025, 6, 1), D(2025, 6, 30), 1), (3, D(2025, 11, 1), D(2025, 11, 10), 1), (4, D(2026, 1, 1), D(2026, 1, 20), 1)], {2: (11, D(2025, 6, 11), "same"), 3: (0, None, "same"), 4: (20, D(2026, 1, 20), "twelve_months")}),
    ("a day before twelve months, and before six without it", ENTRY, [(1, D(2025, 1, 1), D(2025, 1, 31), 0), (2, D(2025, 6, 1), D(2025, 6, 30), 1), (3, D(2025, 12, 31), D(2026, 1, 20), 1)], {3: (0, None, "same")}),
    ("in between a third cause", ENTRY, [(1, D(2026, 1, 1), D(2026, 1, 10), 0), (2, D(2026, 2, 1), D(2026, 2, 5), 0), (3, D(2026, 3, 1), D(2026, 4, 30), 1)], {3: (32, D(2026, 4, 1), "same")}),
    ("joined: nothing more", ENTRY, [(1, D(2026, 1, 1), D(2026, 2, 20), 0), (2, D(2026, 2, 10), D(2026, 3, 31), 0)], {2: (2, D(2026, 2, 11), "joined")}),
    ("joined after the six weeks", ENTRY, [(1, D(2026, 1, 1), D(2026, 3, 1), 0), (2, D(2026, 2, 20), D(2026, 3, 31), 0)], {2: (0, None, "joined")}),
    ("the day after: none of its own is lost", ENTRY, [(1, D(2026, 1, 1), D(2026, 2, 20), 0), (2, D(2026, 2, 21), D(2026, 3, 31), 0)], {2: (39, D(2026, 3, 31), "new")}),
    ("in the first four weeks", D(2026, 1, 1), [(1, D(2026, 1, 10), D(2026, 2, 10), 0)], {1: (13, D(2026, 2, 10), "waiting")}),
    ("over within the first four weeks", D(2026, 1, 1), [(1, D(2026, 1, 10), D(2026, 1, 20), 0)], {1: (0, None, "waiting")}),
    ("long, from the first day on", D(2026, 1, 1), [(1, D(2026, 1, 1), D(2026, 6, 30), 0)], {1: (42, D(2026, 3, 11), "waiting")}),
    ("on the first day after four weeks", D(2026, 1, 1), [(1, D(2026, 1, 29), D(2026, 2, 3), 0)], {1: (6, D(2026, 2, 3), "new")}),
    ("one day", ENTRY, [(1, D(2026, 1, 5), D(2026, 1, 5), 0)], {1: (1, D(2026, 1, 5), "new")}),
]  # fmt: skip


@pytest.mark.parametrize("case", SICK, ids=lambda case: case[0])
def test_sick_pay(
    case: tuple[str, D, list[tuple[int, D, D, int]], dict[int, tuple[int, D | None, str]]],
) -> None:
    """Until when the employer pays, and why."""
    _what, entry, rows, wanted = case
    found = sick_pay(entry, [Illness(*one) for one in rows])
    assert {key: (found[key].days, found[key].until, found[key].why) for key in wanted} == wanted


# (what, due, born, twelve weeks, first day, last day); § 3 MuSchG
BIRTHS = [
    ("not yet", D(2026, 6, 15), None, False, D(2026, 5, 4), D(2026, 8, 10)),
    ("on the day", D(2026, 6, 15), D(2026, 6, 15), False, D(2026, 5, 4), D(2026, 8, 10)),
    ("ten days early", D(2026, 6, 15), D(2026, 6, 5), False, D(2026, 5, 4), D(2026, 8, 10)),
    ("ten days late", D(2026, 6, 15), D(2026, 6, 25), False, D(2026, 5, 4), D(2026, 8, 20)),
    ("twins on the day", D(2026, 6, 15), D(2026, 6, 15), True, D(2026, 5, 4), D(2026, 9, 7)),
    ("premature, twenty days", D(2026, 6, 15), D(2026, 5, 26), True, D(2026, 5, 4), D(2026, 9, 7)),
    ("before the protection began", D(2026, 6, 15), D(2026, 4, 20), True, D(2026, 4, 20), D(2026, 8, 24)),
]  # fmt: skip


@pytest.mark.parametrize("case", BIRTHS, ids=lambda case: case[0])
def test_maternity(case: tuple[str, D, D | None, bool, D, D]) -> None:
    """Six weeks before, eight or twelve after; days that were lost before are added."""
    _what, due, born, long, first, last = case
    found = maternity(due, born, long)
    assert (found.since, found.until) == (first, last)


def test_miscarriage_and_children() -> None:
    """Two, six, eight weeks from week 13, 17, 20 on since June 2025; days for sick children fall in 2027."""
    day = D(2026, 3, 2)
    assert miscarriage(day, 12) is None
    assert miscarriage(D(2025, 5, 31), 20) is None
    ends = {week: found.until for week in (13, 16, 17, 19, 20) if (found := miscarriage(day, week))}
    assert ends == {
        13: D(2026, 3, 16), 16: D(2026, 3, 16), 17: D(2026, 4, 13), 19: D(2026, 4, 13), 20: D(2026, 4, 27),
    }  # fmt: skip
    assert child_sick_days(2026, Fraction(3, 2)) == ChildDays(
        2026, Fraction(3, 2), each=15, most=35, alone_each=30, alone_most=70
    )
    assert child_sick_days(2027, Fraction()) == ChildDays(
        2027, Fraction(), each=10, most=25, alone_each=20, alone_most=50
    )
