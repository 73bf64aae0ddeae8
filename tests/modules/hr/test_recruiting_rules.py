"""Pure rules of recruiting: terms, consents, figures without persons, scores, tasks, points of a contract."""

from __future__ import annotations

import datetime
import random
import statistics
from collections import Counter

import pytest

from app.core.calendar_file import Meeting, calendar_file
from app.core.errors import Invalid
from app.modules.hr.recruiting.rules.checklists import (
    BEGIN,
    DEFAULTS,
    LEAVE,
    Owners,
    TaskDraft,
    due,
    fits,
    owner_of,
)
from app.modules.hr.recruiting.rules.figures import REST, Course, figures, furthest, grouped, middle
from app.modules.hr.recruiting.rules.stages import (
    BOARD,
    ENDED,
    ERASED,
    HIRED,
    INTERVIEW,
    OFFER,
    RECEIVED,
    REFUSED,
    REVIEW,
    STAGE,
    WITHDRAWN,
    check_consent,
    kept_until,
    mean_score,
)
from app.modules.hr.recruiting.rules.terms import POINTS, missing

D = datetime.date
RUNS = 40


@pytest.mark.parametrize(
    ("closed", "pool", "until"),
    [  # § 15 (4) AGG, § 61b ArbGG: six months; § 188 (3) BGB: the month's last day where it is shorter
        (D(2026, 1, 15), None, D(2026, 7, 15)),
        (D(2026, 8, 31), None, D(2027, 2, 28)),
        (D(2027, 8, 31), None, D(2028, 2, 29)),
        (D(2026, 12, 31), None, D(2027, 6, 30)),
        (D(2026, 1, 15), D(2026, 3, 1), D(2026, 7, 15)),  # a consent never shortens the term
        (D(2026, 1, 15), D(2028, 1, 14), D(2028, 1, 14)),
    ],
)
def test_applicants_are_kept_six_months_or_by_consent(closed: D, pool: D | None, until: D) -> None:
    """The last day follows from the end of the application and from a consent."""
    assert kept_until(closed, 6, pool) == until


@pytest.mark.parametrize(
    ("given", "until", "field"),
    [
        (D(2026, 11, 1), D(2028, 11, 1), ""),
        (D(2026, 11, 1), D(2028, 11, 2), "until"),
        (D(2026, 11, 1), D(2026, 11, 1), "until"),
        (D(2026, 11, 27), D(2027, 1, 1), "given"),
    ],
)
def test_a_consent_holds_two_years_at_most(given: D, until: D, field: str) -> None:
    """A consent is given, ends, and ends in time."""
    if not field:
        check_consent(given, until, 24, D(2026, 11, 26))
        return
    with pytest.raises(Invalid) as refused:
        check_consent(given, until, 24, D(2026, 11, 26))
    assert refused.value.field == field


def test_stages_lead_where_they_may() -> None:
    """Among the stages of the board every way is open; what ended is only erased, taken back, or stays."""
    for one in BOARD:
        assert [other for other in BOARD if STAGE.may(one, other)] == [o for o in BOARD if o != one]
        assert [STAGE.may(one, to) for to in (REFUSED, WITHDRAWN, ERASED)] == [True, True, False]
        assert STAGE.may(one, HIRED) is (one != RECEIVED)
    for one in ENDED:
        assert not any(STAGE.may(one, other) for other in (*BOARD, *ENDED))
        assert [STAGE.may(one, to) for to in (ERASED, "reopen")] == [True, one != HIRED]
    assert not any(STAGE.may(ERASED, step) for step in STAGE.steps)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"a": 4}, {}),
        ({"a": 5}, {"a": 5}),
        ({"a": 9, "b": 2, "c": 1}, {REST: 12}),  # three would be too few, so the next group goes with them
        ({"a": 9, "b": 6, "c": 2}, {"a": 9, REST: 8}),
        ({"a": 9, "b": 3, "c": 2}, {"a": 9, REST: 5}),
        ({"a": 9, "b": 0}, {"a": 9}),
        ({}, {}),
    ],
)
def test_no_group_is_smaller_than_the_least(counts: dict[str, int], told: dict[str, int]) -> None:
    """Small groups stand together; nothing follows from the sum."""
    assert grouped(counts, 5) == told


def test_groups_are_whole_and_large_enough() -> None:
    """With random counts each told group has the least size, and together they are everybody or nobody."""
    dice = random.Random(7)
    for _run in range(RUNS):
        counts = {name: dice.randrange(0, 12) for name in "abcdef"[: dice.randrange(1, 7)]}
        told, total, least = grouped(counts, 5), sum(counts.values()), 5
        assert all(count >= least for count in told.values())
        assert sum(told.values()) == (total if total >= least else 0)


