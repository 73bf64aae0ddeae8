"""Tables of devices: categories, models, places, own fields, devices, who had them when, protocols, wiping."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.data.tables import Base, Keyed, Versioned, column


class Category(Versioned, Base):
    """A category of devices: whether they store data (and must be wiped), months between audits and inspections (0: none), months of life."""

    __tablename__ = "it_category"

    name: ColumnElement[str] = column(String(80), unique=True)
    stores_data: ColumnElement[bool] = column(default=False)
    signed: ColumnElement[bool] = column(default=False)
    audit_months: ColumnElement[int] = column(Integer, default=0)
    inspect_months: ColumnElement[int] = column(Integer, default=0)
    life_months: ColumnElement[int] = column(Integer, default=0)


class AssetModel(Versioned, Base):
    """A model of a manufacturer; its number is the manufacturer's."""

    __tablename__ = "it_model"

    category_id: ColumnElement[int] = column(ForeignKey("it_category.id"), index=True)
    manufacturer: ColumnElement[str] = column(String(80))
    name: ColumnElement[str] = column(String(120))
    number: ColumnElement[str] = column(String(60))

    __table_args__ = (Index("uq_it_model_manufacturer_name", "manufacturer", "name", unique=True),)


class Location(Versioned, Base):
    """A place in the tree of places; path is its names from the top, parted by ' / '."""

    __tablename__ = "it_location"

    parent_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"), index=True)
    name: ColumnElement[str] = column(String(80))
    code: ColumnElement[str] = column(String(40))
    path: ColumnElement[str] = column(String(300), unique=True)


class AssetField(Versioned, Base):
    """A field that devices of a category have of their own: its format, the values of a choice or the pattern, and whether it is needed, and unique."""

    __tablename__ = "it_asset_field"

    category_id: ColumnElement[int] = column(ForeignKey("it_category.id"), index=True)
    title: ColumnElement[str] = column(String(60))
    format: ColumnElement[str] = column(String(10))
    options: ColumnElement[str] = column(String(400))
    required: ColumnElement[bool] = column(default=False)
    unique_value: ColumnElement[bool] = column(default=False)


class ItAsset(Versioned, Base):
    """A device. Money in cents; months of warranty from the purchase; uuid is what an inventory agent knows it by."""

    __tablename__ = "it_asset"

    tag: ColumnElement[str] = column(String(40), unique=True)
    name: ColumnElement[str] = column(String(120))
    serial: ColumnElement[str] = column(String(80), index=True)
    uuid: ColumnElement[str] = column(String(60), index=True)
    model_id: ColumnElement[int] = column(ForeignKey("it_model.id"), index=True)
    status: ColumnElement[str] = column(String(10), index=True)
    home_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"))
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"), index=True)
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    parent_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True)
    purchased: ColumnElement[datetime.date | None]
    cost: ColumnElement[int | None]
    supplier_id: ColumnElement[int | None] = column(ForeignKey("contact.id"))
    order_no: ColumnElement[str] = column(String(40))
    warranty_months: ColumnElement[int | None] = column(Integer)
    warranty_until: ColumnElement[datetime.date | None]
    life_until: ColumnElement[datetime.date | None]
    expected: ColumnElement[datetime.date | None] = column(index=True)
    last_audit: ColumnElement[datetime.date | None]
    next_audit: ColumnElement[datetime.date | None] = column(index=True)
    next_inspection: ColumnElement[datetime.date | None] = column(index=True)
    register_no: ColumnElement[str] = column(String(20), index=True)
    criticality: ColumnElement[int] = column(Integer, default=0)
    pool: ColumnElement[bool] = column(default=False, server_default="0")
    notes: ColumnElement[str] = column(String(400))


class AssetValue(Keyed, Base):
    """The value of a device's own field, as text."""

    __tablename__ = "it_asset_value"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"))
    field_id: ColumnElement[int] = column(ForeignKey("it_asset_field.id"), index=True)
    text: ColumnElement[str] = column(String(300))

    __table_args__ = (Index("uq_it_asset_value_asset_id_field_id", "asset_id", "field_id", unique=True),)


