"""The demo company's incoming invoices: those of two suppliers month by month, and of late two to be checked, one disputed."""

from __future__ import annotations

import datetime

from app.core.dates import ONE_DAY, add_months, next_working_day
from app.core.money import share
from app.data.office import Office
from app.modules.finance.ledger.api import EntryDraft, LineDraft, demo_deals, last_day, post
from app.modules.finance.purchases.rules.invoices import PositionDraft, PurchaseDraft, PurchaseForm
from app.modules.finance.purchases.services.invoices import hold, post_purchase, save_purchase
from app.modules.organisation.contacts.api import find_by_account

START = datetime.date(2025, 1, 1)
# account of the supplier, its number, days before the last entry, gross in cents at 19 %, account, text
INVOICES = (
    ("70020", "RE-88120", 9, 476_00, "6815", "Toner und Papier"),
    ("70010", "2026-4711", 4, 1190_00, "5400", "Rundstahl 20 mm"),
    ("70040", "F-5530", 2, 238_00, "6600", "Prospekte Sommer"),
)


def _bought(office: Office, months: int) -> None:
    """Enter, post and pay what is bought by documents, in the order of the days."""
    deals = [deal for month in demo_deals.months_of(START, months) for deal in demo_deals.purchases_of(month)]
    newest = add_months(START, months) - ONE_DAY
    for number, deal in enumerate(sorted(deals, key=lambda one: one.day), 1):
        who, tax = office.read(find_by_account, deal.partner), share(deal.net, 19, 100)
        due = deal.day + datetime.timedelta(days=deal.paid_after)
        document, gross = f"R{deal.day:%y}-{4400 + 7 * number}", deal.net + tax
        text = "Bohrmaschinen und Zubehör" if deal.account == "5400" else "Wartung der Rechner"
        head = PurchaseDraft(contact=who, reference=document, day=deal.day, due=due, gross=gross, text=text)
        part = PositionDraft(deal.account, deal.net, tax, "VST19", deal.centre, text=text)
        office.run(post_purchase, office.run(save_purchase, PurchaseForm(head, (part,))))
        day = next_working_day(due, demo_deals.LAND)
        if day <= newest:
            lines = (LineDraft(deal.partner, gross), LineDraft("1800", -gross))
            office.run(post, EntryDraft(day, document, f"Überweisung {document}", lines))


def demo(office: Office, months: int) -> None:
    """Enter what was bought of two suppliers, and three invoices of late; the last is disputed."""
    newest = office.read(last_day)
    _bought(office, months)
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
        part = PositionDraft(account, gross - tax, tax, "VST19", "", text=text)
        key = office.run(save_purchase, PurchaseForm(head, (part,)))
    if key:
        office.run(hold, key, "Falsches Papier gedruckt, Nachdruck zugesagt")
