"""What two desks may try at once with orders: placing, the last of a delivery, its way back, the match and its difference."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.office import Office
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.planning.services.ordering import make_orders
from app.modules.inventory.purchasing.rules.orders import Delivery, Part
from app.modules.inventory.purchasing.services.agreeing import agree
from app.modules.inventory.purchasing.services.matching import join_invoice, settle_difference
from app.modules.inventory.purchasing.services.orders import cancel, place, promise
from app.modules.inventory.purchasing.services.receiving import receive, send_back
from app.modules.inventory.purchasing.services.reminding import remind
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.inventory.buying_cases import come, invoice, ordered, supplier, today, view, written
from tests.modules.inventory.stock_cases import ONE, stocked, store

RECEIPTS = "SELECT count(*) FROM inventory_receipt"


def _written(office: Office) -> int:
    return written(office, supplier(office), ("Leim", 1, 5))


def _ordered(office: Office) -> tuple[int, int, int]:
    key = ordered(office, supplier(office), (stocked(office), 4, 5))
    return key, view(office, key).lines[0].id, store(office)


def _five(office: Office) -> int:
    who, article = supplier(office), stocked(office)
    for number in range(5):
        come(office, ordered(office, who, (article, 1, 5)), (0, 1), note=f"LS-{number}")
    return who


def _come(office: Office) -> int:
    return come(office, _ordered(office)[0], (0, 4))[0]


def _billed(office: Office) -> tuple[int, int]:
    contact = supplier(office)
    key = ordered(office, contact, (stocked(office), 4, 100))
    come(office, key, (0, 4))
    return key, invoice(office, contact, 40400)


def _joined(office: Office) -> int:
    return office.run(join_invoice, *_billed(office))


def _short(office: Office) -> int:
    article = stocked(office, minimum=10 * ONE)
    office.run(save_supplier, SupplierDraft(article, supplier(office), "Z-1", 5_0000))
    return article


def _receive(office: Office, made: Any) -> list[int]:
    key, line, at = made
    return office.run(receive, Delivery(key, today(office), "LS-7", (Part(line, 4 * ONE),), at))


def _late(office: Office) -> int:
    before = Office(office.book, office.actor, lambda: office.clock() - datetime.timedelta(days=9))
    key, line, _place = _ordered(before)
    before.run(promise, line, today(before))
    return key


CASES = (
    Case(
        "inventory.purchasing.remind",
        _late,
        lambda office, key: office.run(remind, key),
        counting("SELECT count(*) FROM letter"),
    ),
    Case(
        "inventory.purchasing.place",
        _written,
        lambda office, key: office.run(place, key),
        counting("SELECT max(last) FROM number_range WHERE kind = 'inventory.order'"),
        succeed=(2,),
    ),
    Case("inventory.purchasing.receive", _ordered, _receive, counting(RECEIPTS)),
    Case(
        "inventory.purchasing.send_back",
        _come,
        lambda office, key: office.run(send_back, key, 4 * ONE, today(office), "Bruch"),
        counting("SELECT count(*) FROM inventory_move WHERE kind = 'send_back'"),
    ),
    Case(
        "inventory.purchasing.join_invoice",
        _billed,
        lambda office, made: office.run(join_invoice, *made),
        counting("SELECT count(*) FROM inventory_order_bill"),
        succeed=(2,),
    ),
    Case(
        "inventory.purchasing.settle_difference",
        _joined,
        lambda office, key: office.run(settle_difference, key),
        counting("SELECT count(*) FROM inventory_cost"),
        succeed=(2,),
    ),
    Case(
        "inventory.purchasing.agree",
        _five,
        lambda office, who: office.run(agree, who),
        counting("SELECT count(*) FROM letter"),
        succeed=(2,),
    ),
    Case(
        "inventory.planning.make_orders",
        _short,
        lambda office, key: office.run(make_orders, [key]),
        counting("SELECT count(*) FROM inventory_order"),
        succeed=(2,),
    ),
    Case(
        "inventory.purchasing.cancel",
        _written,
        lambda office, key: office.run(cancel, key, "doch nicht"),
        counting("SELECT count(*) FROM inventory_order WHERE state = 'cancelled'"),
    ),
)
