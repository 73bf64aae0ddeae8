"""Figures that hold from a day on: the day itself has the new ones."""

from __future__ import annotations

import datetime

import pytest

from app.core.dated import figures_on, held_on
from app.modules.governance.privacy.rules import law as privacy
from app.modules.hr.absence.rules import law as absence
from app.modules.hr.recruiting.rules import law as recruiting
from app.modules.hr.travel.rules import hospitality
from app.modules.hr.worktime.rules import law as worktime

ROWS = [{"from": "2018-05-25", "months": 24}, {"from": "2027-01-01", "months": 12}]


@pytest.mark.parametrize(
    ("day", "held", "figures"),
    [
        ("2018-05-24", None, 24),
        ("2018-05-25", 24, 24),
        ("2026-12-31", 24, 24),
        ("2027-01-01", 12, 12),
        ("2031-06-01", 12, 12),
    ],
)
def test_a_row_holds_from_its_day_on(day: str, held: int | None, figures: int) -> None:
    """The day before a change has the old figures, the day itself the new; before the first there is none, or the first."""
    on = datetime.date.fromisoformat(day)
    found = held_on(ROWS, on)
    assert (found["months"] if found else None) == held
    assert figures_on(ROWS, on)["months"] == figures


def test_a_day_long_past_has_the_first_figures() -> None:
    """Papers of earlier years are reckoned with the oldest figures that are known, never refused by a fault."""
    past = datetime.date(1999, 1, 1)
    for law, kind in ((absence, "leave"), (worktime, "adult"), (recruiting, "pool"), (privacy, "answer")):
        rows = law._data()[kind]
        assert law.figures(kind, past) == (rows["rows"] if isinstance(rows, dict) else rows)[0]
    assert hospitality.percent(past) == hospitality.percent(datetime.date(2004, 1, 1))
