"""What of purchasing waits: orders that are late, and framework orders that come to their end, Skonto that the stock waits for."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.queries import query
from app.data.record_extras import Target
from app.data.remembered import remembered
from app.modules.inventory.purchasing.models import VIEW, OrderBill
from app.modules.inventory.purchasing.queries.frames import PAGE as FRAMES
from app.modules.inventory.purchasing.queries.frames import frames_to_look_at
from app.modules.inventory.purchasing.queries.matching import skonto_waits
from app.modules.inventory.purchasing.queries.orders import PAGE, late_orders

DELIVERIES = "inventory.purchasing.deliveries"


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many orders are late, and how many framework orders come to their end."""
    found, count = [], late_orders(connection)
    if count:
        words = Message(N_("{count} orders are late"), {"count": count}, N_("1 order is late"))
        found.append(Waiting(count, words, PAGE, None, True))
    ending = frames_to_look_at(connection)
    if ending:
        words = Message(
            N_("{count} framework orders are nearly called off or end soon"),
            {"count": ending},
            N_("1 framework order is nearly called off or ends soon"),
        )
        found.append(Waiting(ending, words, FRAMES))
    waits = remembered(connection, "skonto_waits", lambda: skonto_waits(connection))
    if waits:
        words = Message(
            N_("The Skonto of {count} invoices is not in the stock yet"),
            {"count": len(waits)},
            N_("The Skonto of 1 invoice is not in the stock yet"),
        )
        found.append(Waiting(len(waits), words, DELIVERIES, Target(OrderBill.__tablename__, waits[0])))
    return found
