"""Absences as a calendar file: one's own with their kind, those of the team without."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection

from app.core.calendar_file import Entry, calendar_file
from app.core.messages import _
from app.data import clock
from app.data.queries import query
from app.modules.hr.absence.queries.absences import stretches
from app.modules.hr.absence.queries.calendar import team_calendar
from app.modules.hr.absence.queries.visibility import OWN, VIEW, own
from app.modules.hr.absence.rules.absences import KINDS


@query(OWN)
def own_ics(connection: Connection) -> bytes:
    """Return one's own absences of this year and the next ones as a calendar file (RFC 5545)."""
    me, today = own(connection), clock.today(connection)
    rows = (
        stretches(connection, me, datetime.date(today.year, 1, 1), datetime.date.max)
        if me is not None
        else []
    )
    entries = [Entry(f"absence-{one.key}", one.since, one.until, _(KINDS[one.kind])) for one in rows]
    return _file(connection, entries)


@query(VIEW, OWN)
def team_ics(
    connection: Connection, since: datetime.date, until: datetime.date, department: str = ""
) -> bytes:
    """Return who is away between two days as a calendar file: names, no reasons."""
    found = team_calendar(connection, since, until, department)
    names = {one.key: one.name for one in found.members}
    entries = [
        Entry(f"absence-{one.key}", one.since, one.until, _("{name} away").format(name=names[one.person]))
        for one in found.gone
        if not one.asked
    ]
    return _file(connection, entries)


def _file(connection: Connection, entries: Sequence[Entry]) -> bytes:
    return calendar_file(entries, clock.now(connection))
