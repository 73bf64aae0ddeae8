"""Forecasts of use by methods that can be told in a sentence, each with its past error; the one that erred least is proposed.

Months are what was used in each, oldest first. Every method is tried on the last months as if they were still to come: the
error is the mean of how far it was off (MAD), the bias whether it was too low (above zero) or too high on average.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from app.core.dataclass import dataclass
from app.core.messages import N_

YEAR, TRIED, LEAST = (
    12,
    6,
    3,
)  # months of a year, months that are forecast again, months before the first of them
ALPHA = Fraction(3, 10)
MEAN, SMOOTHED, SEASONAL = "mean", "smoothed", "seasonal"
METHODS = {
    MEAN: N_("mean of the last twelve months"),
    SMOOTHED: N_("exponential smoothing, α 0.3"),
    SEASONAL: N_("the same month a year ago × trend"),
}


@dataclass(frozen=True)
class Tried:
    """A method: what it says of the next month, its mean error and bias over the months it was tried on, and how many these were."""

    method: str
    next_month: Fraction
    error: Fraction
    bias: Fraction
    months: int


def mean(months: Sequence[int]) -> Fraction:
    """Return the mean of the last twelve months, or of those there are."""
    last = months[-YEAR:]
    return Fraction(sum(last), len(last))


def smoothed(months: Sequence[int]) -> Fraction:
    """Return the level that begins with the first month and takes three tenths of each later one: s = 0.3·x + 0.7·s.

    It is reckoned in whole numbers over one denominator: those of fractions, step by step, take forty times as long.
    """
    share, whole = ALPHA.as_integer_ratio()
    level, over = months[0], 1
    for month in months[1:]:
        level, over = (whole - share) * level + share * month * over, over * whole
    return Fraction(level, over)


def seasonal(months: Sequence[int]) -> Fraction | None:
    """Return the month a year before the next one times the last twelve months over the twelve before; without two years no trend, without one None."""
    if len(months) < YEAR:
        return None
    before = sum(months[-2 * YEAR : -YEAR])
    trend = Fraction(sum(months[-YEAR:]), before) if len(months) >= 2 * YEAR and before else Fraction(1)
    return months[-YEAR] * trend


BY_METHOD: dict[str, Callable[[Sequence[int]], Fraction | None]] = {
    MEAN: mean,
    SMOOTHED: smoothed,
    SEASONAL: seasonal,
}


def tried(months: Sequence[int]) -> list[Tried]:
    """Return what each method says, tried on up to six months that have at least three before them, the one that erred least first.

    All are judged on the same months: where the seasonal method can't be tried on any, it is left out. Of two that erred alike
    the simpler one stands first. Nothing for fewer than four months.
    """
    begin = max(LEAST, len(months) - TRIED)
    if len(months) <= begin:
        return []
    found = []
    for place, (method, reckon) in enumerate(BY_METHOD.items()):
        guesses = [(reckon(months[:at]), months[at]) for at in range(begin, len(months))]
        off = [real - guess for guess, real in guesses if guess is not None]
        following = reckon(months)
        if len(off) == len(guesses) and following is not None:
            error = Fraction(sum(abs(one) for one in off)) / len(off)
            bias = Fraction(sum(off)) / len(off)
            found.append((error, place, Tried(method, following, error, bias, len(off))))
    return [one for _error, _place, one in sorted(found, key=lambda row: row[:2])]
