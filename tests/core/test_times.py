"""Times of day as people type them."""

from __future__ import annotations

import pytest

from app.core.errors import Invalid
from app.core.times import time_of_day, typed_time, written_time

TYPED = {
    "14:30": 870, "14.30": 870, "14,30": 870, "1430": 870, "9": 540, "09": 540, "930": 570, " 0:00 ": 0, "23:59": 1439,
    "115": 75, "7:05": 425, "2400": None, "24": None, "25:00": None, "7:5": None, "12:60": None, "halb acht": None,
    "": None, "-1": None, "14:30:00": None, "١٤:٣٠": None,
}  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_what_a_time_means(typed: str) -> None:
    """What is a time becomes its minutes and is kept in one way; what is none is refused at its field."""
    minutes = TYPED[typed]
    assert time_of_day(typed) == minutes
    if minutes is None:
        with pytest.raises(Invalid) as refused:
            typed_time(typed, "at")
        assert refused.value.field == "at"
    else:
        assert time_of_day(typed_time(typed, "at")) == minutes
        assert typed_time(typed, "at") == written_time(minutes)
