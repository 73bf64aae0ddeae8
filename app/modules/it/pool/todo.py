"""What of the pool waits: reservations that have begun and are not handed out."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.modules.it.pool.queries import to_hand_out


@query("it.hand_over")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who hands devices over."""
    count = to_hand_out(connection, clock.today(connection))
    words = Message(
        N_("{count} reserved devices are to be handed out"),
        {"count": count},
        N_("1 reserved device is to be handed out"),
    )
    return [Waiting(count, words, "it.pool.pool", "today")] if count else []
