"""What of sourcing waits: approved requisitions that nobody buys yet, and enquiries that can be decided."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.clock import today
from app.data.queries import query
from app.data.record_extras import Target
from app.modules.inventory.sourcing.models import VIEW
from app.modules.inventory.sourcing.queries.enquiries import enquiries_to_decide
from app.modules.inventory.sourcing.queries.needs import PAGE, needs_to_buy


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many requisitions are to be bought, and how many enquiries are answered or overdue."""
    found, count = [], needs_to_buy(connection)
    if count:
        words = Message(
            N_("{count} approved requisitions are to be bought"),
            {"count": count},
            N_("1 approved requisition is to be bought"),
        )
        found.append(Waiting(count, words, PAGE))
    count = enquiries_to_decide(connection, today(connection))
    if count:
        words = Message(
            N_("{count} enquiries can be decided"), {"count": count}, N_("1 enquiry can be decided")
        )
        found.append(Waiting(count, words, PAGE, Target("inventory_enquiry", 0)))
    return found
