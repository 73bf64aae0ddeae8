"""Tables of data security: points of the checklist, backups with what was run and tested, weaknesses, accesses."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.data.tables import Base, Keyed, Versioned, column


class SecurityPoint(Versioned, Base):
    """A point of the checklist: where it stands, the evidence, who answers for it, when it is looked at next, and what is to be done until when."""

    __tablename__ = "it_check"

    code: ColumnElement[str] = column(String(12), unique=True)
    area: ColumnElement[str] = column(String(20), index=True)
    title: ColumnElement[str] = column(String(200))
    about: ColumnElement[str] = column(String(600))
    state: ColumnElement[str] = column(String(10), index=True)
    evidence: ColumnElement[str] = column(String(600))
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    reviewed: ColumnElement[datetime.date | None]
    next_review: ColumnElement[datetime.date | None] = column(index=True)
    measure: ColumnElement[str] = column(String(400))
    due: ColumnElement[datetime.date | None] = column(index=True)


class BackupPlan(Versioned, Base):
    """A backup as it is planned: every so many days, kept so many; its last good run and its last good restore test."""

    __tablename__ = "it_backup"

    name: ColumnElement[str] = column(String(120), unique=True)
    component_id: ColumnElement[int | None] = column(ForeignKey("it_component.id"), index=True)
    source: ColumnElement[str] = column(String(200))
    target: ColumnElement[str] = column(String(200))
    method: ColumnElement[str] = column(String(12))
    rhythm: ColumnElement[int] = column(Integer)
    keep_days: ColumnElement[int | None] = column(Integer)
    encrypted: ColumnElement[bool] = column(default=False)
    away: ColumnElement[bool] = column(default=False)
    offline: ColumnElement[bool] = column(default=False)
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    test_months: ColumnElement[int] = column(Integer)
    active: ColumnElement[bool] = column(default=True)
    last_run: ColumnElement[datetime.date | None]
    next_run: ColumnElement[datetime.date | None] = column(index=True)
    last_test: ColumnElement[datetime.date | None]
    next_test: ColumnElement[datetime.date | None] = column(index=True)
    notes: ColumnElement[str] = column(String(400))


class BackupEvent(Keyed, Base):
    """A run of a backup or a test of restoring it, and how it ended; minutes is how long restoring took."""

    __tablename__ = "it_backup_event"

    backup_id: ColumnElement[int] = column(ForeignKey("it_backup.id"), index=True)
    kind: ColumnElement[str] = column(String(4))
    day: ColumnElement[datetime.date]
    result: ColumnElement[str] = column(String(8))
    minutes: ColumnElement[int | None] = column(Integer)
    note: ColumnElement[str] = column(String(300))
    by: ColumnElement[str] = column(String(80))


class Weakness(Versioned, Base):
    """An update that is missing or a known weakness: what it concerns, how severe it is, where it stands."""

    __tablename__ = "it_weakness"

    title: ColumnElement[str] = column(String(200))
    kind: ColumnElement[str] = column(String(8))
    reference: ColumnElement[str] = column(String(60), index=True)
    severity: ColumnElement[int] = column(Integer, index=True)
    component_id: ColumnElement[int | None] = column(ForeignKey("it_component.id"), index=True)
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True)
    program: ColumnElement[str] = column(String(120))
    found: ColumnElement[datetime.date]
    due: ColumnElement[datetime.date | None] = column(index=True)
    state: ColumnElement[str] = column(String(10), index=True)
    fixed: ColumnElement[datetime.date | None]
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    measure: ColumnElement[str] = column(String(400))
    notes: ColumnElement[str] = column(String(400))


class AccessRight(Versioned, Base):
    """Who may what: granted and revoked when and by whom. what names the system, folder, key or room."""

    __tablename__ = "it_access"

    person_id: ColumnElement[int] = column(ForeignKey("hr_person.id"), index=True)
    component_id: ColumnElement[int | None] = column(ForeignKey("it_component.id"), index=True)
    what: ColumnElement[str] = column(String(160))
    level: ColumnElement[str] = column(String(8), index=True)
    reason: ColumnElement[str] = column(String(200))
    granted: ColumnElement[datetime.date]
    granted_by: ColumnElement[str] = column(String(80))
    review: ColumnElement[datetime.date | None] = column(index=True)
    revoked: ColumnElement[datetime.date | None] = column(index=True)
    revoked_by: ColumnElement[str] = column(String(80))
    notes: ColumnElement[str] = column(String(300))
