"""Tables of licences, their seats, and contracts."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.data.tables import Base, Keyed, Letters, Versioned, column


class Licence(Versioned, Base):
    """A licence: seats bought; program is the beginning of the name under which agents find it, begins the same in small letters."""

    __tablename__ = "it_licence"

    name: ColumnElement[str] = column(String(120))
    publisher: ColumnElement[str] = column(String(120))
    program: ColumnElement[str] = column(String(200), index=True)
    begins: ColumnElement[str] = column(Letters(200), default="", server_default="")
    seats: ColumnElement[int] = column(Integer)
    kind: ColumnElement[str] = column(String(10))
    secret: ColumnElement[bytes | None] = column(LargeBinary)
    purchased: ColumnElement[datetime.date | None]
    expires: ColumnElement[datetime.date | None] = column(index=True)
    notice_days: ColumnElement[int] = column(Integer, default=0)
    notice: ColumnElement[datetime.date | None] = column(index=True)
    cost: ColumnElement[int | None]
    supplier_id: ColumnElement[int | None] = column(ForeignKey("contact.id"))
    order_no: ColumnElement[str] = column(String(40))
    notes: ColumnElement[str] = column(String(400))


class Seat(Keyed, Base):
    """A seat that a person or a device has."""

    __tablename__ = "it_seat"

    licence_id: ColumnElement[int] = column(ForeignKey("it_licence.id"), index=True)
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True)
    since: ColumnElement[datetime.date]
    note: ColumnElement[str] = column(String(120))

    __table_args__ = (Index("uq_it_seat_licence_id_person_id_asset_id", "licence_id", "person_id", "asset_id", unique=True),)


class ItContract(Versioned, Base):
    """A contract: from, until (None: open), days of notice, months by which it goes on by itself (0: it ends), cost of a period in cents."""

    __tablename__ = "it_contract"

    number: ColumnElement[str] = column(String(60))
    title: ColumnElement[str] = column(String(160))
    partner_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), index=True)
    start: ColumnElement[datetime.date]
    until: ColumnElement[datetime.date | None] = column(index=True)
    notice_days: ColumnElement[int] = column(Integer)
    renews: ColumnElement[int] = column(Integer)
    notice: ColumnElement[datetime.date | None] = column(index=True)
    period: ColumnElement[int] = column(Integer)
    cost: ColumnElement[int | None]
    cancelled: ColumnElement[datetime.date | None]
    notes: ColumnElement[str] = column(String(400))


class Covered(Keyed, Base):
    """A device that a contract covers."""

    __tablename__ = "it_covered"

    contract_id: ColumnElement[int] = column(ForeignKey("it_contract.id"), index=True)
    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True)

    __table_args__ = (Index("uq_it_covered_contract_id_asset_id", "contract_id", "asset_id", unique=True),)
