"""Which open items a payment is for: those it names, with what Skonto takes off, else the ones that alone come to its amount."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import combinations

from app.core.dataclass import dataclass

MOST_ITEMS, MOST_TOGETHER = 14, 5  # items that are tried together, and how many of them at once


@dataclass(frozen=True)
class Candidate:
    """An open item of one account: document, day, cents above zero, and the cents of Skonto that may still be taken."""

    document: str
    day: datetime.date
    amount: int
    skonto: int = 0


@dataclass(frozen=True)
class Match:
    """Items that a payment settles, each with the Skonto taken; exact says whether it comes to the cent, named whether the payer named them all."""

    items: tuple[tuple[Candidate, int], ...]
    named: bool
    exact: bool = True


def matches(amount: int, items: Sequence[Candidate], named: frozenset[str]) -> list[Match]:
    """Return how an amount in cents above zero is made of items, the surest first.

    What the payer names counts first (§ 366 (1) BGB): as it stands, less Skonto of all or some, else as a part of the one
    item that is named. Without names items are proposed only where a single choice of them comes to the amount.
    """
    called = [one for one in items if one.document.upper() in named]
    if called:
        found = _sums(amount, [called])
        if found:
            return [Match(found[0], True)]
        if len(called) == 1 and amount < called[0].amount:
            return [Match(((called[0], 0),), True, exact=False)]
        return []
    tried = sorted(items, key=lambda one: (one.day, one.document))[:MOST_ITEMS]
    groups = (list(group) for size in range(1, MOST_TOGETHER + 1) for group in combinations(tried, size))
    found = _sums(amount, groups, at_most=2)
    return [Match(found[0], False)] if len(found) == 1 else []


def _sums(
    amount: int, groups: Iterable[list[Candidate]], at_most: int = 1
) -> list[tuple[tuple[Candidate, int], ...]]:
    """Return the first choices of items that come to an amount, without Skonto or with that of some of them."""
    found: list[tuple[tuple[Candidate, int], ...]] = []
    for group in groups:
        lacks = sum(one.amount for one in group) - amount
        if lacks < 0:
            continue
        taken = _skonto(lacks, group)
        if taken is not None:
            found.append(tuple(zip(group, taken, strict=True)))
            if len(found) == at_most:
                break
    return found


def _skonto(lacks: int, group: Sequence[Candidate]) -> list[int] | None:
    """Return the Skonto of each item that together is what an amount lacks, None where there is no such choice."""
    if not lacks:
        return [0] * len(group)
    able = [place for place, one in enumerate(group) if one.skonto]
    for size in range(len(able), 0, -1):
        for chosen in combinations(able, size):
            if sum(group[place].skonto for place in chosen) == lacks:
                return [one.skonto if place in chosen else 0 for place, one in enumerate(group)]
    return None
