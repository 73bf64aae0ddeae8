"""Figures that come of purchase orders: deliveries that were whole and on time, and those that are late."""

from __future__ import annotations

import datetime
from collections import defaultdict

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.figures import COUNT, HIGHER, LOWER, PERCENT, Figure, FigureRow, FigureSource, Value, shared
from app.core.messages import N_, Message
from app.data.queries import query
from app.modules.inventory.purchasing.models import VIEW, OrderLine, PurchaseOrder
from app.modules.inventory.purchasing.queries.receipts import Come, standing_receipts
from app.modules.inventory.purchasing.rules.orders import CLOSED, UNDER_WAY
from app.modules.organisation.contacts.api import Contact

TABLES = frozenset({"inventory_order", "inventory_order_line", "inventory_receipt", "inventory_move"})
PAGE, BATCH = "inventory.purchasing.orders", 800
NOTHING_DUE = N_("No order line was promised for this span.")


@dataclass(frozen=True)
class Promised:
    """A line that was promised for a day: how much of it was here by then, and by the end of the span."""

    order: int
    words: str
    day: datetime.date
    ordered: int
    in_time: int
    here: int


def _promised(connection: Connection, since: datetime.date | None, until: datetime.date) -> list[Promised]:
    """Return the lines of placed orders that were promised for a span, or up to its end."""
    x, o = OrderLine, PurchaseOrder
    rows = connection.execute(
        select(x.id, x.order_id, x.text, x.quantity, x.expected, o.number, Contact.name)
        .join_from(x, o, o.id == x.order_id)
        .join(Contact, Contact.id == o.contact_id)
        .where(o.state.in_((*UNDER_WAY, CLOSED)), x.expected <= until)
        .where(*([x.expected >= since] if since else []))
        .order_by(x.expected, x.id)
    ).all()
    come: dict[int, list[Come]] = defaultdict(list)
    keys = [row.id for row in rows]
    for start in range(0, len(keys), BATCH):
        for one in standing_receipts(connection, keys[start : start + BATCH]):
            come[one.line].append(one)
    return [
        Promised(
            row.order_id,
            f"{row.number}  {row.name}  {row.text}".strip(),
            row.expected,
            row.quantity,
            sum(one.here for one in come[row.id] if one.day <= row.expected),
            here=sum(one.here for one in come[row.id] if one.day <= until),
        )
        for row in rows
    ]


def _late(connection: Connection, until: datetime.date) -> list[Promised]:
    return [one for one in _promised(connection, None, until) if one.day < until and one.here < one.ordered]


@query(VIEW)
def order_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return how deliveries that were promised for a span came, and what was late at its end."""
    due = _promised(connection, since, until)
    whole = sum(one.in_time >= one.ordered for one in due)
    return {
        "delivered_on_time": shared(whole, len(due), PERCENT, NOTHING_DUE),
        "orders_late": Value(len(_late(connection, until))),
    }


@query(VIEW)
def order_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the order lines behind a figure; one that was whole and on time counts."""
    if key == "orders_late":
        return [_shown(one, 1) for one in _late(connection, until)]
    return [_shown(one, int(one.in_time >= one.ordered)) for one in _promised(connection, since, until)]


def _shown(one: Promised, amount: int) -> FigureRow:
    values = {
        "day": formats.day(one.day),
        "here": formats.scaled(one.here),
        "ordered": formats.scaled(one.ordered),
    }
    words = Message(N_("promised for {day}, {here} of {ordered} here"), values)
    return FigureRow(one.words, str(words), amount, COUNT, PAGE, request=one.order)


AREA = "purchasing"
FIGURES = (
    FigureSource(
        read=order_figures,
        rows=order_rows,
        tables=TABLES,
        figures=(
            Figure(key="delivered_on_time", title=N_("Delivered on time"), unit=PERCENT, better=HIGHER, area=AREA, meaning=N_("How many of the order lines promised for the span were here whole and in time."), formula=N_("Lines here in full by the promised day ÷ lines promised for the span")),
            Figure(key="orders_late", title=N_("Late deliveries"), unit=COUNT, better=LOWER, area=AREA, at_day=True, meaning=N_("How many order lines should have been here already."), formula=N_("Order lines whose promised day is over and that are not here in full")),
        ),
    ),
)  # fmt: skip
