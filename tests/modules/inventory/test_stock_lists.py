"""What lists and fields of stock and purchasing say: each move with its two places, each order with its own supplier."""

from __future__ import annotations

from sqlalchemy import select

from app.data.office import Office
from app.data.queries import query
from app.modules.inventory.purchasing.queries.orders import offered_orders
from app.modules.inventory.stock.models import Place
from app.modules.inventory.stock.queries.moves import moves_source
from app.modules.inventory.stock.rules.words import MoveDraft
from app.modules.inventory.stock.services.moves import book
from tests.modules.inventory.buying_cases import ordered, supplier, written
from tests.modules.inventory.stock_cases import DAY, ONE, shelf, stocked, store


def path_of(office: Office, key: int) -> str:
    """Return the path of a place."""
    return str(office.read(query("")(lambda c: c.scalar(select(Place.path).where(Place.id == key)))))


def test_the_journal_of_moves_says_whence_and_whither(office: Office) -> None:
    """From outside to the store, to a shelf, to another one: each move once, with the path of both its places."""
    article, here = stocked(office), store(office)
    one, two = shelf(office, "R1"), shelf(office, "R2")
    office.run(book, MoveDraft("receive", article, 5 * ONE, DAY, here))
    for source, target in ((here, one), (one, two), (two, here)):
        office.run(book, MoveDraft("move", article, ONE, DAY, source, target=target))
    source = moves_source()
    places = [[one.key for one in source.columns].index(name) for name in ("origin", "aim")]
    listed = office.read(source.page, office.read(source.keys, {}))
    outside, lager, first, second = (
        path_of(office, key) for key in (store(office, "supplier"), here, one, two)
    )
    assert [tuple(row[at] for at in places) for row in listed] == [
        (second, lager), (first, second), (lager, first), (outside, lager),
    ]  # fmt: skip


def test_an_order_is_offered_by_its_supplier_and_number(office: Office) -> None:
    """Only drafts, by part of the name or the beginning of the number; one that is known by its key, whatever its state."""
    wood, glue = supplier(office, "Holz AG"), supplier(office, "Leim & Söhne")
    draft = written(office, wood, ("Brett", 1, 10))
    other = written(office, glue, ("Leim", 1, 10))
    placed = ordered(office, wood, ("Latte", 1, 10))
    for typed, keys in (
        ("holz", [draft]),
        ("leim", [other]),
        ("&", [other]),
        ("%", []),
        ("", [other, draft]),
    ):
        assert [one.key for one in office.read(offered_orders, typed, None)] == keys, typed
    (found,) = office.read(offered_orders, "", placed)
    assert (found.key, "Holz AG" in found.text) == (placed, True)
