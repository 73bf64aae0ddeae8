"""Orders of the demo company: what it buys month after month, received in parts and matched with its invoices; of late one late, one partly here, one being written; and a framework order with a call-off."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.core.dates import ONE_DAY
from app.data.office import Office
from app.data.queries import query
from app.modules.finance.ledger.api import demo_deals
from app.modules.finance.purchases.api import Purchase
from app.modules.inventory.articles.api import SCALE, article_by_number
from app.modules.inventory.purchasing.queries.frames import frame
from app.modules.inventory.purchasing.queries.orders import LineView, order
from app.modules.inventory.purchasing.rules.frames import CallOff, FrameDraft, FrameLineDraft
from app.modules.inventory.purchasing.rules.orders import Delivery, LineDraft, OrderDraft, Part
from app.modules.inventory.purchasing.services.frames import call_off, save_frame, save_frame_line
from app.modules.inventory.purchasing.services.matching import join_invoice
from app.modules.inventory.purchasing.services.orders import confirm, place, save_line, save_order
from app.modules.inventory.purchasing.services.receiving import receive
from app.modules.inventory.stock.api import offered_places
from app.modules.organisation.contacts.api import find_by_account

START = datetime.date(2025, 1, 1)
GOODS, TOOL, COUNT, CENTS = "5400", "H-130", 5, 8900
SHELF = "Regal B"
AHEAD, EARLY, LATE = 12, 3, 2  # days before its invoice: ordered, promised, and when every fourth comes
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
        save_frame_line, FrameLineDraft(key, None, "Anlieferung frei Lager", 12 * SCALE, "H87", price=450_000)
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


def monthly(office: Office, months: int) -> None:
    """Order what the invoices of all months ask for, take it in before each, and join both."""
    tool, shelf = office.read(article_by_number, TOOL), office.read(offered_places, SHELF, None)
    if tool is None or not shelf:
        return
    deals = [deal for month in demo_deals.months_of(START, months) for deal in demo_deals.purchases_of(month)]
    for count, deal in enumerate(sorted(deals, key=lambda one: one.day)):
        who = office.read(find_by_account, deal.partner)
        bill = office.read(_bill, who, deal.day)
        if who is None or bill is None:
            continue
        promised = deal.day - EARLY * ONE_DAY
        key = office.run(save_order, OrderDraft(who, promised, cost1=deal.centre))
        for line in _lines(key, deal, tool.id):
            office.run(save_line, line)
        number = office.run(place, key, deal.day - AHEAD * ONE_DAY)
        office.run(confirm, key, f"AB-{deal.partner[-2:]}{count:03d}", promised)
        view = office.read(order, key)
        assert view is not None
        came = deal.day - (EARLY if count % 4 else LATE) * ONE_DAY
        for step, parts in enumerate(_deliveries(view.lines, halves=count % 3 == 0)):
            paper = f"LS-{number[-4:]}-{step + 1}"
            office.run(receive, Delivery(key, came + step * ONE_DAY, paper, parts, shelf[0].key))
        office.run(join_invoice, key, bill)


@query("")
def _bill(connection: Connection, contact: int | None, day: datetime.date) -> int | None:
    p = Purchase
    return connection.scalar(select(p.id).where(p.contact_id == contact, p.day == day).order_by(p.id))


def _lines(key: int, deal: demo_deals.Deal, tool: int) -> Iterator[LineDraft]:
    """Yield the lines of an order that cost what its invoice says."""
    rest = deal.net
    if deal.account == GOODS:
        yield LineDraft(key, tool, quantity=COUNT * SCALE, price=CENTS * SCALE // 100)
        rest -= COUNT * CENTS
    text = "Zubehör nach Liste" if deal.account == GOODS else "Wartung der Rechner"
    yield LineDraft(key, None, text, SCALE, unit="H87", price=rest * SCALE // 100)


def _deliveries(lines: tuple[LineView, ...], halves: bool) -> Iterator[tuple[Part, ...]]:
    """Yield what each delivery brings: all of it, or two pieces less of the first line, which come the day after."""
    held_back = 2 * SCALE if halves and lines[0].stocked else 0
    first, *others = lines
    yield (Part(first.id, first.quantity - held_back), *(Part(one.id, one.quantity) for one in others))
    if held_back:
        yield (Part(first.id, held_back),)
