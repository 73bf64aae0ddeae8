"""With whom a requisition is ordered if nobody says otherwise."""

from __future__ import annotations

import random

import pytest

from app.data.office import Office
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.sourcing.queries.needs import supplier_of_all
from app.modules.inventory.sourcing.rules.needs import NeedDraft
from app.modules.inventory.sourcing.services.needs import save_need
from tests.modules.inventory.buying_cases import supplier
from tests.modules.inventory.stock_cases import ONE, stocked


def proposed(known: dict[int, dict[int, tuple[bool, bool]]], wanted: set[int]) -> int | None:
    """Reckon it from the other side: contact by contact, over known[contact][article] = (preferred, active)."""
    able = [c for c, sold in known.items() if all(one in sold and sold[one][1] for one in wanted)]
    liked = [c for c in able if all(known[c][one][0] for one in wanted)]
    for found in (able, liked):
        if len(found) == 1:
            return found[0]
    return None


@pytest.mark.parametrize("seed", range(6))
def test_who_supplies_all_of_it_is_proposed(any_office: Office, seed: int) -> None:
    """The only one who has everything, else the one who is preferred for everything; a text of one's own names nobody."""
    office, chance = any_office, random.Random(seed)
    articles = [stocked(office, f"A-{n}") for n in range(3)]
    contacts = [supplier(office, f"Lieferant {n}") for n in range(3)]
    known: dict[int, dict[int, tuple[bool, bool]]] = {one: {} for one in contacts}
    for article in articles:
        liked = chance.choice([*contacts, None])
        for contact in chance.sample(contacts, chance.randint(0, 3)):
            about = (contact == liked, chance.random() < 0.8)
            draft = SupplierDraft(article, contact, price=ONE, preferred=about[0], active=about[1])
            office.run(save_supplier, draft)
            known[contact][article] = about
    needs = {one: office.run(save_need, NeedDraft(one, quantity=ONE)) for one in articles}
    for count in (1, 2, 3):
        wanted = set(chance.sample(articles, count))
        assert office.read(supplier_of_all, [needs[one] for one in wanted]) == proposed(known, wanted)
    own = office.run(save_need, NeedDraft(None, "Ein Tisch nach Maß", ONE))
    assert office.read(supplier_of_all, [own, needs[articles[0]]]) is None
    assert office.read(supplier_of_all, []) is None
