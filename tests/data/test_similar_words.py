"""Did you mean: words of a book that are one or two letters off what was typed, and nothing for numbers and short words."""

from __future__ import annotations

from app.core.stemming import distance
from app.data.fulltext import similar
from app.data.office import Office
from app.data.queries import query
from tests.modules.documents.conftest import filed

WORDS = "Rechnung Mahnung Vertrag Vertrat Vertretung Haus Maus Abcd a1b2c"


def test_near_words_are_proposed(any_office: Office) -> None:
    """One letter off up to five letters, two beyond, by a second count; nothing for what holds digits or is short."""
    filed(any_office, "Papier", text=WORDS)

    def near(typed: str) -> set[str]:
        found = any_office.read(query("")(lambda c: similar(c, typed, 20)))
        return {one.lower() for one in found}

    for typed in ("Rechnug", "Mahnunk", "Vertrac", "Hauss", "Maur"):
        far = 1 if len(typed) < 6 else 2
        wanted = {
            word.lower() for word in WORDS.split() if 0 < distance(typed.lower(), word.lower(), far) <= far
        }
        assert wanted, typed
        assert near(typed) >= wanted
        assert typed.lower() not in near(typed)
    for typed in ("Hau", "Abc", "a1b2d", "1234", "A1b2c"):
        assert near(typed) == set()
