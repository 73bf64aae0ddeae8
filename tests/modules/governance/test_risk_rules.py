"""Levels, courses, dependence and single sources as tables, with a second reckoning beside them."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction

import pytest

from app.core.errors import Invalid
from app.modules.governance.risk.rules.courses import Course, Stand, courses, how_many
from app.modules.governance.risk.rules.levels import (
    MatrixDraft,
    check_course,
    counts,
    read_matrix,
    shipped,
)
from app.modules.governance.risk.rules.risks import dependent, move, single

FOUR, FIVE = (read_matrix(one) for one in shipped("de"))
# rows as the facts write them: damage from the highest, likelihood from rare to very often
OF_FOUR = ("2 3 4 4", "2 2 3 4", "1 1 2 3", "1 1 1 1")
# rows of likelihood 1 to 5, columns of damage 1 to 5
OF_FIVE = ("0 0 1 1 1", "0 1 1 2 2", "1 1 2 3 3", "1 2 3 3 4", "2 3 3 4 4")


@pytest.mark.parametrize("likelihood", range(1, 5))
@pytest.mark.parametrize("impact", range(1, 5))
def test_the_four_by_four(likelihood: int, impact: int) -> None:
    """Each of the sixteen cells as the facts write it."""
    assert FOUR.level(likelihood, impact) == int(OF_FOUR[4 - impact].split()[likelihood - 1])


@pytest.mark.parametrize("likelihood", range(1, 6))
@pytest.mark.parametrize("impact", range(1, 6))
def test_the_five_by_five(likelihood: int, impact: int) -> None:
    """Each of the twenty-five cells as the facts write it."""
    assert FIVE.level(likelihood, impact) == int(OF_FIVE[likelihood - 1].split()[impact - 1])


def test_languages_have_the_same_grid() -> None:
    """What is shipped differs in words alone."""
    assert [one.grid for one in shipped("de")] == [one.grid for one in shipped("en")]


@pytest.mark.parametrize(
    ("likelihoods", "impacts", "grid", "field"),
    [
        ("a", "x\ny", "0 1\n1 2", "likelihoods"),
        ("a\nb", "x", "0 1", "impacts"),
        ("a\nb\nc\nd\ne\nf\ng", "x\ny", "0 1\n1 2", "likelihoods"),
        ("a\nb", "x\ny", "0 1", "grid"),
        ("a\nb", "x\ny", "0 1 2\n1 2 3", "grid"),
        ("a\nb", "x\ny", "0 5\n1 2", "grid"),
        ("a\nb", "x\ny", "0 h\n1 2", "grid"),
        ("a\nb", "x\ny", "1 0\n1 2", "grid"),
        ("a\nb", "x\ny", "1 2\n0 2", "grid"),
    ],
)
def test_a_bad_matrix_is_refused_at_its_field(likelihoods: str, impacts: str, grid: str, field: str) -> None:
    """Too few or many steps, a grid of another shape, levels that are none, levels that fall."""
    with pytest.raises(Invalid) as refused:
        read_matrix(MatrixDraft("m", likelihoods, impacts, grid))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("inherent", "current", "residual", "field"),
    [
        ((4, 4), (2, 4), (2, 2), ""),
        ((1, 1), (1, 1), (1, 1), ""),
        ((2, 3), (3, 3), (1, 1), "current_likelihood"),
        ((2, 3), (2, 4), (1, 1), "current_impact"),
        ((3, 3), (2, 2), (3, 2), "residual_likelihood"),
        ((3, 3), (2, 2), (2, 3), "residual_impact"),
    ],
)
def test_controls_do_not_make_a_risk_greater(
    inherent: tuple[int, int], current: tuple[int, int], residual: tuple[int, int], field: str
) -> None:
    """From inherent to current to residual neither part rises."""
    if not field:
        check_course(inherent, current, residual)
        return
    with pytest.raises(Invalid) as refused:
        check_course(inherent, current, residual)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("turnover", "limit", "wanted"),
    [
        ([], 20, []),
        ([(1, "a", 100)], 20, [(1, "a", 100)]),
        ([(1, "a", 20), (2, "b", 80)], 20, [(2, "b", 80)]),  # exactly the limit is not above it
        ([(1, "a", 21), (2, "b", 79)], 20, [(2, "b", 79), (1, "a", 21)]),
        ([(1, "a", -50), (2, "b", 100)], 20, [(2, "b", 100)]),
        ([(1, "a", 0), (2, "b", 0)], 20, []),
        ([(1, "a", 1), (2, "b", 2)], 33, [(2, "b", 66), (1, "a", 33)]),  # 33.3 % is above 33 %
    ],
)
def test_customers_on_whom_the_turnover_hangs(
    turnover: list[tuple[int, str, int]], limit: int, wanted: list[tuple[int, str, int]]
) -> None:
    """Shares by whole percent, the greatest first; the limit is compared exactly."""
    assert dependent(turnover, limit) == wanted


def test_shares_against_a_second_reckoning() -> None:
    """Random turnovers, with exact fractions."""
    chance = random.Random(22)
    for _run in range(60):
        rows = [(key, f"k{key:02}", chance.randint(-5_000, 90_000)) for key in range(chance.randint(0, 12))]
        limit = chance.randint(1, 60)
        total = sum(cents for _k, _n, cents in rows if cents > 0)
        wanted = {
            key for key, _n, cents in rows if cents > 0 and Fraction(cents, total) > Fraction(limit, 100)
        }
        assert {key for key, _n, _s in dependent(rows, limit)} == wanted


def test_what_only_one_has() -> None:
    """Articles with one supplier by supplier; named twice by the same one it is still one."""
    assert single([(1, 7), (1, 7), (2, 7), (3, 8), (3, 9), (4, 9)]) == {7: [1, 2], 9: [4]}


@pytest.mark.parametrize(("before", "now", "wanted"), [(None, 3, 0), (2, 3, 1), (3, 2, -1), (2, 2, 0)])
def test_moves(before: int | None, now: int, wanted: int) -> None:
    """Up, down, as it was, new."""
    assert move(before, now) == wanted


def test_counts_of_the_cells() -> None:
    """Each cell counts its risks, and all cells together count all of them."""
    chance = random.Random(3)
    cells = [(chance.randint(1, 5), chance.randint(1, 5)) for _n in range(200)]
    found = counts(cells)
    assert found == Counter(cells)
    assert sum(found.values()) == 200


def test_risks_through_their_analyses() -> None:
    """Each is followed by what it was copied from; one that is new or gone has no level there, and the highest of the newest stands first."""
    first = (Stand(1, None, "Brand", 3), Stand(2, None, "Wasser", 2), Stand(3, None, "Streik", 1))
    second = (Stand(4, 1, "Brand", 3), Stand(5, 2, "Wasser", 1))
    third = (Stand(6, 4, "Brand in der Halle", 1), Stand(7, None, "Angriff", 4))
    assert courses((first, second, third)) == [
        Course("Angriff", (None, None, 4)),
        Course("Brand in der Halle", (3, 3, 1)),
        Course("Wasser", (2, 1, None)),
        Course("Streik", (1, None, None)),
    ]
    assert courses((second, third))[1].levels == (
        3,
        1,
    )  # the first of those that are shown has no origin among them
    assert how_many((first, second, third), (4, 3, 2, 1, 0)) == {
        4: (0, 0, 1), 3: (1, 1, 0), 2: (1, 0, 0), 1: (1, 1, 1), 0: (0, 0, 0),
    }  # fmt: skip
    assert courses(()) == []
