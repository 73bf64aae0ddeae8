"""Passwords that are guessed first are refused; sentences and what a password manager makes are taken."""

from __future__ import annotations

import pytest

from app.core.errors import Invalid
from app.core.passwords import check_password

NAMES = ("anna.petersen", "Anna Petersen", "Nordlicht Werkzeug GmbH")


@pytest.mark.parametrize(
    "password",
    [
        "kurz",
        "1234567890",
        "12.03.1985!!",
        "aaaaaaaaaa",
        " " * 12,
        "abcabcabcabc",
        "qwertzuiop",
        "lkjhgfdsa1",
        "anna.petersen",
        "AnnaPetersen1",
        "nordlicht2026",
        "Passwort123!",
        "P@ssw0rd2026",
        "Sommer2026!",
        "geheim geheim",
        "Kontor2026!!",
    ],
)
def test_easy_ones_are_refused(password: str) -> None:
    """Figures, repeats, rows of keys, everybody's words, and what is known of the person."""
    with pytest.raises(Invalid) as caught:
        check_password(password, *NAMES)
    assert caught.value.field == "password"


@pytest.mark.parametrize(
    "password", ["ein kurzer Satz", "Lampe7 grün", "xk3f9wq2mv", "7kX#29!fQz", "Anna mag blaue Stühle"]
)
def test_others_are_taken(password: str) -> None:
    """A short sentence is enough, and so are ten signs without any sense."""
    assert check_password(password, *NAMES) == password
