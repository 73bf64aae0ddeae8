"""What is read of data security."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.data.search import Searchable
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.api import ItAsset
from app.modules.it.discovery.api import Program
from app.modules.it.infrastructure.api import Component
from app.modules.it.security.models import AccessRight, BackupEvent, BackupPlan, SecurityPoint, Weakness
from app.modules.it.security.rules import (
    LEVELS,
    AccessDraft,
    BackupDraft,
    PointDraft,
    WeaknessDraft,
    area_titles,
)


def points_source() -> ListSource:
    """Return the checklist in its order."""
    c = SecurityPoint
    columns = (
        *listed(c, "code"),
        shown_as(c.area, choices={key: str(words) for key, words in area_titles().items()}),
        *listed(c, "title state"),
        Column("person", N_("Responsible"), "text", full_name(), 160),
        *listed(c, "next_review measure due"),
        shown_as(c.evidence, shown=False),
        shown_as(c.reviewed, shown=False),
    )

    return ListSource("it.checks", c, columns, (c.code.expression,), joins=_person(c))


def _person(kind: Any) -> tuple[Any, ...]:
    return ((Person.__table__, Person.id == kind.person_id),)


def backups_source() -> ListSource:
    """Return the backups, those that run next first."""
    b = BackupPlan
    columns = (
        *listed(b, "name"),
        shown_as(Component.name, "component", title=N_("Part of the infrastructure"), width=180),
        *listed(b, "method target last_run next_run last_test next_test"),
        Column("person", N_("Responsible"), "text", full_name(), 160, shown=False),
        shown_as(b.encrypted, shown=False),
        shown_as(b.away, shown=False),
        shown_as(b.offline, shown=False),
        shown_as(b.active, shown=False),
    )
    joins = (*_person(b), (Component.__table__, Component.id == b.component_id))
    order = (b.active.desc(), b.next_run.is_(None), b.next_run.asc(), func.lower(b.name))
    return ListSource("it.backups", b, columns, order, joins=joins)


def weaknesses_source() -> ListSource:
    """Return updates and weaknesses: what is open first, the most severe of them on top."""
    w, c, a = Weakness, Component, ItAsset
    columns = (
        *listed(w, "title kind reference"),
        shown_as(w.severity, kind="text"),
        *listed(w, "state due"),
        shown_as(c.name, "component", title=N_("Part of the infrastructure"), width=180),
        *listed(w, "program"),
        shown_as(a.tag, "asset", title=N_("Device"), width=100, shown=False),
        Column("person", N_("Responsible"), "text", full_name(), 160, shown=False),
        shown_as(w.found, shown=False),
        shown_as(w.fixed, shown=False),
        shown_as(w.measure, shown=False),
    )
    joins = (*_person(w), (c.__table__, c.id == w.component_id), (a.__table__, a.id == w.asset_id))
    order = (w.fixed.is_not(None), w.severity.desc(), w.due.is_(None), w.due.asc(), w.id.desc())
    return ListSource("it.weaknesses", w, columns, order, joins=joins)


def accesses_source() -> ListSource:
    """Return the accesses by person, those that are open first."""
    x, c = AccessRight, Component
    columns = (
        Column("person", N_("Person"), "text", full_name(), 180),
        *listed(x, "what"),
        shown_as(c.name, "component", title=N_("Part of the infrastructure"), width=180),
        *listed(x, "level granted granted_by review revoked revoked_by"),
        *listed(Person, "leaving"),
        shown_as(x.reason, shown=False),
    )
    joins = (*_person(x), (c.__table__, c.id == x.component_id))
    order = (x.revoked.is_not(None), func.lower(Person.last_name), x.id.asc())

    return ListSource("it.accesses", x, columns, order, joins=joins)


@query("it.security.view")
def point(connection: Connection, key: int) -> Stored[PointDraft] | None:
    """Return a point, None where there is none."""
    return load_draft(connection, SecurityPoint, PointDraft, key)


@query("it.security.view")
def backup(connection: Connection, key: int) -> Stored[BackupDraft] | None:
    """Return a backup, None where there is none."""
    return load_draft(connection, BackupPlan, BackupDraft, key)


@query("it.security.view")
def weakness(connection: Connection, key: int) -> Stored[WeaknessDraft] | None:
    """Return a weakness, None where there is none."""
    return load_draft(connection, Weakness, WeaknessDraft, key)


@query("it.security.view")
def access(connection: Connection, key: int) -> Stored[AccessDraft] | None:
    """Return an access, None where there is none."""
    return load_draft(connection, AccessRight, AccessDraft, key)


@dataclass(frozen=True)
class EventRow:
    """A run or a test of a backup."""

    kind: str
    day: datetime.date
    result: str
    minutes: int | None
    note: str
    by: str


@query("it.security.view")
def events(connection: Connection, key: int, limit: int = 60) -> list[EventRow]:
    """Return the newest runs and tests of a backup."""
    e = BackupEvent
    query = select(e.__table__).where(e.backup_id == key).order_by(e.day.desc(), e.id.desc())
    return read_all(connection, query.limit(limit), EventRow)


@query("it.security.view")
def affected(connection: Connection, program: str, limit: int = 200) -> list[tuple[str, str, str]]:
    """Return the devices on which agents found a program whose name begins so: tag, program, release."""
    if not program.strip():
        return []
    p, a = Program, ItAsset
    begins = func.lower(p.name).startswith(program.strip().lower(), autoescape=True)
    rows = connection.execute(
        select(a.tag, p.name, p.release)
        .join(a, a.id == p.asset_id)
        .where(begins)
        .order_by(a.tag, p.name)
        .limit(limit)
    )
    return [(row.tag, row.name, row.release) for row in rows]


@query("it.security.view")
def open_accesses(connection: Connection, person: int) -> list[tuple[str, str, datetime.date]]:
    """Return what a person may now: what, how far, since when."""
    x = AccessRight
    query = (
        select(x.what, x.level, x.granted)
        .where(x.person_id == person, x.revoked.is_(None))
        .order_by(func.lower(x.what))
    )
    return [(row.what, LEVELS[row.level], row.granted) for row in connection.execute(query)]


def holders() -> Any:
    """Return the people who have an access that is not revoked."""
    return select(AccessRight.person_id).where(
        AccessRight.revoked.is_(None), AccessRight.person_id.is_not(None)
    )


def held_words(connection: Connection, person: int) -> list[str]:
    """Return the accesses of a person that must be revoked, for the list of who leaves."""
    return [
        str(Message(N_("Access: {what}, {level}"), {"what": what, "level": Message(level)}))
        for what, level, _since in open_accesses(connection, person)
    ]


@dataclass(frozen=True)
class PointRow:
    """A point as the report shows it."""

    code: str
    area: str
    title: str
    about: str
    state: str
    evidence: str
    person: str
    next_review: datetime.date | None
    measure: str
    due: datetime.date | None


@query("it.security.view")
def points(connection: Connection) -> list[PointRow]:
    """Return the whole checklist in its order."""
    c, name = SecurityPoint, func.coalesce(func.trim(Person.first_name + " " + Person.last_name), "")
    query = select(c.__table__, name.label("person")).outerjoin(Person, Person.id == c.person_id)
    return read_all(connection, query.order_by(c.code), PointRow)


def rows_of(connection: Connection, source: ListSource, *where: Any) -> list[dict[str, Any]]:
    """Return the rows of a list with the words of its choices, for the report."""
    keys = connection.scalars(select(source.key).where(*where)).all()
    inside = set(keys)
    ordered = [key for key in source.keys(connection, {}) if key in inside]
    return [
        {
            column.key: column.choice(value) if column.choices else value
            for column, value in zip(source.columns, row, strict=True)
        }
        for row in source.page(connection, ordered)
    ]


def _show_points(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    c = SecurityPoint
    return [
        (int(row.id), row.title, row.code)
        for row in connection.execute(select(c.id, c.title, c.code).where(c.id.in_(list(keys))))
    ]


def _show_weaknesses(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    w = Weakness
    rows = connection.execute(select(w.id, w.title, w.reference, w.due).where(w.id.in_(list(keys))))
    return [
        (int(row.id), row.title, " ".join(filter(None, (row.reference, formats.day(row.due)))))
        for row in rows
    ]


PAGE, RIGHT = "it.security.security", "it.security.view"
SEARCHABLE = (
    Searchable(N_("Point of data security"), "it_check", PAGE, RIGHT, _show_points, several=True),
    Searchable(N_("Weakness"), "it_weakness", PAGE, RIGHT, _show_weaknesses, several=True),
)
