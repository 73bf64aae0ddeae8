"""Times of day as people type them."""

from __future__ import annotations

import pytest

from app.core.errors import Invalid
from app.core.messages import use_language
from app.core.times import hours_typed, time_of_day, typed_time, written_time

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


HOURS = {  # as typed: minutes in English, in German
    "7.5": (450, 450), "7.50": (450, 470), "7,5": (450, 450), "7,50": (450, 450), "7.75": (465, None), "7,75": (465, 465),
    "7:30": (450, 450), "7.30": (438, 450), "7:5": (None, None), "7:60": (None, None), "8": (480, 480), "0.1": (6, 6), "38,5": (2310, 2310),
    "7.255": (None, None), "": (None, None), "acht": (None, None), "-1": (None, None), "7,": (None, None), "1000": (60000, 60000),
}  # fmt: skip


@pytest.mark.parametrize("typed", HOURS)
def test_what_hours_mean(typed: str) -> None:
    """The decimal mark is that of the language in force; a colon parts minutes in both, a German point before two figures too."""
    found = []
    for language in ("en", "de"):
        use_language(language)
        found.append(hours_typed(typed))
    use_language("en")
    assert tuple(found) == HOURS[typed]
