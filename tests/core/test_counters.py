"""Numbers are read back as they were written, whatever their shape."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.counters import Counter
from app.core.manifest import number_title, topics
from app.data.counters import numbered

D = datetime.date
COUNTERS = [counter for _column, counter in numbered()]
PARTS = {"finance.cash.{part}": "12", "case.{part}": "40-1", "it.asset": "IT-", "finance.sales.{part}": "RE"}


@settings(max_examples=60)
@given(
    st.sampled_from(COUNTERS),
    st.integers(1, 10**7),
    st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 1, 1)),
)
def test_a_number_is_read_as_it_was_written(counter: Counter, number: int, day: datetime.date) -> None:
    """Range, year and number come back; numbers that outgrow their width too."""
    part = PARTS.get(counter.kind, "")
    said = counter.written(number, day.year, part, day)
    assert counter.read(said) == (counter.kind_of(part), day.year if counter.by_year else 0, number)
    assert counter.holds(counter.kind_of(part))


@pytest.mark.parametrize(
    "text", ["", "R2026-1", "R2026-00x1", "xR2026-0001", "R26-0001", "R2026-0001 ", "Reise 7"]
)
def test_what_is_no_number_of_the_range_is_none(text: str) -> None:
    """Less figures than the width, other signs, something before or behind."""
    assert Counter("hr.trip", "R{year}-{n:04}").read(text) is None


def test_the_width_of_a_setting() -> None:
    """Devices have as many figures as the office wants."""
    assert Counter("it.asset", "{part}{n}").written(7, part="IT-", width=5) == "IT-00007"


def test_every_range_has_words_and_a_column() -> None:
    """What a manifest names is what columns are numbered by, each kind once."""
    declared = {kind for topic in topics() for kind in topic.numbers}
    columns = [one.kind.replace("{part}", "*") for one in COUNTERS]
    assert sorted(columns) == sorted(declared)
    assert all(number_title(one.kind_of("7")) != one.kind_of("7") for one in COUNTERS)
    assert not any(
        one.holds(other.kind_of("7")) for one in COUNTERS for other in COUNTERS if one is not other
    )
