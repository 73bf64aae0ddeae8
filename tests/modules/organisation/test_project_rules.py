"""Plans of projects against tables reckoned by hand and against a second reckoning; earned value, rounding, workload, recurring tasks."""

from __future__ import annotations

import dataclasses
import datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.dates import is_working_day
from app.modules.organisation.projects.rules.earned_value import Part, earned, progress_of, used
from app.modules.organisation.projects.rules.recurring import days_of
from app.modules.organisation.projects.rules.rounding import round_minutes, worth
from app.modules.organisation.projects.rules.scheduling import Circle, Job, Link, Placed, Planner, moved
from app.modules.organisation.projects.rules.workload import available, loads, spread
from tests.modules.organisation.project_second import second_plan

RUNS = 60  # raise by hand to search longer
D = datetime.date
START = D(2026, 5, 4)  # working days: 4-8, 11-13, 15 (14 is Ascension), 18-22, 26-29 (25 is Whit Monday)
LAGS = (-3, -1, 0, 1, 2, 5)


def works(day: datetime.date) -> bool:
    """Say whether a day is a working day everywhere in Germany."""
    return is_working_day(day)


PEOPLE = {
    1: lambda day: works(day) and day.weekday() != 2,  # never on Wednesdays
    2: lambda day: works(day) and not D(2026, 5, 7) <= day <= D(2026, 5, 12),  # away from the 7th to the 12th
    3: lambda day: works(day) or day.weekday() == 5,  # on Saturdays too
}


def may(day: int) -> datetime.date:
    """Return a day of May 2026."""
    return D(2026, 5, day)


def plan(*jobs: Job) -> dict[int, Placed]:
    """Return the plan of tasks."""
    return Planner(START, works, PEOPLE).plan(jobs)


def said(one: Placed, days: int = 1) -> str:
    """Write the days of a task: 7-11, those of a milestone 7."""
    return f"{one.start.day}-{one.finish.day}" if days else f"{one.finish.day}"


# The predecessor has three days, 11 to 13 May; by kind and length of the follower its days with a lag of -3, -1, 0, 1, 2, 5.
AFTER_TASK = (
    ("FS", 0, "8 12 13 15 18 21"),
    ("FS", 1, "11-11 13-13 15-15 18-18 19-19 22-22"),
    ("FS", 3, "11-13 13-18 15-19 18-20 19-21 22-27"),
    ("SS", 0, "5 7 8 11 12 18"),
    ("SS", 1, "6-6 8-8 11-11 12-12 13-13 19-19"),
    ("SS", 3, "6-8 8-12 11-13 12-15 13-18 19-21"),
    ("FF", 0, "8 12 13 15 18 21"),
    ("FF", 1, "8-8 12-12 13-13 15-15 18-18 21-21"),
    ("FF", 3, "6-8 8-12 11-13 12-15 13-18 19-21"),
    ("SF", 0, "5 7 8 11 12 18"),
    ("SF", 1, "5-5 7-7 8-8 11-11 12-12 18-18"),
    ("SF", 3, "4-6 5-7 6-8 7-11 8-12 13-18"),
)
# The predecessor is a milestone in the evening of 11 May; lags of -2, -1, 0, 2.
AFTER_MILESTONE = (
    ("FS", 0, "7 8 11 13"),
    ("FS", 2, "8-11 11-12 12-13 15-18"),
    ("SS", 0, "7 8 11 13"),
    ("SS", 2, "8-11 11-12 12-13 15-18"),
    ("FF", 0, "7 8 11 13"),
    ("FF", 2, "6-7 7-8 8-11 12-13"),
    ("SF", 0, "7 8 11 13"),
    ("SF", 2, "6-7 7-8 8-11 12-13"),
)


@pytest.mark.parametrize(("kind", "days", "wanted"), AFTER_TASK)
def test_after_a_task(kind: str, days: int, wanted: str) -> None:
    """72 cases: the four kinds with lead and lag for milestones, tasks of a day and of three days."""
    before = Job(1, 3, not_before=may(11))
    found = [said(plan(before, Job(2, days, (Link(1, kind, lag),)))[2], days) for lag in LAGS]
    assert found == wanted.split()


