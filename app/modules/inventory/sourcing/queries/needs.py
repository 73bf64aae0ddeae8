"""Requisitions as they are read: the list with how far each is, and what their forms show."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.data.search import Searchable
from app.modules.inventory.articles.api import Article, ArticleSupplier
from app.modules.inventory.purchasing.api import CANCELLED as ORDER_CANCELLED
from app.modules.inventory.purchasing.api import OrderLine, PurchaseOrder, net
from app.modules.inventory.sourcing.models import NEED_VIEW, Enquiry, EnquiryLine, Need
from app.modules.inventory.sourcing.rules.needs import (
    APPROVED,
    CANCELLED,
    ENQUIRED,
    NEED_PROGRESS,
    NEED_TONES,
    ORDERED,
    NeedDraft,
)

PAGE = "inventory.sourcing.sourcing"


@dataclass(frozen=True)
class NeedView:
    """A requisition: estimate is the expected price a unit, quantities in ten-thousandths; progress is how far it is."""

    id: int
    number: str
    asked_by: str
    article: int | None
    article_number: str
    text: str
    quantity: int
    unit: str
    estimate: int
    wanted: datetime.date | None
    cost1: str
    state: str
    progress: str = ""

    @property
    def net(self) -> int:
        """What it is expected to cost in cents."""
        return net(self.quantity, self.estimate)


def ordered_of(connection: Connection, keys: Collection[int]) -> set[int]:
    """Return which of these requisitions stand in an order that was not cancelled."""
    n, x, o = Need, OrderLine, PurchaseOrder
    rows = (
        select(n.id)
        .join_from(n, x, x.id == n.order_line_id)
        .join(o, o.id == x.order_id)
        .where(n.id.in_(list(keys)), o.state != ORDER_CANCELLED)
    )
    return {int(key) for key in connection.scalars(rows)}


def enquired_of(connection: Connection, keys: Collection[int]) -> set[int]:
    """Return which of these requisitions stand in an enquiry that was not withdrawn."""
    x, e = EnquiryLine, Enquiry
    rows = (
        select(x.need_id)
        .join_from(x, e, e.id == x.enquiry_id)
        .where(x.need_id.in_(list(keys)), e.state != CANCELLED)
    )
    return {int(key) for key in connection.scalars(rows) if key is not None}


def _progress(state: str, key: int, ordered: set[int], enquired: set[int]) -> str:
    if state != APPROVED:
        return state
    if key in ordered:
        return ORDERED
    return ENQUIRED if key in enquired else APPROVED


@query(NEED_VIEW)
def needs(connection: Connection, keys: Collection[int] | None = None) -> list[NeedView]:
    """Return requisitions, all or some by their keys, the newest first."""
    n, a = Need, Article
    rows = (
        select(n.id, n.number, n.asked_by, n.article_id.label("article"), n.text, n.quantity, n.unit)
        .add_columns(func.coalesce(a.number, "").label("article_number"))
        .add_columns(func.coalesce(n.estimate, 0).label("estimate"), n.wanted, n.cost1, n.state)
        .outerjoin_from(n, a, a.id == n.article_id)
    )
    if keys is not None:
        rows = rows.where(n.id.in_(list(keys)))
    found = read_all(connection, rows.order_by(n.id.desc()), NeedView)
    known = [one.id for one in found]
    ordered, enquired = ordered_of(connection, known), enquired_of(connection, known)
    return [
        dataclasses.replace(one, progress=_progress(one.state, one.id, ordered, enquired)) for one in found
    ]


@query(NEED_VIEW)
def need_form(connection: Connection, key: int) -> Stored[NeedDraft] | None:
    """Return a requisition as its form shows it."""
    return load_draft(connection, Need, NeedDraft, key)


@query(NEED_VIEW)
def supplier_of_all(connection: Connection, keys: Collection[int]) -> int | None:
    """Return with whom requisitions are ordered if nobody says otherwise: who alone supplies all of their articles, else who is preferred for each; None where that is nobody."""
    n, s = Need, ArticleSupplier
    wanted = set(connection.scalars(select(n.article_id).where(n.id.in_(keys))))
    if None in wanted or not wanted:
        return None
    rows = connection.execute(
        select(s.contact_id, s.article_id, s.preferred).where(s.article_id.in_(wanted), s.active.is_(True))
    ).all()
    for fitting in (rows, [row for row in rows if row.preferred]):
        supplied: dict[int, set[int]] = {}
        for row in fitting:
            supplied.setdefault(int(row.contact_id), set()).add(int(row.article_id))
        whole = [contact for contact, articles in supplied.items() if articles == wanted]
        if len(whole) == 1:
            return whole[0]
    return None


@query(NEED_VIEW)
def needs_to_buy(connection: Connection) -> int:
    """Return how many approved requisitions nobody asked suppliers about or ordered yet."""
    keys = list(connection.scalars(select(Need.id).where(Need.state == APPROVED)))
    return len(set(keys) - ordered_of(connection, keys) - enquired_of(connection, keys))


def needs_source() -> ListSource:
    """Return the requisitions, the newest first; whether suppliers are asked and whether it is ordered is reckoned."""
    n = Need
    columns = (
        *listed(n, "number"),
        Column("progress", N_("State"), "text", None, 170, choices=NEED_PROGRESS, tones=NEED_TONES),
        shown_as(Article.number, "article", title=N_("Article")),
        *listed(n, "text quantity unit"),
        shown_as(n.wanted, ends="progress"),
        Column("net", N_("Expected net"), "money", None, 120),
        *listed(n, "asked_by purpose cost1 refusal"),
        *listed(n, "estimate state", shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        ordered, enquired = ordered_of(connection, keys), enquired_of(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            if row[place["state"]] is not None:
                row[place["progress"]] = _progress(row[place["state"]], key, ordered, enquired)
                row[place["net"]] = net(row[place["quantity"]], row[place["estimate"]] or 0)

    joins = ((Article, Article.id == n.article_id),)
    return ListSource("inventory.needs", n, columns, (n.id.desc(),), joins, finish=fill)


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    n = Need
    rows = connection.execute(select(n.id, n.number, n.text).where(n.id.in_(list(keys))))
    return [(int(row.id), row.number, row.text) for row in rows]


SEARCHABLE = (Searchable(N_("Requisition"), "inventory_need", PAGE, NEED_VIEW, _show),)
