"""Orders made from the reorder inbox: one draft a supplier, with what is to be ordered at that moment."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.inventory.planning.queries.proposals import reorders
from app.modules.inventory.planning.rules.bundling import Item, fill_up
from app.modules.inventory.planning.rules.words import Made, Reorder
from app.modules.inventory.purchasing.api import (
    LineDraft,
    OrderDraft,
    OrderTermsDraft,
    save_line,
    save_order,
    terms_of_orders,
)


@command("inventory.order.change")
def make_orders(unit: Unit, articles: Sequence[int]) -> Made:
    """Make a draft of an order for each supplier of these articles, with what is to be ordered of each now, filled up to the supplier's terms.

    What is on order meanwhile, also in a draft, is not ordered again: a second time makes nothing. Raises Invalid where
    articles are left and none of them has a supplier.
    """
    unit.lock("inventory.purchasing", "inventory.stock")
    found: dict[int, list[Reorder]] = defaultdict(list)
    without = []
    for one in reorders(unit.connection, list(articles)):
        if one.contact is None:
            without.append(one.number)
        else:
            found[one.contact].append(one)
    if without and not found:
        raise Invalid(N_("Nobody supplies these articles yet; enter a supplier first."), field="contact")
    terms, orders, small = terms_of_orders(unit.connection), [], []
    for contact, ones in sorted(found.items()):
        items = [
            Item(one.article, one.a_day, one.here.free + one.here.ordered, one.terms, one.proposal.quantity)
            for one in ones
        ]
        about = terms.get(contact, OrderTermsDraft())
        quantities = fill_up(items, about.wanted, about.most_days)
        orders.append(_order(unit, contact, ones, quantities))
        if sum(one.cost(quantities[one.article]) for one in items) < about.least:
            small.append(ones[0].supplier)
    return Made(tuple(orders), tuple(without), tuple(small))


def _order(unit: Unit, contact: int, ones: Sequence[Reorder], quantities: Mapping[int, int]) -> int:
    """Write the draft of one supplier, wanted when the last of it can be here."""
    days = max(-(-one.lead.days.numerator // one.lead.days.denominator) for one in ones)
    key = save_order(unit, OrderDraft(contact, unit.today + datetime.timedelta(days=days)))
    for one in ones:
        quantity = quantities[one.article]
        price = one.terms.price_at(quantity)
        save_line(unit, LineDraft(key, one.article, quantity=quantity, price=price))
    return key
