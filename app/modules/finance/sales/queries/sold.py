"""What was sold in a span, position by position, as issued invoices say it; a discount on the whole and corrections included; and offers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import _
from app.data.clock import today
from app.modules.finance.sales.models import SalesDocument, SalesLine
from app.modules.finance.sales.rules.documents import (
    ADVANCE,
    ARTICLE,
    CANCEL,
    CREDIT,
    DRAFT,
    FINAL,
    INVOICE,
    OFFER,
    LineDraft,
)
from app.modules.finance.sales.rules.figures import Offered, Sold
from app.modules.finance.sales.rules.totals import line_sum, spread
from app.modules.inventory.articles.api import Article
from app.modules.organisation.contacts.api import Contact


def sold(
    connection: Connection, since: datetime.date, until: datetime.date, *, positions: bool = True
) -> list[Sold]:
    """Return the positions of invoices, final invoices, credit notes and cancellations of a span; net of each document as it was issued.

    Without positions each document is one, of no article: who asks for customers, regions or months need not read them all.

    An advance is no turnover yet, nor is its cancellation; what is cancelled counts when it was issued, and against it on the
    day it was cancelled.
    """
    d, c, corrected = SalesDocument, Contact, SalesDocument.__table__.alias()
    documents = connection.execute(
        select(d.id, d.number, d.day, d.kind, d.net, d.contact_id, c.name, c.country, c.postcode)
        .add_columns(corrected.c.kind.label("of"))
        .join(c, c.id == d.contact_id)
        .outerjoin(corrected, corrected.c.id == d.origin_id)
        .where(d.kind.in_((INVOICE, FINAL, CREDIT, CANCEL)), d.state != DRAFT, d.day.between(since, until))
        .order_by(d.day, d.id)
    ).all()
    lines = _lines(connection, since, until) if positions else {}
    found: list[Sold] = []
    for one in documents:
        if one.kind == CANCEL and one.of == ADVANCE:
            continue
        sign = -1 if one.kind == CREDIT or (one.kind == CANCEL and one.of != CREDIT) else 1
        found += (
            _positions(one, sign, lines.get(int(one.id), [])) if positions else [_sold(one, sign * one.net)]
        )
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
        shares = [(net * one.net, whole) if whole else (0, 1) for net in nets]
        parts = spread(one.net, shares)
    return [
        _sold(one, sign * part, f"{row.number}  {row.name_de}" if row.number else _("Without article"))
        for row, part in zip(lines, parts, strict=True)
    ]


def _sold(one: Any, net: int, article: str = "") -> Sold:
    region = f"{one.country or 'DE'} {(one.postcode or '')[:2]}".strip()
    return Sold(
        int(one.id),
        one.number,
        one.day,
        int(one.contact_id),
        one.name,
        region=region,
        article=article,
        net=net,
    )


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
            reason=row.reason,
            net=int(row.net),
        )
        for row in rows
    ]
