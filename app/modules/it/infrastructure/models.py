"""Tables of infrastructure: parts, what they need of each other, subnets, addresses."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.it.infrastructure.rules import ADDRESS_KINDS, CRITICALITY, KINDS, STATES, TONES


class Component(Versioned, Base):
    """A part of the infrastructure: a service, what it runs on, a line. recovery and loss are hours that may pass, or whose data may be lost."""

    __tablename__ = "it_component"
    __title__ = N_("Part of the infrastructure")
    __reads__ = "it.infrastructure.view"
    __writes__ = "it.infrastructure"

    name: ColumnElement[str] = column(String(120), unique=True, width=230)
    kind: ColumnElement[str] = column(String(12), index=True, title=N_("Kind"), choices=KINDS, width=150)
    state: ColumnElement[str] = column(String(10), index=True, title=N_("State"), choices=STATES, tones=TONES)
    criticality: ColumnElement[int] = column(Integer, title=N_("Importance"), choices=CRITICALITY, width=110)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Responsible")
    )
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"), title=N_("Place"))
    provider_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Provider"))
    recovery: ColumnElement[int | None] = column(Integer, title=N_("Back within (h)"), width=130)
    loss: ColumnElement[int | None] = column(Integer, title=N_("Data lost at most (h)"), width=160)
    notes: ColumnElement[str] = column(String(600), title=N_("Remark"), width=220, kind="long")


class Dependency(Keyed, Base):
    """A part that another one needs; those of one group of alternatives replace each other, '' is needed by itself."""

    __tablename__ = "it_dependency"
    __title__ = N_("Dependency")
    __reads__ = "it.infrastructure.view"
    __writes__ = "it.infrastructure"

    component_id: ColumnElement[int] = column(
        ForeignKey("it_component.id"), title=N_("Part of the infrastructure")
    )
    needs_id: ColumnElement[int] = column(
        ForeignKey("it_component.id"), index=True, title=N_("Needs"), required=True
    )
    alternatives: ColumnElement[str] = column(String(40), title=N_("Group of alternatives"))

    __table_args__ = (
        Index("uq_it_dependency_component_id_needs_id", "component_id", "needs_id", unique=True),
    )


class Subnet(Versioned, Base):
    """A network in CIDR notation; first and last are its bounds as 32 hexadecimal digits, version of the protocol before them."""

    __tablename__ = "it_subnet"
    __title__ = N_("Subnet")
    __reads__ = "it.infrastructure.view"
    __writes__ = "it.infrastructure"

    name: ColumnElement[str] = column(String(80), width=220)
    network: ColumnElement[str] = column(String(43), unique=True, title=N_("Network"), width=180)
    vlan: ColumnElement[int | None] = column(Integer, title=N_("VLAN"))
    gateway: ColumnElement[str] = column(String(45), title=N_("Gateway"), width=150)
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"), title=N_("Place"))
    notes: ColumnElement[str] = column(String(300), title=N_("Remark"), kind="long")
    first: ColumnElement[str] = column(String(33), index=True, title=N_("Lowest address"))
    last: ColumnElement[str] = column(String(33), title=N_("Highest address"))


class Address(Versioned, Base):
    """An address of a subnet and who has it; place orders addresses as their numbers, seen is when an agent met it last."""

    __tablename__ = "it_address"
    __title__ = N_("IP address")
    __reads__ = "it.infrastructure.view"
    __writes__ = "it.infrastructure"

    subnet_id: ColumnElement[int] = column(ForeignKey("it_subnet.id"), index=True, title=N_("Subnet"))
    address: ColumnElement[str] = column(String(45), unique=True, title=N_("IP address"), width=150)
    place: ColumnElement[str] = column(String(33), index=True, title=N_("Order"))
    name: ColumnElement[str] = column(String(120), title=N_("Name in the network"), width=190)
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=ADDRESS_KINDS, width=110)
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    component_id: ColumnElement[int | None] = column(
        ForeignKey("it_component.id"), index=True, title=N_("Part of the infrastructure")
    )
    mac: ColumnElement[str] = column(String(17), title=N_("MAC address"), width=150)
    notes: ColumnElement[str] = column(String(200), title=N_("Remark"), width=220, kind="long")
    seen: ColumnElement[datetime.datetime | None] = column(title=N_("Seen last"))