@pytest.mark.parametrize(("kind", "days", "wanted"), AFTER_MILESTONE)
def test_after_a_milestone(kind: str, days: int, wanted: str) -> None:
    """32 cases: a milestone begins and ends in the evening of its day, so that two kinds each say the same."""
    before = Job(1, 0, not_before=may(11))
    found = [said(plan(before, Job(2, days, (Link(1, kind, lag),)))[2], days) for lag in (-2, -1, 0, 2)]
    assert found == wanted.split()


A3 = Job(1, 3)  # 4 to 6 May
PLANS = (
    ("alone", (), Job(2, 2), "4-5"),
    ("milestone alone", (), Job(2, 0), "4"),
    ("over a weekend", (), Job(2, 6), "4-11"),
    ("over Ascension and Whit Monday", (), Job(2, 14), "4-22"),
    ("not before a working day", (), Job(2, 2, not_before=may(7)), "7-8"),
    ("not before a Saturday", (), Job(2, 2, not_before=may(9)), "11-12"),
    ("not before Ascension", (), Job(2, 1, not_before=may(14)), "15-15"),
    ("not before the project begins", (), Job(2, 1, not_before=may(1)), "4-4"),
    ("link is later than the day", (A3,), Job(2, 1, (Link(1),), not_before=may(5)), "7-7"),
    ("day is later than the link", (A3,), Job(2, 1, (Link(1),), not_before=may(12)), "12-12"),
    ("fixed holds against a link", (A3,), Job(2, 2, (Link(1),), fixed=may(5)), "5-6"),
    ("fixed on a Sunday", (), Job(2, 2, fixed=may(10)), "11-12"),
    ("done stays where it was", (A3,), Job(2, 9, (Link(1),), done=(may(4), may(5))), "4-5"),
    ("done on a Saturday", (), Job(2, 1, done=(may(9), may(9))), "9-9"),
    ("after what was done on a Saturday", (Job(1, 1, done=(may(9), may(9))),), Job(2, 1, (Link(1),)), "11-11"),
    ("latest of two", (A3, Job(3, 6)), Job(2, 1, (Link(1), Link(3))), "12-12"),
    ("one start, one end", (A3, Job(3, 6)), Job(2, 2, (Link(1, "FS"), Link(3, "FF"))), "8-11"),
    ("hammock: both ends", (A3,), Job(2, 2, (Link(1, "SS"), Link(1, "FF", 1))), "6-7"),
    ("no Wednesdays", (), Job(2, 4, who=1), "4-8"),
    ("no Wednesdays, after a Tuesday", (Job(1, 2),), Job(2, 1, (Link(1),), who=1), "7-7"),
    ("ends with the end on a Wednesday", (A3,), Job(2, 1, (Link(1, "FF"),), who=1), "7-7"),
    ("away in the middle", (), Job(2, 5, who=2), "4-15"),
    ("away when it should begin", (A3,), Job(2, 1, (Link(1),), who=2), "13-13"),
    ("away, milestone", (A3,), Job(2, 0, (Link(1, "FS", 1),), who=2), "13"),
    ("Saturdays too", (), Job(2, 6, who=3), "4-9"),
    ("Saturdays too, after a Friday", (Job(1, 5),), Job(2, 2, (Link(1),), who=3), "9-11"),
    ("a lead counts days of the project", (Job(1, 0, not_before=may(12)),), Job(2, 1, (Link(1, "FS", -2),), who=3), "9-9"),
    ("lag counts days of the project", (Job(1, 5),), Job(2, 1, (Link(1, "FS", 1),), who=3), "12-12"),
    ("starts with who begins on Saturday", (Job(1, 1, not_before=may(9), who=3),), Job(2, 1, (Link(1, "SS"),)), "11-11"),
    ("ends with who ends on Saturday", (Job(1, 6, who=3),), Job(2, 1, (Link(1, "FF"),)), "11-11"),
    ("a lead goes to the project's start at most", (A3,), Job(2, 1, (Link(1, "FS", -9),)), "4-4"),
    ("a predecessor that is not here", (), Job(2, 1, (Link(99),)), "4-4"),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "others", "job", "wanted"), PLANS, ids=[one[0] for one in PLANS])
