"""Learns from how papers were filed: by the papers most like a new one, and by the signs of a sender such as IBAN and VAT ID.

Two papers are like each other by the stems they share (Jaccard); a paper that its own heading calls something else is no example.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from app.core.dataclass import dataclass
from app.core.stemming import tokens

WORDS = 400  # of a text that are looked at: what a paper is stands at its head
NEAR = 0.35  # share of common words from which on a paper is an example
NEAREST = 5
AGREED = 0.6  # of the weight of the nearest papers
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_VAT = re.compile(r"\b(?:DE ?\d{3} ?\d{3} ?\d{3}|ATU ?\d{8})\b")
_WEB = re.compile(r"\b(?:www\.|@)([a-z0-9-]{3,}\.[a-z]{2,12})\b")
OPEN_MAIL = frozenset(
    [
        "gmx.de",
        "gmx.net",
        "web.de",
        "t-online.de",
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "outlook.de",
        "hotmail.com",
        "yahoo.de",
        "freenet.de",
    ]
)


@dataclass(frozen=True)
class Example:
    """A filed paper: its key, what it was filed as, the words at its head, and what kind its own heading says."""

    key: int
    type: str
    node: str
    contact: int | None
    words: frozenset[str]
    said: str = ""


@dataclass(frozen=True)
class Guess:
    """A label, how sure (0 to 1), and the key of the paper that is most like."""

    label: str
    sure: float
    like: int


def features(text: str) -> frozenset[str]:
    """Return the words of a text that are learned from: stems of three letters and more, no figures."""
    return frozenset(word for word in tokens(text[:8000])[:WORDS] if len(word) > 2 and word.isalpha())


def signs(text: str) -> frozenset[str]:
    """Return what tells a sender by itself: IBAN, VAT ID and domain, without blanks."""
    upper, lower = text[:20_000].upper(), text[:20_000].lower()
    found = {match.replace(" ", "") for match in (*_IBAN.findall(upper), *_VAT.findall(upper))}
    return frozenset(found | {name for name in _WEB.findall(lower) if name not in OPEN_MAIL})


class Memory:
    """Filed papers and the contacts whose signs they bear."""

    def __init__(self) -> None:
        self._examples: dict[int, Example] = {}
        self._signs: defaultdict[str, Counter[int]] = defaultdict(Counter)

    def learn(self, one: Example, found: Iterable[str]) -> None:
        """Remember a filed paper; filed anew it replaces what was remembered of it."""
        self._examples[one.key] = one
        if one.contact is not None:
            for sign in found:
                self._signs[sign][one.contact] += 1

    def nearest(self, words: frozenset[str], without: int = 0) -> list[tuple[float, Example]]:
        """Return the papers most like a text, the nearest first, each with the share of common words."""
        found = [
            (shared / len(words | one.words), one)
            for one in self._examples.values()
            if one.key != without and (shared := len(words & one.words))
        ]
        close = [pair for pair in found if pair[0] >= NEAR]
        return sorted(close, key=lambda pair: (-pair[0], -pair[1].key))[:NEAREST]

    def sender(self, found: Iterable[str]) -> tuple[int, str] | None:
        """Return the contact whose papers alone bear a sign of the text, with the sign; the house's own stand on papers of many."""
        for sign in sorted(found, key=len, reverse=True):
            seen = self._signs.get(sign)
            if seen and len(seen) == 1:
                return next(iter(seen)), sign
        return None


def agreed(near: Sequence[tuple[float, Example]], field: str) -> Guess | None:
    """Return what most of the nearest papers have in a field, None where they do not agree; each counts by the square of its likeness."""
    weights: Counter[str] = Counter()
    like: dict[str, int] = {}
    for share, one in near:
        value = getattr(one, field)
        if value not in (None, ""):
            weights[str(value)] += share * share  # type: ignore[assignment]
            like.setdefault(str(value), one.key)
    if not weights:
        return None
    label, weight = weights.most_common(1)[0]
    sure = weight / sum(weights.values())
    return Guess(label, sure, like[label]) if sure >= AGREED else None
