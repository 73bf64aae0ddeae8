"""What of planning waits: articles that are to be ordered."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.queries import query
from app.modules.inventory.planning.queries.proposals import VIEW, inbox


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many articles are to be ordered."""
    count = len(inbox(connection))
    words = Message(
        N_("{count} articles are to be ordered"), {"count": count}, N_("1 article is to be ordered")
    )
    return [Waiting(count, words, "inventory.planning.reorder")] if count else []