def test_days_and_constraints(_name: str, others: tuple[Job, ...], job: Job, wanted: str) -> None:
    """32 cases of fixed days, calendars and absences."""
    assert said(plan(*others, job)[2], 0 if job.days == 0 else 1) == wanted


def test_slack_and_critical_path() -> None:
    """By hand: 1 (3 days) → 2 (4) → 4 (1) is critical; 3 (2 days, beside 2) may slip two; a deadline missed is below zero."""
    jobs = (A3, Job(2, 4, (Link(1),)), Job(3, 2, (Link(1),)), Job(4, 1, (Link(2), Link(3))), Job(5, 0, (Link(3, "FS", 1),)))  # fmt: skip
    found = plan(*jobs)
    assert {key: (said(one), one.slack) for key, one in found.items()} == {
        1: ("4-6", 0),
        2: ("7-12", 0),
        3: ("7-8", 2),
        4: ("13-13", 0),
        5: ("11-11", 2),  # three evenings until the 13th, but one of them is its own
    }
    late = plan(*jobs[:3], dataclasses.replace(jobs[3], deadline=may(11)))
    assert [late[key].slack for key in (1, 2, 3, 4)] == [-2, -2, 0, -2]
    fixed = plan(A3, Job(2, 1, (Link(1),), fixed=may(6)))
    assert (fixed[1].slack, fixed[2].slack, fixed[2].broken) == (-1, 0, (Link(1),))


def test_reasons() -> None:
    """What a task waits for is told, with the days off that then came."""
    found = plan(A3, Job(2, 1, (Link(1),)), Job(3, 1, not_before=may(14)), Job(4, 1, (Link(1),), who=2), Job(5, 1, fixed=may(7)))  # fmt: skip
    assert (found[1].reason.kind, found[2].reason.kind, found[2].reason.link) == ("start", "link", Link(1))
    assert (found[3].reason.kind, found[3].reason.free) == ("not_before", (may(14),))
    assert found[4].reason.free == (may(7), may(8), may(11), may(12))
    assert found[5].reason.kind == "fixed"
    before = {1: (may(4), may(6)), 2: (may(6), may(6)), 3: None}
    assert [one.key for one in moved(before, {key: found[key] for key in (1, 2, 3)})] == [2, 3]


def test_circles_are_named() -> None:
    """Tasks that wait for each other are told in their order; what merely follows on them is not."""
    with pytest.raises(Circle) as caught:
        plan(Job(1, 1, (Link(3),)), Job(2, 1, (Link(1),)), Job(3, 1, (Link(2),)), Job(4, 1, (Link(3),)))
    keys = caught.value.keys
    assert sorted(keys) == [1, 2, 3]
    assert keys[(keys.index(1) + 1) % 3] == 2


@st.composite
def plans(draw: st.DrawFn) -> tuple[Job, ...]:
    """Draw tasks that wait for earlier ones only."""
    jobs = []
    for key in range(1, draw(st.integers(2, 7)) + 1):
        links = tuple(
            Link(before, draw(st.sampled_from(("FS", "SS", "FF", "SF"))), draw(st.integers(-3, 4)))
            for before in sorted(draw(st.sets(st.integers(1, max(key - 1, 1)), max_size=2)))
            if before < key
        )
        day = draw(st.none() | st.integers(0, 20))
        not_before = START + datetime.timedelta(days=day) if day is not None else None
        who = draw(st.none() | st.sampled_from((1, 2, 3)))
        jobs.append(Job(key, draw(st.integers(0, 5)), links, not_before, who=who))
    return tuple(jobs)


