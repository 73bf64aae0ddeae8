"""Words for a count: one thing has its own form, in both languages, with every other value still filled in."""

import datetime

import pytest

from app.core.messages import Message, counted, use_language
from app.modules.finance.booking.queries import to_post


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("de", "Stapel Mai: 1 Zeile zu buchen", "Stapel Mai: 1.200 Zeilen zu buchen"),
        ("en", "Stack Mai: 1 line to post", "Stack Mai: 1,200 lines to post"),
    ],
)
def test_one_has_its_own_form(language: str, one: str, many: str) -> None:
    """A stack with one line says so; a larger number is grouped as the language groups it."""
    use_language(language)
    try:
        assert [str(to_post("Mai", count)) for count in (1, 1200)] == [one, many]
    finally:
        use_language("en")


def test_the_other_values_are_filled_in() -> None:
    """A day in the words for one is written like everywhere else; without words for one, the only form holds."""
    day = datetime.date(2026, 3, 31)
    assert counted(1, "1 entry until {day}", "{count} entries until {day}", day=day) == "1 entry until 31/03/2026"
    assert counted(0, "1 entry", "{count} entries") == "0 entries"
    assert str(Message("{count} steps", {"count": 1})) == "1 steps"
