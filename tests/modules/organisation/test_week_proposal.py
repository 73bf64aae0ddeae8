"""What working time proposes for a week of projects: rules by a second reckoning, and a week of somebody who works."""

from __future__ import annotations

import datetime
import random
from fractions import Fraction

from app.data.office import Office
from app.modules.hr.worktime.services.times import Typed, enter_times
from app.modules.organisation.projects.queries.week import own_week, proposed_week
from app.modules.organisation.projects.rules.projects import MemberDraft, TimeDraft
from app.modules.organisation.projects.rules.proposing import proposed
from app.modules.organisation.projects.services.projects import save_member
from app.modules.organisation.projects.services.times import (
    Cell,
    approve_times,
    enter_week,
    save_time,
)
from tests.modules.organisation.project_book import project_book

ONE_DAY = datetime.timedelta(days=1)


def test_proposals_by_a_second_reckoning() -> None:
    """Two thousand random days: all that was worked is on projects then, each row within a minute of its exact share, locked ones as they were."""
    chance = random.Random(4)
    for _number in range(2000):
        rows = chance.randrange(1, 5)
        noted = [chance.choice((0, 0, 30, 95)) for _ in range(rows)]
        habits = [chance.choice((0, 60, 480)) for _ in range(rows)]
        free = [chance.random() < 0.8 for _ in range(rows)]
        worked = chance.randrange(0, 700)
        found = proposed(worked, noted, habits, free)
        missing = worked - sum(noted)
        weights = [n if f else 0 for n, f in zip(noted, free, strict=True)]
        if not sum(weights):
            weights = [h if f else 0 for h, f in zip(habits, free, strict=True)]
        if not sum(weights) and sum(free) == 1:
            weights = [int(f) for f in free]
        if missing <= 0 or not sum(weights):
            assert found == [0] * rows
            continue
        assert sum(found) == missing
        for one, weight in zip(found, weights, strict=True):
            assert abs(one - Fraction(missing * weight, sum(weights))) < 1
            assert one == 0 or weight


def test_a_week_is_filled_from_working_time(any_office: Office) -> None:
    """As the day is noted, else as it was of late; what is approved, or in several times, stays; filled twice nothing changes."""
    b = project_book(any_office)
    karla, build = b.company.as_role("karla", "staff"), b.tasks["Bauen"]
    monday = datetime.date(2026, 11, 16)
    b.office.run(
        enter_times, [Typed(b.people["karla"], monday + n * ONE_DAY, "0800-1630/30") for n in range(5)]
    )
    late = monday - 3 * ONE_DAY
    karla.run(enter_week, [Cell(b.project, build, late, 360), Cell(b.project, None, late, 120)])
    karla.run(enter_week, [Cell(b.project, build, monday, 60), Cell(b.project, None, monday, 60)])
    for minutes in (30, 30):
        karla.run(save_time, TimeDraft(b.project, build, monday + ONE_DAY, minutes))
    approved = karla.run(save_time, TimeDraft(b.project, build, monday + 2 * ONE_DAY, 100))
    b.company.as_role("hanna", "manager", "bookkeeper").run(approve_times, [approved])
    found = {(one.day, one.task): one.minutes for one in karla.read(proposed_week, monday)}
    assert found == {
        (monday, build): 180, (monday, None): 180,  # as the day is noted
        (monday + ONE_DAY, None): 420,  # the other row has two times
        (monday + 2 * ONE_DAY, None): 380,  # the other row is approved
        (monday + 3 * ONE_DAY, build): 360, (monday + 3 * ONE_DAY, None): 120,  # as of late
        (monday + 4 * ONE_DAY, build): 360, (monday + 4 * ONE_DAY, None): 120,
    }  # fmt: skip
    cells = [
        Cell(one.project, one.task, one.day, one.noted + one.minutes, one.noted)
        for one in karla.read(proposed_week, monday)
    ]
    assert karla.run(enter_week, cells) == 8
    week = karla.read(own_week, monday)
    assert week.noted == (*week.worked[:5], 0, 0) == (480, 480, 480, 480, 480, 0, 0)
    assert karla.read(proposed_week, monday) == []
    assert b.office.read(proposed_week, monday) == []  # who is nobody of staff
    lina = b.people["lina"]  # new here: the other days are as the one that she noted
    b.office.run(save_member, MemberDraft(b.project, lina, ""))
    b.office.run(enter_times, [Typed(lina, monday + n * ONE_DAY, "0800-1200") for n in range(2)])
    hers = b.company.as_role("lina", "staff")
    hers.run(enter_week, [Cell(b.project, None, monday, 240)])
    assert [(one.day, one.task, one.minutes) for one in hers.read(proposed_week, monday)] == [
        (monday + ONE_DAY, None, 240)
    ]
