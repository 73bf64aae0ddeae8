"""Tables of licences, their seats, and contracts."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Letters, Versioned, column
from app.modules.it.licences.rules import KINDS


class Licence(Versioned, Base):
    """A licence: seats bought; program is the beginning of the name under which agents find it, begins the same in small letters."""

    __tablename__ = "it_licence"
    __title__ = N_("Licence")
    __reads__ = "it.licences.view"
    __writes__ = "it.licences"

    name: ColumnElement[str] = column(String(120), title=N_("Licence"), required=True)
    publisher: ColumnElement[str] = column(String(120), title=N_("Publisher"), width=160)
    program: ColumnElement[str] = column(String(200), index=True, title=N_("Program"), width=180)
    begins: ColumnElement[str] = column(
        Letters(200), default="", server_default="", title=N_("Program in small letters")
    )
    seats: ColumnElement[int] = column(Integer, title=N_("Bought"))
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=KINDS, width=130)
    secret: ColumnElement[bytes | None] = column(LargeBinary, title=N_("Licence key"), kind="secret")
    purchased: ColumnElement[datetime.date | None] = column(title=N_("Purchased"))
    expires: ColumnElement[datetime.date | None] = column(index=True, title=N_("Ends on"))
    notice_days: ColumnElement[int] = column(Integer, default=0, title=N_("Days of notice"))
    notice: ColumnElement[datetime.date | None] = column(index=True, title=N_("Notice until"), width=116)
    cost: ColumnElement[int | None] = column(title=N_("Purchase price"), kind="money")
    supplier_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Supplier"))
    order_no: ColumnElement[str] = column(String(40), title=N_("Order no."), width=110)
    notes: ColumnElement[str] = column(String(400), title=N_("Remark"), width=220, kind="long")


class Seat(Keyed, Base):
    """A seat that a person or a device has."""

    __tablename__ = "it_seat"
    __title__ = N_("Seat of a licence")
    __reads__ = "it.licences.view"
    __writes__ = "it.licences"

    licence_id: ColumnElement[int] = column(ForeignKey("it_licence.id"), index=True, title=N_("Licence"))
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Person"), personal="use"
    )
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    since: ColumnElement[datetime.date] = column(title=N_("Given on"))
    note: ColumnElement[str] = column(String(120), title=N_("Remark"))

    __table_args__ = (
        Index("uq_it_seat_licence_id_person_id_asset_id", "licence_id", "person_id", "asset_id", unique=True),
    )


class ItContract(Versioned, Base):
    """A contract: from, until (None: open), days of notice, months by which it goes on by itself (0: it ends), cost of a period in cents."""

    __tablename__ = "it_contract"
    __title__ = N_("IT contract")
    __reads__ = "it.licences.view"
    __writes__ = "it.licences"

    number: ColumnElement[str] = column(String(60), title=N_("Contract no."), width=130)
    title: ColumnElement[str] = column(String(160), title=N_("Contract"), width=260)
    partner_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), index=True, title=N_("Partner"))
    start: ColumnElement[datetime.date] = column(title=N_("Runs from"), required=True)
    until: ColumnElement[datetime.date | None] = column(index=True, title=N_("Runs until"))
    notice_days: ColumnElement[int] = column(Integer, title=N_("Days of notice"))
    renews: ColumnElement[int] = column(Integer, title=N_("Goes on by months"), width=140)
    notice: ColumnElement[datetime.date | None] = column(index=True, title=N_("Notice until"), width=116)
    period: ColumnElement[int] = column(Integer, title=N_("Months of a period"), width=140)
    cost: ColumnElement[int | None] = column(title=N_("Costs of a period"), kind="money", width=130)
    cancelled: ColumnElement[datetime.date | None] = column(title=N_("Cancelled to"), width=116)
    notes: ColumnElement[str] = column(String(400), title=N_("Remark"), kind="long")


class Covered(Keyed, Base):
    """A device that a contract covers."""

    __tablename__ = "it_covered"
    __title__ = N_("Device of a contract")
    __reads__ = "it.licences.view"
    __writes__ = "it.licences"

    contract_id: ColumnElement[int] = column(
        ForeignKey("it_contract.id"), index=True, title=N_("IT contract")
    )
    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))

    __table_args__ = (Index("uq_it_covered_contract_id_asset_id", "contract_id", "asset_id", unique=True),)
