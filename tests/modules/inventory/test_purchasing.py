"""Orders on both databases: from the draft over approval, paper, deliveries in parts and returns to the match with the invoice."""

from __future__ import annotations

import dataclasses
import io
import random
from typing import Any

import pytest
from pypdf import PdfReader

from app.core.errors import Forbidden, Invalid
from app.data.approval_rules import RuleDraft, save_rule
from app.data.office import Office
from app.data.users import RoleDraft, UserDraft, save_role, save_user
from app.data.workflow import decide, waiting_for
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.purchasing.queries.matching import match
from app.modules.inventory.purchasing.queries.orders import on_order, orders
from app.modules.inventory.purchasing.rules.matching import Billed, compare, spread
from app.modules.inventory.purchasing.rules.orders import LineDraft, OrderDraft, net, next_value, progress
from app.modules.inventory.purchasing.services.matching import (
    join_invoice,
    part_invoice,
    release_match,
    settle_difference,
)
from app.modules.inventory.purchasing.services.orders import (
    ask_approval,
    cancel,
    close,
    confirm,
    place,
    promise,
    remove_line,
    save_line,
    save_order,
    withdraw,
)
from app.modules.inventory.purchasing.services.receiving import send_back
from app.modules.inventory.purchasing.services.sending import mail, pdf
from app.modules.inventory.stock.api import reverse
from tests.conftest import GOOD
from tests.modules.documents.conftest import person
from tests.modules.inventory.buying_cases import SOON, come, invoice, ordered, supplier, today, view, written
from tests.modules.inventory.stock_cases import ONE, faults, held, stocked

# what is here of lines of (ordered, here), the state that is kept, and how far the order is
FAR = (
    ("draft", ((10, 0),), "draft"),
    ("ordered", (), "ordered"),
    ("ordered", ((10, 0), (5, 0)), "ordered"),
    ("confirmed", ((10, 0),), "confirmed"),
    ("confirmed", ((10, 3), (5, 0)), "part"),
    ("ordered", ((10, 10), (5, 4)), "part"),
    ("ordered", ((10, 10), (5, 5)), "received"),
    ("confirmed", ((10, 11),), "received"),
    ("closed", ((10, 3),), "closed"),
    ("cancelled", ((10, 0),), "cancelled"),
)
# net of the invoice in cents, lines of (invoiced, price, received, invoiced before) in pieces and euros, tolerance, reasons;
# up to what was received and not invoiced yet, and five euros or two percent of price (whichever is more)
MATCHES = (
    ("fits", 10000, ((10, 10, 10, 0),), 0, ()),
    ("no order", 10000, (), 0, ("no_order",)),
    ("nothing came", 10000, ((10, 10, 0, 0),), 0, ("no_receipt",)),
    ("two too many", 10000, ((10, 10, 8, 0),), 0, ("quantity",)),
    ("invoiced before", 5000, ((5, 10, 10, 6),), 0, ("quantity",)),
    ("just the rest", 4000, ((4, 10, 10, 6),), 0, ()),
    ("four euros dearer", 10400, ((10, 10, 10, 0),), 0, ()),
    ("five euros dearer", 10500, ((10, 10, 10, 0),), 0, ()),
    ("a cent beyond five euros", 10501, ((10, 10, 10, 0),), 0, ("price",)),
    ("two percent of a thousand", 102000, ((100, 10, 100, 0),), 0, ()),
    ("a cent beyond two percent", 102001, ((100, 10, 100, 0),), 0, ("price",)),
    ("cheaper is no reason", 5000, ((10, 10, 10, 0),), 0, ()),
    ("both", 20000, ((12, 10, 10, 0),), 0, ("quantity", "price")),
    ("within the tolerance", 10500, ((10.5, 10, 10, 0),), 5, ()),
    ("beyond the tolerance", 10600, ((10.6, 10, 10, 0),), 5, ("quantity",)),
    ("one of two lines", 15000, ((10, 10, 10, 0), (5, 10, 4, 0)), 0, ("quantity",)),
)


