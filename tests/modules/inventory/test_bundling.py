"""Orders filled up to the least value of a supplier or to where freight is free: by hand, as a property, and as drafts."""

from __future__ import annotations

import datetime
import random
from fractions import Fraction

import pytest

from app.core.errors import Conflict, Invalid
from app.data.office import Office
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.planning.rules.bundling import Item, fill_up
from app.modules.inventory.planning.rules.reordering import Terms
from app.modules.inventory.planning.services.ordering import make_orders
from app.modules.inventory.purchasing.rules.terms import OrderTermsDraft
from app.modules.inventory.purchasing.services.terms import remove_terms, save_terms
from tests.modules.inventory.buying_cases import supplier, today, view
from tests.modules.inventory.stock_cases import ONE, faults, move, stocked


def item(article: int, a_day: int, free: int, step: int, price: int, quantity: int) -> Item:
    """Return an item of whole pieces and euros."""
    return Item(
        article, Fraction(a_day * ONE), free * ONE, Terms(price * ONE, pack=step * ONE), quantity * ONE
    )


def test_by_hand() -> None:
    """A lasts (10 + 20) / 2 = 15 days and costs 100.00, B 10 / 1 = 10 days and 100.00; to 300.00 B gets a pack of 5 (50.00), then A one of 10 (50.00)."""
    both = [item(1, 2, 10, 10, 5, quantity=20), item(2, 1, 0, 5, 10, quantity=10)]
    assert fill_up(both, 300_00, 90) == {1: 30 * ONE, 2: 15 * ONE}
    assert fill_up(both, 200_00, 90) == {1: 20 * ONE, 2: 10 * ONE}
    assert fill_up(both, 300_00, 14) == {1: 20 * ONE, 2: 10 * ONE}  # both would last for longer
    assert fill_up(both, 300_00, 15) == {1: 20 * ONE, 2: 15 * ONE}  # as near to it as the days allow
    idle = item(3, 0, 0, 1, 1, quantity=5)
    assert fill_up([idle], 100_00, 90) == {3: 5 * ONE}


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_ordered(seed: int) -> None:
    """It is never less, only whole steps more, never beyond the days; the value is reached unless no step fits, and without the last step it was not."""
    chance = random.Random(seed)
    items = [
        item(
            key,
            chance.randint(0, 9),
            chance.randint(0, 99),
            chance.randint(1, 20),
            chance.randint(0, 30),
            quantity=7,
        )
        for key in range(chance.randint(1, 6))
    ]
    wanted, most = chance.randint(0, 9_000_00), chance.randint(1, 200)
    found = fill_up(items, wanted, most)
    total = sum(one.cost(found[one.article]) for one in items)
    raised = [one for one in items if found[one.article] != one.quantity]
    for one in raised:
        assert (found[one.article] - one.quantity) % one.terms.step == 0
        assert one.reach(found[one.article]) <= most
    if total < wanted:
        for one in items:
            more = found[one.article] + one.terms.step
            assert not one.a_day or not one.terms.price or one.reach(more) > most
    elif raised:
        steps = [
            one.cost(found[one.article]) - one.cost(found[one.article] - one.terms.step) for one in raised
        ]
        assert total - max(steps) < wanted


def test_drafts_are_filled_up(any_office: Office) -> None:
    """30 used in 100 days, 25 proposed at 2.00 in packs of 5, filled up to 100.00; who is below the least value all the same is told."""
    office, now = any_office, today(any_office)
    who, small = supplier(office, "Holz"), supplier(office, "Klein")
    first, second = (stocked(office, number, minimum=10 * ONE) for number in ("A-1", "B-1"))
    for article, contact in ((first, who), (second, small)):
        office.run(save_supplier, SupplierDraft(article, contact, "N", 2_0000, pack=5 * ONE))
        move(office, "opening", article, 30, now - datetime.timedelta(100), value=60_00)
        move(office, "issue", article, 30, now - datetime.timedelta(90))
    key = office.run(save_terms, OrderTermsDraft(who, 0, 100_00, 730))
    office.run(save_terms, OrderTermsDraft(small, 500_00, 0, 400))
    made = office.run(make_orders, [first, second])
    assert made.small == ("Klein",)
    quantities = [view(office, one).lines[0].quantity // ONE for one in made.orders]
    assert quantities == [50, 120]  # of the other what lasts 400 days
    assert office.run(make_orders, [first, second]).orders == ()
    for wrong, field in (
        (OrderTermsDraft(None, 5), "contact"),
        (OrderTermsDraft(who, 5), "contact"),
        (OrderTermsDraft(supplier(office, "Neu"), -1, 5), "least"),
        (OrderTermsDraft(supplier(office, "Neu 2"), 5, -1), "free_from"),
        (OrderTermsDraft(supplier(office, "Neu 3")), "least"),
        (OrderTermsDraft(supplier(office, "Neu 4"), 5, 0, 0), "most_days"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(save_terms, wrong)
        assert refused.value.field == field
    office.run(save_terms, OrderTermsDraft(who, 10_00, 50_00, 60), key, 1)
    with pytest.raises(Conflict):  # a second desk that read it before
        office.run(save_terms, OrderTermsDraft(who, 20_00, 50_00, 60), key, 1)
    office.run(remove_terms, key)
    assert faults(office) == []
