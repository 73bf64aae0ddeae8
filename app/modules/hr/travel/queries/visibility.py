"""Who may know of which trip: one's own, those of the team, all."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from app.core.manifest import allows
from app.data.lists import Condition
from app.data.visibility import Guard, not_hidden, rights
from app.modules.hr.people.api import circle_of, own_key, own_person
from app.modules.hr.travel.models import Trip, TripAdvance, TripDay, TripLeg, TripReceipt

ALL, VIEW, CHANGE, OWN, POST = (
    "hr.travel.all",
    "hr.travel.view",
    "hr.travel.change",
    "hr.own",
    "hr.travel.post",
)
PARTS = (TripLeg, TripDay, TripReceipt, TripAdvance)


def circle(connection: Connection) -> list[int] | None:
    """Return whose trips the person of a connection may see by right: None for everyone, else their team."""
    return circle_of(connection, ALL, VIEW)


def may_change(connection: Connection, person: int) -> bool:
    """Say whether the person of a connection may write the trips of somebody: their own, or by right those they see."""
    if person == own_person(connection):
        return True
    among = circle(connection)
    return allows(rights(connection), CHANGE) and (among is None or person in among)


def _hidden_trips(connection: Connection) -> Select[Any] | None:
    among = circle(connection)
    if among is None:
        return None
    return select(Trip.id).where(Trip.person_id.not_in(among)).correlate(None)


def _hidden_parts(kind: Any) -> Any:
    def keys(connection: Connection) -> Select[Any] | None:
        hidden = _hidden_trips(connection)
        return select(kind.id).where(kind.trip_id.in_(hidden)).correlate(None) if hidden is not None else None

    return keys


GUARDS = (
    Guard("hr_trip", _hidden_trips),
    *(Guard(kind.__tablename__, _hidden_parts(kind)) for kind in PARTS),
)


def seen_rows(kind: Any) -> Any:
    """Return what lets a list show the rows that the person of a connection may know of."""
    return lambda connection: not_hidden(connection, kind.__tablename__, kind.id.expression)


def mine(connection: Connection) -> list[Condition]:
    """Return the condition for the trips of the person of a connection."""
    return [Trip.person_id.in_(own_key(connection))]