def test_how_far_an_order_is() -> None:
    """What came in decides, and is never kept."""
    for state, pairs, far in FAR:
        assert progress(state, pairs) == far, (state, pairs)


def test_the_match_by_cases() -> None:
    """Each reason has its name, at the very cent."""
    for name, asked, lines, tolerance, reasons in MATCHES:
        billed = [
            Billed(at, round(q * ONE), round(price * ONE), round(here * ONE), round(before * ONE))
            for at, (q, price, here, before) in enumerate(lines)
        ]
        assert compare(asked, billed, tolerance).reasons == reasons, name


def test_parts_are_worth_the_whole() -> None:
    """However a line is cut into deliveries, their values add up to the line, and shares to what is shared out."""
    chance = random.Random(4)
    for _try in range(500):
        price, parts = chance.randint(0, 99_999_9999), [chance.randint(1, 50_0000) for _n in range(6)]
        before, worth = 0, 0
        for part in parts:
            worth += next_value(before, part, price)
            before += part
        exact = sum(parts) * price
        assert worth == net(sum(parts), price)
        assert abs(worth * 1_000_000 - exact) <= 500_000
        amount = chance.randint(-9999, 9999)
        assert sum(spread(amount, parts)) == amount


def test_a_delivery_in_parts(any_office: Office) -> None:
    """An order of two lines comes in two parts, a damaged one goes back, the service is accepted; stock and order agree."""
    office = any_office
    who, article = supplier(office, mail="kauf@holz.example"), stocked(office)
    key = ordered(office, who, (article, 7, 0.3333), ("Montage", 2, 58))
    first = view(office, key)
    assert (first.number, first.net, first.progress) == ("B-2026-0001", 233 + 11600, "ordered")
    assert office.run(place, key) == "B-2026-0001"
    office.run(confirm, key, "AB-9", SOON, {first.lines[1].id: today(office)})
    office.run(promise, first.lines[0].id, today(office))
    assert [one.expected for one in view(office, key).lines] == [today(office)] * 2
    assert office.read(on_order) == {article: 7 * ONE}
    (one,) = come(office, key, (0, 3))
    assert held(office, article) == (3, 100)
    assert view(office, key).progress == "part"
    with pytest.raises(Invalid, match="taken in already"):
        come(office, key, (0, 3))
    with pytest.raises(Invalid, match="refuse the rest") as refused:
        come(office, key, (0, 4.5), note="LS-2")
    assert refused.value.field == "quantity1"
    come(office, key, (0, 3, "accepted"), (1, 2), note="LS-2")
    come(office, key, (0, 1, "blocked", "Kratzer"), note="LS-3")
    assert held(office, article) == (7, 233)
    assert view(office, key).progress == "received"
    assert office.read(on_order) == {article: 0}
    office.run(send_back, one, 2 * ONE, today(office), "verzogen")
    assert held(office, article)[0] == 5
    assert view(office, key).progress == "part"
    with pytest.raises(Invalid, match="More would go back"):
        office.run(send_back, one, 2 * ONE, today(office), "verzogen")
    service = come(office, key, (0, 1, "refused", "falsche Farbe"), (0, 2), note="LS-4")
    assert len(service) == 2
    assert view(office, key).progress == "received"
    with pytest.raises(Invalid, match="close the order"):
        office.run(cancel, key, "doch nicht")
    office.run(close, key, "fertig")
    assert view(office, key).progress == "closed"
    assert faults(office) == []


def test_a_reversed_move_is_not_here(any_office: Office) -> None:
    """What the journal of stock takes back is open again at the order."""
    office = any_office
    article = stocked(office)
    key = ordered(office, supplier(office), (article, 4, 2.5))
    come(office, key, (0, 4))
    from app.modules.inventory.stock.queries.moves import moves_of

    move = office.read(moves_of, article)[0].id
    office.run(reverse, move, "falsch gebucht")
    assert view(office, key).lines[0].open == 4 * ONE
    come(office, key, (0, 4), note="LS-1")
    assert (held(office, article), view(office, key).progress) == ((4, 1000), "received")
    assert faults(office) == []


