"""Moves of stock on both databases: what lies where, what is refused, what is taken back, and that all of it adds up."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import Forbidden, Invalid, KontorError
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.settings import change_setting
from app.data.unit import Unit
from app.modules.finance.ledger.services.entries import finalise
from app.modules.finance.ledger.services.entries import reverse as reverse_entry
from app.modules.inventory.articles.api import SupplierDraft
from app.modules.inventory.articles.services.masters import save_supplier
from app.modules.inventory.stock.queries.labels import label_rows
from app.modules.inventory.stock.queries.posting import posting_preview
from app.modules.inventory.stock.queries.scanning import scanned
from app.modules.inventory.stock.rules.words import MinimumDraft, MoveDraft, PlaceDraft, ReservationDraft
from app.modules.inventory.stock.services.costs import add_cost
from app.modules.inventory.stock.services.moves import book, book_many, reverse
from app.modules.inventory.stock.services.places import (
    lock_stock,
    release,
    reserve,
    save_minimum,
    save_place,
)
from app.modules.inventory.stock.services.values import post_values
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from tests.modules.inventory.stock_cases import DAY, ONE, D, faults, held, ledger, move, shelf, stocked, store

NOV = D(2026, 11, 30)


def test_a_day_at_the_store(any_office: Office) -> None:
    """Receipt, transfer, issue, return, scrap and reversals: levels and values follow, and verify agrees."""
    office = any_office
    article, a, b = stocked(office), shelf(office, "A"), shelf(office, "B")
    move(office, "receive", article, 10, value=3000, place=a)
    move(office, "receive", article, 5, value=1665, place=a)
    assert held(office, article) == (15, 4665)
    out = move(office, "issue", article, 7, place=a)
    assert held(office, article) == (8, 2488)
    move(office, "move", article, 3, place=a, target=b)
    assert held(office, article) == (8, 2488)
    move(office, "return", article, 2, place=b, return_of=out)
    assert held(office, article) == (10, 3110)
    move(office, "regrade", article, 2, place=b, becomes="quarantine")
    with pytest.raises(Invalid, match="only 3"):
        move(office, "issue", article, 4, place=b)
    gone = move(office, "scrap", article, 2, place=b, condition="quarantine", reason="Bruch")
    assert held(office, article) == (8, 2488)
    with pytest.raises(Invalid, match="take that back"):
        office.run(reverse, out, "Irrtum")
    office.run(reverse, gone, "doch nicht")
    assert held(office, article) == (10, 3110)
    with pytest.raises(Invalid, match="already"):
        office.run(reverse, gone, "noch einmal")
    assert faults(office) == []


def test_what_is_refused(any_office: Office) -> None:
    """Each refusal marks its field, and nothing of it stays."""
    office = any_office
    article, room = stocked(office), shelf(office, "Raum", structural=True)
    lot = stocked(office, "L-1", tracking="lot", expires=True)
    serial = stocked(office, "S-1", tracking="serial")
    move(office, "receive", article, 3, value=300)
    key = move(office, "receive", serial, 1, value=300, serial="X1")
    move(office, "receive", lot, 3, value=300, lot="C1", expiry=D(2026, 11, 10))
    cases: tuple[tuple[str, dict[str, Any]], ...] = (
        ("quantity", {"kind": "issue", "quantity": 4}),
        ("quantity", {"quantity": 0}),
        ("quantity", {"quantity": -1}),
        ("day", {"day": D(2027, 1, 1)}),
        ("place", {"place": room}),
        ("place", {"place": 9999}),
        ("target", {"kind": "move"}),
        ("kind", {"kind": "reversal"}),
        ("condition", {"condition": "new"}),
        ("becomes", {"kind": "regrade"}),
        ("becomes", {"becomes": "damaged"}),
        ("reason", {"kind": "scrap"}),
        ("serial", {"serial": "1"}),
        ("lot", {"lot": "1"}),
        ("value", {"value": -1}),
        ("serial", {"article": serial}),
        ("quantity", {"article": serial, "serial": "X2", "quantity": 2}),
        ("serial", {"article": serial, "serial": "x1"}),
        ("lot", {"article": lot}),
        ("expiry", {"article": lot, "lot": "C2"}),
        ("expiry", {"article": lot, "lot": "C1", "expiry": D(2026, 11, 11)}),
        ("lot", {"article": lot, "kind": "issue", "lot": "C9"}),
        ("lot", {"article": lot, "kind": "issue", "lot": "C1", "day": D(2026, 11, 11)}),
        ("return_of", {"kind": "return", "return_of": key}),
        ("reservation", {"kind": "receive", "reservation": 1}),
    )
    for field, change in cases:
        quantity = change.pop("quantity", 1)
        given: dict[str, Any] = {"kind": "receive", "article": article, "day": DAY, "place": store(office)}
        with pytest.raises(KontorError) as refused:
            office.run(book, MoveDraft(**{**given, **change}, quantity=quantity * ONE))
        if field != "reservation":
            assert refused.value.field == field, change
    assert held(office, article) == (3, 300)
    assert faults(office) == []


def test_lots_expire_first_and_serials_are_one(office: Office) -> None:
    """An issue without a lot takes the one that expires first; a serial number is in stock once, and again after it left."""
    lot, serial = stocked(office, "L-1", tracking="lot"), stocked(office, "S-1", tracking="serial")
    move(office, "receive", lot, 3, value=300, lot="SPÄT", expiry=D(2027, 5, 1))
    move(office, "receive", lot, 2, value=200, lot="FRÜH", expiry=D(2027, 1, 1))
    move(office, "issue", lot, 2)
    with pytest.raises(Invalid, match="SPÄT goes first and has 3"):
        move(office, "issue", lot, 4)
    move(office, "receive", serial, 1, value=300, serial="X1")
    move(office, "issue", serial, 1, serial="X1")
    with pytest.raises(Invalid):
        move(office, "issue", serial, 1, serial="X1")
    move(office, "receive", serial, 1, value=300, serial="X1")
    assert faults(office) == []


def test_the_database_refuses_changes(any_office: Office) -> None:
    """Moves, values, costs and prices can't be changed or deleted, whoever asks."""
    move(any_office, "receive", stocked(any_office, price=5), 1, value=1)
    key = move(any_office, "receive", stocked(any_office, "A-2"), 1, value=1)
    any_office.run(add_cost, key, 5, DAY, "Fracht")
    any_office.run(post_values, DAY)

    @command("")
    def meddle(unit: Unit, sql: str) -> None:
        unit.connection.execute(text(sql))

    for table in ("move", "value", "cost", "price", "posting"):
        for sql in (f"UPDATE inventory_{table} SET id = id + 1000", f"DELETE FROM inventory_{table}"):
            with pytest.raises(Forbidden, match="finalised"):
                any_office.run(meddle, sql)


