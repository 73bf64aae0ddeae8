"""Tables of data security: points of the checklist, backups with what was run and tested, weaknesses, accesses."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.it.security.rules import (
    EVENTS,
    LEVELS,
    METHODS,
    POINT_STATES,
    POINT_TONES,
    RESULT_TONES,
    RESULTS,
    SEVERITY,
    WEAKNESS_KINDS,
    WEAKNESS_STATES,
    WEAKNESS_TONES,
)


class SecurityPoint(Versioned, Base):
    """A point of the checklist: where it stands, the evidence, who answers for it, when it is looked at next, and what is to be done until when."""

    __tablename__ = "it_check"
    __title__ = N_("Point of data security")
    __reads__ = "it.security.view"
    __writes__ = "it.security"

    code: ColumnElement[str] = column(String(12), unique=True, title=N_("Point"), width=80)
    area: ColumnElement[str] = column(String(20), index=True, title=N_("Area"), width=150)
    title: ColumnElement[str] = column(String(200), title=N_("Title"), width=230)
    about: ColumnElement[str] = column(String(600), title=N_("What is meant"), kind="long")
    state: ColumnElement[str] = column(
        String(10), index=True, title=N_("State"), choices=POINT_STATES, tones=POINT_TONES, width=140
    )
    evidence: ColumnElement[str] = column(String(600), title=N_("Evidence"), width=220, kind="long")
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Responsible")
    )
    reviewed: ColumnElement[datetime.date | None] = column(title=N_("Reviewed"), width=110)
    next_review: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("Next review"), width=190, ends="never"
    )
    measure: ColumnElement[str] = column(String(400), title=N_("What is to be done"), width=220, kind="long")
    due: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("To be done until"), width=190, ends="state"
    )


class BackupPlan(Versioned, Base):
    """A backup as it is planned: every so many days, kept so many; its last good run and its last good restore test."""

    __tablename__ = "it_backup"
    __title__ = N_("Backup")
    __reads__ = "it.security.view"
    __writes__ = "it.security"

    name: ColumnElement[str] = column(String(120), unique=True, title=N_("Backup"), required=True, width=210)
    component_id: ColumnElement[int | None] = column(
        ForeignKey("it_component.id"), index=True, title=N_("Part of the infrastructure")
    )
    source: ColumnElement[str] = column(String(200), title=N_("What is saved"))
    target: ColumnElement[str] = column(String(200), title=N_("Where to"), width=180)
    method: ColumnElement[str] = column(String(12), title=N_("Method"), choices=METHODS)
    rhythm: ColumnElement[int] = column(Integer, title=N_("Every … days"))
    keep_days: ColumnElement[int | None] = column(Integer, title=N_("Kept for days"))
    encrypted: ColumnElement[bool] = column(default=False, title=N_("Encrypted"), width=110)
    away: ColumnElement[bool] = column(default=False, title=N_("Away from the house"), width=140)
    offline: ColumnElement[bool] = column(default=False, title=N_("Cut off the network"), width=150)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Responsible")
    )
    test_months: ColumnElement[int] = column(Integer, title=N_("Restore test every … months"))
    active: ColumnElement[bool] = column(default=True, title=N_("Active"), width=80)
    last_run: ColumnElement[datetime.date | None] = column(title=N_("Last good run"), width=130)
    next_run: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("Next run"), width=190, ends="never"
    )
    last_test: ColumnElement[datetime.date | None] = column(title=N_("Last good restore test"), width=170)
    next_test: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("Next restore test"), width=190, ends="never"
    )
    notes: ColumnElement[str] = column(String(400), title=N_("Remark"), kind="long")


class BackupEvent(Keyed, Base):
    """A run of a backup or a test of restoring it, and how it ended; minutes is how long restoring took."""

    __tablename__ = "it_backup_event"
    __title__ = N_("Run or test of a backup")
    __reads__ = "it.security.view"
    __writes__ = "it.security"

    backup_id: ColumnElement[int] = column(ForeignKey("it_backup.id"), index=True, title=N_("Backup"))
    kind: ColumnElement[str] = column(String(4), title=N_("Kind"), choices=EVENTS)
    day: ColumnElement[datetime.date]
    result: ColumnElement[str] = column(String(8), title=N_("Result"), choices=RESULTS, tones=RESULT_TONES)
    minutes: ColumnElement[int | None] = column(Integer, title=N_("Minutes"))
    note: ColumnElement[str] = column(String(300), title=N_("Remark"))
    by: ColumnElement[str] = column(String(80), title=N_("By whom"))


class Weakness(Versioned, Base):
    """An update that is missing or a known weakness: what it concerns, how severe it is, where it stands."""

    __tablename__ = "it_weakness"
    __title__ = N_("Weakness")
    __reads__ = "it.security.view"
    __writes__ = "it.security"

    title: ColumnElement[str] = column(String(200), title=N_("Title"), width=260)
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=WEAKNESS_KINDS, width=150)
    reference: ColumnElement[str] = column(String(60), index=True, title=N_("Reference"), width=140)
    severity: ColumnElement[int] = column(
        Integer, index=True, title=N_("Severity"), choices=SEVERITY, width=110
    )
    component_id: ColumnElement[int | None] = column(
        ForeignKey("it_component.id"), index=True, title=N_("Part of the infrastructure")
    )
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    program: ColumnElement[str] = column(String(120), title=N_("Program"), width=150)
    found: ColumnElement[datetime.date] = column(title=N_("Found on"), width=110)
    due: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("To be done until"), width=190, ends="state"
    )
    state: ColumnElement[str] = column(
        String(10), index=True, title=N_("State"), choices=WEAKNESS_STATES, tones=WEAKNESS_TONES, width=150
    )
    fixed: ColumnElement[datetime.date | None] = column(title=N_("Settled on"), width=110)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Responsible")
    )
    measure: ColumnElement[str] = column(String(400), title=N_("What is to be done"), width=220, kind="long")
    notes: ColumnElement[str] = column(String(400), title=N_("Remark"), kind="long")


class AccessRight(Versioned, Base):
    """Who may what: granted and revoked when and by whom. what names the system, folder, key or room."""

    __tablename__ = "it_access"
    __title__ = N_("Access")
    __reads__ = "it.security.view"
    __writes__ = "it.security"

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Person"), personal="use", required=True
    )
    component_id: ColumnElement[int | None] = column(
        ForeignKey("it_component.id"), index=True, title=N_("Part of the infrastructure")
    )
    what: ColumnElement[str] = column(String(160), title=N_("What"), width=220)
    level: ColumnElement[str] = column(String(8), index=True, title=N_("May"), choices=LEVELS, width=130)
    reason: ColumnElement[str] = column(String(200), title=N_("Reason"), width=200)
    granted: ColumnElement[datetime.date] = column(title=N_("Granted on"), width=110)
    granted_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Granted by"), once=True)
    review: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("Next review"), width=190, ends="never"
    )
    revoked: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("Revoked on"), width=120, once=True
    )
    revoked_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Revoked by"), width=130, once=True
    )
    notes: ColumnElement[str] = column(String(300), title=N_("Remark"), kind="long")
