"""The one calendar of target hours: of people, from their employment, contracts and sites."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from app.data.settings import setting
from app.modules.hr.people.models import Assignment, Contract, Person, Site
from app.modules.hr.people.rules.hours import Calendar, Place, PlaceFrom, WeekFrom, read_weeks

NAMES = ("land", "assumption", "corpus_christi", "peace", "eves")


def calendars(connection: Connection, people: Iterable[int] | None = None) -> dict[int, Calendar]:
    """Return the calendar of target hours of each of some people, of everyone where none are named: three queries for all.

    A contract that begins before the first day holds from the first day on; the first one also before it began, where the
    first day lies earlier.
    """
    keys = None if people is None else sorted(set(people))
    among: Any = lambda column: [] if keys is None else [column.in_(keys)]  # noqa: E731
    p, c, a, s = Person, Contract, Assignment, Site
    fallback = Place(land=str(setting(connection, "company.land") or ""))
    places = {
        row["id"]: Place(**{name: row[name] for name in NAMES})
        for row in connection.execute(select(s.__table__)).mappings()
    }
    weeks: dict[int, list[WeekFrom]] = {}
    for person, since, week in connection.execute(
        select(c.person_id, c.since, c.week).where(*among(c.person_id)).order_by(c.person_id, c.since)
    ):
        first, *others = read_weeks(week)
        weeks.setdefault(int(person), []).append(WeekFrom(since, first, tuple(others)))
    sites: dict[int, list[PlaceFrom]] = {}
    for person, since, site in connection.execute(
        select(a.person_id, a.since, a.site_id).where(*among(a.person_id)).order_by(a.person_id, a.since)
    ):
        sites.setdefault(int(person), []).append(PlaceFrom(since, places.get(site, fallback)))
    return {
        int(key): Calendar(
            entry, leaving, _begun(weeks.get(key, []), entry), tuple(sites.get(key, ())), fallback
        )
        for key, entry, leaving in connection.execute(select(p.id, p.entry, p.leaving).where(*among(p.id)))
    }


def _begun(weeks: list[WeekFrom], entry: datetime.date | None) -> tuple[WeekFrom, ...]:
    """Let the first contract hold from the first day on."""
    if weeks and entry is not None and entry < weeks[0].since:
        weeks = [replace(weeks[0], since=entry, begun=weeks[0].since), *weeks[1:]]
    return tuple(weeks)


def calendar_of(connection: Connection, person: int) -> Calendar:
    """Return the calendar of target hours of a person."""
    return calendars(connection, [person])[person]
