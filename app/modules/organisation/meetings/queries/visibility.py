"""Who may know of which meeting: who belongs to its series or began it, and who may see all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Select, select

from app.core.manifest import allows
from app.data import clock
from app.data.lists import Condition
from app.data.visibility import Guard, login, not_hidden, rights
from app.modules.hr.people.api import own_person
from app.modules.organisation.meetings.models import ALL, Item, Meeting, Member, Outcome, Rule, Seat, Series


def _others(connection: Connection) -> Select[Any]:
    """Return the query for the series that the person of a connection does not belong to."""
    m, today = Member, clock.today(connection)
    still = m.until.is_(None) | (m.until >= today)
    mine = select(m.series_id).where(m.person_id == (own_person(connection) or 0), still)
    begun = Series.login != login(connection)
    return select(Series.id).where(Series.id.not_in(mine), begun).correlate(None)


def _series(connection: Connection) -> Select[Any] | None:
    return None if allows(rights(connection), ALL) else _others(connection)


def _of_series(kind: Any) -> Callable[[Connection], Select[Any] | None]:
    def hidden(connection: Connection) -> Select[Any] | None:
        found = _series(connection)
        return None if found is None else select(kind.id).where(kind.series_id.in_(found)).correlate(None)

    return hidden


def _of_meeting(kind: Any) -> Callable[[Connection], Select[Any] | None]:
    def hidden(connection: Connection) -> Select[Any] | None:
        found = _of_series(Meeting)(connection)
        return None if found is None else select(kind.id).where(kind.meeting_id.in_(found)).correlate(None)

    return hidden


GUARDS = (
    Guard(Series.__tablename__, _series),
    *(Guard(kind.__tablename__, _of_series(kind)) for kind in (Member, Rule, Meeting, Item)),
    *(Guard(kind.__tablename__, _of_meeting(kind)) for kind in (Seat, Outcome)),
)


def seen_rows(kind: Any) -> Callable[[Connection], list[Condition]]:
    """Return what lets a list show the rows that the person of a connection may know of."""

    def conditions(connection: Connection) -> list[Condition]:
        found: list[Condition] = not_hidden(connection, kind.__tablename__, kind.id.expression)
        return found

    return conditions
