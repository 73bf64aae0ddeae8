"""What is read of data security."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.messages import N_, Message
from app.data.keeping import Kept, kept
from app.data.lists import Column, ListSource
from app.data.search import Searchable
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.api import ItAsset
from app.modules.it.infrastructure.api import Component
from app.modules.it.inventory.api import Program
from app.modules.it.security.models import AccessRight, BackupEvent, BackupPlan, SecurityPoint, Weakness
from app.modules.it.security.rules import (
    LEVELS,
    METHODS,
    POINT_STATES,
    SEVERITY,
    WEAKNESS_KINDS,
    WEAKNESS_STATES,
    AccessDraft,
    BackupDraft,
    PointDraft,
    WeaknessDraft,
    area_titles,
)

NUMBER, WEAKNESS = 56, 57  # of this topic in the search
SEVERITIES = {str(number): words for number, words in SEVERITY.items()}


def points_source() -> ListSource:
    """Return the checklist in its order."""
    c = SecurityPoint
    columns = (
        Column("code", N_("Point"), "text", c.code.expression, 80),
        Column("area", N_("Area"), "text", c.area.expression, 150, choices={key: str(words) for key, words in area_titles().items()}),
        Column("title", N_("Title"), "text", c.title.expression, 230),
        Column("state", N_("State"), "text", c.state.expression, 140, choices=POINT_STATES),
        Column("person", N_("Responsible"), "text", full_name(), 160),
        Column("next_review", N_("Next review"), "day", c.next_review.expression, 120),
        Column("measure", N_("What is to be done"), "text", c.measure.expression, 220),
        Column("due", N_("Until"), "day", c.due.expression, 106),
        Column("evidence", N_("Evidence"), "text", c.evidence.expression, 220, shown=False),
        Column("reviewed", N_("Reviewed"), "day", c.reviewed.expression, 110, shown=False),
    )
    tables = frozenset({"it_check", "hr_person"})
    return ListSource("it.checks", tables, c.__table__, c.id.expression, columns, (c.code.expression,), _person(c))


def _person(kind: Any) -> tuple[Any, ...]:
    return ((Person.__table__, Person.id == kind.person_id),)


def backups_source() -> ListSource:
    """Return the backups, those that run next first."""
    b = BackupPlan
    columns = (
        Column("name", N_("Backup"), "text", b.name.expression, 210),
        Column("component", N_("Part of the infrastructure"), "text", Component.name.expression, 180),
        Column("method", N_("Method"), "text", b.method.expression, 120, choices=METHODS),
        Column("target", N_("Where to"), "text", b.target.expression, 180),
        Column("last_run", N_("Last good run"), "day", b.last_run.expression, 130),
        Column("next_run", N_("Next run"), "day", b.next_run.expression, 110),
        Column("last_test", N_("Last good restore test"), "day", b.last_test.expression, 170),
        Column("next_test", N_("Next restore test"), "day", b.next_test.expression, 140),
        Column("person", N_("Responsible"), "text", full_name(), 160, shown=False),
        Column("encrypted", N_("Encrypted"), "flag", b.encrypted.expression, 110, shown=False),
        Column("away", N_("Away from the house"), "flag", b.away.expression, 140, shown=False),
        Column("offline", N_("Cut off the network"), "flag", b.offline.expression, 150, shown=False),
        Column("active", N_("Active"), "flag", b.active.expression, 80, shown=False),
    )
    joins = (*_person(b), (Component.__table__, Component.id == b.component_id))
    order = (b.active.desc(), b.next_run.is_(None), b.next_run.asc(), func.lower(b.name))
    return ListSource("it.backups", frozenset({"it_backup", "it_component"}), b.__table__, b.id.expression, columns, order, joins)


def weaknesses_source() -> ListSource:
    """Return updates and weaknesses: what is open first, the most severe of them on top."""
    w, c, a = Weakness, Component, ItAsset
    columns = (
        Column("title", N_("Title"), "text", w.title.expression, 260),
        Column("kind", N_("Kind"), "text", w.kind.expression, 150, choices=WEAKNESS_KINDS),
        Column("reference", N_("Reference"), "text", w.reference.expression, 140),
        Column("severity", N_("Severity"), "text", w.severity.expression, 110, choices=SEVERITIES),
        Column("state", N_("State"), "text", w.state.expression, 150, choices=WEAKNESS_STATES),
        Column("due", N_("Until"), "day", w.due.expression, 106),
        Column("component", N_("Part of the infrastructure"), "text", c.name.expression, 180),
        Column("program", N_("Program"), "text", w.program.expression, 150),
        Column("asset", N_("Device"), "text", a.tag.expression, 100, shown=False),
        Column("person", N_("Responsible"), "text", full_name(), 160, shown=False),
        Column("found", N_("Found on"), "day", w.found.expression, 110, shown=False),
        Column("fixed", N_("Settled on"), "day", w.fixed.expression, 110, shown=False),
        Column("measure", N_("What is to be done"), "text", w.measure.expression, 220, shown=False),
    )
    joins = (*_person(w), (c.__table__, c.id == w.component_id), (a.__table__, a.id == w.asset_id))
    order = (w.fixed.is_not(None), w.severity.desc(), w.due.is_(None), w.due.asc(), w.id.desc())
    return ListSource("it.weaknesses", frozenset({"it_weakness", "it_component"}), w.__table__, w.id.expression, columns, order, joins)


def accesses_source() -> ListSource:
    """Return the accesses by person, those that are open first."""
    x, c = AccessRight, Component
    columns = (
        Column("person", N_("Person"), "text", full_name(), 180),
        Column("what", N_("What"), "text", x.what.expression, 220),
        Column("component", N_("Part of the infrastructure"), "text", c.name.expression, 180),
        Column("level", N_("May"), "text", x.level.expression, 130, choices=LEVELS),
        Column("granted", N_("Granted on"), "day", x.granted.expression, 110),
        Column("granted_by", N_("Granted by"), "text", x.granted_by.expression, 120),
        Column("review", N_("Next review"), "day", x.review.expression, 120),
        Column("revoked", N_("Revoked on"), "day", x.revoked.expression, 120),
        Column("revoked_by", N_("Revoked by"), "text", x.revoked_by.expression, 130),
        Column("leaving", N_("Last day"), "day", Person.leaving.expression, 106),
        Column("reason", N_("Reason"), "text", x.reason.expression, 200, shown=False),
    )
    joins = (*_person(x), (c.__table__, c.id == x.component_id))
    order = (x.revoked.is_not(None), func.lower(Person.last_name), x.id.asc())
    tables = frozenset({"it_access", "hr_person", "it_component"})
    return ListSource("it.accesses", tables, x.__table__, x.id.expression, columns, order, joins)


def point(connection: Connection, key: int) -> Kept[PointDraft] | None:
    """Return a point, None where there is none."""
    return kept(connection, SecurityPoint, PointDraft, key)


def backup(connection: Connection, key: int) -> Kept[BackupDraft] | None:
    """Return a backup, None where there is none."""
    return kept(connection, BackupPlan, BackupDraft, key)


def weakness(connection: Connection, key: int) -> Kept[WeaknessDraft] | None:
    """Return a weakness, None where there is none."""
    return kept(connection, Weakness, WeaknessDraft, key)


def access(connection: Connection, key: int) -> Kept[AccessDraft] | None:
    """Return an access, None where there is none."""
    return kept(connection, AccessRight, AccessDraft, key)


@dataclass(frozen=True)
class EventRow:
    """A run or a test of a backup."""

    kind: str
    day: datetime.date
    result: str
    minutes: int | None
    note: str
    by: str


def events(connection: Connection, key: int, limit: int = 60) -> list[EventRow]:
    """Return the newest runs and tests of a backup."""
    e = BackupEvent
    query = select(e.kind, e.day, e.result, e.minutes, e.note, e.by).where(e.backup_id == key)
    return [EventRow(*row) for row in connection.execute(query.order_by(e.day.desc(), e.id.desc()).limit(limit))]


def affected(connection: Connection, program: str, limit: int = 200) -> list[tuple[str, str, str]]:
    """Return the devices on which agents found a program whose name begins so: tag, program, release."""
    if not program.strip():
        return []
    p, a = Program, ItAsset
    begins = func.lower(p.name).startswith(program.strip().lower(), autoescape=True)
    rows = connection.execute(
        select(a.tag, p.name, p.release).join(a, a.id == p.asset_id).where(begins).order_by(a.tag, p.name).limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def open_accesses(connection: Connection, person: int) -> list[tuple[str, str, datetime.date]]:
    """Return what a person may now: what, how far, since when."""
    x = AccessRight
    query = select(x.what, x.level, x.granted).where(x.person_id == person, x.revoked.is_(None)).order_by(func.lower(x.what))
    return [(row[0], LEVELS[row[1]], row[2]) for row in connection.execute(query)]


def held_words(connection: Connection, person: int) -> list[str]:
    """Return the accesses of a person that must be revoked, for the list of who leaves."""
    return [
        str(Message(N_("Access to revoke: {what}, {level}"), {"what": what, "level": Message(level)}))
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


def points(connection: Connection) -> list[PointRow]:
    """Return the whole checklist in its order."""
    c, name = SecurityPoint, func.coalesce(func.trim(Person.first_name + " " + Person.last_name), "")
    query = select(c.code, c.area, c.title, c.about, c.state, c.evidence, name, c.next_review, c.measure, c.due)
    rows: Sequence[Any] = connection.execute(query.outerjoin(Person, Person.id == c.person_id).order_by(c.code)).all()
    return [PointRow(*row) for row in rows]


def rows_of(connection: Connection, source: ListSource, *where: Any) -> list[dict[str, Any]]:
    """Return the rows of a list with the words of its choices, for the report."""
    keys = connection.scalars(select(source.key).where(*where)).all()
    inside = set(keys)
    ordered = [key for key in source.keys(connection, {}) if key in inside]
    return [
        {
            column.key: column.choices.get(str(value), value) if column.choices else value
            for column, value in zip(source.columns, row, strict=True)
        }
        for row in source.page(connection, ordered)
    ]


def _show_points(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    c = SecurityPoint
    return [(int(row[0]), row[1], row[2]) for row in connection.execute(select(c.id, c.title, c.code).where(c.id.in_(list(keys))))]


def _show_weaknesses(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    w = Weakness
    rows = connection.execute(select(w.id, w.title, w.reference, w.due).where(w.id.in_(list(keys))))
    return [(int(row[0]), row[1], " ".join(filter(None, (row[2], formats.day(row[3]))))) for row in rows]


PAGE, RIGHT = "it.security.security", "it.security"
SEARCHABLE = (
    Searchable(NUMBER, N_("Point of data security"), "it_check", PAGE, RIGHT, _show_points, True),
    Searchable(WEAKNESS, N_("Weakness"), "it_weakness", PAGE, RIGHT, _show_weaknesses, True),
)