class Protocol(Versioned, Base):
    """A hand-over ('out') or return ('back') of devices to or from a person; text is what was confirmed, document_id the filed copy."""

    __tablename__ = "it_protocol"

    number: ColumnElement[str] = column(String(20), unique=True)
    kind: ColumnElement[str] = column(String(4))
    person_id: ColumnElement[int] = column(ForeignKey("hr_person.id"), index=True)
    at: ColumnElement[datetime.datetime]
    by: ColumnElement[str] = column(String(80))
    expected: ColumnElement[datetime.date | None]
    note: ColumnElement[str] = column(String(400))
    text: ColumnElement[str]
    signature: ColumnElement[bytes | None] = column(LargeBinary(32))
    signed_at: ColumnElement[datetime.datetime | None]
    document_id: ColumnElement[int | None]


class Custody(Keyed, Base):
    """One link of the chain: where a device went at a moment, to a person, a place or another device; condition and what was missing."""

    __tablename__ = "it_custody"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True)
    protocol_id: ColumnElement[int | None] = column(ForeignKey("it_protocol.id"), index=True)
    kind: ColumnElement[str] = column(String(10))
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"))
    at: ColumnElement[datetime.datetime]
    by: ColumnElement[str] = column(String(80))
    condition: ColumnElement[str] = column(String(10))
    parts: ColumnElement[str] = column(String(300))
    note: ColumnElement[str] = column(String(300))


class Wipe(Keyed, Base):
    """How the data of a device were destroyed: method, class of protection (DIN 66399, ISO 21964), by whom, with which evidence."""

    __tablename__ = "it_wipe"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True)
    method: ColumnElement[str] = column(String(20))
    protection: ColumnElement[str] = column(String(10))
    at: ColumnElement[datetime.datetime]
    by: ColumnElement[str] = column(String(80))
    evidence: ColumnElement[str] = column(String(200))


class Supply(Versioned, Base):
    """What is kept by quantity: accessories (lent and returned), consumables (used up), components (built into devices); price in cents."""

    __tablename__ = "it_supply"

    name: ColumnElement[str] = column(String(120), unique=True)
    kind: ColumnElement[str] = column(String(10), index=True)
    number: ColumnElement[str] = column(String(60))
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"))
    supplier_id: ColumnElement[int | None] = column(ForeignKey("contact.id"))
    price: ColumnElement[int | None]
    minimum: ColumnElement[int] = column(Integer)
    stock: ColumnElement[int] = column(Integer)
    notes: ColumnElement[str] = column(String(300))


class SupplyMove(Keyed, Base):
    """What changed a stock: count is signed, from the view of the stock; it went to or came from a person or a device."""

    __tablename__ = "it_supply_move"

    supply_id: ColumnElement[int] = column(ForeignKey("it_supply.id"), index=True)
    kind: ColumnElement[str] = column(String(8))
    count: ColumnElement[int] = column(Integer)
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True)
    protocol_id: ColumnElement[int | None] = column(ForeignKey("it_protocol.id"), index=True)
    at: ColumnElement[datetime.datetime]
    by: ColumnElement[str] = column(String(80))
    note: ColumnElement[str] = column(String(200))


class Kit(Versioned, Base):
    """What belongs together, such as the equipment of a new workplace."""

    __tablename__ = "it_kit"

    name: ColumnElement[str] = column(String(80), unique=True)
    notes: ColumnElement[str] = column(String(300))


class KitLine(Keyed, Base):
    """So many devices of a model, or of something kept by quantity, in a kit."""

    __tablename__ = "it_kit_line"

    kit_id: ColumnElement[int] = column(ForeignKey("it_kit.id"), index=True)
    model_id: ColumnElement[int | None] = column(ForeignKey("it_model.id"))
    supply_id: ColumnElement[int | None] = column(ForeignKey("it_supply.id"))
    count: ColumnElement[int] = column(Integer)
