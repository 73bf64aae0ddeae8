"""Devices that come from deliveries: each piece once, out of the stock with that, and back with the receipt."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import Forbidden, Invalid
from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.modules.inventory.purchasing.services.receiving import send_back
from app.modules.inventory.stock.rules.words import MoveDraft
from app.modules.inventory.stock.services.moves import book, reverse
from app.modules.it.arrivals.queries import ArrivalView, arrival, arrival_of
from app.modules.it.arrivals.rules import ArrivalDraft, TieDraft, parted, piece_cost
from app.modules.it.arrivals.services import make_devices, remove_tie, save_tie
from app.modules.it.arrivals.todo import waiting
from app.modules.it.assets.queries.assets import asset
from app.modules.it.assets.rules import DISPOSED, RECEIVED, HandOver
from app.modules.it.assets.services.custody import hand_over
from app.modules.it.assets.services.masters import make_model, make_place
from tests.data.test_twice import side_by_side
from tests.modules.inventory.buying_cases import come, ordered, supplier, today, view
from tests.modules.inventory.stock_cases import DAY, ONE, faults, held, move, stocked, store
from tests.modules.it.conftest import member


def tied(office: Office, number: str = "NB-1", **more: Any) -> int:
    """Keep an article that is a notebook."""
    article = stocked(office, number, **more)
    model = office.run(make_model, "Laptop", "Lenovo", f"T14 {number}")
    office.run(save_tie, TieDraft(article, model, DAY))
    return article


def seen(office: Office, key: int) -> ArrivalView:
    """Return a receipt of devices."""
    found = office.read(arrival, key)
    assert found is not None
    return found


def made(office: Office, key: int, count: int, **more: Any) -> list[int]:
    """Make devices of a receipt."""
    return office.run(make_devices, ArrivalDraft(key, count, seen(office, key).made, **more))


def rows(office: Office, sql: str) -> list[Any]:
    """Return what a statement finds."""
    return list(office.read(reads("")(lambda c: c.execute(text(sql)).all())))


def states(office: Office) -> Counter[str]:
    """Return how many devices there are by state."""
    return Counter(one[0] for one in rows(office, "SELECT status FROM it_asset"))


def test_a_delivery_of_an_order_becomes_devices(any_office: Office) -> None:
    """Three of four pieces: model, supplier, order, day and price to the cent; they leave the stock, the fourth waits."""
    office = any_office
    article, who = tied(office), supplier(office)
    order = ordered(office, who, (article, 4, 833.33))
    receipt = come(office, order, (0, 4), note="LS-7")[0]
    one = office.read(arrival_of, "inventory_receipt", receipt)
    assert one is not None
    assert (one.pieces, one.made, one.left, one.value) == (4, 0, 4, 333_332)
    assert [(item.count, str(item.words)) for item in office.read(waiting)] == [
        (4, "4 delivered pieces are not devices yet")
    ]
    home = office.run(make_place, "Lager EDV")
    keys = made(office, one.move, 3, home=home, serials="S1, S2; S3", warranty_months=24)
    shown = [office.read(asset, key) for key in keys]
    assert [(item.draft.serial, item.draft.cost) for item in shown] == [
        ("S1", 83_333), ("S2", 83_333), ("S3", 83_333),
    ]  # fmt: skip
    draft = shown[0].draft
    assert (draft.supplier, draft.order_no, draft.purchased) == (
        who,
        view(office, order).number,
        today(office),
    )
    assert (shown[0].draft.status, draft.home, draft.warranty_months) == (RECEIVED, home, 24)
    assert held(office, article) == (1, 83_333)
    assert office.read(waiting)[0].count == 1
    move(office, "receive", article, 9, today(office), value=900)  # which must not be sent back for it
    with pytest.raises(Invalid, match="devices does not go back"):
        office.run(send_back, receipt, 2 * ONE, today(office), "kaputt")
    office.run(send_back, receipt, ONE, today(office), "kaputt")
    assert seen(office, one.move).left == 0
    assert faults(office) == []


def test_each_piece_becomes_a_device_once(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second click is refused, and of two desks one makes the devices."""
    office = any_office
    key = move(office, "receive", tied(office), 3, value=1000)
    draft = ArrivalDraft(key, 2, 0)
    call = lambda desk: desk.run(make_devices, draft)  # noqa: E731
    found = side_by_side(office, monkeypatch, (call, call))
    assert sorted(type(one.error).__name__ for one in found) == ["Invalid", "NoneType"]
    with pytest.raises(Invalid, match="meanwhile"):
        office.run(make_devices, draft)
    assert states(office) == {RECEIVED: 2}
    assert seen(office, key).left == 1
    assert [one[0] for one in rows(office, "SELECT cost FROM it_asset ORDER BY id")] == [333, 333]
    assert faults(office) == []