def test_reservations_leave_the_rest(any_office: Office) -> None:
    """What is kept is issued only for whom it is kept; what is released is free again."""
    office, article = any_office, stocked(any_office)
    move(office, "receive", article, 10, value=1000)
    kept = office.run(reserve, ReservationDraft(article, 8 * ONE, text="Auftrag 7"))
    with pytest.raises(Invalid, match="free"):
        office.run(reserve, ReservationDraft(article, 3 * ONE))
    with pytest.raises(Invalid, match="kept for others"):
        move(office, "issue", article, 3)
    move(office, "issue", article, 2)
    move(office, "issue", article, 5, reservation=kept)
    move(office, "issue", article, 3, reservation=kept)
    move(office, "receive", article, 4, value=400)
    with pytest.raises(Invalid, match="not open"):
        move(office, "issue", article, 1, reservation=kept)
    kept = office.run(reserve, ReservationDraft(article, 4 * ONE))
    office.run(release, kept, "Auftrag entfiel")
    office.run(release, kept, "Auftrag entfiel")
    move(office, "issue", article, 4)
    assert held(office, article) == (0, 0)


def test_an_earlier_day(any_office: Office) -> None:
    """A move of an earlier day changes nothing that was booked: its effect on later issues is one row of today; no day falls below nothing."""
    office, article = any_office, stocked(any_office, valuation="fifo")
    move(office, "receive", article, 10, D(2026, 11, 5), value=2000)
    move(office, "issue", article, 6, D(2026, 11, 6))
    before = ledger(office, article)
    move(office, "receive", article, 4, D(2026, 11, 3), value=400)
    assert ledger(office, article)[:2] == before
    assert ledger(office, article)[2:] == [
        ("move", 400),
        ("difference", 400),
    ]  # 4 at 1 and 2 at 2, not 6 at 2
    assert held(office, article) == (8, 1600)
    with pytest.raises(Invalid, match="only 4"):
        move(office, "issue", article, 5, D(2026, 11, 4))
    with pytest.raises(Invalid, match="only 8"):
        move(office, "issue", article, 9, D(2026, 11, 5))
    move(office, "issue", article, 4, D(2026, 11, 4))
    assert held(office, article) == (4, 800)
    assert faults(office) == []


