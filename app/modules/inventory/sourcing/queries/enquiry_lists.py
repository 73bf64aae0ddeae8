"""The lists of enquiries: the enquiries, their lines, and who was asked with what each answer comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.modules.inventory.articles.api import Article
from app.modules.inventory.sourcing.models import Enquiry, EnquiryLine, Need, Offer
from app.modules.inventory.sourcing.queries.enquiries import (
    ANSWERS,
    CHEAPEST,
    TONES,
    WAITED,
    OfferRow,
    offers_of,
)
from app.modules.inventory.sourcing.rules.needs import DRAFT
from app.modules.organisation.contacts.api import Contact


def enquiries_source() -> ListSource:
    """Return the enquiries, the newest first, with how many answered and what the cheapest answer costs."""
    e = Enquiry
    columns = (
        *listed(e, "number title day"),
        shown_as(e.state),
        shown_as(e.answer_by, ends="state"),
        Column("answers", N_("Answers"), "text", None, 100),
        Column("cheapest", N_("Cheapest"), "money", None, 110),
        *listed(e, "wanted written_by", shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found: dict[int, list[OfferRow]] = defaultdict(list)
        for one in offers_of(connection, keys):
            found[one.enquiry].append(one)
        for key, row in zip(keys, rows, strict=True):
            came = sum(one.state not in (DRAFT, WAITED) for one in found[key])
            row[place["answers"]] = f"{came}/{len(found[key])}" if found[key] else ""
            cheapest = [one.answer.total for one in found[key] if one.state == CHEAPEST]
            row[place["cheapest"]] = cheapest[0] if cheapest else None

    return ListSource("inventory.enquiries", e, columns, (e.id.desc(),), finish=fill)


def wanted_source() -> ListSource:
    """Return the lines of enquiries, the newest first."""
    x, e = EnquiryLine, Enquiry
    columns = (
        shown_as(e.number, "enquiry", title=N_("Enquiry")),
        shown_as(e.title, "about"),
        shown_as(Article.number, "article", title=N_("Article")),
        *listed(x, "text quantity unit"),
        shown_as(Need.number, "need", title=N_("Requisition")),
        shown_as(e.state),
    )
    joins = ((e, e.id == x.enquiry_id), (Article, Article.id == x.article_id), (Need, Need.id == x.need_id))
    return ListSource("inventory.enquiry_lines", x, columns, (x.id.desc(),), joins)


def offers_source() -> ListSource:
    """Return who was asked, enquiry by enquiry, with what each answer comes to and how the supplier delivers."""
    o, e = Offer, Enquiry
    columns = (
        shown_as(e.number, "enquiry", title=N_("Enquiry"), width=124),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=180),
        Column("state", N_("State"), "text", None, 210, choices=ANSWERS, tones=TONES),
        Column("total", N_("With delivery"), "money", None, 104),
        shown_as(o.lead_days, width=110),
        Column("score", N_("Scorecard"), "text", None, 170),
        Column("missing", N_("Lines without a price"), "text", None, 140),
        Column("net", N_("Net"), "money", None, 100),
        *listed(o, "freight"),
        shown_as(e.title, "about", width=160),
        *listed(o, "reference day"),
        shown_as(o.valid_until),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        asked = list(connection.scalars(select(o.enquiry_id).where(o.id.in_(list(keys))).distinct()))
        found = {one.id: one for one in offers_of(connection, asked)}
        for key, row in zip(keys, rows, strict=True):
            if key not in found:
                continue
            one = found[key]
            row[place["state"]], row[place["score"]] = one.state, one.score_words
            if one.day is not None and not one.declined:
                row[place["net"]], row[place["total"]] = one.answer.net, one.answer.total
                row[place["missing"]] = str(one.answer.missing or "")

    joins = ((e, e.id == o.enquiry_id), (Contact, Contact.id == o.contact_id))
    order = (o.enquiry_id.desc(), o.id.asc())
    return ListSource("inventory.offers", o, columns, order, joins, finish=fill)
