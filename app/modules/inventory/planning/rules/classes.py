"""Classes and figures of articles: ABC by value of use, XYZ by how evenly they are used, reach in days, and turnover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

A_SHARE, B_SHARE = 80, 95  # percent of the value of use, cumulated
X_MOST, Y_MOST = Fraction(1, 2), Fraction(1)  # deviation over mean of the months
MONTHS = 12


def abc(values: Mapping[int, int], a_share: int = A_SHARE, b_share: int = B_SHARE) -> dict[int, str]:
    """Return the class of each article by its value of use in a year: falling, up to 80 % of all A, up to 95 % B, the rest C.

    An article whose share crosses a mark belongs to the class in which it begins, as counting takes it.
    """
    total, before, found = sum(max(0, value) for value in values.values()), 0, dict[int, str]()
    for key, value in sorted(values.items(), key=lambda pair: (-pair[1], pair[0])):
        if value <= 0 or before * 100 >= b_share * total:
            found[key] = "C"
        else:
            found[key] = "A" if before * 100 < a_share * total else "B"
        before += max(0, value)
    return found


def xyz(months: Sequence[int], x_most: Fraction = X_MOST, y_most: Fraction = Y_MOST) -> str:
    """Return how evenly an article is used, from what was used in each of twelve months or more: X below 0.5, Y up to 1, Z above; '' for fewer months or no use."""
    total = sum(months)
    if len(months) < MONTHS or total <= 0:
        return ""
    of_mean = total * total
    spread = (
        len(months) * sum(one * one for one in months) - of_mean
    )  # over of_mean: the square of deviation over mean
    if spread * x_most.denominator**2 < x_most.numerator**2 * of_mean:
        return "X"
    return "Y" if spread * y_most.denominator**2 <= y_most.numerator**2 * of_mean else "Z"


def reach(stock: int, a_day: Fraction) -> int | None:
    """Return for how many whole days the stock lasts at this use, None without use."""
    return max(0, stock) * a_day.denominator // a_day.numerator if a_day > 0 else None


def turnover(used: int, average: int) -> Fraction | None:
    """Return how often the stock was turned over: value of use over average value of stock, None without stock."""
    return Fraction(used, average) if average > 0 else None
