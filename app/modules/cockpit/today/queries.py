"""What the cockpit reads: what every topic says is waiting."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting, resolve, topics
from app.data.queries import may_read, query


@query("")
def all_waiting(connection: Connection) -> list[Waiting]:
    """Return what waits in every topic of which the person may read, the late first."""
    hooks = [resolve(topic.todo) for topic in topics() if topic.todo]
    found = [one for hook in hooks if may_read(connection, hook) for one in hook(connection)]
    return sorted(found, key=lambda one: not one.late)
