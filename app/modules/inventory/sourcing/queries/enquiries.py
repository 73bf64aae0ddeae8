"""Enquiries as they are read: their lines, who was asked and what they answered, and the comparison of the answers."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_, _
from app.data.drafts import Stored, load_draft
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.search import Searchable
from app.modules.inventory.articles.api import Article
from app.modules.inventory.purchasing.api import CANCELLED as ORDER_CANCELLED
from app.modules.inventory.purchasing.api import OrderLine, PurchaseOrder, Score, scorecards
from app.modules.inventory.sourcing.models import VIEW, Enquiry, EnquiryLine, Need, Offer, OfferPrice
from app.modules.inventory.sourcing.queries.needs import PAGE, ordered_of
from app.modules.inventory.sourcing.rules.needs import DRAFT, SENT, EnquiryDraft, WantedDraft
from app.modules.inventory.sourcing.rules.offers import (
    Answer,
    Compared,
    OfferDraft,
    PriceOf,
    best,
    compared,
)
from app.modules.organisation.contacts.api import Contact

OFFERED = 12
ANSWERED, CHEAPEST, DECLINED, TAKEN, WAITED = "answered", "cheapest", "declined", "taken", "waited"
ANSWERS = {
    DRAFT: N_("Not asked yet"),
    WAITED: N_("Waits for the answer"),
    ANSWERED: N_("Answered"),
    CHEAPEST: N_("Cheapest"),
    DECLINED: N_("Offers nothing"),
    TAKEN: N_("Ordered"),
}
TONES = {DRAFT: "open", WAITED: "warn", ANSWERED: "open", CHEAPEST: "good", DECLINED: "quiet", TAKEN: "good"}


@dataclass(frozen=True)
class WantedLine:
    """A line of an enquiry, quantity in ten-thousandths."""

    id: int
    enquiry: int
    need: int | None
    article: int | None
    number: str
    text: str
    quantity: int
    unit: str
    cost1: str
    wanted: datetime.date | None


@dataclass(frozen=True)
class OfferRow:
    """A supplier who was asked, with what their answer comes to, their scorecard and how far it is."""

    id: int
    enquiry: int
    contact: int
    supplier: str
    reference: str
    day: datetime.date | None
    valid_until: datetime.date | None
    declined: bool
    pdf: bytes | None
    order: int | None
    answer: Compared
    score: Score
    state: str

    @property
    def score_words(self) -> str:
        """Points of the scorecard with how many deliveries stand behind them."""
        if self.score.points is None:
            return _("nothing measured yet")
        points = formats.scaled(int(self.score.points * 10 + 0) * 1000)
        words = _("{points} points, n = {count}").format(points=points, count=self.score.lines)
        return f"{words}  {self.score.letter}".rstrip()


@dataclass(frozen=True)
class EnquiryView:
    """An enquiry with its lines and who was asked."""

    id: int
    version: int
    number: str
    state: str
    day: datetime.date | None
    draft: EnquiryDraft
    lines: tuple[WantedLine, ...]
    offers: tuple[OfferRow, ...]


def wanted_lines(connection: Connection, enquiries: Collection[int]) -> list[WantedLine]:
    """Return the lines of enquiries in their order."""
    x, a, n = EnquiryLine, Article, Need
    rows = (
        select(x.id, x.enquiry_id.label("enquiry"), x.need_id.label("need"), x.article_id.label("article"))
        .add_columns(func.coalesce(a.number, "").label("number"), x.text, x.quantity, x.unit)
        .add_columns(func.coalesce(n.cost1, "").label("cost1"), n.wanted)
        .outerjoin_from(x, a, a.id == x.article_id)
        .outerjoin(n, n.id == x.need_id)
        .where(x.enquiry_id.in_(list(enquiries)))
        .order_by(x.enquiry_id, x.id)
    )
    return read_all(connection, rows, WantedLine)


def _prices(connection: Connection, offers: Collection[int]) -> dict[int, dict[int, list[tuple[int, int]]]]:
    p = OfferPrice
    rows = select(p.offer_id, p.line_id, p.least, p.price).where(p.offer_id.in_(list(offers)))
    found: dict[int, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(rows.order_by(p.offer_id, p.line_id, p.least)):
        found[row.offer_id][row.line_id].append((row.least, row.price))
    return found


@query(VIEW)
def offers_of(connection: Connection, enquiries: Collection[int]) -> list[OfferRow]:
    """Return who was asked in enquiries with what each answer comes to, the cheapest whole one marked."""
    o = Offer
    rows = (
        select(o.__table__, Contact.name.label("supplier"), PurchaseOrder.state.label("order_state"))
        .join_from(o, Contact, Contact.id == o.contact_id)
        .outerjoin(PurchaseOrder, PurchaseOrder.id == o.order_id)
        .where(o.enquiry_id.in_(list(enquiries)))
        .order_by(o.enquiry_id, o.id)
    )
    found = [dict(row) for row in connection.execute(rows).mappings()]
    wanted: dict[int, dict[int, int]] = defaultdict(dict)
    for line in wanted_lines(connection, enquiries):
        wanted[line.enquiry][line.id] = line.quantity
    prices = _prices(connection, [row["id"] for row in found])
    cards = scorecards(connection, {row["contact_id"] for row in found}) if found else {}
    answers = {
        row["id"]: compared(
            wanted[row["enquiry_id"]],
            Answer(row["id"], prices.get(row["id"], {}), row["freight"], row["lead_days"]),
        )
        for row in found
    }
    cheapest = {
        best([answers[row["id"]] for row in found if row["enquiry_id"] == key])  # who gave no price is none
        for key in enquiries
    }
    return [_offer(row, answers[row["id"]], cards[row["contact_id"]], cheapest) for row in found]


def _offer(row: dict[str, Any], answer: Compared, score: Score, cheapest: set[int | None]) -> OfferRow:
    order = row["order_id"] if row["order_state"] != ORDER_CANCELLED else None
    if order is not None:
        state = TAKEN
    elif row["declined"]:
        state = DECLINED
    elif row["day"] is not None:
        state = CHEAPEST if row["id"] in cheapest else ANSWERED
    else:
        state = DRAFT if row["pdf"] is None else WAITED
    named = {"enquiry": row["enquiry_id"], "contact": row["contact_id"], "order": order}
    return build(OfferRow, {**row, **named, "answer": answer, "score": score, "state": state})


@query(VIEW)
def enquiry(connection: Connection, key: int) -> EnquiryView | None:
    """Return an enquiry with its lines and answers, None where there is none."""
    table = Enquiry.__table__
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    if row is None:
        return None
    values = {**row, "draft": build(EnquiryDraft, dict(row)), "lines": tuple(wanted_lines(connection, [key]))}
    return build(EnquiryView, {**values, "offers": tuple(offers_of(connection, [key]))})


@query(VIEW)
def enquiries(connection: Connection) -> list[tuple[int, str]]:
    """Return key and number of each enquiry, the newest first; a draft has no number."""
    rows = select(Enquiry.id, Enquiry.number).order_by(Enquiry.id.desc())
    return [(int(row.id), row.number) for row in connection.execute(rows)]


@query(VIEW)
def enquiry_form(connection: Connection, key: int) -> Stored[EnquiryDraft] | None:
    """Return an enquiry as its form shows it."""
    return load_draft(connection, Enquiry, EnquiryDraft, key)


@query(VIEW)
def wanted_form(connection: Connection, key: int) -> Stored[WantedDraft] | None:
    """Return a line of an enquiry as its form shows it."""
    return load_draft(connection, EnquiryLine, WantedDraft, key)


@query(VIEW)
def offer_form(connection: Connection, key: int) -> Stored[OfferDraft] | None:
    """Return an answer as its form shows it: a row for each price, and one for each line that has none yet."""
    table = Offer.__table__
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    if row is None:
        return None
    prices = _prices(connection, [key]).get(key, {})
    none: list[tuple[int, int | None]] = [(0, None)]
    rows = [
        PriceOf(place, line.text.splitlines()[0], least, price)
        for place, line in enumerate(wanted_lines(connection, [row["enquiry_id"]]), 1)
        for least, price in prices.get(line.id) or none
    ]
    return Stored(key, int(row["version"]), build(OfferDraft, {**row, "prices": tuple(rows)}))


@query(VIEW)
def unsent(connection: Connection, offer: int) -> int | None:
    """Return the enquiry of an offer that was not sent yet, None where it was."""
    rows = select(Offer.enquiry_id).join(Enquiry, Enquiry.id == Offer.enquiry_id)
    return connection.scalar(rows.where(Offer.id == offer, Enquiry.state == DRAFT))


@query(VIEW)
def offered_enquiries(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the enquiries that a field offers: those whose number or title holds what is typed, or the one with a key."""
    e = Enquiry
    rows = select(e.id, e.number, e.title, e.answer_by)
    if key is not None:
        rows = rows.where(e.id == key)
    else:
        words = typed.strip().lower()
        rows = rows.where(
            or_(*(func.lower(one).contains(words, autoescape=True) for one in (e.number, e.title)))
        )
    return [
        Found(
            row.id,
            row.number or row.title,
            f"{row.number or _('Draft')}  {row.title}",
            formats.day(row.answer_by),
        )
        for row in connection.execute(rows.order_by(e.id.desc()).limit(OFFERED))
    ]


