"""Planned moves: they hold what goes, are booked once as they were planned, or released for a reason; on both databases."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.inventory.stock.queries.levels import stock_of
from app.modules.inventory.stock.rules.words import ReservationDraft
from app.modules.inventory.stock.services.moves import reverse
from app.modules.inventory.stock.services.places import release, reserve
from app.modules.inventory.stock.services.planned import book_planned
from app.modules.inventory.stock.todo import waiting
from tests.modules.inventory.buying_cases import today
from tests.modules.inventory.stock_cases import DAY, ONE, faults, held, move, shelf, stocked, store


def _rows(office: Office, sql: str) -> list[Any]:
    return list(office.read(reads("")(lambda c: c.execute(text(sql)).all())))


def _moves(office: Office, article: int, kind: str) -> list[tuple[Any, ...]]:
    sql = f"SELECT quantity, cost1, reason FROM inventory_move WHERE article_id = {article} AND kind = '{kind}' ORDER BY id"
    return [tuple(row) for row in _rows(office, sql)]


def test_a_planned_move_is_booked_as_it_was_planned(any_office: Office) -> None:
    """Until it is booked nothing moved but what is free; then an issue from two places, own use, a transfer, each once."""
    office, article = any_office, stocked(any_office)
    far = shelf(office, "Fern")
    move(office, "receive", article, 6, value=600)
    move(office, "receive", article, 6, value=600, place=far)
    keys = [
        office.run(reserve, ReservationDraft(article, 8 * ONE, text="Auftrag 7")),
        office.run(reserve, ReservationDraft(article, ONE, place=far, kind="consume", cost1="4711")),
        office.run(reserve, ReservationDraft(article, 2 * ONE, place=far, kind="move", target=store(office))),
    ]
    shown = office.read(stock_of, article)
    assert (shown.quantity, shown.reserved, shown.free) == (12 * ONE, 11 * ONE, ONE)
    for key in reversed(keys):
        assert office.run(book_planned, key)
        assert office.run(book_planned, key) == []
    assert _moves(office, article, "consume") == [(ONE, "4711", "")]
    assert _moves(office, article, "move") == [(2 * ONE, "", "")]
    assert [one[0] for one in _moves(office, article, "issue")] == [8 * ONE]
    shown = office.read(stock_of, article)
    assert (shown.quantity, shown.reserved) == (3 * ONE, 0)
    with pytest.raises(Invalid, match="not open"):
        office.run(reserve, ReservationDraft(article, ONE), keys[0], 2)
    assert faults(office) == []


def test_it_takes_lots_that_keep_and_says_what_is_missing(any_office: Office) -> None:
    """Two lots are taken by their days, an expired one is left; what went another way is missed by its quantity."""
    office = any_office
    article = stocked(office, "L-1", tracking="lot", expires=True)
    now = today(office)
    for lot, days in (("ALT", -1), ("B", 30), ("A", 10)):
        move(office, "receive", article, 3, lot=lot, expiry=now + datetime.timedelta(days), value=300)
    key = office.run(reserve, ReservationDraft(article, 5 * ONE))
    office.run(book_planned, key)
    sql = """SELECT l.number, m.quantity FROM inventory_move m JOIN inventory_lot l ON l.id = m.lot_id
             WHERE m.kind = 'issue' ORDER BY m.id"""
    assert [tuple(row) for row in _rows(office, sql)] == [("A", 3 * ONE), ("B", 2 * ONE)]
    key = office.run(reserve, ReservationDraft(article, 3 * ONE))
    with pytest.raises(Invalid, match="2 of it do not lie there"):
        office.run(book_planned, key)
    assert held(office, article)[0] == 4


def test_refusals_and_what_waits(office: Office) -> None:
    """Each has its sentence at its field; releasing needs a reason; Today tells of those whose day has passed."""
    article, place = stocked(office), store(office)
    move(office, "receive", article, 5)
    piece = stocked(office, "S-1", tracking="serial")
    move(office, "receive", piece, 1, serial="S1")
    for draft, field in (
        (ReservationDraft(article, ONE, kind="scrap"), "kind"),
        (ReservationDraft(article, ONE, kind="move", target=place), "place"),
        (ReservationDraft(article, ONE, kind="move", place=place), "target"),
        (ReservationDraft(article, ONE, kind="move", place=place, target=place), "target"),
        (
            ReservationDraft(article, ONE, kind="move", place=place, target=store(office, "customer")),
            "target",
        ),
        (ReservationDraft(article, ONE, target=place), "target"),
        (ReservationDraft(article, ONE, target=99_999), "target"),
        (ReservationDraft(article, 6 * ONE), "quantity"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(reserve, draft)
        assert refused.value.field == field
    one = office.run(reserve, ReservationDraft(piece, ONE))
    with pytest.raises(Invalid, match="serial numbers"):
        office.run(book_planned, one)
    with pytest.raises(Invalid, match="Say why"):
        office.run(release, one, "  ")
    office.run(release, one, "Auftrag entfiel")
    with pytest.raises(Invalid, match="not open"):
        office.run(book_planned, one)
    office.run(reserve, ReservationDraft(article, ONE, until=DAY))
    found = [item for item in office.read(waiting) if item.request == "reservations"]
    assert [(item.count, item.late) for item in found] == [(1, True)]


def test_any_plans_keep_what_they_hold(any_office: Office) -> None:
    """Plans, bookings, releases, reversals by chance: what is held never exceeds what is there, and what was booked is what moved."""
    office, chance = any_office, random.Random(2)
    article, places = stocked(office), [store(office), shelf(office, "P1")]
    plans: list[int] = []
    done: Counter[str] = Counter()
    for _n in range(90):
        deed = chance.choice(("receive", "plan", "plan", "book", "book", "release", "issue", "reverse"))
        place = chance.choice(places)
        kind = chance.choice(("issue", "consume", "move"))
        try:
            if deed == "receive":
                move(office, "receive", article, chance.randint(1, 6), today(office), place=place, value=500)
            elif deed == "plan":
                other = places[1 - places.index(place)]
                where = (
                    {"place": place, "target": other}
                    if kind == "move"
                    else {"place": chance.choice((None, place))}
                )
                draft = ReservationDraft(article, chance.randint(1, 8) * ONE // 2, kind=kind, **where)
                plans.append(office.run(reserve, draft))
            elif deed == "book" and plans:
                office.run(book_planned, chance.choice(plans))
            elif deed == "release" and plans:
                office.run(release, chance.choice(plans), "Zufall")
            elif deed == "issue":
                move(office, "issue", article, chance.randint(1, 3), today(office), place=place)
            elif deed == "reverse":
                keys = [row[0] for row in _rows(office, "SELECT id FROM inventory_move WHERE kind = 'issue'")]
                office.run(reverse, chance.choice(keys or [0]), "Zufall")
        except Invalid:
            deed = "refused"
        done[deed] += 1
        shown = office.read(stock_of, article)
        assert shown.reserved <= shown.available
    assert min(done[one] for one in ("receive", "plan", "book", "release", "issue", "refused")) > 2, done
    used = _rows(office, "SELECT coalesce(sum(used), 0) FROM inventory_reservation")[0][0]
    states = dict(
        _rows(office, "SELECT state, sum(quantity - used) FROM inventory_reservation GROUP BY state")
    )
    assert states["used"] == 0
    assert used > 0
    assert office.read(stock_of, article).reserved == states.get("open", 0)
    assert faults(office) == []
