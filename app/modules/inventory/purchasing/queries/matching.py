"""The three-way match of an incoming invoice as it is read, and which orders may belong to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_, _
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.open_items.api import skonto_taken, skonto_taken_of
from app.modules.finance.purchases.api import CREDIT, DISCARDED, Position, Purchase
from app.modules.inventory.purchasing.models import (
    VIEW,
    BillLine,
    OrderBill,
    OrderLine,
    PurchaseOrder,
)
from app.modules.inventory.purchasing.queries.orders import lines_of
from app.modules.inventory.purchasing.queries.receipts import Come, billed_of, here_of, standing_receipts
from app.modules.inventory.purchasing.rules.matching import REASONS, Billed, Match, compare, spread
from app.modules.inventory.purchasing.rules.orders import net
from app.modules.organisation.contacts.api import Contact

OFFERED = 12
MANY = 400  # invoices in one statement


@dataclass(frozen=True)
class MatchView(Match):
    """A match with the reason for which a blocked invoice was released, '' for none, and what went to the stock."""

    order: int | None = None
    released: str = ""
    settled: int | None = None

    @property
    def blocked(self) -> bool:
        """Whether the invoice waits."""
        return bool(self.reasons) and not self.released


def _nets(connection: Connection, purchases: Sequence[int]) -> dict[int, int]:
    """Return the net of incoming invoices in cents; a credit note is below zero."""
    p, n = Purchase, Position
    total = func.coalesce(func.sum(n.net), 0)
    rows = (
        select(p.id, p.kind, total.label("net"))
        .join(n, n.purchase_id == p.id, isouter=True)
        .where(p.id.in_(purchases))
        .group_by(p.id, p.kind)
    )
    return {row.id: -int(row.net) if row.kind == CREDIT else int(row.net) for row in connection.execute(rows)}


@query(VIEW)
def match(connection: Connection, purchase: int) -> MatchView:
    """Compare an incoming invoice with order and receipts; each reason to block it has its name."""
    return matches(connection, [purchase])[purchase]


def matches(connection: Connection, purchases: Sequence[int]) -> dict[int, MatchView]:
    """Return the match of each of several incoming invoices, read as sets."""
    tolerance = int(setting(connection, "inventory.over_delivery"))
    found: dict[int, MatchView] = {}
    for start in range(0, len(purchases), MANY):
        part = list(purchases[start : start + MANY])
        b = OrderBill
        rows = select(b.id, b.purchase_id, b.order_id, b.reason, b.settled).where(b.purchase_id.in_(part))
        bills = {row.purchase_id: row for row in connection.execute(rows)}
        lines, nets = _billed(connection, [row.id for row in bills.values()]), _nets(connection, part)
        for key in part:
            bill = bills.get(key)
            one = compare(nets.get(key, 0), lines.get(bill.id, []) if bill is not None else [], tolerance)
            more = (bill.order_id, bill.reason, bill.settled) if bill is not None else (None, "", None)
            found[key] = MatchView(one.asked, one.expected, one.reasons, *more)
    return found


def _billed(connection: Connection, bills: Sequence[int]) -> dict[int, list[Billed]]:
    """Return the ordered lines that each invoice asks for, with what is here and what other invoices asked for before."""
    x, n = OrderLine, BillLine
    rows = (
        select(n.bill_id, n.line_id, n.quantity, func.coalesce(x.price, 0).label("price"))
        .join_from(n, x, x.id == n.line_id)
        .where(n.bill_id.in_(bills))
        .order_by(n.bill_id, n.line_id)
    )
    asked = connection.execute(rows).all()
    keys = {row.line_id for row in asked}
    here, billed = here_of(connection, keys), billed_of(connection, keys)
    found: dict[int, list[Billed]] = {}
    own: dict[tuple[int, int], int] = {}
    for row in asked:
        own[row.bill_id, row.line_id] = own.get((row.bill_id, row.line_id), 0) + row.quantity
    for row in asked:
        before = billed.get(row.line_id, 0) - own[row.bill_id, row.line_id]
        one = Billed(row.line_id, row.quantity, row.price, here.get(row.line_id, 0), before)
        found.setdefault(row.bill_id, []).append(one)
    return found


def skonto_of(connection: Connection, purchase: int) -> int:
    """Return the cents of Skonto before tax that were taken when an incoming invoice was paid; what was taken back does not count."""
    p = Purchase
    bill = connection.execute(
        select(p.reference, Contact.creditor)
        .join(Contact, Contact.id == p.contact_id)
        .where(p.id == purchase)
    ).one()
    return skonto_taken(connection, bill.creditor, bill.reference)


@dataclass(frozen=True)
class StockShare:
    """A line of an order that an invoice asks for and of which something lies in stock: its receipts, its worth, and its cents of a difference."""

    come: tuple[Come, ...]
    worth: int
    cents: int


def stock_shares(connection: Connection, bill: int, order: int, wanted: int) -> list[StockShare]:
    """Return how a difference in cents falls on the stock: shared out over all lines of an invoice by value, those without stock left out."""
    n = BillLine
    billed = dict(connection.execute(select(n.line_id, n.quantity).where(n.bill_id == bill)).all())
    lines = [one for one in lines_of(connection, [order]) if one.id in billed]
    worth = [net(billed[one.id], one.price) for one in lines]
    found = []
    for line, value, cents in zip(lines, worth, spread(wanted, worth), strict=True):
        come = tuple(one for one in standing_receipts(connection, [line.id]) if one.move and one.here)
        if come:
            found.append(StockShare(come, value, cents))
    return found


@query(VIEW)
def skonto_waits(connection: Connection) -> list[int]:
    """Return the invoices of orders whose Skonto was taken and does not stand in the stock yet, the newest first."""
    b, p, c = OrderBill, Purchase, Contact
    rows = connection.execute(
        select(b.id, b.order_id, b.purchase_id, b.settled, c.creditor, p.reference)
        .join_from(b, p, p.id == b.purchase_id)
        .join(c, c.id == p.contact_id)
        .where(p.state != DISCARDED)
        .order_by(b.id.desc())
    ).all()
    taken = skonto_taken_of(connection, [(row.creditor, row.reference) for row in rows])
    some = [row for row in rows if (row.creditor, row.reference) in taken]
    found, waits = matches(connection, [row.purchase_id for row in some]), []
    for row in some:
        one = found[row.purchase_id]
        wanted = one.difference - taken[row.creditor, row.reference]
        due = sum(share.cents for share in stock_shares(connection, row.id, row.order_id, wanted))
        if due != (row.settled or 0) and not one.blocked:
            waits.append(int(row.id))
    return waits


@query("finance.view")
def held(connection: Connection) -> Mapping[tuple[str, str], str]:
    """Return which invoices of orders are held back from payment and why, by account and document."""
    b, p, c = OrderBill, Purchase, Contact
    rows = (
        select(b.purchase_id, c.creditor, p.reference)
        .join_from(b, p, p.id == b.purchase_id)
        .join(c, c.id == p.contact_id)
        .where(b.released_by == "", p.state != DISCARDED)
    )
    asked = connection.execute(rows).all()
    found = matches(connection, [row.purchase_id for row in asked])
    return {
        (row.creditor, row.reference): "; ".join(_(REASONS[one]) for one in found[row.purchase_id].reasons)
        for row in asked
        if found[row.purchase_id].blocked
    }


def bills_source() -> ListSource:
    """Return the invoices that ask for something ordered, with what came of the comparison."""
    b, p, o = OrderBill, Purchase, PurchaseOrder
    columns = (
        shown_as(p.reference),
        shown_as(Contact.name, "supplier", title=N_("Supplier"), width=200),
        Column("result", N_("Match"), "text", None, 260),
        Column("asked", N_("Invoiced net"), "money", None, 110),
        Column("expected", N_("At order prices"), "money", None, 110),
        shown_as(o.number, "order", title=N_("Purchase order")),
        shown_as(p.day),
        *listed(b, "settled reason released_by"),
        shown_as(p.id, "purchase", shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, _keys: Sequence[int], rows: list[list[object]]) -> None:
        keys = [int(str(row[place["purchase"]])) for row in rows if row[place["purchase"]] is not None]
        found = matches(connection, keys)
        for row in rows:
            if row[place["purchase"]] is None:
                continue
            one = found[int(str(row[place["purchase"]]))]
            words = "; ".join(_(REASONS[reason]) for reason in one.reasons)
            row[place["asked"]], row[place["expected"]] = one.asked, one.expected
            row[place["result"]] = words or _("fits")

    joins = ((p, p.id == b.purchase_id), (o, o.id == b.order_id), (Contact, Contact.id == o.contact_id))
    return ListSource("inventory.bills", b, columns, (b.id.desc(),), joins, finish=fill)


@query(VIEW)
def unmatched(connection: Connection, order: int) -> list[Found]:
    """Return the invoices of an order's supplier that no order belongs to yet, the newest first."""
    p, b = Purchase, OrderBill
    contact = select(PurchaseOrder.contact_id).where(PurchaseOrder.id == order).scalar_subquery()
    rows = (
        select(p.id, p.reference, p.text)
        .where(
            p.contact_id == contact,
            p.state != DISCARDED,
            ~select(b.id).where(b.purchase_id == p.id).exists(),
        )
        .order_by(p.day.desc(), p.id.desc())
        .limit(OFFERED)
    )
    return [Found(row.id, row.reference, row.reference, row.text) for row in connection.execute(rows)]
