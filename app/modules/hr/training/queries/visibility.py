"""Who may know whose training: one's own, that of the team, all; and which slides anybody may read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from app.core.manifest import allows
from app.data import clock
from app.data.visibility import Guard, not_hidden, rights
from app.modules.hr.people.api import own_key, team_of
from app.modules.hr.training.models import Attempt, Clause, Participant, Proof, SkillLevel

ALL, VIEW, OWN = "hr.training.all", "hr.training.view", "hr.own"
PERSONAL = (Participant, Attempt, Proof, SkillLevel, Clause)


def own(connection: Connection) -> int | None:
    """Return the key of the member of staff that the person of a connection is."""
    found = connection.scalar(own_key(connection))
    return int(found) if found is not None else None


def circle(connection: Connection) -> list[int] | None:
    """Return whose training the person of a connection may see by right: None for everyone, else their team."""
    granted = rights(connection)
    if allows(granted, ALL):
        return None
    me = own(connection)
    if me is None or not allows(granted, VIEW):
        return []
    return team_of(connection, me, clock.today(connection))


def _hidden(kind: Any) -> Any:
    def keys(connection: Connection) -> Select[Any] | None:
        among = circle(connection)
        return (
            select(kind.id).where(kind.person_id.not_in(among)).correlate(None) if among is not None else None
        )

    return keys


GUARDS = tuple(Guard(kind.__tablename__, _hidden(kind)) for kind in PERSONAL)


def seen_rows(kind: Any) -> Any:
    """Return what lets a list show the rows that the person of a connection may know of."""
    return lambda connection: not_hidden(connection, kind.__tablename__, kind.id.expression)


def my_rows(kind: Any) -> Any:
    """Return what lets a list show the rows of the person of a connection."""
    return lambda connection: [kind.person_id.in_(own_key(connection))]