def _course(dice: random.Random) -> Course:
    received = D(2026, 1, 1) + datetime.timedelta(days=dice.randrange(200))
    stages, day, end = [(RECEIVED, received)], received, ""
    for stage in BOARD[1:]:
        if dice.random() < 0.4:
            break
        day += datetime.timedelta(days=dice.randrange(1, 20))
        stages.append((stage, day))
    if len(stages) > 1 and dice.random() < 0.5:
        end = HIRED
    elif dice.random() < 0.8:
        end = dice.choice((REFUSED, WITHDRAWN))
    return Course(dice.choice("xyz"), stages, end, received, day if end else None, opened=D(2025, 12, 1))


def test_figures_are_those_of_a_second_reckoning() -> None:
    """Hires, medians and losses of random applications are what a reckoning by hand gives; small figures are withheld."""
    dice = random.Random(11)
    for _run in range(RUNS):
        courses = [_course(dice) for _one in range(dice.randrange(0, 40))]
        told = figures(courses, 5)
        hired = [one for one in courses if one.end == HIRED]
        assert told.applied == (len(courses) if len(courses) >= 5 else None)
        if len(hired) < 5:
            assert (told.hired, told.to_hire, told.to_fill) == (None, None, None)
        else:
            waits = [(one.closed or D.min) - one.received for one in hired]
            assert told.hired == len(hired)
            assert told.to_hire == statistics.median_low(one.days for one in waits)
        lost = Counter(one.stages[-1][0] for one in courses if one.end in (REFUSED, WITHDRAWN))
        assert sum(told.losses.values()) == (lost.total() if lost.total() >= 5 else 0)
        assert all(lost[name] == count for name, count in told.losses.items() if name != REST)


def test_the_furthest_stage_counts_also_where_somebody_went_back() -> None:
    """An interview that was held stays reached."""
    day = D(2026, 1, 1)
    went = [(RECEIVED, day), (REVIEW, day), (INTERVIEW, day), (REVIEW, day), (REFUSED, day)]
    assert furthest(Course("x", went)) == INTERVIEW
    assert furthest(Course("x", [])) == RECEIVED
    assert furthest(Course("x", [(OFFER, day)])) == OFFER
    assert (middle([9, 1, 5, 7], 4), middle([1], 2)) == (5, None)


@pytest.mark.parametrize(
    ("scores", "tenths"), [([], None), ([(3, 4, 5)], 40), ([(1, 2, 2)], 17), ([(5, 5, 5), (1, 1, 2)], 32)]
)
def test_scores_have_a_mean(scores: list[tuple[int, int, int]], tenths: int | None) -> None:
    """The mean is of all points of all interviewers, rounded half up to tenths: 5/3 = 1.67, 19/6 = 3.17."""
    assert mean_score(scores) == tenths


def test_tasks_fit_by_kind_department_and_position() -> None:
    """A task without department or position is everybody's; whose it is falls back to who starts the list."""
    store = TaskDraft(BEGIN, "Staplerschein", department="Lager", job="Lagerist")
    assert fits(store, BEGIN, "lager ", "LAGERIST")
    assert not fits(store, LEAVE, "Lager", "Lagerist")
    assert not fits(store, BEGIN, "Lager", "Leitung")
    assert all(fits(one, one.kind, "Verkauf", "") for one in DEFAULTS)
    assert owner_of(TaskDraft(owner="manager"), Owners("hr")) == "hr"
    assert owner_of(TaskDraft(owner="manager"), Owners("hr", "boss")) == "boss"
    assert owner_of(TaskDraft(owner="named", login="ida"), Owners("hr")) == "ida"
    assert due(TaskDraft(days=-14), D(2026, 12, 1), D(2026, 11, 1)) == D(2026, 11, 17)
    assert due(TaskDraft(days=-14), D(2026, 12, 1), D(2026, 11, 26)) == D(2026, 11, 26)


def test_a_contract_says_something_on_all_fifteen_points() -> None:
    """§ 2 (1) NachwG has 15 points; one with blanks alone says nothing."""
    assert list(POINTS) == [str(no) for no in range(1, 16)]
    assert missing({}, D(2026, 12, 1)) == list(POINTS)
    assert missing(dict.fromkeys(POINTS, "x") | {"3": " "}, D(2026, 12, 1)) == ["3"]


def test_interviews_go_into_a_calendar() -> None:
    """Local time without a zone, its end by minutes, signs of the format escaped (RFC 5545, 3.3.11)."""
    begins = datetime.datetime.combine(D(2026, 12, 1), datetime.time(23, 30))
    meeting = Meeting("1", begins, 45, "Gespräch, A; B", "Raum 1")
    made = calendar_file([meeting], datetime.datetime(2026, 11, 26, 9, 0, tzinfo=datetime.UTC)).decode()
    assert "DTSTART:20261201T233000\r\nDTEND:20261202T001500\r\n" in made
    assert "SUMMARY:Gespräch\\, A\\; B\r\nLOCATION:Raum 1\r\n" in made
