"""The demo company's incoming invoices: one posted, one to check, one disputed."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.finance.purchases.rules.invoices import PositionDraft, PurchaseDraft, PurchaseForm
from app.modules.finance.purchases.services.invoices import hold, post_purchase, save_purchase
from app.modules.organisation.contacts.api import contacts

INVOICES = (
    ("RE-88120", 20, 476_00, "6815", "Toner und Papier"),
    ("RE-88164", 9, 1190_00, "6845", "Werkzeug für die Werkstatt"),
    ("RE-88201", 3, 238_00, "6815", "Ordner und Mappen"),
)


def demo(office: Office, months: int) -> None:
    """Enter three invoices of the first suppliers; the first is posted, the last disputed."""
    suppliers = [one for one in office.read(contacts) if one.draft.creditor]
    if months < 18 or not suppliers:
        return
    today = office.clock().astimezone().date()
    keys = []
    for place, (number, ago, gross, account, text) in enumerate(INVOICES):
        tax = gross * 19 // 119
        day = today - datetime.timedelta(days=ago)
        draft = PurchaseDraft(
            contact=suppliers[place % len(suppliers)].id,
            reference=number,
            day=day,
            due=day + datetime.timedelta(days=30),
            gross=gross,
            text=text,
        )
        part = PositionDraft(account, gross - tax, tax, "VST19", "", text)
        keys.append(office.run(save_purchase, PurchaseForm(draft, (part,))))
    office.run(post_purchase, keys[0])
    office.run(hold, keys[-1], "Drei Ordner fehlen in der Lieferung")