def test_devices_go_with_their_receipt(any_office: Office) -> None:
    """A reversed receipt takes its devices back while nobody had them; they are the same ones when they come again."""
    office = any_office
    article = tied(office, tracking="serial")
    key = move(office, "receive", article, 1, value=70_000, serial="SN-9")
    (device,) = made(office, key, 1)
    assert held(office, article)[0] == 0
    office.run(reverse, key, "verbucht")
    assert states(office) == {DISPOSED: 1}
    assert held(office, article) == (0, 0)
    assert office.read(arrival, key) is None
    again = move(office, "receive", article, 1, value=65_000, serial="SN-9")
    assert made(office, again, 1) == [device]
    shown = office.read(asset, device)
    assert (shown.draft.status, shown.draft.cost, shown.draft.serial) == (RECEIVED, 65_000, "SN-9")
    issue = rows(office, f"SELECT issue_id FROM it_arrival WHERE move_id = {again}")[0][0]
    office.run(reverse, issue, "doch nicht")  # the piece lies in stock again, and is made again
    assert (held(office, article)[0], states(office)) == (1, {DISPOSED: 1})
    with pytest.raises(Invalid, match="taken back already"):
        office.run(reverse, issue, "zweimal")
    assert made(office, again, 1) == [device]
    office.run(hand_over, HandOver("out", member(office), (device,)))
    for one in (again, rows(office, f"SELECT issue_id FROM it_arrival WHERE move_id = {again}")[0][0]):
        with pytest.raises(Invalid, match="was handed out"):
            office.run(reverse, one, "zu spät")
    assert held(office, article)[0] == 0
    assert faults(office) == []


