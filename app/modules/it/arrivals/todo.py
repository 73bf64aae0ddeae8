"""What of deliveries waits: pieces that are devices and are not made yet."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.queries import query
from app.modules.it.arrivals.models import MAKE
from app.modules.it.arrivals.queries import waiting_pieces


@query(MAKE)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who makes devices of deliveries."""
    count = waiting_pieces(connection)
    words = Message(
        N_("{count} delivered pieces are not devices yet"),
        {"count": count},
        N_("1 delivered piece is no device yet"),
    )
    return [Waiting(count, words, "it.arrivals.arrivals")] if count else []
