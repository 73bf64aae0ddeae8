"""An incoming invoice and the order it asks for: joined, released where it is blocked, and the difference of price put into the stock."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.people import person
from app.data.drafts import must_exist
from app.data.office import command
from app.data.unit import Unit
from app.data.workflow import by_another
from app.modules.finance.purchases.api import DISCARDED, Purchase
from app.modules.inventory.purchasing.models import MATCH, BillLine, OrderBill, PurchaseOrder
from app.modules.inventory.purchasing.queries.matching import match, skonto_of, stock_shares
from app.modules.inventory.purchasing.queries.orders import lines_of
from app.modules.inventory.purchasing.queries.receipts import Come
from app.modules.inventory.purchasing.rules.matching import spread
from app.modules.inventory.stock.api import add_cost, locked_until


@command(MATCH)
def join_invoice(
    unit: Unit, order: int, purchase: int | None, quantities: Mapping[int, int] | None = None
) -> int:
    """Say which order an incoming invoice asks for, and return the key of that; quantities by line, without them all that is here and not invoiced.

    A second time returns the same. Raises Invalid for an invoice of another supplier, one of another order, and where
    nothing is left to be invoiced.
    """
    unit.lock("inventory.stock")
    if purchase is None:
        raise Invalid(N_("Choose the incoming invoice."), field="purchase")
    must_exist(unit, purchase=(Purchase, purchase))
    bill, head = unit.row(Purchase, purchase), unit.row(PurchaseOrder, order, lock=True)
    b = OrderBill
    known = unit.connection.execute(select(b.id, b.order_id).where(b.purchase_id == purchase)).first()
    if known is not None and known.order_id == order:
        return int(known.id)
    if known is not None:
        raise Invalid(N_("This invoice belongs to another order."), field="purchase")
    if bill["contact_id"] != head["contact_id"] or bill["state"] == DISCARDED:
        raise Invalid(N_("Choose an invoice of the supplier of this order."), field="purchase")
    lines = lines_of(unit.connection, [order])
    wanted = {one.id: one.here - one.billed for one in lines} if quantities is None else dict(quantities)
    wanted = {line: quantity for line, quantity in wanted.items() if quantity > 0}
    if not wanted and quantities is None and head["day"] is not None:  # invoiced before anything came
        wanted = {one.id: one.quantity - one.billed for one in lines if one.quantity > one.billed}
    if not wanted or not set(wanted) <= {one.id for one in lines}:
        raise Invalid(N_("Nothing of this order is left to be invoiced."), field="purchase")
    key = unit.insert(
        OrderBill, purchase_id=purchase, order_id=order, reason="", released_by="", settled=None
    )
    for line, quantity in sorted(wanted.items()):
        unit.insert(BillLine, bill_id=key, line_id=line, quantity=quantity)
    return key


@command(MATCH)
def part_invoice(unit: Unit, key: int) -> None:
    """Take the join of an invoice with its order back; raises Invalid once a difference went to the stock."""
    if unit.row(OrderBill, key, lock=True)["settled"] is not None:
        raise Invalid(N_("Its difference of price stands in the stock already."), field="state")
    for line in unit.connection.scalars(select(BillLine.id).where(BillLine.bill_id == key)).all():
        unit.delete(BillLine, int(line))
    unit.delete(OrderBill, key)


@command(MATCH)
def release_match(unit: Unit, key: int, reason: str) -> None:
    """Release an invoice that the match blocks, with the reason; never by who wrote the order."""
    row = unit.row(OrderBill, key, lock=True)
    if not reason.strip():
        raise Invalid(N_("Say why it may be paid all the same."), field="reason")
    if row["released_by"]:
        words = N_("{who} released this invoice already.")
        raise Invalid(words, field="state", who=person(row["released_by"]))
    wrote = str(unit.row(PurchaseOrder, row["order_id"])["written_by"])
    by_another(unit, wrote, N_("You wrote this order; someone else must release its invoice."))
    unit.update(OrderBill, key, {"reason": reason.strip()[:200], "released_by": unit.login})


@command(MATCH)
def settle_difference(unit: Unit, key: int) -> int:
    """Put what an invoice costs more or less than ordered onto the receipts in stock, and return its cents in all (§ 255 (1) HGB).

    That is the difference between invoice and order prices less the Skonto that was taken of it; what was put there before
    stays, so that Skonto may follow when the invoice is paid, and a second time changes nothing. It is shared out over all
    that was received by value; what falls on lines without stock stays an expense of the invoice. Raises Invalid for an
    invoice that the match blocks, and where there is no difference.
    """
    unit.lock("inventory.stock")
    row = unit.row(OrderBill, key, lock=True)
    found, before = match(unit.connection, row["purchase_id"]), row["settled"] or 0
    if found.blocked:
        raise Invalid(N_("The match blocks this invoice; release it first."), field="state")
    wanted = found.difference - skonto_of(unit.connection, row["purchase_id"])
    if not wanted and row["settled"] is None:
        raise Invalid(N_("Invoice and order agree; there is no difference."), field="state")
    shares = stock_shares(unit.connection, key, row["order_id"], wanted)
    more = sum(one.cents for one in shares) - before
    for one, share in zip(shares, spread(more, [one.worth for one in shares]), strict=True):
        _add_to(unit, row["purchase_id"], one.come, share)
    settled = before + (more if shares else 0)
    unit.update(OrderBill, key, {"settled": settled})
    return settled


def _add_to(unit: Unit, purchase: int, come: Sequence[Come], cents: int) -> None:
    """Add cents to the value of receipts, shared out by what is here of each, on the invoice's day or the first that is not locked."""
    bill, free = unit.row(Purchase, purchase), locked_until(unit.connection) + datetime.timedelta(1)
    for one, part in zip(come, spread(cents, [one.here for one in come]), strict=True):
        if part:
            day = max(bill["day"], one.day, free)
            add_cost(
                unit, int(one.move or 0), part, day, _("Difference of price"), document=bill["reference"]
            )
