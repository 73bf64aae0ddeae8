"""The table of reservations."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String

from app.data.tables import Base, Versioned, column


class Reservation(Versioned, Base):
    """A device of the pool is reserved for someone from a day until another, both included."""

    __tablename__ = "it_reservation"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"))
    person_id: ColumnElement[int] = column(ForeignKey("hr_person.id"), index=True)
    since: ColumnElement[datetime.date] = column(index=True)
    until: ColumnElement[datetime.date] = column(index=True)
    purpose: ColumnElement[str] = column(String(160))
    cancelled: ColumnElement[bool] = column(default=False)

    __table_args__ = (Index("ix_it_reservation_asset_id_since", "asset_id", "since"),)
