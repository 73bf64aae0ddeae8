"""Who may know whose training: one's own, that of the team, all; and which slides anybody may read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from app.data.visibility import Guard, not_hidden
from app.modules.hr.people.api import circle_of, own_key
from app.modules.hr.training.models import Attempt, Clause, Participant, Proof, SkillLevel

ALL, VIEW, OWN = "hr.training.all", "hr.training.view", "hr.own"
PERSONAL = (Participant, Attempt, Proof, SkillLevel, Clause)


def circle(connection: Connection) -> list[int] | None:
    """Return whose training the person of a connection may see by right: None for everyone, else their team."""
    return circle_of(connection, ALL, VIEW)


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
