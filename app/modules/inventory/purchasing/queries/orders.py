"""Orders as they are read: the lists, one with its lines and what is here of them, and what is late."""

from __future__ import annotations

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_, _
from app.data.clock import today
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.search import Searchable
from app.modules.inventory.articles.api import Article
from app.modules.inventory.purchasing.models import VIEW, OrderLine, PurchaseOrder
from app.modules.inventory.purchasing.queries.receipts import billed_of, here_of
from app.modules.inventory.purchasing.rules.orders import (
    DRAFT,
    PROGRESS,
    TONES,
    UNDER_WAY,
    LineDraft,
    OrderDraft,
    net,
    progress,
)
from app.modules.organisation.contacts.api import Contact

OFFERED = 12
PAGE = "inventory.purchasing.orders"


@dataclass(frozen=True)
class LineView:
    """A line of an order: what was ordered, what of it is here and what was invoiced; quantities and price in ten-thousandths."""

    id: int
    order: int
    article: int | None
    number: str
    text: str
    quantity: int
    unit: str
    price: int
    cost1: str
    wanted: datetime.date | None
    expected: datetime.date | None
    stocked: bool
    tracking: str
    expires: bool
    here: int = 0
    billed: int = 0

    @property
    def net(self) -> int:
        """What it costs in cents."""
        return net(self.quantity, self.price)

    @property
    def open(self) -> int:
        """What is still to come."""
        return max(0, self.quantity - self.here)


@dataclass(frozen=True)
class OrderView:
    """An order with its lines."""

    id: int
    version: int
    number: str
    state: str
    day: datetime.date | None
    expected: datetime.date | None
    confirmation: str
    file: int | None
    pdf: bytes | None
    written_by: str
    supplier: str
    draft: OrderDraft
    lines: tuple[LineView, ...]

    @property
    def net(self) -> int:
        """What the order costs in cents before tax."""
        return sum(one.net for one in self.lines)

    @property
    def progress(self) -> str:
        """How far it is."""
        return progress(self.state, [(one.quantity, one.here) for one in self.lines])


@query(VIEW)
def lines_of(connection: Connection, orders: Collection[int]) -> list[LineView]:
    """Return the lines of orders with what is here and what was invoiced of each."""
    x, a = OrderLine, Article
    rows = (
        select(x.id, x.order_id.label("order"), x.article_id.label("article"))
        .add_columns(func.coalesce(a.number, "").label("number"), x.text, x.quantity, x.unit)
        .add_columns(func.coalesce(x.price, 0).label("price"), x.cost1, x.wanted, x.expected)
        .add_columns(func.coalesce(a.stocked, False).label("stocked"))
        .add_columns(func.coalesce(a.tracking, "none").label("tracking"))
        .add_columns(func.coalesce(a.expires, False).label("expires"))
        .outerjoin_from(x, a, a.id == x.article_id)
        .where(x.order_id.in_(list(orders)))
        .order_by(x.order_id, x.id)
    )
    found = read_all(connection, rows, LineView)
    keys = [one.id for one in found]
    here, billed = here_of(connection, keys), billed_of(connection, keys)
    return [dataclasses.replace(one, here=here.get(one.id, 0), billed=billed.get(one.id, 0)) for one in found]


@query(VIEW)
def order(connection: Connection, key: int) -> OrderView | None:
    """Return an order with its lines, None where there is none."""
    o = PurchaseOrder
    rows = select(o.__table__, Contact.name.label("supplier")).join(Contact, Contact.id == o.contact_id)
    row = connection.execute(rows.where(o.id == key)).mappings().first()
    if row is None:
        return None
    values = {**row, "file": row["file_id"], "draft": build(OrderDraft, dict(row))}
    return build(OrderView, {**values, "lines": tuple(lines_of(connection, [key]))})


@query(VIEW)
def order_form(connection: Connection, key: int) -> Stored[OrderDraft] | None:
    """Return an order as its form shows it."""
    return load_draft(connection, PurchaseOrder, OrderDraft, key)


