"""Tables of audits: a session in a place, and each thing expected or scanned there."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.it.audits.rules import FIXES, RESULT_TONES, RESULTS


class Audit(Versioned, Base):
    """An audit of a place with all below it; closed is when it was signed off, document_id its report."""

    __tablename__ = "it_audit"
    __title__ = N_("Audit of a room")
    __reads__ = "it.audit"
    __writes__ = "it.audit"

    location_id: ColumnElement[int] = column(ForeignKey("it_location.id"), index=True, title=N_("Place"))
    begun: ColumnElement[datetime.datetime] = column(title=N_("Begun"), width=150)
    begun_by: ColumnElement[str] = column(String(80), kind="login", title=N_("By whom"), once=True)
    closed: ColumnElement[datetime.datetime | None] = column(title=N_("Signed off"), width=150, once=True)
    closed_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Signed off by"), once=True)
    note: ColumnElement[str] = column(String(300), title=N_("Remark"), width=260)


class AuditLine(Keyed, Base):
    """A device that was expected or scanned, or a code that nobody knows; result as in rules.py, fixed is what was done about it."""

    __tablename__ = "it_audit_line"
    __title__ = N_("Line of an audit")
    __reads__ = "it.audit"
    __writes__ = "it.audit"

    audit_id: ColumnElement[int] = column(ForeignKey("it_audit.id"), index=True, title=N_("Audit of a room"))
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    code: ColumnElement[str] = column(String(80), title=N_("Code"))
    result: ColumnElement[str] = column(String(10), title=N_("Result"), choices=RESULTS, tones=RESULT_TONES)
    scanned: ColumnElement[datetime.datetime | None] = column(title=N_("Scanned"))
    fixed: ColumnElement[str] = column(String(10), title=N_("What was done"), choices=FIXES)
