"""What purchasing says of a contact: its orders in the timeline, and those under way at the front desk."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.messages import _
from app.data.queries import query
from app.modules.inventory.purchasing.models import VIEW, PurchaseOrder
from app.modules.inventory.purchasing.queries.orders import PAGE, orders
from app.modules.inventory.purchasing.rules.orders import CONFIRMED, ORDERED, PART, PROGRESS

FEW = 8


@query(VIEW)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the orders placed with a supplier, the newest first."""
    placed = [one for one in orders(connection, about.key) if one.day is not None]
    return [
        Happening(one.day, _("Purchase order"), one.number, formats.cents(one.net), PAGE, request=one.id)
        for one in placed[:limit]
        if one.day is not None
    ]


@query(VIEW)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the orders of a supplier that are under way, the late ones marked."""
    open_ones = [one for one in orders(connection, about.key) if one.state in (ORDERED, CONFIRMED, PART)]
    lines = tuple(
        BlockLine(
            f"{one.number}, {_(PROGRESS[one.state])}",
            formats.day(one.expected),
            PAGE,
            one.id,
            one.late > 0,
        )
        for one in open_ones[:FEW]
    )
    return [Block(_("Purchase orders"), lines, 22)] if lines else []


@query(VIEW)
def leads(connection: Connection, typed: str) -> list[int]:
    """Return the suppliers that have an order of this number."""
    o = PurchaseOrder
    chosen = select(o.contact_id).where(func.upper(o.number) == typed.strip().upper(), o.number != "")
    return [int(key) for key in connection.scalars(chosen.distinct().limit(FEW))]
