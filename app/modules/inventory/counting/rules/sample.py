"""Sample counts by § 241 (1) HGB: which positions are drawn, and what the counted ones say of the whole, by the estimate of differences."""

from __future__ import annotations

import functools
import random
import tomllib
from collections.abc import Sequence
from fractions import Fraction
from math import isqrt
from typing import Any

from app.core.dataclass import dataclass
from app.core.paths import resources

FEW = 5  # with fewer differences than this nobody knows how they spread


@functools.cache
def bounds() -> dict[str, Any]:
    """Return what a sample must reach (resources/law/inventory.toml): least positions, error in basis points, quantile in hundredths."""
    found = tomllib.loads((resources() / "law" / "inventory.toml").read_text(encoding="utf-8"))
    return dict(found["sample"])


@dataclass(frozen=True)
class Counted:
    """A position that was drawn: its value in the book and by its count, in cents."""

    book: int
    counted: int

    @property
    def difference(self) -> int:
        """By how much the count is above the book."""
        return self.counted - self.book


@dataclass(frozen=True)
class Estimate:
    """What a sample says, in cents: the whole by the book and by the estimate, its error, and error by estimate in basis points (up).

    population and its book value are those that was drawn from, drawn how many were; mean is the mean difference as it is
    reckoned, differences how many positions were off; full is what was counted in full.
    """

    book: int
    full: int
    population: int
    population_value: int
    drawn: int
    mean: Fraction
    differences: int
    error: int
    total: int

    @property
    def relative(self) -> int:
        """The error by the estimate, in basis points, up."""
        return -(-self.error * 10_000 // self.total) if self.total > 0 else 10_000

    @property
    def good(self) -> bool:
        """Whether the error is as small as is asked, and enough positions were drawn."""
        return self.drawn >= int(bounds()["least"]) and self.relative <= int(bounds()["error"])

    @property
    def uncertain(self) -> bool:
        """Whether so few differences were found that their spread is not known."""
        return self.differences < FEW

    @property
    def holds(self) -> bool:
        """Whether the value of the book lies within the error of the estimate."""
        return abs(self.book - self.total) <= self.error


def draw(seed: int, count: int, wanted: int) -> list[int]:
    """Return which of so many positions are drawn, in their order; the same seed draws the same ones, all where fewer are there."""
    return sorted(random.Random(seed).sample(range(count), min(count, wanted)))  # noqa: S311  chance, not a secret


def estimate(
    full: Sequence[Counted], drawn: Sequence[Counted], population: int, population_value: int
) -> Estimate | None:
    """Reckon the whole from what was counted, by the mean difference of the positions drawn; None with fewer than two of them.

    Estimate = counted in full + book value of the rest + N * mean; error = z * N * s / sqrt(n) * sqrt(1 - n / N), up to a cent, with
    s the standard deviation of the differences drawn and z that of 95 % (sources beside the bounds).
    """
    n = len(drawn)
    if n < 2 or population < n:
        return None
    sums = sum(one.difference for one in drawn)
    squares = sum(one.difference**2 for one in drawn)
    mean = Fraction(sums, n)
    variance = Fraction(squares * n - sums * sums, n * (n - 1))
    z = Fraction(int(bounds()["quantile"]), 100)
    squared = z * z * population * population * variance / n * (1 - Fraction(n, population))
    counted_in_full = sum(one.counted for one in full)
    total = counted_in_full + population_value + round(mean * population)
    return Estimate(
        book=sum(one.book for one in full) + population_value,
        full=counted_in_full,
        population=population,
        population_value=population_value,
        drawn=n,
        mean=mean,
        differences=sum(one.difference != 0 for one in drawn),
        error=_root_up(squared),
        total=total,
    )


def _root_up(square: Fraction) -> int:
    """Return the least whole number whose square is not below this one."""
    whole = -(-square.numerator // square.denominator)
    root = isqrt(whole)
    return root if root * root >= whole else root + 1
