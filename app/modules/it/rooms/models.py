"""Tables of audits: a session in a place, and each thing expected or scanned there."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, String

from app.data.tables import Base, Keyed, Versioned, column


class Audit(Versioned, Base):
    """An audit of a place with all below it; closed is when it was signed off, document_id its report."""

    __tablename__ = "it_audit"

    location_id: ColumnElement[int] = column(ForeignKey("it_location.id"), index=True)
    begun: ColumnElement[datetime.datetime]
    begun_by: ColumnElement[str] = column(String(80))
    closed: ColumnElement[datetime.datetime | None]
    closed_by: ColumnElement[str] = column(String(80))
    note: ColumnElement[str] = column(String(300))


class AuditLine(Keyed, Base):
    """A device that was expected or scanned, or a code that nobody knows; result as in rules.py, fixed is what was done about it."""

    __tablename__ = "it_audit_line"

    audit_id: ColumnElement[int] = column(ForeignKey("it_audit.id"), index=True)
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True)
    code: ColumnElement[str] = column(String(80))
    result: ColumnElement[str] = column(String(10))
    scanned: ColumnElement[datetime.datetime | None]
    fixed: ColumnElement[str] = column(String(10))
