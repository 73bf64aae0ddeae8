"""Learns from how documents were filed: naive Bayes over the words of the book's own documents, explained by the words that decided.

Multinomial with add-one smoothing over the folded stems of the first words of
a text; each word counts once a document. A label that was seen fewer than
three times, or for which fewer than three words speak, is not proposed.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.stemming import tokens

WORDS = 400  # of a text that are looked at: what a paper is stands at its head
LEAST = 3
ENOUGH = 3  # words that must speak for a label


@dataclass(frozen=True)
class Guess:
    """A label, how sure (0 to 1), and the words that spoke for it most."""

    label: str
    sure: float
    words: tuple[str, ...]


def features(text: str) -> frozenset[str]:
    """Return the words of a text that are learned from: stems of three letters and more, no figures."""
    return frozenset(word for word in tokens(text[:8000])[:WORDS] if len(word) > 2 and word.isalpha())


class Model:
    """Counts of words by label; learning a document more is adding to the counts."""

    def __init__(self) -> None:
        self._labels: Counter[str] = Counter()
        self._words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._all: Counter[str] = Counter()

    def learn(self, label: str, words: Iterable[str]) -> None:
        """Add one document under its label."""
        listed = list(words)
        self._labels[label] += 1
        self._words[label].update(listed)
        self._all.update(listed)

    def guess(self, words: frozenset[str]) -> Guess | None:
        """Return the most likely label of a text, None where nothing was learned or nothing speaks for it."""
        total = sum(self._labels.values())
        known = [word for word in words if word in self._all]
        if not total or not known:
            return None
        scores = {
            label: self._score(label, known, total) for label, count in self._labels.items() if count >= LEAST
        }
        if len(scores) < 2:
            return None
        best = max(scores, key=lambda label: (scores[label], label))
        top = scores[best]
        sure = 1 / sum(math.exp(min(0.0, max(-700.0, score - top))) for score in scores.values())
        reasons = self._reasons(best, known)
        return Guess(best, sure, tuple(reasons[:3])) if len(reasons) >= ENOUGH else None

    def _score(self, label: str, known: Sequence[str], total: int) -> float:
        count, seen = self._labels[label], self._words[label]
        score = math.log(count / total)
        for word in known:
            score += math.log((seen[word] + 1) / (count + 2))
        return score

    def _reasons(self, label: str, known: Sequence[str]) -> list[str]:
        count, rest = self._labels[label], sum(self._labels.values()) - self._labels[label]
        seen = self._words[label]
        weight = {
            w: math.log((seen[w] + 1) / (count + 2)) - math.log((self._all[w] - seen[w] + 1) / (rest + 2))
            for w in known
        }
        return sorted((w for w in known if weight[w] > 0), key=lambda w: (-weight[w], w))
