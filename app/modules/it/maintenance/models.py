"""Tables of upkeep: maintenance, instruments, inspections."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.it.maintenance.rules import CLASSES, MAINTENANCE


class Maintenance(Versioned, Base):
    """Work on a device: from, until (None: still under way), its cost in cents, and whether the warranty paid."""

    __tablename__ = "it_maintenance"
    __title__ = N_("Maintenance")
    __reads__ = "it.view"
    __writes__ = "it.maintenance"

    asset_id: ColumnElement[int] = column(
        ForeignKey("it_asset.id"), index=True, title=N_("Device"), required=True
    )
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=MAINTENANCE, width=110)
    title: ColumnElement[str] = column(String(160), title=N_("What was done"), width=220)
    supplier_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("By whom"))
    start: ColumnElement[datetime.date] = column(index=True, title=N_("Begun"))
    finish: ColumnElement[datetime.date | None] = column(title=N_("Finished"))
    cost: ColumnElement[int | None] = column(title=N_("Costs"), kind="money")
    warranty: ColumnElement[bool] = column(default=False, title=N_("The warranty paid"), width=140)
    notes: ColumnElement[str] = column(String(400), title=N_("Remark"), kind="long")


class Instrument(Versioned, Base):
    """A measuring instrument, and until when its calibration holds."""

    __tablename__ = "it_instrument"
    __title__ = N_("Instrument")
    __reads__ = "it.view"
    __writes__ = "it.maintenance"

    name: ColumnElement[str] = column(String(120), unique=True, title=N_("Instrument"), required=True)
    serial: ColumnElement[str] = column(String(60), title=N_("Serial no."), width=160)
    calibrated: ColumnElement[datetime.date | None] = column(
        title=N_("Calibrated until"), width=190, ends="never"
    )


class Inspection(Versioned, Base):
    """An electrical inspection of a device: conductor in mΩ, insulation in kΩ, leakage and touch current in µA, the lead in cm; it is never changed once it stands."""

    __tablename__ = "it_inspection"
    __title__ = N_("Inspection")
    __reads__ = "it.view"
    __writes__ = "it.maintenance"

    asset_id: ColumnElement[int] = column(
        ForeignKey("it_asset.id"), index=True, title=N_("Device"), required=True
    )
    day: ColumnElement[datetime.date] = column(index=True)
    protection: ColumnElement[str] = column(
        String(3), title=N_("Class of protection"), choices=CLASSES, width=170
    )
    instrument_id: ColumnElement[int | None] = column(ForeignKey("it_instrument.id"), title=N_("Instrument"))
    tester: ColumnElement[str] = column(String(80), title=N_("Tester"), width=130)
    looks: ColumnElement[bool] = column(default=True, title=N_("Visual check in order"))
    conductor: ColumnElement[int | None] = column(Integer, title=N_("Protective conductor (mΩ)"))
    insulation: ColumnElement[int | None] = column(Integer, title=N_("Insulation (kΩ)"))
    leakage: ColumnElement[int | None] = column(Integer, title=N_("Leakage current (µA)"))
    touch: ColumnElement[int | None] = column(Integer, title=N_("Touch current (µA)"))
    lead: ColumnElement[int | None] = column(Integer, title=N_("Length of the lead (cm)"))
    works: ColumnElement[bool] = column(default=True, title=N_("Function check in order"))
    passed: ColumnElement[bool] = column(default=True, title=N_("Passed"))
    next_day: ColumnElement[datetime.date | None] = column(title=N_("Next inspection"), width=130)
    notes: ColumnElement[str] = column(String(300), title=N_("Remark"), width=200, kind="long")
