"""Tables of infrastructure: parts, what they need of each other, subnets, addresses."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.data.tables import Base, Keyed, Versioned, column


class Component(Versioned, Base):
    """A part of the infrastructure: a service, what it runs on, a line. recovery and loss are hours that may pass, or whose data may be lost."""

    __tablename__ = "it_component"

    name: ColumnElement[str] = column(String(120), unique=True)
    kind: ColumnElement[str] = column(String(12), index=True)
    state: ColumnElement[str] = column(String(10), index=True)
    criticality: ColumnElement[int] = column(Integer)
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True)
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"))
    provider_id: ColumnElement[int | None] = column(ForeignKey("contact.id"))
    recovery: ColumnElement[int | None] = column(Integer)
    loss: ColumnElement[int | None] = column(Integer)
    notes: ColumnElement[str] = column(String(600))


class Dependency(Keyed, Base):
    """A part that another one needs; those of one group of alternatives replace each other, '' is needed by itself."""

    __tablename__ = "it_dependency"

    component_id: ColumnElement[int] = column(ForeignKey("it_component.id"))
    needs_id: ColumnElement[int] = column(ForeignKey("it_component.id"), index=True)
    alternatives: ColumnElement[str] = column(String(40))

    __table_args__ = (Index("uq_it_dependency_component_id_needs_id", "component_id", "needs_id", unique=True),)


class Subnet(Versioned, Base):
    """A network in CIDR notation; first and last are its bounds as 32 hexadecimal digits, version of the protocol before them."""

    __tablename__ = "it_subnet"

    name: ColumnElement[str] = column(String(80))
    network: ColumnElement[str] = column(String(43), unique=True)
    vlan: ColumnElement[int | None] = column(Integer)
    gateway: ColumnElement[str] = column(String(45))
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"))
    notes: ColumnElement[str] = column(String(300))
    first: ColumnElement[str] = column(String(33), index=True)
    last: ColumnElement[str] = column(String(33))


class Address(Versioned, Base):
    """An address of a subnet and who has it; place orders addresses as their numbers, seen is when an agent met it last."""

    __tablename__ = "it_address"

    subnet_id: ColumnElement[int] = column(ForeignKey("it_subnet.id"), index=True)
    address: ColumnElement[str] = column(String(45), unique=True)
    place: ColumnElement[str] = column(String(33), index=True)
    name: ColumnElement[str] = column(String(120))
    kind: ColumnElement[str] = column(String(10))
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True)
    component_id: ColumnElement[int | None] = column(ForeignKey("it_component.id"), index=True)
    mac: ColumnElement[str] = column(String(17))
    notes: ColumnElement[str] = column(String(200))
    seen: ColumnElement[datetime.datetime | None]
