"""The table of reservations."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column


class Reservation(Versioned, Base):
    """A device of the pool, or a room, is reserved for someone from a day until another, both included.

    begins and ends are times of day as 14:30 on the first and the last day; empty is the whole day.
    """

    __tablename__ = "it_reservation"
    __title__ = N_("Reservation")
    __reads__ = "it.view"
    __writes__ = "it.reserve"

    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), title=N_("Device"))
    location_id: ColumnElement[int | None] = column(
        ForeignKey("it_location.id"), index=True, title=N_("Room")
    )
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("For whom"), required=True
    )
    since: ColumnElement[datetime.date] = column(index=True, title=N_("From"), required=True)
    begins: ColumnElement[str] = column(String(5), title=N_("From what time"), width=80)
    until: ColumnElement[datetime.date] = column(index=True, title=N_("Until"))
    ends: ColumnElement[str] = column(String(5), title=N_("Until what time"), width=80)
    purpose: ColumnElement[str] = column(String(160), title=N_("What for"), width=220)
    cancelled: ColumnElement[bool] = column(default=False, title=N_("Called off"), width=100)

    __table_args__ = (
        Index("ix_it_reservation_asset_id_since", "asset_id", "since"),
        CheckConstraint("(asset_id IS NULL) <> (location_id IS NULL)", name="one_thing"),
    )
