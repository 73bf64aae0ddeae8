"""The sourcing of the demo company: requisitions in several states, and an enquiry with two answers."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.inventory.articles.api import SCALE, article_by_number
from app.modules.inventory.sourcing.queries.enquiries import enquiry
from app.modules.inventory.sourcing.rules.needs import NeedDraft
from app.modules.inventory.sourcing.rules.offers import OfferDraft, PriceOf
from app.modules.inventory.sourcing.services.enquiries import enquire, send
from app.modules.inventory.sourcing.services.needs import hand_in, save_need
from app.modules.inventory.sourcing.services.offers import save_offer
from app.modules.organisation.contacts.api import find_by_account

CENT = SCALE // 100
# article or text, quantity, expected price in cents, days until it is wanted, what for, whether it is handed in
NEEDS: tuple[tuple[str, int, int, int, str, bool], ...] = (
    ("M-030", 40, 1450, 25, "Nachschub für den Frühjahrskatalog", True),
    ("Wartung der Regalanlage, DGUV-Prüfung", 1, 68000, 40, "Jährliche Prüfung nach DIN EN 15635", True),
    ("Kehrmaschine für das Lager", 1, 189000, 60, "Die alte ist nicht mehr zu reparieren", False),
)
ASKED = ("70010", "70020", "70040")
# account of the supplier, price a unit in cents for up to and from the wanted quantity on, delivery, days
ANSWERS = (("70040", 1495, 1420, 3900, 9), ("70010", 1460, 1460, 0, 14))


def demo(office: Office, months: int) -> None:
    """Hand in two of three requisitions, and ask three suppliers about the first one; two answered."""
    if months < 18:
        return
    now = office.clock().astimezone().date()
    keys = []
    for what, quantity, cents, days, purpose, handed in NEEDS:
        found = office.read(article_by_number, what)
        draft = NeedDraft(
            found.id if found else None,
            "" if found else what,
            quantity * SCALE,
            "" if found else "LS",
            cents * CENT,
            wanted=now + datetime.timedelta(days=days),
            purpose=purpose,
        )
        keys.append(office.run(save_need, draft))
        if handed:
            office.run(hand_in, keys[-1])
    made = office.run(enquire, keys[:1])
    suppliers = {account: office.read(find_by_account, account) for account in ASKED}
    view = office.read(enquiry, made)
    known = {one.contact for one in view.offers} if view is not None else set()
    for contact in suppliers.values():
        if contact is not None and contact not in known:
            office.run(save_offer, OfferDraft(made, contact))
    office.run(send, made)
    view = office.read(enquiry, made)
    rows = {one.contact: one.id for one in view.offers} if view is not None else {}
    for account, plain, more, freight, days in ANSWERS:
        contact = suppliers[account]
        if contact in rows:
            prices = (PriceOf(1, "", 0, plain * CENT), PriceOf(1, "", 40 * SCALE, more * CENT))
            answer = OfferDraft(
                made,
                contact,
                f"AG-{account}",
                now,
                freight,
                lead_days=days,
                valid_until=now + datetime.timedelta(days=30),
                prices=prices,
            )
            office.run(save_offer, answer, rows[contact], 2)
