"""The demo company's sales: regular customers month by month, and in the last weeks offers, orders with part deliveries, a credit note, an advance."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from itertools import islice

from app.core.dates import ONE_DAY, add_months, next_working_day
from app.data.office import Office
from app.modules.finance.ledger.api import EntryDraft, demo_deals, last_day, post
from app.modules.finance.ledger.api import LineDraft as Booking
from app.modules.finance.sales.queries.documents import document
from app.modules.finance.sales.queries.recurring import recurring
from app.modules.finance.sales.rules.contract_periods import RecurringDraft
from app.modules.finance.sales.rules.documents import DocumentDraft, DocumentView, LineDraft
from app.modules.finance.sales.rules.price_steps import StepDraft
from app.modules.finance.sales.services.drafts import make_next, save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.finance.sales.services.recurring import save_recurring, save_step
from app.modules.inventory.articles.api import article, offered_articles
from app.modules.organisation.contacts.api import find_by_account

LAND = "SH"
START = datetime.date(2025, 1, 1)
CAPS = {
    "H-100": 20,
    "H-110": 12,
    "H-120": 5,
    "H-130": 4,
    "H-140": 2,
}  # tools in stock: how many a customer takes
MOST = 30  # percent of an invoice that one of them makes
Wanted = tuple[tuple[int, int], ...]
Story = Iterator[int]
# debtor account, days before the last entry, positions (place in the price list: about so many euro), days until paid or None
INVOICES: tuple[tuple[str, int, Wanted, int | None], ...] = (
    ("10010", 48, ((0, 2400), (2, 600)), 12),
    ("10030", 41, ((2, 1200), (1, 900)), 9),
    ("10050", 33, ((1, 1100), (3, 300)), None),
    ("10120", 27, ((0, 4800), (3, 60)), 14),
    ("10060", 20, ((3, 800),), None),
    ("10070", 13, ((2, 3000), (1, 700)), None),
    ("10080", 6, ((2, 400), (0, 300)), None),
)
OFFERS: tuple[tuple[str, int, Wanted, int], ...] = (
    ("10020", 9, ((0, 4000), (2, 2400)), 30),
    ("10090", 30, ((3, 1200),), 14),
)


class _Desk:
    """Writes documents as a clerk would, on days that lie before the last entry of the ledger."""

    def __init__(self, office: Office, newest: datetime.date) -> None:
        self.office, self.newest = office, newest
        found = [office.read(article, one.key) for one in office.read(offered_articles, "", None)]
        known = [one for one in found if one is not None]
        self.tools = [one for one in known if one.draft.number in CAPS]
        self.articles = [
            one for one in known if one.draft.unit == "H87" and one.draft.price and not one.draft.stocked
        ]

    def day(self, ago: int) -> datetime.date:
        """Return a working day so many days before the last entry."""
        return next_working_day(self.newest - datetime.timedelta(days=ago), LAND)

    def draft(self, kind: str, account: str, ago: int, wanted: tuple[tuple[int, int], ...]) -> DocumentDraft:
        """Return a document with positions of the price list."""
        day = self.day(ago)
        lines = tuple(
            LineDraft(
                one.name_de,
                max(1, worth * 10_000 // one.price) * 10_000,
                one.price,
                article=key,
                unit=one.unit,
            )
            for key, one, worth in (
                (found.id, found.draft, worth)
                for found, worth in (
                    (self.articles[place % len(self.articles)], worth) for place, worth in wanted
                )
            )
        )
        who = self.office.read(find_by_account, account)
        return DocumentDraft(kind, who, day, lines, supplied_from=day if kind == "invoice" else None)

    def deal(self, deal: demo_deals.Deal, number: int) -> DocumentDraft:
        """Return the invoice of a deal: two kinds of tools from stock, the rest made to order."""
        rest, lines = deal.net * 100, list[LineDraft]()  # prices are ten-thousandths
        for one in (self.tools[number % len(self.tools)], self.tools[(number + 2) % len(self.tools)]):
            price = one.draft.price or 0
            count = min(CAPS[one.draft.number], deal.net * MOST // price)
            if count:
                name, unit = one.draft.name_de, one.draft.unit
                lines.append(LineDraft(name, count * 10_000, price, article=one.id, unit=unit))
                rest -= count * price
        lines.append(LineDraft("Sonderanfertigung nach Zeichnung", 10_000, rest))
        who = self.office.read(find_by_account, deal.partner)
        return DocumentDraft("invoice", who, deal.day, tuple(lines), supplied_from=deal.day)

    def issued(self, key: int, ago: int, **changes: object) -> DocumentView:
        """Issue a document on a day and return it."""
        view = self.office.read(document, key)
        assert view is not None
        draft = dataclasses.replace(view.draft, day=self.day(ago), **changes)  # type: ignore[arg-type]
        self.office.run(save_document, draft, key)
        self.office.run(issue, key)
        view = self.office.read(document, key)
        assert view is not None
        return view

    def next(self, kind: str, view: DocumentView, *more: object) -> int:
        """Make the next document and return its key."""
        return self.office.run(make_next, [view.id], kind, *more)  # type: ignore[arg-type]

    def paid(self, view: DocumentView, later: int) -> None:
        """Book the payment of an invoice, so many days after it."""
        day = min(next_working_day(view.draft.day + datetime.timedelta(days=later), LAND), self.newest)
        lines = (Booking("1800", view.payable), Booking(view.account, -view.payable))
        self.office.run(post, EntryDraft(day, view.number, "Zahlungseingang", lines))


def demo(office: Office, months: int) -> None:
    """Write the documents of the last weeks; a company of few months has the first of each only."""
    newest = office.read(last_day)
    if newest is None:
        return
    desk = _Desk(office, newest)
    if not desk.articles:
        return
    whole = months >= 18
    deals = [deal for month in demo_deals.months_of(START, months) for deal in demo_deals.sales_of(month)]
    stories = [_deal(desk, deal, number) for number, deal in enumerate(deals)]
    stories += [_invoice(desk, *one) for one in INVOICES[: None if whole else 2]]
    stories += [_offer(desk, *one) for one in OFFERS[: None if whole else 1]]
    if whole:
        stories += [_chain(desk), _advance(desk), _credit(desk)]
    waiting = [(next(story), number, story) for number, story in enumerate(stories)]
    while waiting:  # the earliest day first: numbers go with the days
        ago, number, story = max(waiting, key=lambda one: (one[0], -one[1]))
        waiting.remove((ago, number, story))
        waiting += [(ago, number, story) for ago in islice(story, 1)]
    office.run(save_document, desk.draft("invoice", "10110", 1, ((1, 600), (2, 900))))
    _contracts(desk)


# debtor account, subject, position, price in cents, months of a period, first day before the last entry
CONTRACTS = (
    ("10050", "Wartung der Werkstattmaschinen", "Wartung nach Plan", 189_00, 3, 400),
    ("10030", "Miete Hebebühne", "Hebebühne HB 4, Monatsmiete", 240_00, 1, 250),
    ("10120", "Prüfung elektrischer Betriebsmittel", "Jahresprüfung nach DGUV V3", 1_480_00, 12, 330),
)


def _contracts(desk: _Desk) -> None:
    """Contracts that are billed period by period; the next periods are due here for the first time."""
    for account, title, text, price, months, ago in CONTRACTS:
        since = (desk.newest - datetime.timedelta(days=ago)).replace(day=1)
        who = desk.office.read(find_by_account, account)
        until = add_months(since, 24) - ONE_DAY
        contract = RecurringDraft(
            who, title, since, months, bill_from=desk.newest.replace(day=1), until=until
        )
        key = desk.office.run(save_recurring, contract)
        found = desk.office.read(recurring, key)
        view = desk.office.read(document, found.template) if found is not None else None
        assert view is not None
        lines = (LineDraft(text, 10_000, price * 100),)
        desk.office.run(save_document, dataclasses.replace(view.draft, lines=lines), view.id)
        step = StepDraft(add_months(since, 12), percent=250, reason="vereinbarte Anpassung nach einem Jahr")
        desk.office.run(save_step, key, step)


def _deal(desk: _Desk, deal: demo_deals.Deal, number: int) -> Story:
    """An invoice to a regular customer, paid when it was paid within the demo company's business."""
    yield (desk.newest - deal.day).days
    key = desk.office.run(save_document, desk.deal(deal, number))
    desk.office.run(issue, key)
    paid_on = deal.day + datetime.timedelta(days=deal.paid_after)
    if paid_on < desk.newest:
        yield (desk.newest - paid_on).days
        view = desk.office.read(document, key)
        assert view is not None
        desk.paid(view, deal.paid_after)


