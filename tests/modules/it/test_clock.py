"""The honest clock: two hundred tabled cases, stepping minute by minute as a property, reopening, and every reason in words."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.dates import holidays
from app.core.errors import Invalid
from app.core.messages import use_language
from app.modules.it.helpdesk.rules.sla import MINUTE, Calendar, Pause, due, read_hours, used
from app.modules.it.helpdesk.rules.tickets import (
    MATRIX,
    OPEN,
    SOLVED,
    WAITING,
    Contact,
    History,
    Step,
    Target,
    clocks,
    pauses,
    priority,
)

ZONE = ZoneInfo("Europe/Berlin")
HOURS = {
    "office": "Mo-Fr 08:00-17:00",
    "split": "Mo-Fr 8-12 13-17",
    "shop": "1-5 9-19\nSa 9-13",
    "always": "Mo-So 0-24",
    "night": "Mo-So 0-6 22-24",
}
TABLE = Path(__file__).parent / "data" / "sla.csv"


def _moment(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text.replace("T", " "), "%Y-%m-%d %H:%M%z").astimezone(datetime.UTC)


def _cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


CASES = _cases()


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{n}-{case['hours']}-{case['land']}" for n, case in enumerate(CASES)]
)
def test_tabled_cases(case: dict[str, str]) -> None:
    """Holidays of the Bundesland, weekends, breaks, pauses and both changes of clocks: due as tabled, and just then the minutes are used up."""
    calendar = Calendar(read_hours(HOURS[case["hours"]]), case["land"])
    start, minutes = _moment(case["start"]), int(case["minutes"])
    stood = [
        Pause(_moment(one.split("/")[0]), _moment(one.split("/")[1]), "requester")
        for one in case["pauses"].split()
    ]
    found = due(calendar, start, minutes, stood)
    assert found == _moment(case["due"])
    assert used(calendar, start, found, stood) == minutes * MINUTE


def test_there_are_two_hundred_cases() -> None:
    """The table is as long as was agreed, and covers what it must."""
    assert len(CASES) >= 200
    assert {"SH", "BY", "SN"} <= {case["land"] for case in CASES}
    assert any("+0200" in case["start"] and "+0100" in case["due"] for case in CASES)
    assert any("+0100" in case["start"] and "+0200" in case["due"] for case in CASES)


def _counts(at: datetime.datetime, hours: tuple[tuple[int, int, int], ...], land: str) -> bool:
    """Say whether a minute is business time, by the wall clock alone."""
    local = at.astimezone(ZONE)
    if any(one.day == local.date() for one in holidays(local.year, land)):
        return False
    minute = local.hour * 60 + local.minute
    return any(day == local.weekday() and first <= minute < last for day, first, last in hours)


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(HOURS)),
    st.sampled_from(["SH", "BY", "SN", ""]),
    st.integers(0, 365 * 1440),
    st.lists(st.tuples(st.integers(1, 700), st.sampled_from([OPEN, WAITING, SOLVED])), max_size=8),
    st.integers(1, 600),
    st.integers(0, 2000),
)
def test_recomputing_equals_stepping(
    name: str, land: str, offset: int, moves: list[tuple[int, str]], minutes: int, ahead: int
) -> None:
    """Whatever states a ticket goes through: the clock from its history is that of someone who counts every minute."""
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC) + offset * MINUTE
    steps, at = [], start
    for gap, state in moves:
        at += gap * MINUTE
        steps.append(Step(at, state, "requester"))
    now = at + ahead * MINUTE
    calendar = Calendar(read_hours(HOURS[name]), land)
    history = History(start, steps)
    counted, moment, state, waiting = 0, start, "new", list(steps)
    while moment < now:
        while waiting and waiting[0].at <= moment:
            state = waiting.pop(0).state
        counted += state not in (WAITING, SOLVED) and _counts(moment, calendar.hours, land)
        moment += MINUTE
    stood = pauses(history, True)
    if not (steps and steps[-1].state == SOLVED):
        assert used(calendar, start, now, stood) == counted * MINUTE
    goal = clocks(history, Target(solution=minutes), calendar, now).solution
    assert goal.minutes == counted
    assert (goal.state in ("late", "missed")) == (counted > minutes)


def test_first_update_and_solution_with_their_reasons() -> None:
    """A morning of a ticket: first answer, a wait, a question nobody answered, solved, reopened; each goal and why."""
    use_language("en")
    calendar = Calendar(read_hours(HOURS["office"]), "SH")

    def at(hour: int, minute: int = 0) -> datetime.datetime:
        return datetime.datetime(2026, 11, 23, hour, minute, tzinfo=ZONE).astimezone(datetime.UTC)

    target = Target(60, 120, 240)
    asked = [Contact(at(8), False)]
    early = clocks(History(at(8), contacts=asked), target, calendar, at(8, 50))
    assert (early.first.state, early.first.minutes, early.first.due) == ("warn", 50, at(9))
    assert (early.update.state, early.light, early.next_due) == ("running", "warn", at(9))
    answered = [*asked, Contact(at(8, 30), True)]
    steps = [Step(at(8, 20), OPEN), Step(at(9), WAITING, "requester")]
    waiting = clocks(History(at(8), steps, answered), target, calendar, at(12))
    assert (waiting.first.state, waiting.update.state, waiting.solution.state) == ("met", "none", "paused")
    assert (waiting.solution.minutes, waiting.solution.due) == (60, None)
    assert "waiting for the requester" in str(waiting.solution.why[0])
    steps += [Step(at(12), OPEN), Step(at(13), SOLVED), Step(at(15), OPEN)]
    back = [*answered, Contact(at(12), False)]
    running = clocks(History(at(8), steps, back), target, calendar, at(15, 30))
    assert (running.solution.minutes, running.solution.due) == (150, at(17))
    assert len(running.solution.why) == 2
    assert (running.update.state, running.update.minutes) == ("late", 210)
    done = clocks(
        History(at(8), [*steps, Step(at(16), SOLVED)], [*back, Contact(at(16), True)]),
        target,
        calendar,
        at(17),
    )
    assert (done.solution.state, done.solution.minutes, done.light) == ("met", 180, "met")
    later = clocks(History(at(8), [*steps, Step(at(16), SOLVED)], back), Target(5, 5, 100), calendar, at(17))
    assert (later.first.state, later.solution.state) == ("missed", "missed")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mo",
        "Mo-Fr",
        "Fr-Mo 8-17",
        "Xy 8-17",
        "Mo 17-8",
        "Mo 8-25",
        "Mo 8-12 11-13",
        "Mo 8:70-9",
        "Mo 8-24:30",
        "Mo a-b",
    ],
)
def test_hours_that_are_none_are_refused(text: str) -> None:
    """Each with a sentence at the field."""
    with pytest.raises(Invalid) as refused:
        read_hours(text)
    assert refused.value.field == "hours"


def test_priorities_follow_the_matrix() -> None:
    """Never falling with urgency or impact, from 1 to 5."""
    assert (priority(1, 1), priority(3, 3), priority(5, 5)) == (1, 3, 5)
    for row in MATRIX:
        assert list(row) == sorted(row)
    for column in zip(*MATRIX, strict=True):
        assert list(column) == sorted(column)
