"""Answers to an enquiry and their comparison: the price at the wanted quantity, with delivery cost, what nobody offered, and which is the best.

Prices of a line stand from a quantity on; the least of these is the least order. Of less than that is bought as much, and it
costs so. Quantities and prices are ten-thousandths, costs cents.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import read_typed, to_scaled
from app.modules.inventory.purchasing.api import net


@dataclass(frozen=True)
class PriceOf:
    """A price a unit that a supplier asks for a line of the enquiry (its place in it) from a quantity on; text names the line."""

    place: int
    text: str = ""
    least: int = 0
    price: int | None = None


@dataclass(frozen=True)
class OfferDraft:
    """A supplier's answer as typed: their number, day, prices, delivery cost in cents, days until it comes, how long it holds."""

    enquiry: int | None
    contact: int | None = None
    reference: str = ""
    day: datetime.date | None = None
    freight: int = 0
    lead_days: int | None = None
    valid_until: datetime.date | None = None
    declined: bool = False
    notes: str = ""
    prices: tuple[PriceOf, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a supplier answered: by line the pairs of a least quantity and a price a unit, delivery cost, days until it comes."""

    key: int
    prices: Mapping[int, Sequence[tuple[int, int]]]
    freight: int = 0
    lead_days: int | None = None


@dataclass(frozen=True)
class Bought:
    """What a line comes to with a supplier: how much is bought, at which price a unit, and what it costs in cents."""

    quantity: int
    price: int
    net: int


@dataclass(frozen=True)
class Compared:
    """An answer reckoned out: lines by key, their sum, delivery cost, how many lines nobody priced, and the whole in cents."""

    key: int
    lines: Mapping[int, Bought]
    net: int
    freight: int
    missing: int
    lead_days: int | None

    @property
    def total(self) -> int:
        """What everything that is offered costs, with its delivery."""
        return self.net + self.freight


def bought(wanted: int, prices: Sequence[tuple[int, int]]) -> Bought:
    """Return what a wanted quantity comes to: the price of the highest step that is reached, and no less than the least one."""
    steps = sorted(prices)
    quantity = max(wanted, steps[0][0])
    price = [asked for least, asked in steps if least <= quantity][-1]
    return Bought(quantity, price, net(quantity, price))


def compared(wanted: Mapping[int, int], answer: Answer) -> Compared:
    """Return an answer reckoned out for the wanted quantities by line."""
    lines = {
        line: bought(quantity, answer.prices[line])
        for line, quantity in wanted.items()
        if answer.prices.get(line)
    }
    total = sum(one.net for one in lines.values())
    return Compared(
        answer.key, lines, total, answer.freight, len(wanted) - len(lines), lead_days=answer.lead_days
    )


def best(answers: Sequence[Compared]) -> int | None:
    """Return the key of the cheapest answer with delivery among those that price the most lines; the sooner one of two that cost the same."""
    if not answers:
        return None
    whole = min(one.missing for one in answers)
    found = [one for one in answers if one.missing == whole and one.lines]
    never = max((one.lead_days or 0 for one in found), default=0) + 1
    return (
        min(
            found,
            key=lambda one: (one.total, never if one.lead_days is None else one.lead_days, one.key),
            default=Compared(0, {}, 0, 0, 0, lead_days=None),
        ).key
        or None
    )


def price_of(texts: Sequence[str]) -> PriceOf:
    """Read a row of the grid: place of the line, its text, from which quantity, price a unit; raises Invalid for what is none."""
    place, text, least, price = (list(texts) + [""] * 4)[:4]
    if not place.strip().isdecimal():
        raise Invalid(N_("Enter the number of the line."))
    if not price.strip():
        return PriceOf(int(place), text)
    return PriceOf(
        int(place), text, to_scaled(read_typed(least)) if least.strip() else 0, to_scaled(read_typed(price))
    )
