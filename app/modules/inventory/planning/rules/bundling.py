"""An order of several articles is filled up to a value: what would run out first gets more, by packs, and never more than some days need."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from fractions import Fraction

from app.core.dataclass import dataclass
from app.modules.inventory.planning.rules.reordering import Terms


@dataclass(frozen=True)
class Item:
    """What is ordered of an article: use a day, what is free and on order, the terms, and the quantity, all in ten-thousandths."""

    article: int
    a_day: Fraction
    there: int
    terms: Terms
    quantity: int

    def cost(self, quantity: int) -> int:
        """Return what a quantity costs, in cents."""
        return (quantity * self.terms.price_at(quantity) + 500_000) // 1_000_000

    def reach(self, quantity: int) -> Fraction:
        """Return for how many days it lasts with a quantity more."""
        return (self.there + quantity) / self.a_day


def fill_up(items: Sequence[Item], wanted: int, most_days: int) -> dict[int, int]:
    """Return the quantity of each article with which an order comes to a value in cents, or as near to it as the days allow.

    The article that would run out first gets a step more, again and again; what nobody uses, costs nothing or would last
    longer than most_days gets none. What lies there already is never ordered less.
    """
    quantities = {one.article: one.quantity for one in items}
    total = sum(one.cost(one.quantity) for one in items)
    used = [one for one in items if one.a_day > 0]
    waiting = [(one.reach(one.quantity), one.article, one) for one in used]
    heapq.heapify(waiting)
    while total < wanted and waiting:
        _reach, article, one = heapq.heappop(waiting)
        before, more = quantities[article], quantities[article] + one.terms.step
        if one.reach(more) > most_days or one.cost(more) <= one.cost(before):
            continue
        quantities[article], total = more, total + one.cost(more) - one.cost(before)
        heapq.heappush(waiting, (one.reach(more), article, one))
    return quantities