@query(VIEW)
def line_form(connection: Connection, key: int) -> Stored[LineDraft] | None:
    """Return a line as its form shows it."""
    return load_draft(connection, OrderLine, LineDraft, key)


def orders_source() -> ListSource:
    """Return the orders, the newest first; what is late, partly or wholly here is reckoned."""
    o = PurchaseOrder
    columns = (
        *listed(o, "number"),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=210),
        *listed(o, "day"),
        Column("progress", N_("State"), "text", None, 170, choices=PROGRESS, tones=TONES),
        shown_as(o.expected, ends="progress", width=196),
        Column("net", N_("Net"), "money", None, 110),
        *listed(o, "confirmation reference"),
        *listed(o, "wanted cost1 written_by reason reminded state", shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        lines: dict[int, list[LineView]] = defaultdict(list)
        for one in lines_of(connection, keys):
            lines[one.order].append(one)
        for key, row in zip(keys, rows, strict=True):
            if row[place["state"]] is not None:
                pairs = [(one.quantity, one.here) for one in lines[key]]
                row[place["progress"]] = progress(row[place["state"]], pairs)
                row[place["net"]] = sum(one.net for one in lines[key])

    joins = ((Contact, Contact.id == o.contact_id),)
    return ListSource("inventory.orders", o, columns, (o.id.desc(),), joins, finish=fill)


def lines_source() -> ListSource:
    """Return the lines of all orders, the newest first, with what is still to come of each and how late it is."""
    x, o = OrderLine, PurchaseOrder
    columns = (
        shown_as(o.number, "order", title=N_("Purchase order")),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=180),
        shown_as(Article.number, "article", title=N_("Article")),
        *listed(x, "text quantity unit price"),
        Column("open", N_("Still to come"), "quantity", None, 110),
        Column("progress", N_("State"), "text", None, 170, choices=PROGRESS, tones=TONES),
        shown_as(x.expected, ends="progress", width=196),
        *listed(x, "wanted cost1", shown=False),
        shown_as(o.state, shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        here = here_of(connection, keys)
        asked = select(x.id, x.quantity, o.state).join_from(x, o, o.id == x.order_id)
        known = {row.id: row for row in connection.execute(asked.where(x.id.in_(list(keys))))}
        for key, row in zip(keys, rows, strict=True):
            if key in known:
                one, come = known[key], here.get(key, 0)
                row[place["progress"]] = progress(one.state, [(one.quantity, come)])
                rest = max(0, one.quantity - come) if one.state in UNDER_WAY else 0
                row[place["open"]] = rest or None

    joins = (
        (o, o.id == x.order_id),
        (Contact, Contact.id == o.contact_id),
        (Article, Article.id == x.article_id),
    )
    return ListSource(
        "inventory.order_lines",
        x,
        columns,
        (x.id.desc(),),
        joins,
        finish=fill,
    )


@dataclass(frozen=True)
class ListedOrder:
    """An order as it is told: net in cents, late is how many days a line of it is overdue, 0 for none."""

    id: int
    number: str
    supplier: str
    contact: int
    day: datetime.date | None
    expected: datetime.date | None
    state: str
    net: int = 0
    late: int = 0


@query(VIEW)
def orders(connection: Connection, contact: int | None = None) -> list[ListedOrder]:
    """Return the orders, of one supplier or all, the newest first, each with how many days it is late."""
    o = PurchaseOrder
    rows = select(
        o.id,
        o.number,
        Contact.name.label("supplier"),
        o.contact_id.label("contact"),
        o.day,
        o.expected,
        o.state,
    ).join(Contact, Contact.id == o.contact_id)
    if contact is not None:
        rows = rows.where(o.contact_id == contact)
    found = read_all(connection, rows.order_by(o.id.desc()), ListedOrder)
    lines: dict[int, list[LineView]] = defaultdict(list)
    for line in lines_of(connection, [one.id for one in found]):
        lines[line.order].append(line)
    now = today(connection)
    return [_listed(one, lines[one.id], now) for one in found]


def _listed(one: ListedOrder, lines: Sequence[LineView], now: datetime.date) -> ListedOrder:
    due = [line.expected for line in lines if line.open and line.expected is not None]
    late = (now - min(due)).days if due and one.state in UNDER_WAY else 0
    state = progress(one.state, [(line.quantity, line.here) for line in lines])
    return dataclasses.replace(one, net=sum(line.net for line in lines), late=max(0, late), state=state)


@query(VIEW)
def late_orders(connection: Connection) -> int:
    """Return how many orders should be here and are not."""
    x, o = OrderLine, PurchaseOrder
    rows = (
        select(x.id, x.order_id, x.quantity)
        .join_from(x, o, o.id == x.order_id)
        .where(o.state.in_(UNDER_WAY), x.expected < today(connection))
    )
    lines = connection.execute(rows).all()
    here = here_of(connection, [row.id for row in lines])
    return len({row.order_id for row in lines if here.get(row.id, 0) < row.quantity})


@query(VIEW)
def on_order(connection: Connection) -> dict[int, int]:
    """Return how much of each article is ordered and not here yet; what only stands in a draft counts too."""
    x, o = OrderLine, PurchaseOrder
    rows = (
        select(x.id, x.article_id, x.quantity)
        .join_from(x, o, o.id == x.order_id)
        .where(x.article_id.is_not(None), o.state.in_(("draft", "asked", "approved", *UNDER_WAY)))
    )
    lines = connection.execute(rows).all()
    here = here_of(connection, [row.id for row in lines])
    found: dict[int, int] = defaultdict(int)
    for row in lines:
        found[row.article_id] += max(0, row.quantity - here.get(row.id, 0))
    return dict(found)


@query(VIEW)
def coming(connection: Connection) -> dict[int, list[tuple[int, datetime.date | None, int]]]:
    """Return what is still to come of each article from placed orders: supplier, day it is promised for, quantity."""
    x, o = OrderLine, PurchaseOrder
    rows = (
        select(x.id, x.article_id, x.quantity, x.expected, o.contact_id)
        .join_from(x, o, o.id == x.order_id)
        .where(x.article_id.is_not(None), o.state.in_(UNDER_WAY))
    )
    lines = connection.execute(rows).all()
    here = here_of(connection, [row.id for row in lines])
    found: dict[int, list[tuple[int, datetime.date | None, int]]] = defaultdict(list)
    for row in lines:
        rest = row.quantity - here.get(row.id, 0)
        if rest > 0:
            found[row.article_id].append((row.contact_id, row.expected, rest))
    return dict(found)


@query(VIEW)
def offered_orders(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return the orders that a field offers: drafts of a supplier whose name holds what is typed, or the one with a key."""
    o = PurchaseOrder
    rows = select(o.id, o.number, o.wanted, Contact.name).join(Contact, Contact.id == o.contact_id)
    if key is not None:
        rows = rows.where(o.id == key)
    else:
        words = typed.strip().lower()
        held = func.lower(Contact.name).contains(words, autoescape=True)
        rows = rows.where(
            or_(held, func.lower(o.number).startswith(words, autoescape=True)), o.state == DRAFT
        )
    return [
        Found(
            row.id,
            row.number or str(row.id),
            f"{row.number or _('Draft')}  {row.name}",
            formats.day(row.wanted),
        )
        for row in connection.execute(rows.order_by(o.id.desc()).limit(OFFERED))
    ]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    o = PurchaseOrder
    rows = select(o.id, o.number, Contact.name).join(Contact, Contact.id == o.contact_id)
    return [
        (int(row.id), row.number, row.name) for row in connection.execute(rows.where(o.id.in_(list(keys))))
    ]


SEARCHABLE = (Searchable(N_("Purchase order"), "inventory_order", PAGE, VIEW, _show),)
