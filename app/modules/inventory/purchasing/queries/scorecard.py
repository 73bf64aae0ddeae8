"""The scorecards of suppliers, reckoned from orders and receipts each time they are read."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import add_months
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


@query(VIEW)
def scorecards(connection: Connection, contacts: Collection[int], years_ago: int = 0) -> dict[int, Score]:
    """Return the scorecard of each of these suppliers, from what was ordered in the last twelve months, or in those some years ago."""
    x, o = OrderLine, PurchaseOrder
    now = today(connection)
    until = add_months(now, -12 * years_ago)
    rows = (
        select(x.id, o.contact_id, x.article_id, x.quantity, x.price, x.expected)
        .join_from(x, o, o.id == x.order_id)
        .where(o.contact_id.in_(list(contacts)), o.state.in_((*UNDER_WAY, CLOSED)))
        .where(o.day > add_months(until, -12), o.day <= until)
        .order_by(x.id)
    )
    lines = connection.execute(rows).all()
    come: dict[int, list[Come]] = defaultdict(list)
    for one in standing_receipts(connection, [row.id for row in lines]):
        come[one.line].append(one)
    found: dict[int, list[Judged]] = defaultdict(list)
    for row in lines:
        found[row.contact_id].append(_judged(connection, row, come[row.id]))
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
        paid=row.price or 0,
        best=min(prices, default=0),
        marks=tuple(one.mark for one in come if one.mark is not None),
    )


@dataclass(frozen=True)
class Shortcoming:
    """What lowers a scorecard: an order's line that was late, with the day of its last piece (None while some is still to come), or pieces that were not in order."""

    number: str
    text: str
    promised: datetime.date | None
    came: datetime.date | None
    wrong: int = 0


def shortcomings(connection: Connection, contact: int) -> list[Shortcoming]:
    """Return what lowers the scorecard of a supplier in the last twelve months, by order."""
    x, o, now = OrderLine, PurchaseOrder, today(connection)
    rows = (
        select(x.id, o.number, x.text, x.quantity, x.expected)
        .join_from(x, o, o.id == x.order_id)
        .where(o.contact_id == contact, o.state.in_((*UNDER_WAY, CLOSED)))
        .where(o.day > add_months(now, -12), o.day <= now)
        .order_by(o.number, x.id)
    )
    lines = connection.execute(rows).all()
    come: dict[int, list[Come]] = defaultdict(list)
    for one in standing_receipts(connection, [row.id for row in lines]):
        come[one.line].append(one)
    found: list[Shortcoming] = []
    for row in lines:
        text, parts = row.text.partition("\n")[0], come[row.id]
        rejected = [(one.day, one.quantity if one.verdict == REFUSED else one.back) for one in parts]
        found += [Shortcoming(row.number, text, None, day, wrong) for day, wrong in rejected if wrong]
        days = [one.day for one in parts if one.here]
        whole = sum(one.here for one in parts) >= row.quantity
        if row.expected is not None and (max(days) if whole and days else now) > row.expected:
            found.append(Shortcoming(row.number, text, row.expected, max(days) if whole and days else None))
    return found


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
        Column("before", N_("Points the year before"), "text", None, 150),
    )

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found, before = scorecards(connection, keys), scorecards(connection, keys, 1)
        for key, row in zip(keys, rows, strict=True):
            one = found[key]
            shares = [tenth(share, " %") for share in (one.on_time, one.quality, one.price, one.service)]
            points, earlier = (
                tenth(None if each.points is None else each.points / 100) for each in (one, before[key])
            )
            row[-len(more) :] = [one.lines, *shares, formats.scaled(one.late), points, one.letter, earlier]

    ordered = select(o.id).where(o.contact_id == c.id, o.number != "").exists()
    columns = (shown_as(c.name), *more)
    return ListSource(
        "inventory.scorecards",
        c,
        columns,
        (c.name.asc(), c.id.asc()),
        (),
        where=(ordered,),
        finish=fill,
        right=VIEW,
    )


def tenth(share: Fraction | None, mark: str = "") -> str:
    """Return a share of one in percent with one decimal at most, half of one up; '' where nothing is measured."""
    return "" if share is None else formats.scaled(int(share * 1000 + Fraction(1, 2)) * 1000) + mark
