"""What of trips waits: those to decide, and those to post."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message
from app.data.queries import query
from app.data.visibility import login, rights
from app.data.workflow import waiting_for
from app.modules.hr.travel.queries.trips import to_post

TRIPS = "hr.travel.trips"


@query("hr.travel.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who sees trips."""
    found = []
    who = login(connection)
    mine = len(waiting_for(connection, who, "trip")) + len(waiting_for(connection, who, "travel_advance"))
    if mine:
        words = Message(
            N_("{count} trips and advances wait for you"),
            {"count": mine},
            N_("1 trip or advance waits for you"),
        )
        found.append(Waiting(mine, words, TRIPS))
    if allows(rights(connection), "hr.travel.post"):
        count = len(to_post(connection))
        if count:
            words = Message(
                N_("{count} trips are to be posted"), {"count": count}, N_("1 trip is to be posted")
            )
            found.append(Waiting(count, words, TRIPS, request="post"))
    return found
