"""What tests of purchasing begin with: a supplier, orders with lines, deliveries, incoming invoices."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.office import Office
from app.modules.finance.purchases.rules.invoices import PositionDraft, PurchaseDraft, PurchaseForm
from app.modules.finance.purchases.services.invoices import save_purchase
from app.modules.inventory.purchasing.queries.orders import OrderView, order
from app.modules.inventory.purchasing.rules.orders import Delivery, LineDraft, OrderDraft, Part
from app.modules.inventory.purchasing.services.orders import place, save_line, save_order
from app.modules.inventory.purchasing.services.receiving import receive
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from tests.modules.inventory.stock_cases import ONE, store

D = datetime.date
SOON = D(2026, 12, 4)


def supplier(office: Office, name: str = "Holz & Beschlag GmbH", **more: Any) -> int:
    """Keep a supplier."""
    return office.run(save_contact, ContactDraft(name, **more))


def written(office: Office, contact: int, *lines: tuple[Any, ...], **more: Any) -> int:
    """Write an order with lines of (article or text, quantity, price in euros)."""
    key = office.run(save_order, OrderDraft(contact, SOON, **more))
    for what, quantity, price in lines:
        article, text = (what, "") if isinstance(what, int) else (None, what)
        scaled = None if price is None else round(price * ONE)
        office.run(save_line, LineDraft(key, article, text, round(quantity * ONE), price=scaled))
    return key


def ordered(office: Office, contact: int, *lines: tuple[Any, ...]) -> int:
    """Write and place an order."""
    key = written(office, contact, *lines)
    office.run(place, key)
    return key


def view(office: Office, key: int) -> OrderView:
    """Return an order."""
    found = office.read(order, key)
    assert found is not None
    return found


def today(office: Office) -> D:
    """Return the day on which the test runs."""
    return office.clock().astimezone().date()


def come(office: Office, key: int, *parts: tuple[Any, ...], note: str = "LS-1", **more: Any) -> list[int]:
    """Take in parts of (place of the line, quantity[, verdict[, reason]])."""
    lines = view(office, key).lines
    taken = tuple(
        Part(
            lines[at].id, round(quantity * ONE), *(rest[:1]), reason=rest[1] if len(rest) > 1 else "", **more
        )
        for at, quantity, *rest in parts
    )
    return office.run(receive, Delivery(key, today(office), note, taken, store(office)))


def invoice(office: Office, contact: int, net: int, reference: str = "R-1") -> int:
    """Enter an incoming invoice of so many cents net, without tax."""
    head = PurchaseDraft(contact=contact, reference=reference, day=today(office), gross=net, text="Ware")
    return office.run(save_purchase, PurchaseForm(head, (PositionDraft("5400", net),)))
