"""People are shown by name, found by parts of it, and never lost for want of one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.people import logins_of, people, person, use_names


@pytest.fixture(autouse=True)
def _names() -> Iterator[None]:
    use_names({"anna": "Anna Meyer", "o": "Ödön Ärzte", "zoe": "", "MAX": "Max MEYER"})
    yield
    use_names({})


def test_who_has_no_name_is_shown_by_the_login() -> None:
    """Somebody who left the book, or has no name yet, stays told apart."""
    assert [person(one) for one in ("anna", "zoe", "gone", "")] == ["Anna Meyer", "zoe", "gone", ""]


def test_people_stand_in_the_order_of_their_names() -> None:
    """Small and capital letters are one order."""
    assert [login for login, _name in people()] == ["zoe", "anna", "MAX", "o"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("meyer", {"anna", "MAX"}),
        ("MEYER an", {"anna"}),
        ("ö", {"o"}),
        ("", set()),
        ("  ", set()),
        ("q", set()),
    ],
)
def test_people_are_found_by_parts_of_their_names(typed: str, found: set[str]) -> None:
    """All words must be there; nothing typed means nobody, not everybody."""
    assert set(logins_of(typed)) == found
