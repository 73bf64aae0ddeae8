"""Words as the search sees them: folded (ß to ss, ä to a) and cut to their German stem.

Done in Python for both databases, so that both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

# Letters and figures; what SQLite's tokenizer parts at (underscores, a few old vowel signs) parts words here too.
WORD = r"[^\W_\u19b0-\u19c9\u1cf2\u1cf3]+"
LONGEST = 60  # letters of a word that are indexed
_TOKEN = re.compile(WORD)
_stemmer: Any = None


def fold(text: str) -> str:
    """Return the text in small letters without accents; ß becomes ss."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def sought(typed: str) -> list[str]:
    """Return the folded words that are looked for; the comma of “Muster, Erika” belongs to none."""
    return [word for word in (part.strip(",") for part in fold(typed).split()) if word]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the folded German stem of a word; numbers stay as they are."""
    global _stemmer
    folded = fold(word)
    if not folded.isalpha():
        return folded
    if _stemmer is None:
        import snowballstemmer

        _stemmer = snowballstemmer.stemmer("german")
    return fold(_stemmer.stemWord(folded))


def tokens(text: str) -> list[str]:
    """Return the stems of all words of a text, in order; they hold letters and figures only."""
    return [stem(word)[:LONGEST] for word in _TOKEN.findall(fold(text))]


def normalise(text: str) -> str:
    """Return the text that is indexed: its stems, joined by blanks."""
    return " ".join(tokens(text))


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters must be changed, put in, left out or swapped (Damerau, restricted); most + 1 where it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        now = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a != b))
            if before and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return last[-1]


def holds(text: str, typed: str) -> bool:
    """Say whether a text holds every word that was typed, whatever case and accents."""
    folded = fold(text)
    return all(word in folded for word in sought(typed))
