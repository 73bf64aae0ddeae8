"""What the search shows and what waits, of ideas and of the technology radar."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting, allows
from app.data.queries import query
from app.data.visibility import rights
from app.modules.organisation.ideas.models import RADAR_CHANGE, VIEW
from app.modules.organisation.ideas.queries import ideas, radar

SEARCHABLE = (*ideas.SEARCHABLE, *radar.SEARCHABLE)


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits of ideas, and of the radar for who keeps it."""
    found = ideas.waiting(connection)
    return [*found, *radar.radar_waiting(connection)] if allows(rights(connection), RADAR_CHANGE) else found
