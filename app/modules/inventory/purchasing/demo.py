"""Orders of the demo company: one late, one partly here, one being written; and a framework order with a call-off."""

from __future__ import annotations

import datetime

from app.data.office import Office
from app.modules.inventory.articles.api import SCALE, article_by_number
from app.modules.inventory.purchasing.demo_months import monthly
from app.modules.inventory.purchasing.queries.frames import frame
from app.modules.inventory.purchasing.queries.orders import order
from app.modules.inventory.purchasing.rules.frames import CallOff, FrameDraft, FrameLineDraft
from app.modules.inventory.purchasing.rules.orders import Delivery, LineDraft, OrderDraft, Part
from app.modules.inventory.purchasing.services.frames import call_off, save_frame, save_frame_line
from app.modules.inventory.purchasing.services.orders import confirm, place, save_line, save_order
from app.modules.inventory.purchasing.services.receiving import receive
from app.modules.inventory.stock.api import offered_places
from app.modules.organisation.contacts.api import find_by_account

# account of the supplier, days until it is wanted, lines of (article, quantity), share that came in, number of the confirmation
ORDERS: tuple[tuple[str, int, tuple[tuple[str, int], ...], int, str], ...] = (
    ("70040", 12, (("M-030", 20), ("M-040", 16)), 0, ""),
    ("70010", 9, (("H-100", 120), ("H-110", 24)), 50, "AB-20871"),
    ("70020", 0, (("M-050", 12),), 0, "AB-553"),
    ("70010", 21, (("M-010", 2000), ("M-020", 1000)), -1, ""),
)


def demo(office: Office, months: int) -> None:
    """Place orders with suppliers that have terms; the one wanted at once stays out, the last is a draft."""
    monthly(office, months)
    if months < 18:
        return
    now = office.clock().astimezone().date()
    for account, days, wanted, share, confirmation in ORDERS:
        who = office.read(find_by_account, account)
        if who is None:
            continue
        key = office.run(save_order, OrderDraft(who, now + datetime.timedelta(days=days)))
        for number, quantity in wanted:
            found = office.read(article_by_number, number)
            if found is not None:
                office.run(save_line, LineDraft(key, found.id, quantity=quantity * SCALE))
        if share < 0:
            continue
        office.run(place, key)
        if confirmation:
            office.run(confirm, key, confirmation, now + datetime.timedelta(days=days))
        if share:
            _come(office, key, share, now)
    _agree(office, now)


def _agree(office: Office, now: datetime.date) -> None:
    """Agree on a year of screws and of waste disposal, and call a part of it off."""
    who, screws = office.read(find_by_account, "70010"), office.read(article_by_number, "M-010")
    if who is None or screws is None:
        return
    since, until = now.replace(day=1), now.replace(day=1) + datetime.timedelta(days=330)
    key = office.run(
        save_frame, FrameDraft(who, "RV-2214", "Schrauben und Lieferungen auf Abruf", since, until)
    )
    line = office.run(save_frame_line, FrameLineDraft(key, screws.id, quantity=20_000 * SCALE, price=390))
    office.run(
        save_frame_line, FrameLineDraft(key, None, "Anlieferung frei Lager", 12 * SCALE, "H87", 450_000)
    )
    view = office.read(frame, key)
    if view is not None:
        wanted = now + datetime.timedelta(days=14)
        office.run(call_off, CallOff(key, ((line, 5_000 * SCALE),), wanted), view.version)


def _come(office: Office, key: int, share: int, now: datetime.date) -> None:
    """Take in a share of the first line of an order, in percent."""
    view, places = office.read(order, key), office.read(offered_places, "Regal A", None)
    if view is not None and view.lines and places:
        line = view.lines[0]
        part = Part(line.id, line.quantity * share // 100)
        office.run(receive, Delivery(key, now, "LS-4471", (part,), places[0].key))