def _invoice(desk: _Desk, account: str, ago: int, wanted: Wanted, later: int | None) -> Story:
    """An invoice without what came before it, paid or not yet."""
    yield ago
    view = desk.issued(desk.office.run(save_document, desk.draft("invoice", account, ago, wanted)), ago)
    if later is not None:
        yield ago - later
        desk.paid(view, later)


def _offer(desk: _Desk, account: str, ago: int, wanted: Wanted, valid: int) -> Story:
    """An offer that nobody answered yet."""
    yield ago
    until = desk.day(ago) + datetime.timedelta(days=valid)
    draft = dataclasses.replace(desk.draft("offer", account, ago, wanted), valid_until=until)
    desk.issued(desk.office.run(save_document, draft), ago)


def _chain(desk: _Desk) -> Story:
    """An offer becomes an order; half of it is delivered and billed."""
    yield 40
    draft = desk.draft("offer", "10040", 40, ((2, 2000), (3, 1000), (0, 3000)))
    offer = desk.issued(desk.office.run(save_document, draft), 40)
    yield 35
    order = desk.issued(desk.next("order", offer), 35, ordered="BE-2026-118")
    half = {line.id: line.draft.quantity // 20_000 * 10_000 for line in order.lines}
    yield 22
    delivery = desk.issued(desk.next("delivery", order, half), 22)
    yield 20
    desk.issued(desk.next("invoice", delivery), 20, supplied_from=delivery.draft.day, supplied_until=None)


def _advance(desk: _Desk) -> Story:
    """A larger order is begun with an advance that is paid."""
    yield 30
    draft = desk.draft("order", "10120", 30, ((0, 9000), (2, 3000)))
    order = desk.issued(desk.office.run(save_document, draft), 30)
    yield 29
    asked = desk.issued(desk.next("advance", order, None, 3000), 29)
    yield 21
    desk.paid(asked, 8)


def _credit(desk: _Desk) -> Story:
    """A piece of an invoice comes back."""
    yield 18
    draft = desk.draft("invoice", "10090", 18, ((2, 900), (3, 800)))
    view = desk.issued(desk.office.run(save_document, draft), 18)
    yield 11
    back = {view.lines[0].id: 10_000}
    desk.issued(desk.next("credit", view, back), 11, reason="Ein Stück beschädigt zurück")