def test_lots_and_serials(any_office: Office) -> None:
    """Lots keep their day; each serial number is a move of its own, and all must be named."""
    office = any_office
    lot, serial = (
        stocked(office, "L-1", tracking="lot", expires=True),
        stocked(office, "S-1", tracking="serial"),
    )
    key = ordered(office, supplier(office), (lot, 2, 5), (serial, 2, 99.99))
    with pytest.raises(Invalid, match="as many serial") as refused:
        come(office, key, (1, 2), serials="A1")
    assert refused.value.field == "serials1"
    come(office, key, (0, 2), lot="C-1", expiry=SOON)
    receipts = come(office, key, (1, 2), note="LS-2", serials="A1, A2")
    assert (held(office, serial), len(receipts)) == ((2, 19998), 2)
    office.run(send_back, receipts[0], ONE, today(office), "Akku tot")
    assert held(office, serial) == (1, 9999)
    assert faults(office) == []


def test_prices_and_what_is_refused(any_office: Office) -> None:
    """The price is the supplier's at the quantity; least order and multiple are held; each refusal marks its field."""
    office = any_office
    who, article = supplier(office), stocked(office)
    terms = SupplierDraft(article, who, "Z-9", 5_0000, multiple=5 * ONE, minimum=10 * ONE, breaks="100: 4,20")
    office.run(save_supplier, terms)
    key = written(office, who, (article, 10, None), (article, 100, None))
    assert [one.price for one in view(office, key).lines] == [5_0000, 4_2000]
    assert view(office, key).net == 5000 + 42000
    good = LineDraft(key, article, quantity=10 * ONE)
    cases: tuple[tuple[str, dict[str, Any]], ...] = (
        ("order", {"order": None}),
        ("order", {"order": 999}),
        ("quantity", {"quantity": 0}),
        ("quantity", {"quantity": 5 * ONE}),
        ("quantity", {"quantity": 12 * ONE}),
        ("price", {"price": -1}),
        ("article", {"article": 999}),
        ("text", {"article": None}),
        ("price", {"article": None, "text": "Montage"}),
        ("unit", {"article": None, "text": "Montage", "price": 1, "unit": "XXX"}),
    )
    for field, change in cases:
        with pytest.raises(Invalid) as refused:
            office.run(save_line, dataclasses.replace(good, **change))
        assert refused.value.field == field, change
    with pytest.raises(Invalid, match="supplier"):
        office.run(save_order, OrderDraft())
    empty = written(office, who)
    with pytest.raises(Invalid, match="Put a line"):
        office.run(place, empty)
    office.run(remove_line, view(office, key).lines[1].id)
    office.run(place, key)
    with pytest.raises(Invalid, match="Ordered"):
        office.run(save_line, good)
    office.run(cancel, key, "zu teuer")
    with pytest.raises(Invalid, match="Cancelled"):
        come(office, key, (0, 1))


def test_approval_by_amount(any_office: Office) -> None:
    """From the amount of the rule on somebody else decides; what was approved is what is ordered."""
    office = any_office
    office.run(save_role, RoleDraft("Leitung", ("*",)))
    office.run(save_user, UserDraft("anna", "anna", ("Leitung",), True, GOOD, first_password=GOOD))
    office.run(save_rule, RuleDraft("order", 1, login="anna", from_amount=100000))
    who = supplier(office)
    small, large = written(office, who, ("Papier", 1, 999.99)), written(office, who, ("Säge", 1, 1000))
    office.run(place, small)
    with pytest.raises(Invalid, match="needs an approval"):
        office.run(place, large)
    with pytest.raises(Invalid, match="No rule"):
        office.run(ask_approval, written(office, who, ("Leim", 1, 5)))
    office.run(ask_approval, large)
    with pytest.raises(Invalid, match="Waits for approval"):
        office.run(place, large)
    office.run(withdraw, large)
    office.run(ask_approval, large)
    (step,) = office.read(waiting_for, "anna", "order")
    with pytest.raises(Forbidden):
        office.run(decide, step.id, True)
    boss = person(office, "anna", "*")
    boss.run(decide, step.id, True)
    assert office.run(place, large) == "B-2026-0002"


