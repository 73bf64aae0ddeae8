"""Who may know of whose working time: one's own, that of the team, that of all; why somebody is away has rights of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select, true

from app.core.manifest import allows
from app.data.lists import Condition
from app.data.visibility import Guard, not_hidden, rights
from app.modules.hr.absence.api import HEALTH_KINDS
from app.modules.hr.people.api import circle_of, own_person
from app.modules.hr.worktime.models import TimeBooking, TimeMonth, TimeNote, TimeRule, WorkTime

ALL, VIEW, CHANGE, OWN, HEALTH = "hr.time.all", "hr.time.view", "hr.time.change", "hr.own", "hr.health.view"
AWAY = "away"  # a kind of absence that may not be known


def circle(connection: Connection) -> list[int] | None:
    """Return whose time the person of a connection may see by right: None for everyone, else their team."""
    return circle_of(connection, ALL, VIEW)


def in_circle(connection: Connection, person: int) -> bool:
    """Say whether the person of a connection may see the time of somebody by right."""
    found = circle(connection)
    return found is None or person in found


def shown_kind(connection: Connection, kind: str, person: int) -> str:
    """Return a kind of absence as the person of a connection may know it: illness only with its right, or one's own."""
    if kind in HEALTH_KINDS and not allows(rights(connection), HEALTH) and own_person(connection) != person:
        return AWAY
    return kind


def _hidden(kind: Any) -> Any:
    def keys(connection: Connection) -> Select[Any] | None:
        among = circle(connection)
        if among is None:
            return None
        outside = kind.person_id.not_in(among) if among else true()
        return select(kind.id).where(outside).correlate(None)

    return keys


GUARDED = (WorkTime, TimeMonth, TimeNote, TimeBooking, TimeRule)
GUARDS = tuple(Guard(kind.__tablename__, _hidden(kind)) for kind in GUARDED)


def seen_rows(kind: Any) -> Any:
    """Return what lets a list show the rows that the person of a connection may know of."""

    def conditions(connection: Connection) -> list[Condition]:
        found: list[Condition] = not_hidden(connection, kind.__tablename__, kind.id.expression)
        return found

    return conditions
