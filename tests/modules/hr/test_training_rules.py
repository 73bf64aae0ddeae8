"""The arithmetic of training: how long proofs hold, how answers are marked, what is paid back."""

from __future__ import annotations

import datetime
import random

import pytest

from app.core.errors import Invalid
from app.modules.hr.training.rules.due import (
    EXPIRED,
    FINE,
    MISSING,
    SOON,
    Held,
    newest,
    state_of,
    valid_until,
)
from app.modules.hr.training.rules.quiz import Asked, Question, answers_of, fingerprint, mark, right_of
from app.modules.hr.training.rules.repayment import ends, full_months, left

D = datetime.date
TODAY = D(2026, 11, 23)


def test_proofs_hold_until_their_last_day() -> None:
    """A proof holds through its last day, is named thirty days before, and the one that holds longest counts."""
    assert valid_until(D(2024, 2, 29), 12) == D(2025, 2, 28)
    assert valid_until(D(2024, 11, 23), 24) == TODAY
    assert valid_until(D(2024, 11, 23), 0) is None
    for until, expected in (
        (D(2026, 11, 22), EXPIRED),
        (TODAY, SOON),
        (D(2026, 12, 23), SOON),
        (D(2026, 12, 24), FINE),
        (None, FINE),
    ):
        assert state_of(Held(D(2025, 1, 1), until), TODAY) == expected, until
    assert state_of(None, TODAY) == MISSING
    early, good, late = (
        Held(D(2026, 1, 1), D(2027, 1, 1)),
        Held(D(2020, 1, 1), None),
        Held(D(2026, 5, 1), D(2026, 12, 1)),
    )
    assert newest([early, late]) == early
    assert newest([early, good, late]) == good
    assert newest([]) is None


def test_answers_are_marked_as_a_whole() -> None:
    """A question is right where exactly its right answers were chosen; passing is in per cent, read-only courses pass."""
    two = [
        Question(Asked(1, "A", ("a", "b", "c")), frozenset({1, 3})),
        Question(Asked(2, "B", ("a", "b")), frozenset({2})),
    ]
    for chosen, passing, right, passed in (
        ({1: {1, 3}, 2: {2}}, 100, 2, True),
        ({1: {1}, 2: {2}}, 50, 1, True),
        ({1: {1}, 2: {2}}, 51, 1, False),
        ({1: {1, 2, 3}, 2: {1, 2}}, 50, 0, False),
        ({}, 0, 0, True),
    ):
        found = mark(two, {key: frozenset(numbers) for key, numbers in chosen.items()}, passing)
        assert (found.right, found.of, found.passed) == (right, 2, passed), chosen
    assert mark([], {}, 80).passed
    assert answers_of(" a \n\nb\n") == ("a", "b")
    assert right_of("1, 3", 3) == {1, 3}
    for bad in ("", "0", "4", "x", "1 x"):
        with pytest.raises(Invalid):
            right_of(bad, 3)
    for bad in ("", "a", "\n".join("abcdefghijklm")):
        with pytest.raises(Invalid):
            answers_of(bad)
    assert fingerprint([], two) != fingerprint([], two[:1])
    assert fingerprint([], two) == fingerprint([], list(two))


def test_clauses_fall_month_by_month() -> None:
    """By hand, and by a second reckoning that steps through the months of random clauses."""
    for day, expected in (
        (D(2026, 1, 31), 1200),
        (D(2026, 2, 27), 1200),
        (D(2026, 2, 28), 1150),  # a month from 31 January
        (D(2026, 12, 31), 650),
        (D(2028, 1, 30), 50),
        (D(2028, 1, 31), 0),
        (D(2030, 1, 1), 0),
        (D(2025, 1, 1), 1200),
    ):
        assert left(1200, 24, D(2026, 1, 31), day) == expected, day
    assert ends(24, D(2026, 1, 31)) == D(2028, 1, 31)
    assert left(100, 3, D(2026, 1, 1), D(2026, 2, 1)) == 66
    chance = random.Random(3)
    for _run in range(300):
        since = D(2024, 1, 1) + datetime.timedelta(days=chance.randrange(700))
        day = since + datetime.timedelta(days=chance.randrange(-40, 1500))
        months, amount = chance.randrange(1, 37), chance.randrange(1, 500_000)
        gone, year, month = 0, since.year, since.month
        while gone < months:
            month += 1
            year, month = (year + 1, 1) if month > 12 else (year, month)
            after = D(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
            if after.replace(day=min(since.day, after.day)) > day:
                break
            gone += 1
        assert min(full_months(since, day), months) == gone
        assert left(amount, months, since, day) == amount * (months - gone) // months
