"""Supplies that are taken from the stock of an article: one count, moves there, back piece by piece, and by chance on both databases."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.hr.people.rules.file import AssignmentDraft
from app.modules.hr.people.services.file import save_assignment
from app.modules.inventory.stock.rules.words import MoveDraft
from app.modules.inventory.stock.services.moves import book, reverse
from app.modules.it.assets.queries.protocols import protocol
from app.modules.it.assets.queries.supplies import (
    moves_of,
    offered_supplies,
    pick_kit,
    supplies_held,
    supplies_source,
)
from app.modules.it.assets.rules import HandOver, KitDraft, SupplyDraft, SupplyTieDraft
from app.modules.it.assets.services.custody import hand_over
from app.modules.it.assets.services.supplies import move_supply, put_into_kit, save_kit, save_supply
from app.modules.it.assets.services.supply_stock import part_supply, tie_supply
from app.modules.it.assets.todo import waiting
from tests.data.test_twice import side_by_side
from tests.modules.inventory.buying_cases import today
from tests.modules.inventory.stock_cases import ONE, faults, held, move, shelf, stocked, store
from tests.modules.it.conftest import device, member


def rows(office: Office, sql: str) -> list[Any]:
    """Return what a statement finds."""
    return list(office.read(reads("")(lambda c: c.execute(text(sql)).all())))


def shown(office: Office, key: int) -> dict[str, Any]:
    """Return a supply as the list shows it."""
    source = supplies_source()
    return dict(zip((one.key for one in source.columns), office.read(source.page, [key])[0], strict=True))


def tied(office: Office, name: str = "Mouse", kind: str = "accessory", **more: Any) -> tuple[int, int]:
    """Keep a supply that is taken from the stock of an article: their keys."""
    article = stocked(office, f"A-{name}", **more)
    key = office.run(save_supply, SupplyDraft(name, kind))
    office.run(tie_supply, key, SupplyTieDraft(article, store(office)))
    return key, article


def test_what_was_counted_becomes_opening_stock_or_is_written_off(any_office: Office) -> None:
    """Seven counted ones lie in the stock of the article at their price; three others are gone with a sentence; asked twice nothing happens twice."""
    office = any_office
    use_language("en")
    mouse, pad = stocked(office, "M-1", minimum=8 * ONE), stocked(office, "P-1")
    key = office.run(save_supply, SupplyDraft("Mouse", price=1250, minimum=2))
    other = office.run(save_supply, SupplyDraft("Pad", "consumable"))
    office.run(move_supply, key, "in", 7)
    office.run(move_supply, other, "in", 3)
    assert office.read(waiting) == []
    for _twice in range(2):
        office.run(tie_supply, key, SupplyTieDraft(mouse, store(office)))
    assert held(office, mouse) == (7, 8750)
    assert (shown(office, key)["stock"], shown(office, key)["minimum"], shown(office, key)["article"]) == (
        7,
        8,
        "M-1",
    )
    assert [one.request for one in office.read(waiting)] == ["short"]  # by the minimum of the article
    with pytest.raises(Invalid, match="Say why"):
        office.run(tie_supply, other, SupplyTieDraft(pad, store(office), "off"))
    assert shown(office, other)["stock"] == 3
    office.run(tie_supply, other, SupplyTieDraft(pad, store(office), "off", reason="Bestand war falsch"))
    assert held(office, pad) == (0, 0)
    assert [(one.kind, one.count, one.note) for one in office.read(moves_of, other)] == [
        ("count", -3, "Bestand war falsch"),
        ("in", 3, ""),
    ]
    move(office, "receive", pad, 5, value=500)  # what purchasing takes in is there at once
    assert shown(office, other)["stock"] == 5
    assert (shown(office, other)["article"], shown(office, other)["store"]) == ("P-1", "Store")
    assert [one.detail for one in office.read(offered_supplies, "pad", None)] == ["5 in stock"]
    assert faults(office) == []


def test_a_hand_over_takes_of_the_stock_for_the_cost_centre(any_office: Office) -> None:
    """Two mice leave by a move each, with cost centre and number of the protocol; one comes back to the cent it left with."""
    office = any_office
    key, article = tied(office, valuation="fifo")
    cable, metres = tied(office, "Cable", "consumable")
    move(office, "receive", article, 1, value=1000)
    move(office, "receive", article, 4, value=8000)
    move(office, "receive", metres, 3, value=30)
    who = member(office)
    known, since = rows(office, f"SELECT id, since FROM hr_assignment WHERE person_id = {who}")[0]
    begun = datetime.date.fromisoformat(str(since))
    office.run(save_assignment, AssignmentDraft(who, begun, "Verkauf", cost_centre="4711"), known)
    paper = office.run(hand_over, HandOver("out", who, (), supplies={key: 2, cable: 1}))
    one = office.read(protocol, paper)
    assert one is not None
    assert [line[2] for line in one.supplies] == [2, 1]
    assert held(office, article) == (3, 6000)  # 10.00 and 20.00 went
    moved = (
        f"SELECT kind, quantity, cost1, document FROM inventory_move WHERE article_id = {article} ORDER BY id"
    )
    assert [tuple(row) for row in rows(office, moved)[2:]] == [("consume", ONE, "4711", one.number)] * 2
    assert office.read(supplies_held, who) == [(key, "Mouse", 2)]
    office.run(hand_over, HandOver("back", who, (), supplies={key: 1}))
    assert held(office, article) == (4, 8000)
    assert office.read(supplies_held, who) == [(key, "Mouse", 1)]
    with pytest.raises(Invalid):
        office.run(move_supply, key, "back", 2, who)
    thing = device(office)
    assert office.run(move_supply, cable, "build", 2, None, thing) == 0
    assert faults(office) == []


def test_new_counts_of_it_are_refused(any_office: Office) -> None:
    """Each has its sentence and changes nothing; once parted again it counts from zero."""
    office = any_office
    use_language("en")
    key, article = tied(office)
    who = member(office)
    move(office, "receive", article, 1)
    far = shelf(office, "Fern")
    move(office, "receive", article, 4, place=far)
    for arguments, words in (
        (("in", 1), "receive and count it there"),
        (("count", 5), "receive and count it there"),
        (("out", 2, who), "Only 1 of Mouse lie at Store"),
        (("out", 501, who), "from 1 to 500"),
        (("back", 1, who), "has 0"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(move_supply, key, *arguments)
    with pytest.raises(Invalid, match="minimum of its article"):
        office.run(save_supply, SupplyDraft("Mouse", minimum=3), key)
    plain, serial = stocked(office, "S-0"), stocked(office, "S-1", tracking="serial")
    new = office.run(save_supply, SupplyDraft("Pad"))
    office.run(move_supply, new, "in", 1)
    lots = stocked(office, "L-1", tracking="lot")
    for draft, words in (
        (SupplyTieDraft(None, far), "Choose an article"),
        (SupplyTieDraft(plain, None), "Choose a storage place"),
        (SupplyTieDraft(serial, far), "serial numbers"),
        (SupplyTieDraft(article, far), "Another accessory"),
        (SupplyTieDraft(plain, store(office, "customer")), "holds nothing"),
        (SupplyTieDraft(plain, far, "x"), "one of the values"),
        (SupplyTieDraft(lots, far), "tracked by lot"),
        (SupplyTieDraft(999_999, far), "no longer there"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(tie_supply, new, draft)
    with pytest.raises(Invalid, match="part it first"):
        office.run(tie_supply, key, SupplyTieDraft(plain, far))
    office.run(move_supply, key, "out", 1, who)
    with pytest.raises(Invalid, match="1 of Mouse are with people"):
        office.run(part_supply, key)
    office.run(move_supply, key, "back", 1, who)
    for _twice in range(2):
        office.run(part_supply, key)
    assert shown(office, key)["stock"] == 0
    assert office.run(move_supply, key, "in", 2) == 2
    assert held(office, article)[0] == 5


def test_what_was_handed_out_before_comes_in_at_nothing(any_office: Office) -> None:
    """It was paid by IT long ago: a piece that a person had before the tie makes the stock larger and not dearer."""
    office = any_office
    article, who = stocked(office, "M-1"), member(office)
    key = office.run(save_supply, SupplyDraft("Mouse", price=1000))
    office.run(move_supply, key, "in", 3)
    office.run(move_supply, key, "out", 2, who)
    office.run(tie_supply, key, SupplyTieDraft(article, store(office)))
    assert held(office, article) == (1, 1000)
    office.run(move_supply, key, "out", 1, who)
    assert office.run(move_supply, key, "back", 3, who) == 3
    assert held(office, article) == (3, 1000)
    assert office.read(supplies_held, who) == []
    assert faults(office) == []


def test_what_is_taken_back_in_the_stock_comes_back_to_the_supply(any_office: Office) -> None:
    """The person has it no more, and returning it again is refused; what was used up is told with its own kind."""
    office = any_office
    key, article = tied(office)
    toner, black = tied(office, "Toner", "consumable")
    who = member(office)
    move(office, "receive", article, 2)
    move(office, "receive", black, 2)
    office.run(move_supply, key, "out", 2, who)
    office.run(move_supply, toner, "use", 2, who)
    for article_id in (article, black):
        last = rows(office, f"SELECT max(id) FROM inventory_move WHERE article_id = {article_id}")[0][0]
        office.run(reverse, last, "verbucht")
    assert office.read(supplies_held, who) == [(key, "Mouse", 1)]
    assert [(one.kind, one.count) for one in office.read(moves_of, key)] == [("back", 1), ("out", -2)]
    assert [(one.kind, one.count) for one in office.read(moves_of, toner)] == [("use", 2), ("use", -2)]
    with pytest.raises(Invalid, match="1"):
        office.run(move_supply, key, "back", 2, who)
    office.run(move_supply, key, "back", 1, who)
    assert (held(office, article)[0], held(office, black)[0]) == (2, 2)
    assert faults(office) == []


def test_two_desks_share_the_last_one(any_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of IT handing it out and the stock issuing it one has its way; a kit offers what lies there."""
    office = any_office
    key, article = tied(office)
    who = member(office)
    move(office, "receive", article, 1)
    kit = office.run(save_kit, KitDraft("Desk"))
    office.run(put_into_kit, kit, 2, None, key)
    assert office.read(pick_kit, kit).extra == [(key, "Mouse", 1)]
    day, place = today(office), store(office)
    calls = (
        lambda desk: desk.run(hand_over, HandOver("out", who, (), supplies={key: 1})),
        lambda desk: desk.run(book, MoveDraft("issue", article, ONE, day, place)),
    )
    found = side_by_side(office, monkeypatch, calls)
    assert sorted(type(one.error).__name__ for one in found) == ["Invalid", "NoneType"]
    assert held(office, article)[0] == shown(office, key)["stock"] == 0
    assert faults(office) == []