@settings(max_examples=RUNS)
@given(plans())
def test_a_second_reckoning_finds_the_same_days_and_slack(jobs: tuple[Job, ...]) -> None:
    """Day by day; a task may slip exactly so many of its working days before the end of the project moves."""
    found = plan(*jobs)
    spans = second_plan(START, jobs, works, PEOPLE)
    assert {key: (one.start, one.finish) for key, one in found.items()} == spans
    end = max(last for _first, last in spans.values())
    for job in jobs[:3]:
        own = works if job.who is None else PEOPLE[job.who]
        first, slips = spans[job.key][0], 0
        while True:
            first += datetime.timedelta(days=1)
            if not own(first):
                continue
            later = [
                dataclasses.replace(one, not_before=first) if one.key == job.key else one for one in jobs
            ]
            if max(last for _f, last in second_plan(START, later, works, PEOPLE).values()) > end:
                break
            slips += 1
        assert found[job.key].slack == slips


@settings(max_examples=RUNS)
@given(plans(), st.data())
def test_moving_a_task_and_back_restores_the_plan(jobs: tuple[Job, ...], data: st.DataObject) -> None:
    """A task set to a later day and then to the day where it stood: every task has its former days."""
    before = plan(*jobs)
    key = data.draw(st.sampled_from([job.key for job in jobs]))
    there = before[key].start + datetime.timedelta(days=data.draw(st.integers(1, 30)))

    def put(day: datetime.date) -> dict[int, Placed]:
        return plan(*(dataclasses.replace(one, not_before=day) if one.key == key else one for one in jobs))

    assert put(there)[key].start >= there
    days = lambda found: {one: (it.start, it.finish, it.slack) for one, it in found.items()}  # noqa: E731
    assert days(put(before[key].start)) == days(before)


def test_earned_value() -> None:
    """By hand: 10 working days planned of which 5 are over, 1,000 € half done, 600 € spent; a task that begins later counts nothing."""
    parts = [Part(1_000_00, may(4), may(18), 4_000), Part(500_00, may(19), may(20), 0)]  # 4-8, 11-13, 15, 18
    found = earned(parts, 600_00, may(10), works)
    assert (found.bac, found.pv, found.ev, found.ac) == (1_500_00, 500_00, 400_00, 600_00)
    assert (found.cpi, found.spi) == (67, 80)  # 400/600, 400/500
    assert (found.eac, found.etc, found.vac) == (2_250_00, 1_650_00, -750_00)  # 1500 × 600 / 400
    nothing = earned([Part(100, None, None, 0)], 0, may(10), works)
    assert (nothing.pv, nothing.cpi, nothing.spi, nothing.eac, nothing.vac) == (0, None, None, None, None)
    assert earned([Part(100, may(9), may(10), 0)], 0, may(10), works).pv == 100
    assert [used(1_000, 333), used(1_000, 1_250), used(0, 5)] == [3_330, 12_500, None]


ROWS = st.tuples(st.integers(0, 10**8), st.integers(0, 40), st.integers(0, 30), st.integers(0, 10_000))


@given(st.lists(ROWS, max_size=6), st.integers(0, 10**9), st.integers(0, 60))
@settings(max_examples=RUNS)
def test_earned_value_by_days(rows: list[tuple[int, int, int, int]], actual: int, passed: int) -> None:
    """Again, each working day carrying its share of the budget, in fractions."""
    one = datetime.timedelta(days=1)
    day = START + passed * one
    parts = [Part(b, START + s * one, START + (s + n) * one, p) for b, s, n, p in rows]
    planned = done = Fraction(0)
    for part in parts:
        days = [part.start + n * one for n in range((part.finish - part.start).days + 1)]  # type: ignore[operator]
        mine = [each for each in days if works(each)] or [days[-1]]
        planned += sum((Fraction(part.budget, len(mine)) for each in mine if each <= day), Fraction(0))
        done += Fraction(part.budget, 10_000) * part.progress
    if any(part.start <= day < part.finish and not works(part.finish) for part in parts):  # type: ignore[operator]
        return  # a span that ends on a day off: its last working day is its end
    found = earned(parts, actual, day, works)
    assert abs(found.pv - planned) <= Fraction(1, 2)
    assert abs(found.ev - done) <= Fraction(1, 2)
    if found.eac is not None:
        assert abs(found.eac - Fraction(found.bac * actual) / done) <= Fraction(1, 2)
        assert (found.etc, found.vac) == (found.eac - actual, found.bac - found.eac)


