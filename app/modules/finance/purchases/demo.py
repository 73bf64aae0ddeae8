"""The demo company's incoming invoices: two to be checked, one disputed."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.finance.ledger.api import last_day
from app.modules.finance.purchases.rules.invoices import PositionDraft, PurchaseDraft, PurchaseForm
from app.modules.finance.purchases.services.invoices import hold, save_purchase
from app.modules.organisation.contacts.api import find_by_account

# account of the supplier, its number, days before the last entry, gross in cents at 19 %, account, text
INVOICES = (
    ("70020", "RE-88120", 9, 476_00, "6815", "Toner und Papier"),
    ("70010", "2026-4711", 4, 1190_00, "5400", "Rundstahl 20 mm"),
    ("70040", "F-5530", 2, 238_00, "6600", "Prospekte Sommer"),
)


def demo(office: Office, months: int) -> None:
    """Enter three invoices of suppliers that are known by then; the last is disputed."""
    newest = office.read(last_day)
    if months < 18 or newest is None:
        return
    key = 0
    for number, reference, ago, gross, account, text in INVOICES:
        who = office.read(find_by_account, number)
        if who is None:
            continue
        tax = gross * 19 // 119
        day = newest - datetime.timedelta(days=ago)
        head = PurchaseDraft(
            contact=who,
            reference=reference,
            day=day,
            due=day + datetime.timedelta(days=30),
            gross=gross,
            text=text,
        )
        part = PositionDraft(account, gross - tax, tax, "VST19", "", text)
        key = office.run(save_purchase, PurchaseForm(head, (part,)))
    if key:
        office.run(hold, key, "Falsches Papier gedruckt, Nachdruck zugesagt")
