"""Controls: samples that the seed draws again, spans that meet without a gap, results with their measure, rights of what is drawn from."""

from __future__ import annotations

import datetime
import random

import pytest
from sqlalchemy import text

from app.core.errors import Forbidden, Invalid
from app.data.office import Actor, Office
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.governance.compliance.models import CHANGE, VIEW
from app.modules.governance.compliance.queries.controls import (
    control_draft,
    drawn_in,
    result_draft,
    waiting_controls,
)
from app.modules.governance.compliance.rules.controls import (
    ControlDraft,
    ResultDraft,
    draw,
    next_due,
    span_of,
)
from app.modules.governance.compliance.services.controls import draw_sample, keep_result, save_control
from tests.modules.governance.privacy_cases import at

D = datetime.date
RUNS = 60


@pytest.mark.parametrize(
    ("first", "due", "months", "span", "following"),
    [
        (D(2026, 3, 31), D(2026, 3, 31), 1, (D(2026, 2, 28), D(2026, 3, 30)), D(2026, 4, 30)),
        (
            D(2026, 3, 31),
            D(2026, 4, 30),
            1,
            (D(2026, 3, 30), D(2026, 4, 29)),
            D(2026, 5, 31),
        ),  # the 31st comes back
        (D(2026, 1, 1), D(2026, 1, 1), 12, (D(2025, 1, 1), D(2025, 12, 31)), D(2027, 1, 1)),
        (D(2024, 2, 29), D(2024, 2, 29), 12, (D(2023, 2, 28), D(2024, 2, 28)), D(2025, 2, 28)),
        (D(2026, 10, 1), D(2026, 10, 1), 3, (D(2026, 7, 1), D(2026, 9, 30)), D(2027, 1, 1)),
        (D(2026, 7, 15), D(2027, 1, 15), 6, (D(2026, 7, 15), D(2027, 1, 14)), D(2027, 7, 15)),
    ],
)
def test_days_of_tests(first: D, due: D, months: int, span: tuple[D, D], following: D) -> None:
    """A test looks at the months before its day; the next one is reckoned from the first."""
    assert (span_of(due, months), next_due(first, due, months)) == (span, following)


def test_no_day_is_left_between_tests() -> None:
    """Over three years of any rhythm each day lies in the span of a test: counted day by day."""
    luck = random.Random(7)
    for _run in range(RUNS):
        first = D(2026, 1, 1) + datetime.timedelta(days=luck.randrange(730))
        months = luck.choice((1, 3, 6, 12))
        due, seen = first, set[int]()
        while due < D(first.year + 3, first.month, 1):
            since, until = span_of(due, months)
            seen |= set(range(since.toordinal(), until.toordinal() + 1))
            due = next_due(first, due, months)
        assert seen == set(range(min(seen), max(seen) + 1)), (first, months)


def test_a_seed_draws_the_same() -> None:
    """No record twice, none that is not there, never more than there are, whatever the order they came in."""
    luck = random.Random(11)
    for _run in range(RUNS):
        keys = luck.sample(range(10_000), luck.randrange(1, 200))
        size, seed = luck.randrange(1, 60), luck.randrange(2**31)
        found = draw(keys, size, seed)
        assert found == draw(list(reversed(keys)), size, seed)
        assert len(set(found)) == len(found) == min(size, len(keys))
        assert set(found) <= set(keys)
    assert draw(range(1, 11), 3, 42) == [1, 4, 6]  # as sha256sum of "42:KEY" says


def _entries(office: Office, days: list[D]) -> None:
    for place, day in enumerate(days):
        lines = (LineDraft("6815", 10_00), LineDraft("1800", -10_00))
        office.run(post, EntryDraft(day, f"B-{place}", "Büro", lines))


def test_a_control_from_sample_to_measure(any_office: Office) -> None:
    """The sample comes from the span alone; bad input is said at its field; the result stays and its measure is followed up."""
    _entries(any_office, [D(2026, 9, 30), D(2026, 10, 1), D(2026, 10, 15), D(2026, 10, 31), D(2026, 11, 1)])
    draft = ControlDraft(
        "Buchhaltung",
        "Beleg",
        "Buchung ohne Beleg",
        "after",
        None,
        months=1,
        records="finance_entry",
        size=2,
        first=D(2026, 11, 1),
    )
    for bad, field in (
        (ControlDraft(first=D(2026, 11, 1)), "process"),
        (ControlDraft("a", "b", "c"), "first"),
    ):
        with pytest.raises(Invalid) as refused:
            any_office.run(save_control, bad)
        assert refused.value.field == field
    key = any_office.run(save_control, draft)
    for day, count, late in (
        (D(2026, 10, 17), 0, False),
        (D(2026, 10, 18), 1, False),
        (D(2026, 11, 1), 1, False),
        (D(2026, 11, 2), 1, True),
    ):
        then = Office(
            any_office.book,
            any_office.actor,
            lambda on=day: datetime.datetime.combine(on, datetime.time(9), datetime.UTC),
        )  # type: ignore[misc]
        assert [(one.count, one.late) for one in then.read(waiting_controls)] == [(1, late)] * count, day
    assert any_office.read(waiting_controls)[0].late
    blind = Office(any_office.book, Actor("x", "X", frozenset({VIEW, CHANGE})), any_office.clock)
    with pytest.raises(Forbidden, match="may not see"):
        blind.run(draw_sample, key)
    test = any_office.run(draw_sample, key)
    assert any_office.run(draw_sample, key) == test
    found = any_office.read(drawn_in, test)
    assert len(found) == 2
    assert all(one.day is not None and D(2026, 10, 1) <= one.day <= D(2026, 10, 31) for one in found)
    with any_office.book.engine.connect() as connection:
        seed, population, sample = connection.execute(
            text("SELECT seed, population, sample FROM governance_control_test")
        ).one()
        inside = (
            connection.execute(text("SELECT id FROM finance_entry WHERE document IN ('B-1', 'B-2', 'B-3')"))
            .scalars()
            .all()
        )
    assert (population, sample) == (3, " ".join(map(str, draw(inside, 2, seed))))
    for bad, field in (
        (ResultDraft(None), "faults"),
        (ResultDraft(3), "faults"),
        (ResultDraft(1), "found"),
        (ResultDraft(1, "kein Beleg"), "measure"),
        (ResultDraft(1, "kein Beleg", "nachreichen"), "until"),
    ):
        with pytest.raises(Invalid) as refused:
            any_office.run(keep_result, bad, test)
        assert refused.value.field == field
    any_office.run(keep_result, ResultDraft(1, "kein Beleg", "nachreichen", D(2026, 12, 1)), test)
    with pytest.raises(Invalid, match="has its result"):
        any_office.run(keep_result, ResultDraft(0), test)
    kept, control = any_office.read(result_draft, test), any_office.read(control_draft, key)
    assert kept is not None
    assert control is not None
    assert (kept.draft.faults, kept.draft.found) == (1, "kein Beleg")
    with pytest.raises(Invalid, match="due on"):
        any_office.run(draw_sample, key)
    later = at(any_office, D(2027, 1, 2))
    january = later.run(draw_sample, key)
    later.run(keep_result, ResultDraft(0), january)
    with pytest.raises(Invalid, match="no record"):
        later.run(draw_sample, key)