@query(VIEW)
def enquiries_to_decide(connection: Connection, today: datetime.date) -> int:
    """Return how many enquiries all answered that were asked, or whose day for answers has passed."""
    e = Enquiry
    running = {row.id: row.answer_by for row in connection.execute(select(e.id, e.answer_by).where(e.state == SENT))}  # fmt: skip
    waits = {one.enquiry for one in offers_of(connection, list(running)) if one.state == WAITED}
    return sum(key not in waits or (by is not None and by < today) for key, by in running.items())


def open_lines(connection: Connection, view: EnquiryView) -> list[WantedLine]:
    """Return the lines of an enquiry that nothing was ordered of yet, neither from an answer nor from their requisition."""
    x, w, o = OrderLine, EnquiryLine, PurchaseOrder
    rows = (
        select(w.id)
        .join_from(w, x, x.id == w.order_line_id)
        .join(o, o.id == x.order_id)
        .where(w.enquiry_id == view.id, o.state != ORDER_CANCELLED)
    )
    taken = set(connection.scalars(rows))
    ordered = ordered_of(connection, [line.need for line in view.lines if line.need is not None])
    return [line for line in view.lines if line.id not in taken and line.need not in ordered]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    e = Enquiry
    rows = connection.execute(select(e.id, e.number, e.title).where(e.id.in_(list(keys))))
    return [(int(row.id), row.number, row.title) for row in rows]


SEARCHABLE = (Searchable(N_("Enquiry"), "inventory_enquiry", PAGE, VIEW, _show),)
