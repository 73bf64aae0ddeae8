"""Goods of sales leave the stock with their delivery note or an invoice that stands for itself, once, and come back when it is cancelled."""

from __future__ import annotations

import dataclasses

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.settings import change_setting
from app.modules.finance.sales.rules.documents import LineDraft
from app.modules.finance.sales.services.drafts import make_next, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.taking_back import cancel
from tests.modules.finance.sales_cases import invoice, issued, ready
from tests.modules.inventory.stock_cases import faults, held, move, shelf, stocked


def quantity(office: Office, article: int) -> int:
    """Return how much of an article there is, in whole units."""
    return held(office, article)[0]


def test_goods_leave_with_their_papers(any_office: Office) -> None:
    """Nothing moves before a place is named; then delivery notes and direct invoices do, an invoice of a delivery does not."""
    office = any_office
    who, article, place = ready(office), stocked(office), shelf(office, "A1", code="A1")
    move(office, "receive", article, 10, value=3000, place=place)
    sold = LineDraft("Ware", 20_000, 100_0000, article=article)
    issued(office, invoice(who, sold))
    assert quantity(office, article) == 10
    office.run(change_setting, "inventory.ships_from", "A1")
    order = issued(
        office, dataclasses.replace(invoice(who, dataclasses.replace(sold, quantity=60_000)), kind="order")
    )
    half = {line.id: 40_000 for line in order_lines(office, order.key)}
    delivery = office.run(make_next, [order.key], "delivery", half)
    note = office.run(issue, delivery)
    assert quantity(office, article) == 6
    assert office.run(issue, office.run(make_next, [note.key], "invoice")).left == ()
    assert quantity(office, article) == 6
    rest = office.run(issue, office.run(make_next, [order.key], "invoice"))
    assert [str(one) for one in rest.left] == ["The goods of one position leave with its delivery note."]
    assert quantity(office, article) == 6
    direct = issued(office, invoice(who, sold))
    assert quantity(office, article) == 4
    with pytest.raises(Invalid, match="only 4"):
        issued(office, invoice(who, dataclasses.replace(sold, quantity=50_000)))
    assert quantity(office, article) == 4
    office.run(cancel, direct.key, "Irrtum")
    assert quantity(office, article) == 6
    assert faults(office) == []


def test_pieces_with_serial_numbers_are_left_to_people(office: Office) -> None:
    """Which piece leaves nobody can guess: it is said, and the rest of the document leaves."""
    who, place = ready(office), shelf(office, "A1", code="A1")
    plain, serial = stocked(office), stocked(office, number="S-1", tracking="serial")
    move(office, "receive", plain, 10, value=3000, place=place)
    office.run(change_setting, "inventory.ships_from", "A1")
    lines = [LineDraft("Ware", 20_000, 100_0000, article=one) for one in (plain, serial)]
    done = issued(office, invoice(who, *lines))
    said = "One article has serial numbers: say on the scan desk which pieces leave."
    assert [str(one) for one in done.left] == [said]
    assert quantity(office, plain) == 8


def test_a_place_that_is_not_there(office: Office) -> None:
    """The setting names the place; a wrong one is said, and the document stays a draft."""
    who, article = ready(office), stocked(office)
    office.run(change_setting, "inventory.ships_from", "Nirgends")
    key = office.run(save_document, invoice(who, LineDraft("Ware", 10_000, 1_0000, article=article)))
    with pytest.raises(Invalid, match="Nirgends"):
        office.run(issue, key)
    office.run(change_setting, "inventory.ships_from", "")
    assert office.run(issue, key).number == "RE-2026-0001"


def order_lines(office: Office, key: int) -> tuple[object, ...]:
    """Return the positions of a document."""
    from app.modules.finance.sales.queries.documents import document

    view = office.read(document, key)
    assert view is not None
    return view.lines
