"""Who may know of which absence: one's own, those of the team, all; what is about health has a right of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, false, or_, select, true

from app.core.manifest import allows
from app.data.lists import Condition
from app.data.visibility import Guard, not_hidden, rights
from app.modules.hr.absence.models import Absence, LeaveNotice, LeaveOpening
from app.modules.hr.absence.rules.absences import HEALTH_KINDS
from app.modules.hr.people.api import circle_of, own_key, own_person

ALL, VIEW, HEALTH, OWN = "hr.absence.all", "hr.absence.view", "hr.health.view", "hr.own"


def may_see_health(connection: Connection) -> bool:
    """Say whether the person of a connection may know what is about health."""
    return allows(rights(connection), HEALTH)


def own(connection: Connection) -> int | None:
    """Return the key of the member of staff that the person of a connection is."""
    return own_person(connection)


def circle(connection: Connection) -> list[int] | None:
    """Return whose absences the person of a connection may see by right: None for everyone, else their team."""
    return circle_of(connection, ALL, VIEW)


def in_circle(connection: Connection, person: int) -> bool:
    """Say whether the person of a connection may see the absences of somebody by right."""
    found = circle(connection)
    return found is None or person in found


def _hidden(kind: Any) -> Any:
    def keys(connection: Connection) -> Select[Any] | None:
        among = circle(connection)
        health = kind is Absence and not may_see_health(connection)
        if among is None and not health:
            return None
        outside = kind.person_id.not_in(among) if among is not None else false()
        if among == []:
            outside = true()
        about = Absence.kind.in_(HEALTH_KINDS) if health else false()
        return select(kind.id).where(or_(outside, about)).correlate(None)

    return keys


GUARDS = tuple(Guard(kind.__tablename__, _hidden(kind)) for kind in (Absence, LeaveOpening, LeaveNotice))


def seen_rows(kind: Any) -> Any:
    """Return what lets a list show the rows that the person of a connection may know of."""

    def conditions(connection: Connection) -> list[Condition]:
        found: list[Condition] = not_hidden(connection, kind.__tablename__, kind.id.expression)
        if kind is LeaveOpening and not may_see_health(connection):
            found.append(kind.kind != "disability")
        return found

    return conditions


def mine(connection: Connection) -> list[Condition]:
    """Return the condition for the absences of the person of a connection, health among them."""
    return [Absence.person_id.in_(own_key(connection))]