def test_below_nothing_where_it_may(any_office: Office) -> None:
    """With the setting an issue of more than there is goes at the last cost, and the next receipt corrects it in a row of its own."""
    office, article = any_office, stocked(any_office)
    office.run(change_setting, "inventory.negative", "allow")
    move(office, "receive", article, 10, value=2000)
    move(office, "issue", article, 14)
    assert held(office, article) == (-4, -800)
    move(office, "receive", article, 10, value=3000)
    assert ledger(office, article)[2:] == [("move", 3000), ("correction", -400)]
    assert held(office, article) == (6, 1800)
    assert faults(office) == []


def test_locked_days(any_office: Office) -> None:
    """Nothing moves on a locked day, by hand or because its values were posted; reversing the entry opens posted days again."""
    office, article = any_office, stocked(any_office)
    move(office, "receive", article, 10, D(2026, 10, 5), value=2000)
    office.run(lock_stock, D(2026, 10, 31), "Inventur")
    with pytest.raises(Invalid, match="locked"):
        move(office, "issue", article, 1, D(2026, 10, 31))
    office.run(lock_stock, D(2026, 9, 30), "Beleg fehlte")
    move(office, "issue", article, 1, D(2026, 10, 31))
    entry = office.run(post_values, D(2026, 10, 31))
    assert entry is not None
    with pytest.raises(Invalid, match="posted"):
        office.run(lock_stock, D(2026, 9, 30), "noch einer")
    with pytest.raises(Invalid, match="locked"):
        move(office, "issue", article, 1, D(2026, 10, 31))
    office.run(finalise, D(2026, 10, 31))
    office.run(reverse_entry, "2026-1", "falsch")
    move(office, "issue", article, 1, D(2026, 10, 31))
    assert faults(office) == []


def test_both_ledgers_agree(any_office: Office) -> None:
    """What is posted is what changed: twice books nothing, a second month only its own, and the accounts hold what the stock is worth."""
    office = any_office
    goods, stuff = stocked(office), stocked(office, "R-1", stock_class="materials")
    move(office, "opening", goods, 5, D(2026, 10, 1), value=500)
    move(office, "receive", goods, 10, D(2026, 10, 5), value=2000)
    move(office, "receive", stuff, 7, D(2026, 10, 5), value=100)
    move(office, "issue", goods, 6, D(2026, 10, 6))
    move(office, "consume", stuff, 2, D(2026, 10, 7))
    view = office.read(posting_preview, D(2026, 10, 31))
    booked = {(one.account): one.amount for one in view.lines}
    assert booked == {"1140": 1500, "1000": 71, "5881": -1000, "5880": -71, "9000": -500}
    assert office.run(post_values, D(2026, 10, 31)) is not None
    assert office.run(post_values, D(2026, 10, 31)) is None
    move(office, "issue", goods, 1, D(2026, 11, 2))
    view = office.read(posting_preview, D(2026, 11, 20))
    assert {one.account: one.amount for one in view.lines} == {"1140": -167, "5881": 167}
    assert [(one.ledger, one.stock) for one in view.agreement] == [(1500, 1500), (71, 71)]
    office.run(post_values, D(2026, 11, 20))
    assert faults(office) == []


def test_later_costs(any_office: Office) -> None:
    """Freight makes dearer what is still there; the rest passes by; on an earlier day its effect is one row of today."""
    office, article = any_office, stocked(any_office)
    key = move(office, "receive", article, 10, value=1000)
    move(office, "issue", article, 6)
    office.run(add_cost, key, 100, DAY, "Fracht")
    assert held(office, article) == (4, 440)
    move(office, "issue", article, 4, D(2026, 11, 10))
    office.run(add_cost, key, 100, D(2026, 11, 5), "Zoll")
    assert ledger(office, article)[-2:] == [("cost", 40), ("difference", -40)]
    assert held(office, article) == (0, 0)
    with pytest.raises(Invalid):
        office.run(add_cost, key, 0, DAY)
    assert faults(office) == []


