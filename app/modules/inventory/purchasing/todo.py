"""What of purchasing waits: orders that are late."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.queries import query
from app.modules.inventory.purchasing.models import VIEW
from app.modules.inventory.purchasing.queries.orders import PAGE, late_orders


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many orders are late."""
    count = late_orders(connection)
    words = Message(N_("{count} orders are late"), {"count": count}, N_("1 order is late"))
    return [Waiting(count, words, PAGE, None, True)] if count else []
