"""Whose rows somebody may see who sees their own team, or everybody."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import allows
from app.core.messages import N_
from app.data import clock
from app.data.queries import query
from app.data.visibility import rights
from app.modules.hr.people.queries.file import team_of
from app.modules.hr.people.queries.people import own_key

NOBODY = N_("You are not among the staff yet. Please have your sign-in entered in your file under “Staff”.")


@query("hr.own")
def is_on_staff(connection: Connection) -> bool:
    """Say whether the person of a connection is a member of staff."""
    return own_person(connection) is not None


def own_person(connection: Connection) -> int | None:
    """Return the key of the member of staff that the person of a connection is."""
    found = connection.scalar(own_key(connection))
    return int(found) if found is not None else None


def circle_of(connection: Connection, everybody: str, team: str) -> list[int] | None:
    """Return whose rows the person of a connection may see by two rights: None for everyone, else their team."""
    granted = rights(connection)
    if allows(granted, everybody):
        return None
    me = own_person(connection)
    if me is None or not allows(granted, team):
        return []
    return team_of(connection, me, clock.today(connection))
