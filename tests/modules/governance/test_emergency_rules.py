"""Time until damage, restart order, changed pages and steps as tables, the order with a second reckoning."""

from __future__ import annotations

import random

import pytest

from app.core.errors import Invalid
from app.modules.governance.emergency.rules.emergency import (
    ProcessDraft,
    StepDraft,
    changed_pages,
    check_process,
    longest,
    reaches,
    restart_order,
    step_of,
)


@pytest.mark.parametrize(
    ("impacts", "hours"),
    [
        ((3, 3, 3, 3, 3), 4),
        ((2, 3, 3, 4, 4), 24),
        ((0, 0, 3, 3, 3), 72),
        ((0, 1, 2, 3, 4), 168),
        ((0, 0, 0, 0, 4), 336),
        ((2, 2, 2, 2, 2), None),
        ((0, 0, 0, 0, 0), None),
    ],
)
def test_how_long_a_process_may_stand_still(impacts: tuple[int, ...], hours: int | None) -> None:
    """The first time at which damage is considerable."""
    assert longest(impacts) == hours


@pytest.mark.parametrize(
    ("impacts", "rto", "field"),
    [
        ((0, 1, 2, 3, 4), 168, ""),
        ((0, 1, 2, 3, 4), 0, ""),
        ((0, 1, 2, 3, 4), 169, "rto"),
        ((0, 1, 2, 3, 4), None, "rto"),
        ((2, 2, 2, 2, 2), None, ""),
        ((2, 1, 2, 3, 4), 4, "after_1d"),
        ((0, 1, 0, 3, 4), 4, "after_3d"),
        ((0, 1, 2, 1, 4), 4, "after_1w"),
        ((0, 1, 2, 3, 2), 4, "after_2w"),
    ],
)
def test_what_is_typed_of_a_process(impacts: tuple[int, ...], rto: int | None, field: str) -> None:
    """Damage never falls with time, and a process is back before it is considerable."""
    draft = ProcessDraft("P", None, None, *impacts, rto)
    if not field:
        check_process(draft)
        return
    with pytest.raises(Invalid) as refused:
        check_process(draft)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("needs", "wanted"),
    [
        ({}, [1, 2, 3]),
        ({1: [2], 2: [3]}, [3, 2, 1]),
        ({1: [3]}, [2, 3, 1]),
        ({1: [2], 2: [1]}, [3, 1, 2]),  # a circle: the lowest of it begins
        ({1: [1]}, [1, 2, 3]),
        ({1: [9]}, [1, 2, 3]),  # what is not running is not waited for
    ],
)
def test_restart_order(needs: dict[int, list[int]], wanted: list[int]) -> None:
    """Each part after what it needs."""
    assert restart_order(needs, {1: (1,), 2: (2,), 3: (3,)}) == wanted


def test_restart_order_against_a_second_reckoning() -> None:
    """Without circles every need stands before who needs it, and everything stands there once."""
    chance = random.Random(22)
    for _run in range(40):
        count = chance.randint(1, 15)
        needs = {one: chance.sample(range(one), chance.randint(0, min(3, one))) for one in range(count)}
        names = chance.sample(range(count), count)
        renamed = {names[one]: [names[other] for other in others] for one, others in needs.items()}
        order = restart_order(renamed, {one: (chance.randint(0, 3),) for one in range(count)})
        assert sorted(order) == list(range(count))
        assert all(
            order.index(other) < order.index(one) for one, others in renamed.items() for other in others
        )


def test_what_parts_stand_on() -> None:
    """All the way down, circles too."""
    assert reaches({1: [2], 2: [3, 1]}, [1]) == {1, 2, 3}


@pytest.mark.parametrize(
    ("before", "now", "new", "gone"),
    [
        ({}, {"a-1": "x"}, ["a-1"], []),
        ({"a-1": "x"}, {"a-1": "x"}, [], []),
        ({"a-1": "x"}, {"a-1": "y"}, ["a-1"], []),
        ({"a-1": "x", "a-2": "y"}, {"a-1": "x"}, [], ["a-2"]),
        ({"a-1": "x"}, {"a-1": "x", "a-2": "z", "b-1": "q"}, ["a-2", "b-1"], []),
    ],
)
def test_changed_pages(before: dict[str, str], now: dict[str, str], new: list[str], gone: list[str]) -> None:
    """New and changed ones go in, those that are no longer there come out."""
    assert changed_pages(before, now) == (new, gone)


def test_a_step_as_typed() -> None:
    """What is needed, minutes are whole."""
    assert step_of(["Räumen", "Alle", "10", ""]) == StepDraft("Räumen", "Alle", 10, "")
    for texts in (["", "Alle", "", ""], ["Räumen", "", "bald", ""], ["Räumen", "", "-1", ""]):
        with pytest.raises(Invalid):
            step_of(texts)