def test_any_sequence_keeps_one_count(any_office: Office) -> None:
    """Whatever is done on either side: the list shows the levels, which are the moves; people have what went and did not come."""
    office, chance = any_office, random.Random(18)
    supplies = [
        tied(office, "Mouse"),
        tied(office, "Cap", valuation="fifo"),
        tied(office, "Ink", "consumable"),
    ]
    people = [member(office), member(office, "Hansen")]
    places = [store(office), shelf(office, "P1")]
    done: Counter[str] = Counter()
    for _n in range(150):
        key, article = chance.choice(supplies)
        deed = chance.choice(
            (
                "receive",
                "receive",
                "out",
                "out",
                "out",
                "use",
                "back",
                "back",
                "move",
                "count",
                "reverse",
                "in",
            )
        )
        count, who = chance.randint(1, 3), chance.choice(people)
        try:
            if deed == "receive":
                value = chance.randint(0, 9999)
                office.run(
                    book, MoveDraft("receive", article, count * ONE, today(office), places[0], value=value)
                )
            elif deed == "move":
                move(office, "move", article, 1, today(office), place=places[0], target=places[1])
            elif deed == "count":
                move(office, "count", article, chance.choice((-1, 0.5)), today(office))
            elif deed == "reverse":
                keys = rows(office, "SELECT id FROM inventory_move WHERE kind <> 'reversal'")
                office.run(reverse, chance.choice(keys or [(0,)])[0], "Zufall")
            else:
                office.run(move_supply, key, deed, count, who)
        except Invalid:
            deed = "refused"
        done[deed] += 1
    wanted = ("receive", "out", "use", "back", "move", "count", "reverse", "refused")
    assert min(done[deed] for deed in wanted) > 2, done
    assert done["in"] == 0
    for key, article in supplies:
        sign = "CASE WHEN t.kind = 'storage' THEN m.quantity ELSE 0 END - CASE WHEN f.kind = 'storage' THEN m.quantity ELSE 0 END"
        total = rows(office, f"""SELECT sum({sign}) FROM inventory_move m JOIN inventory_place f ON f.id = m.from_id
                                 JOIN inventory_place t ON t.id = m.to_id WHERE m.article_id = {article}""")[0][0]  # fmt: skip
        levels = rows(office, f"SELECT sum(quantity) FROM inventory_level WHERE article_id = {article}")[0][0]
        assert shown(office, key)["stock"] == levels // ONE == total // ONE
        own = f"SELECT coalesce(sum(count), 0) FROM it_supply_move WHERE supply_id = {key} AND article_id IS NULL"
        assert rows(office, own)[0][0] == 0
        for person in people:
            out = f"""SELECT count(*) FROM it_supply_issue i JOIN it_supply_move y ON y.id = i.supply_move_id
                      WHERE y.supply_id = {key} AND y.person_id = {person} AND y.kind = 'out'
                      AND NOT EXISTS (SELECT 1 FROM inventory_move b WHERE b.reversal_of = i.issue_id)"""
            mine = {one: number for one, _name, number in office.read(supplies_held, person)}
            assert mine.get(key, 0) == rows(office, out)[0][0]
    loose = """SELECT count(*) FROM it_supply_issue i WHERE (i.back_id IS NULL) = EXISTS
               (SELECT 1 FROM inventory_move b WHERE b.reversal_of = i.issue_id)"""
    assert rows(office, loose)[0][0] == 0
    assert faults(office) == []
