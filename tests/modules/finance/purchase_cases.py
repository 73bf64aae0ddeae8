"""What tests of incoming invoices need: a supplier, and an invoice of it at two rates."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from app.data.office import Office
from app.modules.finance.purchases.rules.invoices import PositionDraft, PurchaseDraft, PurchaseForm
from app.modules.organisation.contacts.api import ContactDraft, save_contact

DAY = datetime.date(2026, 3, 2)
PARTS = (
    PositionDraft("6815", 100_00, 19_00, "VST19", "", text="Papier"),
    PositionDraft("6820", 50_00, 3_50, "VST7", "", text="Fachbuch"),
)


def a_supplier(office: Office, name: str = "Papierhaus Kiel GmbH") -> int:
    """Return a supplier."""
    return office.run(save_contact, ContactDraft(name))


def an_invoice(who: int, reference: str = "R-1", **more: Any) -> PurchaseForm:
    """Return an invoice over 172.50 at two rates."""
    draft = PurchaseDraft(
        contact=who,
        reference=reference,
        day=DAY,
        due=datetime.date(2026, 4, 1),
        gross=172_50,
        text="Büro",
    )
    positions_ = more.pop("positions", PARTS)
    another = more.pop("another", False)
    return PurchaseForm(dataclasses.replace(draft, **more), positions_, None, another)
