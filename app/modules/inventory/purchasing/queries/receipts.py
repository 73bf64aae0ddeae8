"""What is here of order lines: reckoned from receipts and what happened to their moves since, never kept."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.modules.inventory.articles.api import Article
from app.modules.inventory.purchasing.models import (
    VIEW,
    BillLine,
    OrderLine,
    OrderReceipt,
    PurchaseOrder,
)
from app.modules.inventory.purchasing.rules.orders import REFUSED, RETURNED
from app.modules.inventory.stock.api import Move
from app.modules.organisation.contacts.api import Contact

_BACK = Move.__table__.alias("back_move")
_UNDONE = Move.__table__.alias("undone_move")


@dataclass(frozen=True)
class Come:
    """A receipt of a line that stands: what came, and what of it went back."""

    id: int
    line: int
    day: datetime.date
    verdict: str
    quantity: int
    move: int | None
    document: str
    mark: int | None = None
    reason: str = ""
    back: int = 0

    @property
    def here(self) -> int:
        """What of it is here."""
        return 0 if self.verdict == REFUSED else self.quantity - self.back


def standing_receipts(connection: Connection, lines: Collection[int]) -> list[Come]:
    """Return the receipts of lines that were not taken back, in their order, each with what of it went back."""
    r = OrderReceipt
    rows = select(
        r.id,
        r.line_id.label("line"),
        r.day,
        r.verdict,
        r.quantity,
        r.move_id.label("move"),
        r.document,
        r.mark,
        r.reason,
    ).where(
        r.line_id.in_(list(lines)),
        r.verdict != RETURNED,
        ~select(_UNDONE.c.id).where(_UNDONE.c.reversal_of == r.move_id).exists(),
    )
    found = read_all(connection, rows.order_by(r.day, r.id), Come)
    back = _sent_back(connection, [one.move for one in found if one.move is not None])
    given = _given_back(connection, [one.id for one in found if one.move is None])
    return [
        Come(**{**vars(one), "back": back.get(one.move, 0) if one.move else given.get(one.id, 0)})
        for one in found
    ]


def _sent_back(connection: Connection, moves: Collection[int]) -> dict[int, int]:
    """Return how much of moves went back to the supplier, wherever that was booked."""
    m = Move
    rows = (
        select(m.return_of, func.sum(m.quantity))
        .where(
            m.return_of.in_(list(moves)),
            ~select(_BACK.c.id).where(_BACK.c.reversal_of == m.id).exists(),
        )
        .group_by(m.return_of)
    )
    return {int(key or 0): int(total) for key, total in connection.execute(rows)} if moves else {}


def _given_back(connection: Connection, receipts: Collection[int]) -> dict[int, int]:
    r = OrderReceipt
    rows = (
        select(r.return_of, func.sum(r.quantity)).where(r.return_of.in_(list(receipts))).group_by(r.return_of)
    )
    return {int(key or 0): int(total) for key, total in connection.execute(rows)} if receipts else {}


def here_of(connection: Connection, lines: Collection[int]) -> dict[int, int]:
    """Return how much of each line is here: taken in and not sent back."""
    found: dict[int, int] = defaultdict(int)
    for one in standing_receipts(connection, lines):
        found[one.line] += one.here
    return dict(found)


def billed_of(connection: Connection, lines: Collection[int]) -> dict[int, int]:
    """Return how much of each line was invoiced."""
    x = BillLine
    rows = select(x.line_id, func.sum(x.quantity)).where(x.line_id.in_(list(lines))).group_by(x.line_id)
    return {int(key): int(total) for key, total in connection.execute(rows)}


def receipts_source() -> ListSource:
    """Return what came in of orders, the newest first."""
    r, x, o = OrderReceipt, OrderLine, PurchaseOrder
    columns = (
        *listed(r, "day document"),
        shown_as(x.text, "line_text", width=160),
        *listed(r, "quantity verdict"),
        shown_as(Article.number, "article", title=N_("Article")),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=200),
        shown_as(o.number, "order", title=N_("Purchase order")),
        *listed(r, "reason mark login"),
    )
    joins = (
        (x, x.id == r.line_id),
        (o, o.id == x.order_id),
        (Contact, Contact.id == o.contact_id),
        (Article, Article.id == x.article_id),
    )
    return ListSource("inventory.receipts", r, columns, (r.day.desc(), r.id.desc()), joins)


@query(VIEW)
def receipt(connection: Connection, key: int) -> Come | None:
    """Return a receipt that stands, None where there is none."""
    line = connection.scalar(select(OrderReceipt.line_id).where(OrderReceipt.id == key))
    found = standing_receipts(connection, [line]) if line is not None else []
    return next((one for one in found if one.id == key), None)
