"""Tables of upkeep: maintenance, instruments, inspections."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.data.tables import Base, Versioned, column


class Maintenance(Versioned, Base):
    """Work on a device: from, until (None: still under way), its cost in cents, and whether the warranty paid."""

    __tablename__ = "it_maintenance"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True)
    kind: ColumnElement[str] = column(String(10))
    title: ColumnElement[str] = column(String(160))
    supplier_id: ColumnElement[int | None] = column(ForeignKey("contact.id"))
    start: ColumnElement[datetime.date] = column(index=True)
    finish: ColumnElement[datetime.date | None]
    cost: ColumnElement[int | None]
    warranty: ColumnElement[bool] = column(default=False)
    notes: ColumnElement[str] = column(String(400))


class Instrument(Versioned, Base):
    """A measuring instrument, and until when its calibration holds."""

    __tablename__ = "it_instrument"

    name: ColumnElement[str] = column(String(120), unique=True)
    serial: ColumnElement[str] = column(String(60))
    calibrated: ColumnElement[datetime.date | None]


class Inspection(Versioned, Base):
    """An electrical inspection of a device: conductor in mΩ, insulation in kΩ, leakage in µA; it is never changed once it stands."""

    __tablename__ = "it_inspection"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True)
    day: ColumnElement[datetime.date] = column(index=True)
    protection: ColumnElement[str] = column(String(3))
    instrument_id: ColumnElement[int | None] = column(ForeignKey("it_instrument.id"))
    tester: ColumnElement[str] = column(String(80))
    looks: ColumnElement[bool] = column(default=True)
    conductor: ColumnElement[int | None] = column(Integer)
    insulation: ColumnElement[int | None] = column(Integer)
    leakage: ColumnElement[int | None] = column(Integer)
    works: ColumnElement[bool] = column(default=True)
    passed: ColumnElement[bool] = column(default=True)
    next_day: ColumnElement[datetime.date | None]
    notes: ColumnElement[str] = column(String(300))
