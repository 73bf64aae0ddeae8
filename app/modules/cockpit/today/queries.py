"""What the cockpit reads: what every topic says is waiting."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting, resolve, topics


def all_waiting(connection: Connection) -> list[Waiting]:
    """Return what waits in every topic, the late first."""
    found = [one for topic in topics() if topic.waiting for one in resolve(topic.waiting)(connection)]
    return sorted(found, key=lambda one: not one.late)
