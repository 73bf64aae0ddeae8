"""From net to gross: which pay of a kind brings somebody so much more net in a month; found by trying, as the month is reckoned (pure)."""

from __future__ import annotations

import datetime
from dataclasses import replace

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules.month import Item, MonthInput
from app.modules.hr.payroll.rules.reckoning import reckon_month

MOST = 1_000_000_00
NEAR = 250  # cents of gross around which net may go up and down: taxes of the year and of one-off pay step by whole euros


@dataclass(frozen=True)
class NetDraft:
    """A net amount as typed: for whom, with which pay kind and in which month, in cents."""

    person: int | None = None
    kind: int | None = None
    month: datetime.date | None = None
    net: int | None = None


@dataclass(frozen=True)
class Grossed:
    """What is entered: key of the entry, gross and the net that comes of it, in cents."""

    entry: int
    gross: int
    net: int


codec.register("payroll.grossed", Grossed)


def gross_for(given: MonthInput, item: Item, wanted: int) -> tuple[int, int]:
    """Return the least gross in cents of an item that brings at least so much net, and the net that it brings.

    A month's net rises with its gross but for steps of some cents where taxes of the year are cut to whole euros; where the net
    can't be met to the cent, the next above it is taken. Raises Invalid for what can't be reached, and what the month refuses.
    """
    if not 0 < wanted <= MOST:
        raise Invalid(N_("Please enter the net amount, above zero."), field="net")
    before = reckon_month(replace(given, claims=())).net

    def gain(gross: int) -> int:
        items = (*given.items, replace(item, amount=gross))
        return reckon_month(replace(given, items=items, claims=())).net - before

    low, high = wanted, wanted
    while gain(high) < wanted:
        low, high = high, high + high // 10 + 1  # no further than need be: above ceilings more is asked
        if high > 4 * MOST:
            raise Invalid(N_("No gross pay brings so much net."), field="net")
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if gain(middle) >= wanted else (middle, high)
    near = [(gain(gross), gross) for gross in range(max(high - NEAR, wanted), high + NEAR)]
    net, gross = min((found for found in near if found[0] >= wanted), default=(gain(high), high))
    return gross, net
