"""What stock is worth: by article now, and at a key date the lower of cost and market."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, func, or_, select

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Held, Move, ValueRow
from app.modules.inventory.stock.rules.valuation import lower

RIGHT = "inventory.stock.value.view"
MANY = 800  # numbers in one statement


@dataclass(frozen=True)
class WorthOn:
    """What an article was worth at the end of a day: cost and the lower of cost and market, in cents; market a unit in ten-thousandths of a euro."""

    article: int
    number: str
    name: str
    unit: str
    stock_class: str
    quantity: int
    cost: int
    market: int | None

    @property
    def value(self) -> int:
        """What it is set at in the balance sheet (§ 253 (4) HGB)."""
        return lower(self.quantity, self.cost, self.market)

    @property
    def devaluation(self) -> int:
        """By how much its cost is written down."""
        return self.cost - self.value


def values_source() -> ListSource:
    """Return what each article is worth now."""
    a, h = Article, Held
    columns = (
        *listed(a, "number name_de"),
        shown_as(h.quantity, "held", title=N_("In stock"), width=110),
        shown_as(h.value, "worth", total=True, width=120),
        *listed(a, "valuation stock_class market"),
    )
    where = (a.stocked.is_(True), a.moved.is_(True))
    order = (a.number.asc(), a.id.asc())
    joins = ((h, h.article_id == a.id),)
    return ListSource("inventory.values", a, columns, order, joins, where=where, right=RIGHT)


@query(RIGHT)
def values_on(connection: Connection, day: datetime.date) -> list[WorthOn]:
    """Return what each article with stock was worth at the end of a day; the market price is the one known now."""
    a, v = Article, ValueRow
    rows = (
        select(a.id, a.number, a.name_de, a.unit, a.stock_class, func.sum(v.quantity).label("quantity"))
        .add_columns(func.sum(v.value).label("cost"), a.market)
        .join_from(v, a, a.id == v.article_id)
        .where(v.day <= day)
        .group_by(a.id, a.number, a.name_de, a.unit, a.stock_class, a.market)
        .order_by(a.number)
    )
    found = [
        WorthOn(
            row.id,
            row.number,
            row.name_de,
            row.unit,
            row.stock_class,
            quantity=int(row.quantity),
            cost=int(row.cost),
            market=row.market,
        )
        for row in connection.execute(rows)
    ]
    return [one for one in found if one.quantity or one.cost]


@query(RIGHT)
def apart(connection: Connection) -> list[Message]:
    """Say of how many articles what is kept, in quantity or value, is not the sum of the ledger of values; nothing where all is well."""
    h, v = Held, ValueRow
    sums = (
        select(v.article_id, func.sum(v.quantity).label("quantity"), func.sum(v.value).label("value"))
        .group_by(v.article_id)
        .subquery()
    )
    quantity = h.quantity - func.coalesce(sums.c.quantity, 0)
    value = h.value - func.coalesce(sums.c.value, 0)
    found = (
        select(func.count(), func.sum(func.abs(value)))
        .select_from(h.__table__.outerjoin(sums, sums.c.article_id == h.article_id))
        .where(or_(quantity != 0, value != 0))
    )
    count, cents = connection.execute(found).one()
    if not count:
        return []
    words = N_("What is kept of {count} articles differs from the ledger of stock values, by {amount}.")
    one = N_("What is kept of 1 article differs from the ledger of stock values, by {amount}.")
    return [Message(words, {"count": int(count), "amount": from_cents(int(cents))}, one)]


@query(RIGHT)
def cost_of_goods(connection: Connection, documents: Sequence[str]) -> dict[tuple[str, int], tuple[int, int]]:
    """Return what left under the numbers of documents by article: what it was worth in cents, and how much in ten-thousandths."""
    m, v, found = Move, ValueRow, dict[tuple[str, int], tuple[int, int]]()
    for start in range(0, len(documents), MANY):
        rows = (
            select(m.document, m.article_id, func.sum(v.value), func.sum(v.quantity))
            .join(v, v.move_id == m.id)
            .where(m.kind == "issue", m.document.in_(documents[start : start + MANY]))
            .group_by(m.document, m.article_id)
        )
        for number, article, value, quantity in connection.execute(rows):
            found[number, article] = (-int(value), -int(quantity))
    return found
