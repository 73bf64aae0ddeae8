"""The scorecards of suppliers, reckoned from orders and receipts each time they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.messages import N_
from app.data.clock import today
from app.data.lists import Column, ListSource, shown_as
from app.data.queries import query
from app.modules.inventory.articles.api import suppliers_of
from app.modules.inventory.purchasing.models import VIEW, OrderLine, PurchaseOrder
from app.modules.inventory.purchasing.queries.receipts import Come, standing_receipts
from app.modules.inventory.purchasing.rules.orders import CLOSED, REFUSED, UNDER_WAY
from app.modules.inventory.purchasing.rules.score import Judged, Score, score
from app.modules.organisation.contacts.api import Contact

ALSO = frozenset(
    {"inventory_order", "inventory_order_line", "inventory_receipt", "inventory_move", "inventory_supplier"}
)


@query(VIEW)
def scorecards(connection: Connection, contacts: Collection[int]) -> dict[int, Score]:
    """Return the scorecard of each of these suppliers."""
    x, o = OrderLine, PurchaseOrder
    rows = (
        select(x.id, o.contact_id, x.article_id, x.quantity, x.price, x.expected)
        .join_from(x, o, o.id == x.order_id)
        .where(o.contact_id.in_(list(contacts)), o.state.in_((*UNDER_WAY, CLOSED)))
        .order_by(x.id)
    )
    lines = connection.execute(rows).all()
    come: dict[int, list[Come]] = defaultdict(list)
    for one in standing_receipts(connection, [row.id for row in lines]):
        come[one.line].append(one)
    found: dict[int, list[Judged]] = defaultdict(list)
    for row in lines:
        found[row.contact_id].append(_judged(connection, row, come[row.id]))
    now = today(connection)
    return {key: score(found[key], now) for key in contacts}


def _judged(connection: Connection, row: Any, come: Sequence[Come]) -> Judged:
    rejected = sum(one.quantity if one.verdict == REFUSED else one.back for one in come)
    offers = [one for one in suppliers_of(connection, row.article_id) if one.active] if row.article_id else []
    prices = [price for one in offers if (price := one.price_for(row.quantity))]
    return Judged(
        row.quantity,
        row.expected,
        tuple((one.day, one.here) for one in come if one.here),
        sum(one.quantity for one in come),
        rejected,
        row.price or 0,
        min(prices, default=0),
        tuple(one.mark for one in come if one.mark is not None),
    )


def scorecards_source() -> ListSource:
    """Return the suppliers that anything was ordered from, each with its scorecard."""
    c, o = Contact, PurchaseOrder
    more = (
        Column("lines", N_("Judged lines"), "number", None, 110),
        Column("on_time", N_("On time, whole"), "text", None, 130),
        Column("quality", N_("Without fault"), "text", None, 120),
        Column("price", N_("Best offer to price"), "text", None, 150),
        Column("service", N_("Rating of services"), "text", None, 140),
        Column("late", N_("Item-days late"), "text", None, 120),
        Column("points", N_("Points of 100"), "text", None, 120),
        Column("letter", N_("Class"), "text", None, 80),
    )

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = scorecards(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            one = found[key]
            shares = [_tenth(share, " %") for share in (one.on_time, one.quality, one.price, one.service)]
            points = _tenth(None if one.points is None else one.points / 100)
            row[-len(more) :] = [one.lines, *shares, formats.scaled(one.late), points, one.letter]

    ordered = select(o.id).where(o.contact_id == c.id, o.number != "").exists()
    columns = (shown_as(c.name, width=240), *more)
    return ListSource(
        "inventory.scorecards",
        c,
        columns,
        (c.name.asc(), c.id.asc()),
        (),
        (ordered,),
        fill,
        also=ALSO,
        right=VIEW,
    )


def _tenth(share: Fraction | None, mark: str = "") -> str:
    """Return a share of one in percent with one decimal at most, half of one up; '' where nothing is measured."""
    return "" if share is None else formats.scaled(int(share * 1000 + Fraction(1, 2)) * 1000) + mark