def test_places(any_office: Office) -> None:
    """A place that moves takes those inside along; what holds something stays as it is, and codes are there once."""
    office, article = any_office, stocked(any_office)
    hall = office.run(save_place, PlaceDraft("Halle", structural=True))
    inner = office.run(save_place, PlaceDraft("R1", hall, "PL-1"))
    office.run(save_place, PlaceDraft("Halle 2", structural=True), hall, 1)
    with pytest.raises(Invalid):
        office.run(save_place, PlaceDraft("R2", hall, "pl-1"))
    with pytest.raises(Invalid):
        office.run(save_place, PlaceDraft("Halle 2", inner, structural=True), hall)
    move(office, "receive", article, 1, value=1, place=inner)
    for change in ({"structural": True}, {"active": False}, {"kind": "customer"}):
        with pytest.raises(Invalid):
            office.run(save_place, PlaceDraft("R1", hall, "PL-1", **change), inner)  # type: ignore[arg-type]
    office.run(save_minimum, MinimumDraft(article, inner, 2 * ONE, 5 * ONE))
    with pytest.raises(Invalid):
        office.run(save_minimum, MinimumDraft(article, inner, 3 * ONE))


def test_a_receipt_without_a_value(office: Office) -> None:
    """The supplier's price at the quantity counts, else what it cost last."""
    article = stocked(office)
    contact = office.run(save_contact, ContactDraft("Stahl AG"))
    office.run(save_supplier, SupplierDraft(article, contact, price=4_5000, breaks="10: 4.20"))
    move(office, "receive", article, 2)
    assert held(office, article) == (2, 900)
    move(office, "receive", article, 10)
    assert held(office, article) == (12, 5100)


def test_many_at_once(any_office: Office) -> None:
    """A batch stands in the trail as one, and verify replays it."""
    office, article = any_office, stocked(any_office)
    drafts = [MoveDraft("receive", article, ONE, DAY, store(office), value=n) for n in range(60)]
    drafts += [MoveDraft("issue", article, ONE, DAY, store(office)) for _n in range(55)]
    assert len(office.run(book_many, drafts)) == 115
    assert held(office, article)[0] == 5
    with pytest.raises(Invalid):
        office.run(book_many, drafts[60:])
    assert faults(office) == []


def test_a_move_before_a_later_cost(any_office: Office) -> None:
    """10 at 10.00 and 10 at 20.00, freight of 10.00 on the 20th; 15 went on the 10th already: 15/20 of 300.00, so 75.00 and 5/10 of the freight stay."""
    office = any_office
    article = stocked(office)
    first = move(office, "receive", article, 10, D(2026, 10, 1), value=100_00)
    move(office, "receive", article, 10, D(2026, 10, 2), value=200_00)
    office.run(add_cost, first, 10_00, D(2026, 10, 20), "Fracht")
    move(office, "issue", article, 15, D(2026, 10, 10))
    assert (held(office, article), faults(office)) == ((5, 80_00), [])


def test_labels_of_lots_are_what_the_scan_desk_reads(any_office: Office) -> None:
    """One label for each lot or serial number, whatever lies where; a lot that two articles have is named with its article."""
    office, other = any_office, shelf(any_office, "R2")
    glue, paint = (stocked(office, number, tracking="lot") for number in ("G-1", "P-1"))
    saw = stocked(office, "S-1", tracking="serial")
    move(office, "receive", glue, 3, value=300, lot="C7", expiry=D(2027, 5, 1))
    move(office, "receive", glue, 2, value=300, lot="C7", place=other)
    move(office, "receive", glue, 2, value=300, lot="C8")
    move(office, "receive", paint, 2, value=300, lot="C8")
    move(office, "receive", saw, 1, value=300, serial="X1")
    keys = office.read(reads("")(lambda c: list(c.scalars(text("SELECT id FROM inventory_level")))))
    labels = office.read(label_rows, "level", keys)
    assert [(one.lines[0], one.code) for one in labels] == [
        ("G-1", "C7"), ("G-1", "G-1#C8"), ("P-1", "P-1#C8"), ("S-1", "X1"),
    ]  # fmt: skip
    assert labels[0].lines[2] == "Lot C7  Keeps until 01/05/2027"
    found = [office.read(scanned, one.code) for one in labels]
    assert [(one.key, one.lot, one.serial) for one in found if one is not None] == [
        (glue, "C7", ""), (glue, "C8", ""), (paint, "C8", ""), (saw, "", "X1"),
    ]  # fmt: skip
    for code in ("C8", "G-1#C9", "Z-9#C8"):
        assert office.read(scanned, code) is None
