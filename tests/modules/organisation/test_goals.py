"""Goals: scores by a table reckoned by hand and a second reckoning, results typed and bound, check-ins, and the way to the next quarter."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Conflict, Invalid
from app.core.figures import COUNT, PERCENT
from app.data.office import Actor, Office
from app.modules.organisation.goals.queries import goal, goal_view, goals_source, result, waiting
from app.modules.organisation.goals.rules import (
    ONGOING,
    REACHED,
    CheckInDraft,
    GoalDraft,
    ResultDraft,
    next_quarter,
    points,
    quarter_end,
    quarter_of,
    quarter_words,
    score,
    whole_score,
    zone,
)
from app.modules.organisation.goals.services import carry_on, check_in, remove_result, save_goal, save_result
from tests.conftest import NOW

D = datetime.date
RUNS = 60


@pytest.mark.parametrize(
    ("of", "value", "wanted", "where"),
    [
        ((0, 30, 70, 100), -5, 0, "fail"),
        ((0, 30, 70, 100), 0, 0, "fail"),
        ((0, 30, 70, 100), 15, Fraction(15, 100), "fail"),
        ((0, 30, 70, 100), 30, Fraction(3, 10), "commit"),
        ((0, 30, 70, 100), 50, Fraction(1, 2), "commit"),
        ((0, 30, 70, 100), 70, Fraction(7, 10), "target"),
        ((0, 30, 70, 100), 85, Fraction(85, 100), "target"),
        ((0, 30, 70, 100), 100, 1, "stretch"),
        ((0, 30, 70, 100), 140, 1, "stretch"),
        ((100, 60, 30, 15), 80, Fraction(15, 100), "fail"),  # falling: half of the way to the promise
        ((100, 60, 30, 15), 45, Fraction(1, 2), "commit"),
        ((100, 60, 30, 15), 22, Fraction(7, 10) + Fraction(3, 10) * Fraction(8, 15), "target"),
        ((0, None, 70, None), 35, Fraction(35, 100), "commit"),  # what is left out lies on the line
        ((0, None, 70, None), 100, 1, "stretch"),
        ((10, None, 24, None), 17, Fraction(35, 100), "commit"),
    ],
)
def test_scores(of: tuple[int, int | None, int, int | None], value: int, wanted: object, where: str) -> None:
    """0.3 at the promise, 0.7 at the target, 1 at the best, straight lines between, in both directions."""
    made = points(*of)
    assert made is not None
    assert (score(value, made), zone(score(value, made))) == (wanted, where)


@pytest.mark.parametrize(
    "of", [(0, None, 0, None), (0, 0, 10, 20), (0, 12, 10, 20), (0, 5, 10, 10), (10, 12, 5, 0), (0, 5, 10, 8)]
)
def test_points_go_one_way(of: tuple[int, int | None, int, int | None]) -> None:
    """Equal points would divide by nothing, others would turn around."""
    assert points(*of) is None


@settings(max_examples=RUNS)
@given(st.lists(st.integers(-1000, 1000), min_size=4, max_size=4, unique=True), st.integers(-1200, 1200))
def test_scores_by_a_second_reckoning(row: list[int], value: int) -> None:
    """By decimals and the other way around: mirrored points give the same score, and more never gives less."""
    start, commit, target, stretch = sorted(row)
    rising, falling = points(start, commit, target, stretch), points(-start, -commit, -target, -stretch)
    assert rising is not None
    assert falling is not None
    found = score(value, rising)
    assert found == score(-value, falling)
    assert found <= score(value + 1, rising)
    knots = [(start, Decimal(0)), (commit, Decimal("0.3")), (target, Decimal("0.7")), (stretch, Decimal(1))]
    wanted = Decimal(0) if value <= start else Decimal(1)
    for (low, least), (high, most) in pairwise(knots):
        if low < value <= high:
            wanted = least + (most - least) * (value - low) / (high - low)
    assert abs(Decimal(found.numerator) / found.denominator - wanted) < Decimal("1e-12")


def test_what_a_goal_comes_to_and_quarters() -> None:
    """The mean of its results, half up; what is not measured counts as nothing."""
    exact = [Fraction(1, 3), Fraction(1, 2), None]
    mean = (Decimal(1) / 3 + Decimal("0.5")) / 3 * 10_000
    assert whole_score(exact) == int(mean.quantize(Decimal(1), ROUND_HALF_UP)) == 2778
    assert whole_score([]) is None
    assert [quarter_of(D(2026, month, 9)).month for month in (1, 3, 4, 12)] == [1, 1, 4, 10]
    assert (next_quarter(D(2026, 11, 5)), quarter_end(D(2026, 2, 1))) == (D(2027, 1, 1), D(2026, 3, 31))
    assert quarter_words(D(2026, 10, 1)) == "2026 Q4"


def test_a_goal_from_check_in_to_the_next_quarter(office: Office) -> None:
    """Results typed and bound, what is refused at which field, closing with a conclusion, and carrying on where it stands."""
    key = office.run(save_goal, GoalDraft("Bekannter werden", D(2026, 8, 20), office.actor.login))
    typed = office.run(
        save_result, ResultDraft(key, "Gespräche", "", COUNT, "0", commit="", target="40", stretch="")
    )
    bound = office.run(
        save_result,
        ResultDraft(
            key, "Belege im Eingang", "documents_waiting", PERCENT, "20", commit="", target="5", stretch=""
        ),
    )
    stored = office.read(result, bound)
    assert stored is not None
    assert stored.draft.unit == COUNT  # that of its figure
    for draft, field in (
        (ResultDraft(None, "x"), "goal"),
        (ResultDraft(key, "", "", COUNT, "0", commit="", target="9", stretch=""), "title"),
        (ResultDraft(key, "x", "nowhere", COUNT, "0", commit="", target="9", stretch=""), "figure"),
        (ResultDraft(key, "x", "", COUNT, "", commit="", target="9", stretch=""), "start"),
        (ResultDraft(key, "x", "", COUNT, "9", commit="", target="9", stretch=""), "target"),
        (ResultDraft(key, "x", "", COUNT, "viel", commit="", target="9", stretch=""), "start"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(save_result, draft)
        assert refused.value.field == field
    for check, field in (
        (CheckInDraft(typed, "", 5), "value"),
        (CheckInDraft(typed, "3", 11), "confidence"),
        (CheckInDraft(bound, "3", 5), "value"),
        (CheckInDraft(typed, "3", 5, "x" * 501), "text"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(check_in, check)
        assert refused.value.field == field
    said = CheckInDraft(typed, "20", 6, "Messe")
    first = office.run(check_in, said)
    assert office.run(check_in, said) == first, "the same on the same day is one"
    view = office.read(goal_view, key)
    assert view is not None
    assert [(one.value, one.score) for one in view.results] == [
        (20, 3500),
        (0, 9333),
    ]  # 0.7 × 20/15 of the way
    assert view.score == 6417
    assert [one.text for one in view.check_ins] == ["Messe"]
    next_day = Office(office.book, office.actor, lambda: NOW + datetime.timedelta(days=1))
    assert next_day.run(check_in, said) != first
    found = office.read(waiting)
    assert [(one.request, one.late) for one in found] == [(key, True)]  # its quarter is over
    with pytest.raises(Invalid) as open_end:
        office.run(save_goal, GoalDraft("Bekannter werden", D(2026, 7, 1), state=REACHED), key, 1)
    assert open_end.value.field == "conclusion"
    closed = GoalDraft("Bekannter werden", D(2026, 7, 1), state=REACHED, conclusion="Reicht")
    office.run(save_goal, closed, key, 1)
    with pytest.raises(Conflict):
        office.run(save_goal, closed, key, 1)
    made = office.run(carry_on, key)
    assert office.run(carry_on, key) == made
    again = office.read(goal, made)
    assert again is not None
    assert (again.draft.quarter, again.draft.state) == (D(2026, 10, 1), ONGOING)
    results = office.read(goal_view, made)
    assert results is not None
    starts = [stored.draft.start for one in results.results if (stored := office.read(result, one.id))]
    assert starts == ["20", "20"]  # the second stands beyond its target: it begins as before
    with pytest.raises(Invalid):
        office.run(remove_result, typed)
    source = goals_source()
    keys = office.read(source.keys, {})
    names = [column.key for column in source.columns]
    rows = [dict(zip(names, row, strict=True)) for row in office.read(source.page, keys)]
    assert [(row["words"], row["title"]) for row in rows] == [("2026 Q4", "Bekannter werden")]


def test_a_bound_result_tells_nobody_what_they_may_not_know(office: Office) -> None:
    """Who may not see the figure sees the result without a value."""
    key = office.run(save_goal, GoalDraft("Weniger offen", D(2026, 10, 1)))
    office.run(
        save_result, ResultDraft(key, "Kasse", "cash", "money", "0", commit="", target="1000", stretch="")
    )
    rights = frozenset({"organisation.goal.view"})
    someone = Office(office.book, Actor("it", "It", rights), lambda: NOW)
    mine, theirs = office.read(goal_view, key), someone.read(goal_view, key)
    assert mine is not None
    assert theirs is not None
    assert (mine.results[0].value, theirs.results[0].value, theirs.score) == (0, None, 0)


def test_the_same_value_of_another_result_is_another_check_in(office: Office) -> None:
    """Two results of one goal at the same value on the same day: each has its own check-in, given again each stays one."""
    goal = office.run(save_goal, GoalDraft("Bekannter", D(2026, 8, 20), office.actor.login))
    draft = ResultDraft(goal, "Gespräche", "", COUNT, "0", commit="", target="40", stretch="")
    said = [
        CheckInDraft(office.run(save_result, replace(draft, title=title)), "20", 6, "")
        for title in ("Gespräche", "Anrufe")
    ]
    first, again = ([office.run(check_in, one) for one in said] for _turn in range(2))
    assert len(set(first)) == 2
    assert again == first
