"""What of the pool waits: reservations that have begun and are not handed out."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message
from app.data.sight import rights
from app.modules.it.pool.queries import to_hand_out


def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who hands devices over."""
    if not allows(rights(connection), "it.hand_over"):
        return []
    count = to_hand_out(connection, datetime.datetime.now(datetime.UTC).astimezone().date())
    words = Message(N_("{count} reserved devices are to be handed out"), {"count": count}, N_("1 reserved device is to be handed out"))
    return [Waiting(count, words, "it.pool.pool", "today")] if count else []
