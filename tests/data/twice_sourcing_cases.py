"""What two desks may try at once before an order is written: handing in, asking, answering, ordering, calling off."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.office import Office
from app.modules.inventory.purchasing.queries.frames import frame
from app.modules.inventory.purchasing.rules.frames import CallOff, FrameDraft, FrameLineDraft
from app.modules.inventory.purchasing.services.frames import call_off, save_frame, save_frame_line
from app.modules.inventory.sourcing.queries.enquiries import enquiry
from app.modules.inventory.sourcing.rules.needs import NeedDraft
from app.modules.inventory.sourcing.rules.offers import OfferDraft, PriceOf
from app.modules.inventory.sourcing.services.enquiries import cancel_enquiry, enquire, send
from app.modules.inventory.sourcing.services.needs import hand_in, order_needs, save_need, withdraw
from app.modules.inventory.sourcing.services.offers import order_from, save_offer
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting
from tests.modules.inventory.buying_cases import supplier, today
from tests.modules.inventory.stock_cases import ONE

ORDERS = counting("SELECT count(*) FROM inventory_order")


def _written(office: Office) -> int:
    return office.run(save_need, NeedDraft(text="Leim", estimate=5 * ONE))


def _approved(office: Office) -> int:
    key = _written(office)
    office.run(hand_in, key)
    return key


def _asked(office: Office) -> int:
    made = office.run(enquire, [_approved(office)])
    office.run(save_offer, OfferDraft(made, supplier(office)))
    return made


def _offered(office: Office) -> tuple[int, int, int]:
    made = _asked(office)
    office.run(send, made)
    view = office.read(enquiry, made)
    assert view is not None
    return view.offers[0].id, made, view.offers[0].contact


def _answer(office: Office, made: Any) -> int:
    key, about, contact = made
    return office.run(save_offer, OfferDraft(about, contact, prices=(PriceOf(1, "", 0, ONE),)), key, 2)


def _answered(office: Office) -> int:
    return _answer(office, _offered(office))


def _agreed(office: Office) -> tuple[CallOff, int]:
    now = today(office)
    key = office.run(save_frame, FrameDraft(supplier(office), "RV", "", now, now + datetime.timedelta(9)))
    line = office.run(save_frame_line, FrameLineDraft(key, None, "Leim", 10 * ONE, price=ONE))
    view = office.read(frame, key)
    assert view is not None
    return CallOff(key, ((line, ONE),), now), view.version


def _order(office: Office, key: int) -> int:
    return office.run(order_needs, [key], supplier(office, "Anderer"))


CASES = (
    Case(
        "inventory.sourcing.hand_in",
        _written,
        lambda office, key: office.run(hand_in, key),
        counting("SELECT max(last) FROM number_range WHERE kind = 'inventory.need'"),
    ),
    Case(
        "inventory.sourcing.withdraw",
        _written,
        lambda office, key: office.run(withdraw, key),
        counting("SELECT count(*) FROM inventory_need WHERE state = 'cancelled'"),
    ),
    Case(
        "inventory.sourcing.enquire",
        _approved,
        lambda office, key: office.run(enquire, [key]),
        counting("SELECT count(*) FROM inventory_enquiry"),
    ),
    Case("inventory.sourcing.order_needs", _approved, _order, ORDERS),
    Case(
        "inventory.sourcing.send",
        _asked,
        lambda office, key: office.run(send, key),
        counting("SELECT max(last) FROM number_range WHERE kind = 'inventory.enquiry'"),
        succeed=(2,),
    ),
    Case(
        "inventory.sourcing.cancel_enquiry",
        _asked,
        lambda office, key: office.run(cancel_enquiry, key),
        counting("SELECT count(*) FROM inventory_enquiry WHERE state = 'cancelled'"),
    ),
    Case(
        "inventory.sourcing.save_offer",
        _offered,
        _answer,
        counting("SELECT count(*) FROM inventory_offer_price"),
    ),
    Case(
        "inventory.sourcing.order_from",
        _answered,
        lambda office, key: office.run(order_from, key),
        ORDERS,
        succeed=(2,),
    ),
    Case(
        "inventory.purchasing.call_off",
        _agreed,
        lambda office, made: office.run(call_off, *made),
        ORDERS,
    ),
)
