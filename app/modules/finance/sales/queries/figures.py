"""What was sold in a span, position by position, as issued invoices say it; a discount on the whole and corrections included."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.clock import today
from app.data.queries import query
from app.modules.finance.sales.models import SalesDocument, SalesLine
from app.modules.finance.sales.rules.documents import (
    ADVANCE,
    ARTICLE,
    CANCEL,
    CANCELLED,
    CREDIT,
    DRAFT,
    FINAL,
    INVOICE,
    OFFER,
    PROGRESS,
    REJECTED,
    LineDraft,
)
from app.modules.finance.sales.rules.figures import (
    ARTICLES,
    CUSTOMERS,
    LOST,
    MONTHS,
    REGIONS,
    SLEEPING,
    TITLES,
    FigureRow,
    Offered,
    Sold,
    asleep,
    by_month,
    offers_by_end,
    ranked,
)
from app.modules.finance.sales.rules.totals import line_sum, spread
from app.modules.inventory.articles.api import Article
from app.modules.organisation.contacts.api import Contact

RIGHT = "finance.sales.view"


@dataclass(frozen=True)
class Figures:
    """Figures of a span: title, heads of the cells, which of them are shares, rows, and the sum of the first cell."""

    kind: str
    title: str
    heads: tuple[str, ...]
    shares: frozenset[int]
    rows: tuple[FigureRow, ...]
    total: int


def sold(connection: Connection, since: datetime.date, until: datetime.date) -> list[Sold]:
    """Return the positions of invoices, final invoices, credit notes and cancellations of a span; net of each document as it was issued.

    An advance is no turnover yet, nor is its cancellation; what is cancelled counts when it was issued, and against it on the
    day it was cancelled.
    """
    d, c, corrected = SalesDocument, Contact, aliased(SalesDocument.__table__)
    documents = connection.execute(
        select(d.id, d.number, d.day, d.kind, d.net, d.contact_id, c.name, c.country, c.postcode)
        .add_columns(corrected.c.kind.label("of"))
        .join(c, c.id == d.contact_id)
        .outerjoin(corrected, corrected.c.id == d.origin_id)
        .where(d.kind.in_((INVOICE, FINAL, CREDIT, CANCEL)), d.state != DRAFT, d.day.between(since, until))
        .order_by(d.day, d.id)
    ).all()
    lines = _lines(connection, since, until)
    found: list[Sold] = []
    for one in documents:
        if one.kind == CANCEL and one.of == ADVANCE:
            continue
        sign = -1 if one.kind == CREDIT or (one.kind == CANCEL and one.of != CREDIT) else 1
        found += _positions(one, sign, lines.get(int(one.id), []))
    return found


def _lines(connection: Connection, since: datetime.date, until: datetime.date) -> dict[int, list[Any]]:
    x, d, a = SalesLine, SalesDocument, Article
    rows = connection.execute(
        select(x.document_id, x.text, x.quantity, x.price, x.discount, a.number, a.name_de)
        .join(d, d.id == x.document_id)
        .outerjoin(a, a.id == x.article_id)
        .where(
            x.kind == ARTICLE,
            d.kind.in_((INVOICE, FINAL, CREDIT, CANCEL)),
            d.state != DRAFT,
            d.day.between(since, until),
        )
        .order_by(x.document_id, x.position)
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(int(row.document_id), []).append(row)
    return found


def _positions(one: Any, sign: int, lines: Sequence[Any]) -> list[Sold]:
    """Return the positions of a document, so that they add up to its net to the cent."""
    nets = [line_sum(LineDraft("", row.quantity, row.price, discount=row.discount)).net for row in lines]
    whole = sum(nets)
    parts = nets
    if whole != one.net:  # a discount on the whole
        parts = spread(one.net, [(net * one.net, whole) for net in nets]) if whole else [0] * len(nets)
    region = f"{one.country or 'DE'} {(one.postcode or '')[:2]}".strip()
    return [
        Sold(
            int(one.id),
            one.number,
            one.day,
            int(one.contact_id),
            one.name,
            region,
            f"{row.number}  {row.name_de}" if row.number else _("Without article"),
            sign * part,
        )
        for row, part in zip(lines, parts, strict=True)
    ]


def offered(connection: Connection, since: datetime.date, until: datetime.date) -> list[Offered]:
    """Return the offers of a span that were issued."""
    d, c = SalesDocument, Contact
    day = today(connection)
    rows = connection.execute(
        select(d.id, d.number, d.day, d.state, d.reason, d.net, d.valid_until, c.name)
        .join(c, c.id == d.contact_id)
        .where(d.kind == OFFER, d.state != DRAFT, d.day.between(since, until))
        .order_by(d.day, d.id)
    )
    return [
        Offered(
            int(row.id),
            row.number,
            row.day,
            row.name,
            "expired" if row.state == "issued" and row.valid_until and row.valid_until < day else row.state,
            row.reason,
            int(row.net),
        )
        for row in rows
    ]


def _end(one: Offered) -> str:
    if one.state in (REJECTED, CANCELLED):
        return _("declined: {reason}").format(reason=one.reason or _("no reason given"))
    return _("open") if one.state == "issued" else _(PROGRESS[one.state])


@query(RIGHT)
def last_sale(connection: Connection) -> datetime.date | None:
    """Return the day of the newest issued invoice, None before the first."""
    d = SalesDocument
    found: datetime.date | None = connection.scalar(
        select(func.max(d.day)).where(d.kind.in_((INVOICE, FINAL)), d.state != DRAFT)
    )
    return found


@query(RIGHT)
def figures(connection: Connection, kind: str, since: datetime.date, until: datetime.date) -> Figures:
    """Return the figures of a kind in a span beside the same span of the year before; raises Invalid."""
    if kind not in TITLES:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if until < since:
        raise Invalid(N_("The span ends before it begins."), field="until")
    title = _(TITLES[kind])
    net, share, before = _("Net"), _("Share, %"), _("Year before")
    if kind == LOST:
        found = offered(connection, since, until)
        rows = offers_by_end(found, _end)
        return Figures(kind, title, (net, share), frozenset({3}), tuple(rows), sum(one.net for one in found))
    now = sold(connection, since, until)
    then = sold(connection, add_months(since, -12), add_months(until, -12))
    total = sum(one.net for one in now)
    if kind == SLEEPING:
        rows = asleep(now, sold(connection, add_months(since, -12), since - datetime.timedelta(days=1)))
        return Figures(
            kind,
            title,
            (_("Net of the year before"),),
            frozenset(),
            tuple(rows),
            sum(row.cells[0] or 0 for row in rows),
        )
    if kind == MONTHS:
        rows = by_month(now, then, since, until)
        return Figures(kind, title, (net, share, _("Up to here"), before), frozenset({3}), tuple(rows), total)
    keys = {
        CUSTOMERS: lambda one: one.customer,
        ARTICLES: lambda one: one.article,
        REGIONS: lambda one: one.region,
    }
    rows = ranked(now, then, keys[kind], classes=kind != REGIONS)
    heads = (net, share, _("Share up to here, %"), before)
    return Figures(kind, title, heads, frozenset({3, 4}), tuple(rows), total)