def test_progress_by_its_measure() -> None:
    """0/100 earns at the end, 20/80 a fifth at the start; what is done is done whole."""
    table = {
        ("percent", "open"): 3_500,
        ("percent", "done"): 10_000,
        ("end", "started"): 0,
        ("end", "done"): 10_000,
        ("both", "open"): 0,
        ("both", "started"): 2_000,
        ("both", "done"): 10_000,
    }
    assert {key: progress_of(*key, 3_500) for key in table} == table


ROUNDED = (
    (0, 15, "up", 0), (1, 15, "up", 15), (15, 15, "up", 15), (16, 15, "up", 30), (14, 15, "down", 0), (29, 15, "down", 15),
    (7, 15, "nearest", 0), (8, 15, "nearest", 15), (22, 15, "nearest", 15), (23, 15, "nearest", 30), (3, 6, "nearest", 6),
    (7, 15, "exact", 7), (7, 0, "up", 7), (7, 1, "up", 7), (61, 60, "up", 120), (90, 60, "nearest", 120),
)  # fmt: skip


def test_rounding() -> None:
    """By hand; a time of nothing stays nothing, a half goes up."""
    assert [round_minutes(minutes, step, way) for minutes, step, way, _wanted in ROUNDED] == [
        one[3] for one in ROUNDED
    ]
    assert [worth(*one) for one in ((90, 95_00), (1, 100), (30, 1), (29, 1))] == [142_50, 2, 1, 0]


@given(st.integers(0, 3000), st.integers(2, 120))
def test_rounding_keeps_its_bounds(minutes: int, step: int) -> None:
    """Down, nearest and up are whole steps less than a step apart, the nearest at most half of one away."""
    down, nearest, up = (round_minutes(minutes, step, way) for way in ("down", "nearest", "up"))
    assert down % step == nearest % step == up % step == 0
    assert minutes - step < down <= minutes <= up < minutes + step
    assert 2 * abs(nearest - minutes) <= step


def test_workload() -> None:
    """By hand: 10 h over Thursday to Tuesday of a person who is half away on Friday; what is left adds up to the minute."""
    free = {may(7): 480, may(8): available(480, [Fraction(1, 2)]), may(11): 480, may(12): 0}
    found = loads([(600, may(7), may(12))], free, may(7), 3)
    assert [(one.monday, one.free, one.planned) for one in found] == [
        (may(4), 720, 360),
        (may(11), 480, 240),
        (may(18), 0, 0),
    ]
    assert [one.share for one in found] == [5_000, 5_000, None]
    full = loads([(700, may(7), may(8))], free, may(7), 1)[0]
    assert (full.tone, loads([(721, may(7), may(8))], free, may(7), 1)[0].tone) == ("warn", "bad")
    assert spread(10, [0, 0, 0]) == [3, 3, 4]
    assert available(480, [Fraction(1), Fraction(1, 2)]) == 0


@given(st.integers(0, 10**6), st.lists(st.integers(0, 600), min_size=1, max_size=40))
def test_spreading_adds_up(minutes: int, weights: list[int]) -> None:
    """Nothing is lost, and nobody works on a day without hours while there are others."""
    parts = spread(minutes, weights)
    assert sum(parts) == minutes
    assert min(parts) >= 0
    if sum(weights):
        assert all(not part for part, weight in zip(parts, weights, strict=True) if not weight)


def test_recurring_days() -> None:
    """Every kind from 31 January; February and April end earlier (§ 188 (3) BGB), and the 31st comes back."""
    first, until = D(2026, 1, 31), D(2026, 5, 31)
    assert list(days_of(first, "month", until)) == [D(2026, 2, 28), D(2026, 3, 31), D(2026, 4, 30), until]
    assert list(days_of(first, "quarter", until)) == [D(2026, 4, 30)]
    assert list(days_of(first, "fortnight", D(2026, 3, 1))) == [D(2026, 2, 14), D(2026, 2, 28)]
    assert list(days_of(first, "week", D(2026, 2, 8))) == [D(2026, 2, 7)]
    assert list(days_of(first, "year", D(2027, 1, 31))) == [D(2027, 1, 31)]
    assert list(days_of(first, "", until)) == []
