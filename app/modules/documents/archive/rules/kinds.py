"""What kind of paper a text says it is: by the words that stand at its head, those of headings before those of running text.

German builds words from behind: a Beitragsrechnung is a Rechnung, a Rechnungsnummer is none. So a word of the list counts where a
word of the text ends with it, and where several of the list do, the longest one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.stemming import fold

LINES = 60  # of a text that are looked at: a paper says at its head what it is
HEADING = 48  # letters of a line that is taken for a heading
SURE = 6.0  # from here on a heading said it
GREETING = "letter_in"  # how a letter greets says least of all
_WORD = re.compile(r"[^\W\d_]+")
_COUNT = re.compile(r"^[\W\d]*(?:erste|zweite|dritte|letzte)?\s*")


@dataclass(frozen=True)
class Kind:
    """A type of paper, the word that spoke for it most, and how much: from SURE on it stood in a heading."""

    type: str
    word: str
    weight: float


def kind_of(text: str, words: Mapping[str, Sequence[str]]) -> Kind | None:
    """Return what kind of paper a text is by the words of each type, None where none of them stands there."""
    lines = [line.strip() for line in fold(text[:6000]).replace("\f", "\n").splitlines() if line.strip()][
        :LINES
    ]
    listed = [(fold(word), kind) for kind, given in words.items() for word in given]
    best: dict[str, tuple[float, str]] = {}
    total: dict[str, float] = {}
    for place, line in enumerate(lines):
        for word, kind in _said(line, listed):
            weight = _weight(line, word, place) / (10 if kind == GREETING else 1)
            total[kind] = total.get(kind, 0.0) + weight / 10
            best[kind] = max(best.get(kind, (0.0, "")), (weight, word))
    if not best:
        return None
    found = max(best, key=lambda kind: (best[kind][0] + total[kind], kind))
    return Kind(found, best[found][1], best[found][0])


def _said(line: str, listed: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the listed words that stand in a line, each with its type; of those that end the same word only the longest."""
    found = [(word, kind) for word, kind in listed if not word.isalpha() and word in line]
    for token in set(_WORD.findall(line)):
        ends = [(word, kind) for word, kind in listed if word.isalpha() and token.endswith(word)]
        if ends:
            longest = max(len(word) for word, _kind in ends)
            found += [one for one in ends if len(one[0]) == longest]
    return found


def _weight(line: str, word: str, place: int) -> float:
    """Return how much a word says where it stands: most at the beginning of a short line near the head."""
    near = 1 + 1 / (1 + place / 8)
    begins = _COUNT.sub("", line)
    first = begins.split(" ", 1)[0].strip(".,:;")
    if len(line) <= HEADING and (first.endswith(word) or begins.startswith(word)):
        return 5.0 * near
    if len(line) <= HEADING:
        return 2.0 * near
    return 0.5 * near
