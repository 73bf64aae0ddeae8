"""The figures of an article and their arithmetic in words."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import N_, _
from app.modules.inventory.planning.rules.classes import MONTHS
from app.modules.inventory.planning.rules.forecast import METHODS, Tried, tried
from app.modules.inventory.planning.rules.reordering import LeadTime, root_up
from app.modules.inventory.planning.rules.words import tenth

POLICIES = {
    "AX": N_("Order often and in small lots; a small safety stock is enough."),
    "AY": N_("Order by forecast; look at it every month."),
    "AZ": N_("Order on demand where the customer waits; else keep a safety stock and watch it."),
    "BX": N_("Order automatically at the reorder point."),
    "BY": N_("Order at the reorder point; look at it every quarter."),
    "BZ": N_("Order on demand or with a larger safety stock."),
    "CX": N_("Order automatically in large lots."),
    "CY": N_("Order in large lots; simple minimum stock."),
    "CZ": N_("Order only when it is asked for; think of dropping it."),
    "": N_("No class yet: fewer than twelve months, or no use."),
}
NOTHING = "–"


@dataclass(frozen=True)
class ArticleFigures:
    """An article with its classes and figures: used in cents a year, months in ten-thousandths oldest first, reach in days."""

    article: int
    number: str
    name: str
    unit: str
    abc: str
    xyz: str
    used: int
    months: tuple[int, ...]
    stock: int
    reach: int | None
    turnover: Fraction | None
    lead: LeadTime
    sources: int

    @cached_property
    def forecasts(self) -> tuple[Tried, ...]:
        """What each method of forecast says, the one that erred least first; reckoned when it is first asked for, since a list shows a page of articles."""
        return tuple(tried(self.months))

    @property
    def cell(self) -> str:
        """Its field of the nine-field table, '' without a class."""
        return self.abc + self.xyz if self.xyz else ""

    @property
    def cells(self) -> list[Any]:
        """What its row of the list shows."""
        return [
            self.cell or NOTHING,
            self.used,
            self.reach,
            None if self.turnover is None else hundredth(self.turnover),
            lead_words(self.lead),
            _("only one") if self.sources == 1 else str(self.sources),
            figures_words(self),
        ]


def hundredth(share: Fraction) -> int:
    """Return a figure in ten-thousandths with two decimals, half of one up: all of a column have as many."""
    return int(share * 100 + Fraction(1, 2)) * 100


def lead_words(lead: LeadTime) -> str:
    """Return a lead time in days with its spread, and from how many deliveries it was learned."""
    days = tenth(lead.days * 10_000)
    if not lead.learned:
        return _("{days} (agreed)").format(days=days)
    spread = formats.scaled(root_up(lead.variance * 100) * 1000)
    return _("{days} ± {spread}, n = {count}").format(days=days, spread=spread, count=lead.learned)


def deviation(months: tuple[int, ...]) -> Fraction | None:
    """Return the square of deviation over mean of the last twelve months, None without twelve or without use."""
    year = months[-MONTHS:]
    if len(year) < MONTHS or sum(year) <= 0:
        return None
    mean = Fraction(sum(year), MONTHS)
    return (Fraction(sum(one * one for one in year), MONTHS) - mean**2) / mean**2


def figures_words(one: ArticleFigures) -> str:
    """Return the arithmetic behind the class and the forecast of an article in a line."""
    parts = [_("value of use {value} €: {letter}").format(value=formats.cents(one.used), letter=one.abc)]
    square = deviation(one.months)
    if square is None:
        parts.append(_("{count} months: no XYZ yet").format(count=len(one.months)))
    else:
        percent = root_up(square * 10_000)
        words = _("deviation {percent} % of the mean: {letter}")
        parts.append(words.format(percent=percent, letter=one.xyz))
    if one.forecasts:
        best, *others = one.forecasts
        words = _("next month {quantity} by {method}, off by {error} on average in {count} months")
        parts.append(
            words.format(
                quantity=tenth(best.next_month),
                method=_(METHODS[best.method]),
                error=tenth(best.error),
                count=best.months,
            )
        )
        parts += [
            _("{method}: off by {error}").format(method=_(METHODS[other.method]), error=tenth(other.error))
            for other in others
        ]
    return "; ".join(parts)