def test_the_paper(office: Office) -> None:
    """The order is filed as PDF with its numbers and days, and goes out by mail; a draft bears its stamp."""
    who, article = supplier(office, mail="kauf@holz.example"), stocked(office, name_en="Hinge")
    office.run(save_supplier, SupplierDraft(article, who, "TB-110", 3_8500))
    key = written(office, who, (article, 12, None), ("Anlieferung frei Haus", 1, 0))

    def words() -> str:
        return PdfReader(io.BytesIO(pdf(office, key)[1])).pages[0].extract_text()

    assert "ENTWURF" in words()
    with pytest.raises(Invalid, match="Place the order first"):
        mail(office, key)
    office.run(place, key)
    text = words()
    for one in (
        "Bestellung B-2026-0001",
        "Ihre Artikelnummer: TB-110",
        "Unsere Artikelnummer: A-1",
        "46,20",
        "04.12.2026",
    ):
        assert one in text, one
    assert "ENTWURF" not in text
    name, data = mail(office, key)
    assert name == "B-2026-0001.eml"
    assert b"To: kauf@holz.example" in data
    assert b"B-2026-0001.pdf" in data


def test_three_way_match(any_office: Office) -> None:
    """An invoice is held back with its reason until it fits or is released; the difference of price goes to the receipts."""
    office = any_office
    who, article = supplier(office), stocked(office)
    key = ordered(office, who, (article, 10, 10), ("Fracht", 1, 20))
    bill = invoice(office, who, 12480)
    assert office.read(match, bill).reasons == ("no_order",)
    joined = office.run(join_invoice, key, bill)
    assert office.run(join_invoice, key, bill) == joined
    assert office.read(match, bill).reasons == ("no_receipt",)
    come(office, key, (0, 6), (1, 1))
    assert office.read(match, bill).reasons == ("quantity",)
    with pytest.raises(Invalid, match="blocks"):
        office.run(settle_difference, joined)
    come(office, key, (0, 4), note="LS-2")
    found = office.read(match, bill)
    assert (found.reasons, found.difference) == ((), 480)
    assert office.run(settle_difference, joined) == 400
    assert office.run(settle_difference, joined) == 400
    assert held(office, article) == (10, 10400)
    with pytest.raises(Invalid, match="in the stock already"):
        office.run(part_invoice, joined)
    dear = invoice(office, who, 99900, "R-2")
    with pytest.raises(Invalid, match="left to be invoiced"):
        office.run(join_invoice, key, dear)
    other = ordered(office, who, (article, 10, 10))
    come(office, other, (0, 10))
    again = office.run(join_invoice, other, dear)
    assert office.read(match, dear).reasons == ("price",)
    with pytest.raises(Forbidden):
        office.run(release_match, again, "abgesprochen")
    boss = person(office, "anna", "*")
    boss.run(release_match, again, "abgesprochen")
    assert not office.read(match, dear).blocked
    with pytest.raises(Invalid, match="another order"):
        office.run(join_invoice, key, dear)
    assert faults(office) == []


def test_late_orders(office: Office) -> None:
    """A line that should be here and is not makes its order late by days."""
    article = stocked(office)
    key = ordered(office, supplier(office), (article, 1, 1))
    office.run(promise, view(office, key).lines[0].id, today(office))
    assert [one.late for one in office.read(orders)] == [0]
