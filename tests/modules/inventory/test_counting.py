"""Counting stock on both databases: blind, twice over tolerance, compared with the moment of the count, posted once."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from sqlalchemy import text

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query
from app.data.standing import Actor
from app.modules.inventory.counting.queries.lines import lines_of, sheet_of, sums
from app.modules.inventory.counting.rules.words import CountDraft, Entry, Found
from app.modules.inventory.counting.services.counts import add_found, begin, cancel
from app.modules.inventory.counting.services.entries import decide, enter
from app.modules.inventory.counting.services.posting import post_count
from app.modules.inventory.stock.queries.levels import levels_on
from app.modules.inventory.stock.services.places import lock_stock
from tests.modules.inventory.stock_cases import DAY, ONE, D, faults, held, move, shelf, stocked, store

ALL = frozenset({"*"})


def desk(office: Office, login: str) -> Office:
    """Return the desk of another person."""
    return Office(office.book, Actor(login, login.title(), ALL), office.clock)


def lines(office: Office, key: int) -> dict[str, Any]:
    """Return the lines of a count by article number and place."""
    return {f"{one.code} {one.path.split(' / ')[-1]}": one for one in office.read(lines_of, key)}


def count(office: Office, day: datetime.date = DAY, **more: Any) -> int:
    """Begin a count of all that lies anywhere."""
    return office.run(begin, CountDraft("Alles", day, **more))


def test_two_counters_and_a_recount(any_office: Office) -> None:
    """A difference over the tolerance is counted again by somebody else; what the book has is shown to neither; posted once."""
    office, anna, bert = any_office, desk(any_office, "anna"), desk(any_office, "bert")
    a, b = stocked(office, "A-1"), stocked(office, "B-1")
    shelf_a = shelf(office, "A")
    move(office, "receive", a, 100, value=10_000, place=shelf_a)
    move(office, "receive", b, 10, value=5_000, place=shelf_a)
    key = count(office, percent=100, amount=500)
    found = lines(office, key)
    assert {name: one.state for name, one in found.items()} == {"A-1 A": "open", "B-1 A": "open"}
    one, two = found["A-1 A"].id, found["B-1 A"].id
    assert anna.run(enter, key, [Entry(one, 99 * ONE), Entry(two, 8 * ONE)]) == 2
    assert anna.run(enter, key, [Entry(one, 99 * ONE), Entry(two, 8 * ONE)]) == 0
    found = lines(office, key)
    assert [found[x].state for x in ("A-1 A", "B-1 A")] == [
        "counted",
        "recount",
    ]  # 1 of 100; 2 of 10 are 10 €
    assert [found[x].value for x in ("A-1 A", "B-1 A")] == [-100, -1000]
    with pytest.raises(Invalid, match="anna has counted"):
        bert.run(enter, key, [Entry(one, 98 * ONE)])
    with pytest.raises(Invalid, match="Another person"):
        anna.run(enter, key, [Entry(two, 9 * ONE)], True)
    with pytest.raises(Invalid, match="needs no second"):
        bert.run(enter, key, [Entry(one, 9 * ONE)], True)
    with pytest.raises(Invalid, match="1 lines wait"):
        office.run(post_count, key)
    blind = bert.read(sheet_of, key, 0, "bert", True)
    assert [(line.code, line.quantity) for line in blind] == [("B-1", None)]
    assert not {"expected", "first", "counts"} & set(type(blind[0]).__dataclass_fields__)
    bert.run(enter, key, [Entry(two, 9 * ONE)], True)
    assert lines(office, key)["B-1 A"].state == "differs"
    with pytest.raises(Invalid, match="Say why"):
        office.run(decide, key, two, "second", " ")
    office.run(decide, key, two, "second", "Dritte Zählung: 9")
    view = office.read(sums, key)
    assert (view.short, view.surplus, view.unsettled, view.open) == (-600, 0, 0, 0)
    assert office.run(post_count, key) == 2
    assert office.run(post_count, key) == 2
    assert (held(office, a), held(office, b)) == ((99, 9900), (9, 4500))
    view = office.read(sums, key)
    assert (view.short, view.surplus) == (-600, 0)
    with pytest.raises(Invalid, match="ended"):
        anna.run(enter, key, [Entry(one, 90 * ONE)])
    assert faults(office) == []


def test_what_moves_during_a_count(any_office: Office) -> None:
    """Lines are compared with the moment of their count: what moves after it, or is booked later for a day before, is told apart."""
    office, bert = any_office, desk(any_office, "bert")
    a, place = stocked(office), shelf(office, "A")
    move(office, "receive", a, 10, value=1000, place=place, day=D(2026, 11, 1))
    key = count(office)
    line = lines(office, key)["A-1 A"].id
    office.run(enter, key, [Entry(line, 9 * ONE)])
    move(office, "issue", a, 4, place=place)  # after the count began, on its day
    move(office, "receive", a, 5, value=500, place=place, day=D(2026, 11, 3))
    found = lines(office, key)["A-1 A"]
    assert (found.expected, found.difference) == (10 * ONE, -ONE)
    move(office, "issue", a, 1, place=place, day=D(2026, 11, 1))  # was gone when it was counted
    found = lines(office, key)["A-1 A"]
    assert (found.expected, found.difference, found.state) == (9 * ONE, 0, "counted")
    move(office, "receive", a, 2, value=200, place=place, day=D(2026, 11, 1))
    assert lines(office, key)["A-1 A"].difference == -2 * ONE
    bert.run(enter, key, [Entry(line, 9 * ONE)], True)
    assert office.run(post_count, key) == 1
    assert held(office, a)[0] == 9 - 4 + 5
    move(office, "receive", a, 3, value=300, place=place, day=D(2026, 11, 1))
    assert lines(office, key)["A-1 A"].difference == -2 * ONE  # what was posted stays
    assert faults(office) == []


def test_a_second_count_after_moves_agrees(office: Office) -> None:
    """Two counts agree where they are off by the same, though what they had to find moved between them."""
    bert, a, place = desk(office, "bert"), stocked(office), shelf(office, "A")
    move(office, "receive", a, 10, value=1000, place=place, day=D(2026, 11, 1))
    key = count(office, against="entry")
    line = lines(office, key)["A-1 A"].id
    office.run(enter, key, [Entry(line, 8 * ONE)])
    today = office.clock().astimezone().date()
    move(office, "issue", a, 3, place=place, day=today)
    bert.run(enter, key, [Entry(line, 5 * ONE)], True)
    found = lines(office, key)["A-1 A"]
    assert (found.state, found.difference, found.expected) == ("counted", -2 * ONE, 7 * ONE)
    office.run(post_count, key)
    assert held(office, a)[0] == 5


def test_found_missing_and_zero(any_office: Office) -> None:
    """What lies where nothing was expected gets a line; zero is a count; lines nobody counted stay or go, as the count says."""
    office = any_office
    a, b, s = stocked(office, "A-1"), stocked(office, "B-1"), stocked(office, "S-1", tracking="serial")
    lot = stocked(office, "L-1", tracking="lot")
    place, other = shelf(office, "A"), shelf(office, "B")
    for article in (a, b):
        move(office, "receive", article, 4, value=400, place=place)
    move(office, "receive", s, 1, value=900, place=place, serial="X1")
    move(office, "receive", lot, 3, value=300, place=place, lot="C1")
    key = count(office, missing="zero", amount=100_000)
    new = office.run(add_found, key, Found(a, other, 2 * ONE))
    assert office.run(add_found, key, Found(a, other, 2 * ONE)) == new
    for field, wrong in (
        ("serial", Found(s, place, ONE)),
        ("lot", Found(lot, place, ONE)),
        ("lot", Found(lot, place, ONE, lot="C9")),
        ("place", Found(a, store(office, "customer"), ONE)),
        ("quantity", Found(s, place, 2 * ONE, serial="X2")),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(add_found, key, wrong)
        assert refused.value.field == field
    found = lines(office, key)
    with pytest.raises(Invalid, match="less than nothing"):
        office.run(enter, key, [Entry(new, -1)])
    with pytest.raises(Invalid, match="Nothing was counted"):
        office.run(post_count, key)
    office.run(
        enter, key, [Entry(new, 2 * ONE), Entry(found["B-1 A"].id, 0), Entry(found["L-1 A"].id, 2 * ONE)]
    )
    with pytest.raises(Invalid, match="being counted already"):
        count(office)
    assert office.run(post_count, key) == 5
    assert [held(office, one)[0] for one in (a, b, s, lot)] == [2, 0, 0, 2]
    assert faults(office) == []


def test_shifted_counts_reach_the_balance_sheet_day(any_office: Office) -> None:
    """A count before the day rolls forward by itself; one after it is booked on the day, so that its stock is what was counted, taken back."""
    office = any_office
    a, place = stocked(office), shelf(office, "A")
    move(office, "receive", a, 10, value=1000, place=place, day=D(2026, 9, 1))
    key_day = D(2026, 10, 31)
    with pytest.raises(Invalid, match="between") as refused:
        count(office, D(2026, 7, 31), way="shifted", key_day=key_day)
    assert refused.value.field == "day"
    early = count(office, D(2026, 9, 20), way="shifted", key_day=key_day, amount=10_000)
    move(office, "issue", a, 2, place=place, day=D(2026, 10, 5))
    office.run(enter, early, [Entry(lines(office, early)["A-1 A"].id, 9 * ONE)])
    office.run(post_count, early)
    assert sum(one.quantity for one in office.read(levels_on, key_day)) == 7 * ONE  # 9 + 0 - 2
    move(office, "receive", a, 5, value=500, place=place, day=D(2026, 11, 5))
    late = count(office, D(2026, 11, 10), way="shifted", key_day=key_day, amount=10_000)
    office.run(enter, late, [Entry(lines(office, late)["A-1 A"].id, 11 * ONE)])
    office.run(lock_stock, key_day, "Abschluss")
    with pytest.raises(Invalid, match="locked"):
        office.run(post_count, late)
    office.run(lock_stock, D(2026, 9, 30), "Inventur fehlt noch")
    office.run(post_count, late)
    assert sum(one.quantity for one in office.read(levels_on, key_day)) == 6 * ONE  # 11 - 5 + 0
    assert held(office, a)[0] == 11
    assert faults(office) == []


def test_plans(office: Office) -> None:
    """A place counts all below it, a class what it holds, a cycle what is due; a count given up leaves its lines free."""
    a, b = stocked(office, "A-1"), stocked(office, "B-1")
    hall = shelf(office, "Halle")
    place, other = office_shelf(office, "R1", hall), shelf(office, "Draußen")
    for article, where, cost in ((a, place, 9000), (b, other, 100)):
        move(office, "receive", article, 4, value=cost, place=where, day=D(2026, 10, 1))
        move(office, "issue", article, 1, place=where, day=D(2026, 10, 2))
    inside = count(office, place=hall)
    assert [one.code for one in office.read(lines_of, inside)] == ["A-1"]
    office.run(cancel, inside)
    office.run(cancel, inside)
    best = count(office, abc="A")
    assert [one.code for one in office.read(lines_of, best)] == ["A-1"]
    office.run(enter, best, [Entry(office.read(lines_of, best)[0].id, 3 * ONE)])
    office.run(post_count, best)
    rest = count(office, D(2026, 11, 3), due=True)
    assert [one.code for one in office.read(lines_of, rest)] == ["B-1"]
    with pytest.raises(Invalid, match="Nothing lies there"):
        count(office, place=hall, due=True)
    for field, draft in (
        ("title", CountDraft(" ", DAY)),
        ("day", CountDraft("x", D(2027, 1, 1))),
        ("key_day", CountDraft("x", DAY, "shifted")),
        ("way", CountDraft("x", DAY, "guess")),
        ("percent", CountDraft("x", DAY, percent=-1)),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(begin, draft)
        assert refused.value.field == field


def office_shelf(office: Office, name: str, parent: int) -> int:
    """Keep a place inside another one."""
    from app.modules.inventory.stock.rules.words import PlaceDraft
    from app.modules.inventory.stock.services.places import save_place

    return office.run(save_place, PlaceDraft(name, parent))


def test_random_counts(any_office: Office) -> None:
    """Whatever moves around it, on whatever day: after posting, the stock of the count's moment is what was counted, and all adds up."""
    office, chance = any_office, random.Random(241)
    articles = [stocked(office, f"R-{n}", valuation=("average", "fifo")[n % 2]) for n in range(5)]
    places = [shelf(office, f"P{n}") for n in range(2)]
    for article in articles:
        for place in places:
            move(
                office,
                "receive",
                article,
                200,
                value=chance.randint(0, 90_000),
                place=place,
                day=D(2026, 10, 1),
            )
    for _round in range(3):
        _some_moves(office, chance, articles, places, 8)
        key = count(office, D(2026, 10, 20), amount=10**9)
        before = {one.id: one for one in office.read(lines_of, key)}
        wanted = {one: chance.randint(100, 300) * ONE for one in before}
        office.run(enter, key, [Entry(one, quantity) for one, quantity in wanted.items()])
        known = int(office.read(query("")(lambda c: c.scalar(text("SELECT max(id) FROM inventory_move")))))
        _some_moves(office, chance, articles, places, 8)
        office.run(post_count, key)
        for one in office.read(lines_of, key):
            sql = """SELECT sum(CASE WHEN to_id = :p THEN quantity ELSE 0 END) - sum(CASE WHEN from_id = :p THEN quantity ELSE 0 END)
                     FROM inventory_move WHERE article_id = :a AND (document = :n OR day < '2026-10-20'
                     OR (day = '2026-10-20' AND id <= :known))"""
            values = {"p": one.place, "a": one.article, "known": known, "n": _number(office, key)}
            there = office.read(query("")(lambda c, v=values, s=sql: c.scalar(text(s), v)))
            assert int(there) == wanted[one.id]
    assert faults(office) == []


def _number(office: Office, key: int) -> str:
    sql = "SELECT number FROM inventory_count WHERE id = :key"
    return str(office.read(query("")(lambda c: c.scalar(text(sql), {"key": key}))))


def _some_moves(
    office: Office, chance: random.Random, articles: list[int], places: list[int], most: int
) -> None:
    for _step in range(most):
        kind = chance.choice(("receive", "issue", "move"))
        place, other = chance.sample(places, 2)
        more = {"target": other} if kind == "move" else {}
        day = D(2026, 10, 1) + datetime.timedelta(chance.randint(0, 40))
        move(office, kind, chance.choice(articles), chance.randint(1, 12), day, place=place, **more)
