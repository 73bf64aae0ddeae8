"""Whatever is booked, on whatever day: levels, layers, values and the general ledger are what all moves make, on both databases."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query
from app.data.settings import change_setting
from app.modules.inventory.articles.api import save_article, suppliers_of
from app.modules.inventory.articles.queries.articles import article as article_form
from app.modules.inventory.articles.rules import KitPartDraft, SupplierDraft
from app.modules.inventory.articles.services.kits import save_kit_part
from app.modules.inventory.articles.services.masters import save_supplier
from app.modules.inventory.stock.queries.levels import levels_on
from app.modules.inventory.stock.rules.valuation import AVERAGE, FIFO
from app.modules.inventory.stock.rules.words import MakingDraft, MoveDraft
from app.modules.inventory.stock.services.costs import add_cost
from app.modules.inventory.stock.services.kept import keep_days
from app.modules.inventory.stock.services.making import make_kits
from app.modules.inventory.stock.services.moves import book, reverse
from app.modules.inventory.stock.services.values import post_values
from tests.modules.inventory.buying_cases import supplier
from tests.modules.inventory.stock_cases import ONE, D, faults, held, shelf, stocked, store


def test_random_business(any_office: Office) -> None:
    """Whatever is booked, on whatever day, refused or taken back: levels, layers, values and both ledgers are what all moves make."""
    office, chance = any_office, random.Random(18)
    articles = [
        stocked(office, f"Z-{n}", valuation=(AVERAGE, FIFO)[n % 2], tracking="lot" if n == 3 else "none")
        for n in range(4)
    ]
    articles.append(stocked(office, "Z-K"))
    for place in (0, 1):
        office.run(save_kit_part, KitPartDraft(articles[-1], articles[place], (place + 1) * ONE))
    places = [store(office), *(shelf(office, f"P{n}") for n in range(3))]
    keys: list[int] = []
    for step in range(220):
        if step == 110:
            office.run(post_values, D(2026, 5, 20))
        if step == 150:
            office.run(change_setting, "inventory.negative", "allow")
        if step in (60, 180):
            office.run(keep_days)
        try:
            keys.append(_anything(office, chance, articles, places, keys))
        except Invalid:
            continue
    assert len(keys) > 60
    kinds = office.read(query("")(lambda c: set(c.scalars(text("SELECT kind FROM inventory_move")))))
    assert kinds >= {"receive", "issue", "move", "count", "return", "send_back", "reversal", "make", "use"}
    office.run(post_values, D(2026, 11, 22))
    assert faults(office) == []
    for article in articles:
        assert held(office, article) == _from_raw_rows(office, article)
    assert office.read(query("")(lambda c: c.scalar(text("SELECT count(*) FROM inventory_kept_level"))))
    for past in range(0, 400, 3):
        day = D(2026, 11, 26) - datetime.timedelta(past)
        lies = {(one.article, one.place, one.lot): one.quantity for one in office.read(levels_on, day)}
        assert lies == _levels_from_raw_rows(office, day)


def test_moves_of_the_very_days_on_which_quarters_end(any_office: Office) -> None:
    """What moved on the last day of a quarter is kept once, in that quarter; levels of every day are the sum of the raw moves."""
    office = any_office
    article, place = stocked(office, "Q-1"), store(office)
    ends = (D(2026, 3, 31), D(2026, 6, 30), D(2026, 9, 30))
    days = sorted(day + datetime.timedelta(more) for day in ends for more in (-1, 0, 1))
    for at, day in enumerate(days):
        office.run(book, MoveDraft("receive", article, (2**at) * ONE, day, place))
    assert office.run(keep_days) == len(ends)
    office.run(book, MoveDraft("issue", article, ONE, ends[1], place))  # late, on a day that is kept
    assert office.run(keep_days) == 0
    for day in days:
        lies = {(one.article, one.place, one.lot): one.quantity for one in office.read(levels_on, day)}
        assert lies == _levels_from_raw_rows(office, day), day
    assert faults(office) == []


def _anything(
    office: Office, chance: random.Random, articles: list[int], places: list[int], keys: list[int]
) -> int:
    kind = chance.choice(
        [
            "receive",
            "receive",
            "receive",
            "issue",
            "issue",
            "move",
            "consume",
            "count",
            "back",
            "back",
            "reverse",
            "cost",
            "make",
            "price",
        ]
    )
    day = D(2026, 1, 20) + datetime.timedelta(chance.randint(0, 306))
    if keys and kind == "reverse":
        return office.run(reverse, chance.choice(keys), "Irrtum")
    if keys and kind == "cost":
        office.run(add_cost, chance.choice(keys), chance.randint(-300, 500), day)
        return keys[0]
    if kind == "price":  # what it is to cost from now on changes nothing that was booked
        _new_prices(office, chance, chance.choice(articles))
        return keys[0] if keys else 0
    if kind == "make":
        office.run(
            make_kits, MakingDraft(articles[-1], chance.randint(1, 2) * ONE, day, chance.choice(places))
        )
        return int(office.read(query("")(lambda c: c.scalar(text("SELECT max(id) FROM inventory_move")))))
    kind = kind if keys or kind != "back" else "receive"
    article, place = chance.choice(articles), chance.choice(places)
    quantity = chance.randint(1, 40) * ONE // 4
    lot = {"lot": chance.choice("AB")} if article == articles[3] else {}
    more: dict[str, Any] = (
        {"value": chance.choice([None, chance.randint(0, 9999)])} if kind == "receive" else {}
    )
    if kind == "move":
        more["target"] = chance.choice(places)
    if kind == "back":
        more["return_of"] = chance.choice(keys)
        sql = """SELECT m.article_id, m.kind, m.quantity, m.day, coalesce(l.number, '') AS lot FROM inventory_move m
                 LEFT JOIN inventory_lot l ON l.id = m.lot_id WHERE m.id = :k"""
        went = office.read(query("")(lambda c: c.execute(text(sql), {"k": more["return_of"]}).one()))
        article, kind, lot = (
            went.article_id,
            "return" if went.kind == "issue" else "send_back",
            {"lot": went.lot},
        )
        quantity = max(1, went.quantity // chance.randint(1, 3))
        day = max(day, D.fromisoformat(str(went.day)))
    if kind == "count":
        quantity *= chance.choice([-1, 1])
    return office.run(book, MoveDraft(kind, article, quantity, day, place, **lot, **more))


def _new_prices(office: Office, chance: random.Random, article: int) -> None:
    """Change list price and supplier price of an article; what it was worth stays to the cent."""
    before = held(office, article)
    stored = office.read(article_form, article)
    assert stored is not None
    priced = replace(stored.draft, price=chance.randint(0, 90) * ONE, market=chance.choice([None, 7 * ONE]))
    office.run(save_article, priced, article, stored.version)
    known = office.read(query("")(lambda c: suppliers_of(c, article)))
    draft = SupplierDraft(article, supplier(office, f"L {article}") if not known else known[0].contact, price=chance.randint(1, 90) * ONE, breaks="10: 4,50")  # fmt: skip
    office.run(save_supplier, draft, known[0].id if known else None, None)
    assert held(office, article) == before


def _from_raw_rows(office: Office, article: int) -> tuple[float, int]:
    """Add up an article from nothing but its moves and its ledger of values."""
    sql = """SELECT coalesce(sum(m.quantity * ((t.kind IN ('storage', 'transit')) - (f.kind IN ('storage', 'transit')))), 0),
             (SELECT sum(value) FROM inventory_value WHERE article_id = :a) FROM inventory_move m
             JOIN inventory_place f ON f.id = m.from_id JOIN inventory_place t ON t.id = m.to_id WHERE m.article_id = :a"""
    if not office.book.local:
        sql = sql.replace("'transit'))", "'transit'))::int")
    row = office.read(query("")(lambda c: c.execute(text(sql), {"a": article}).one()))
    return int(row[0]) / ONE, int(row[1] or 0)


def _levels_from_raw_rows(office: Office, day: datetime.date) -> dict[tuple[int, str, str], int]:
    """Add up what lay where at the end of a day, from nothing but the moves of that day and before."""
    sql = """SELECT m.article_id, f.path, f.kind, t.path, t.kind, coalesce(l.number, ''), m.quantity FROM inventory_move m
             JOIN inventory_place f ON f.id = m.from_id JOIN inventory_place t ON t.id = m.to_id
             LEFT JOIN inventory_lot l ON l.id = m.lot_id WHERE m.day <= :day"""
    found: dict[tuple[int, str, str], int] = {}
    for article, source, origin, aim, target, lot, quantity in office.read(
        query("")(lambda c: c.execute(text(sql), {"day": day.isoformat()}).all())
    ):
        for place, kind, sign in ((source, origin, -1), (aim, target, 1)):
            if kind in ("storage", "transit"):
                found[article, place, lot] = found.get((article, place, lot), 0) + sign * quantity
    return {key: quantity for key, quantity in found.items() if quantity}