def test_a_device_is_handed_out_or_goes_back(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a desk that hands the device out and one that takes its receipt back, one has its way; the stock fits."""
    office = any_office
    article = tied(office)
    key = move(office, "receive", article, 1, value=500)
    (device,) = made(office, key, 1)
    who = member(office)
    calls = (
        lambda desk: desk.run(hand_over, HandOver("out", who, (device,))),
        lambda desk: desk.run(reverse, key, "verbucht"),
    )
    found = side_by_side(office, monkeypatch, calls)
    assert sorted(type(one.error).__name__ for one in found) == ["Invalid", "NoneType"]
    back = rows(office, f"SELECT count(*) FROM inventory_move WHERE reversal_of = {key}")[0][0]
    assert states(office) == ({DISPOSED: 1} if back else {"assigned": 1})
    assert held(office, article) == (0, 0)
    assert faults(office) == []


def test_what_does_not_fit_is_refused(office: Office) -> None:
    """Each bad input has its sentence, and nothing is made."""
    article = tied(office)
    key = move(office, "receive", article, 3, value=900)
    plain = move(office, "receive", stocked(office, "X-1"), 1)
    for draft, words in (
        (ArrivalDraft(key, 0, 0), "from 1 to 500"),
        (ArrivalDraft(key, 4, 0), "3 are left"),
        (ArrivalDraft(key, 2, 0, serials="A"), "as many serial numbers"),
        (ArrivalDraft(key, 2, 0, serials="A, a"), "stands there twice"),
        (ArrivalDraft(key, 1, 0, home=999), "no longer there"),
        (ArrivalDraft(plain, 1, 0), "no delivery of an article"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(make_devices, draft)
    move(office, "issue", article, 2)
    with pytest.raises(Invalid, match="only 1 lie in stock"):
        made(office, key, 2)
    assert office.read(waiting)[0].count == 1
    model = office.run(make_model, "Laptop", "Lenovo", "T14")
    for tie, words in (
        (TieDraft(article, model, DAY), "its model already"),
        (TieDraft(None, model, DAY), "Choose an article"),
        (TieDraft(plain, None, DAY), "no longer there|Choose a model"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(save_tie, tie)
    assert states(office) == {}
    clerk = Office(office.book, Actor("lena", "Lena", frozenset({"inventory.view"})), office.clock)
    with pytest.raises(Forbidden):
        clerk.run(make_devices, ArrivalDraft(key, 1, 0))
    office.run(remove_tie, rows(office, "SELECT id FROM it_article_tie")[0][0])
    assert office.read(arrival, key) is None


def test_only_deliveries_since_the_day_of_the_tie_wait(office: Office) -> None:
    """What came before the tie is no work that waits."""
    article = stocked(office, "ALT")
    move(office, "receive", article, 5)
    office.run(save_tie, TieDraft(article, office.run(make_model, "Monitor", "Eizo", "EV"), today(office)))
    assert office.read(waiting) == []


@pytest.mark.parametrize(("value", "quantity"), [(1000, 3 * ONE), (99_999, 7 * ONE), (5, 12 * ONE)])
def test_pieces_cost_their_receipt(value: int, quantity: int) -> None:
    """All pieces together cost what the receipt cost, each a cent more or less than its part at most."""
    costs = [piece_cost(value, quantity, piece) for piece in range(1, quantity // ONE + 1)]
    assert sum(one or 0 for one in costs) == value
    assert max(costs) - min(costs) <= 1  # type: ignore[type-var, operator]
    assert piece_cost(None, quantity, 1) is None
    assert parted(" A ;B,\n C,,") == ["A", "B", "C"]


def test_any_sequence_keeps_stock_and_devices_together(any_office: Office) -> None:
    """Receipts, devices, issues, reversals by chance: levels are the moves, devices the pieces that stand."""
    office, chance = any_office, random.Random(18)
    articles = [tied(office, "A-1"), tied(office, "A-2")]
    done: Counter[str] = Counter()
    for _n in range(60):
        moves = [one[0] for one in rows(office, "SELECT id FROM inventory_move WHERE kind <> 'reversal'")]
        deed, article = (
            chance.choice(("receive", "receive", "make", "make", "issue", "issue", "reverse")),
            chance.choice(articles),
        )
        try:
            if deed == "receive":
                office.run(book, MoveDraft("receive", article, chance.randint(1, 4) * ONE, today(office), store(office), value=chance.randint(0, 9999)))  # fmt: skip
            elif deed == "issue":
                move(office, "issue", article, 1, today(office))
            elif deed == "reverse" and moves:
                office.run(reverse, chance.choice(moves), "Zufall")
            elif deed == "make" and moves and (key := chance.choice(moves)) and office.read(arrival, key):
                made(office, key, chance.randint(1, 2))
        except Invalid:
            deed = "refused"
        done[deed] += 1
    assert min(done[deed] for deed in ("receive", "make", "issue", "reverse", "refused")) > 2, done
    standing = """SELECT count(*) FROM it_arrival a WHERE NOT EXISTS
                  (SELECT 1 FROM inventory_move b WHERE b.reversal_of = a.issue_id)"""
    assert states(office)[RECEIVED] == rows(office, standing)[0][0]
    for article in articles:
        came = f"""SELECT coalesce(sum(CASE WHEN m.kind = 'receive' THEN m.quantity ELSE -m.quantity END), 0)
                   FROM inventory_move m WHERE m.article_id = {article} AND m.kind <> 'reversal'
                   AND NOT EXISTS (SELECT 1 FROM inventory_move b WHERE b.reversal_of = m.id)"""
        assert held(office, article)[0] * ONE == rows(office, came)[0][0]
    assert faults(office) == []
