"""What is looked for, as words."""

from __future__ import annotations

import pytest

from app.core.stemming import sought


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Müller, Öztürk", ["muller", "ozturk"]),
        ("Groß ,Anna", ["gross", "anna"]),
        (" , ", []),
        ("3,50 EUR", ["3,50", "eur"]),
    ],
)
def test_the_comma_between_names_is_none_of_their_words(typed: str, words: list[str]) -> None:
    """“Muster, Erika” is looked for as “Erika Muster”; the comma of a figure stays."""
    assert sought(typed) == words
