"""Tables of devices: categories, models, places, own fields, devices, who had them when, protocols, wiping."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.core.counters import Counter
from app.core.messages import N_
from app.core.own_fields import FORMATS
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.it.assets.rules import (
    CONDITIONS,
    CUSTODY_KINDS,
    IMPORTANCE,
    METHODS,
    PROTOCOL_KINDS,
    STATUS,
    STATUS_TONES,
    SUPPLY_KINDS,
    SUPPLY_MOVES,
)

MONTHS = 240  # the longest term of a category


class Category(Versioned, Base):
    """A category of devices: whether they store data (and must be wiped), months between audits and inspections (0: none), months of life."""

    __tablename__ = "it_category"
    __title__ = N_("Category of devices")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    name: ColumnElement[str] = column(String(80), unique=True, required=True, width=200)
    stores_data: ColumnElement[bool] = column(default=False, title=N_("Stores data"), width=110)
    signed: ColumnElement[bool] = column(default=False, title=N_("Hand over with signature"), width=190)
    audit_months: ColumnElement[int] = column(
        Integer, default=0, title=N_("Audit every … months"), minimum=0, maximum=MONTHS, width=170
    )
    inspect_months: ColumnElement[int] = column(
        Integer, default=0, title=N_("Inspection every … months"), minimum=0, maximum=MONTHS, width=190
    )
    life_months: ColumnElement[int] = column(
        Integer, default=0, title=N_("Life in months"), minimum=0, maximum=MONTHS, width=130
    )


class AssetModel(Versioned, Base):
    """A model of a manufacturer; its number is the manufacturer's."""

    __tablename__ = "it_model"
    __title__ = N_("Model")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    category_id: ColumnElement[int] = column(ForeignKey("it_category.id"), index=True, title=N_("Category"))
    manufacturer: ColumnElement[str] = column(String(80), title=N_("Manufacturer"), width=160)
    name: ColumnElement[str] = column(String(120), required=True)
    number: ColumnElement[str] = column(String(60), title=N_("Model no."), width=140)

    __table_args__ = (Index("uq_it_model_manufacturer_name", "manufacturer", "name", unique=True),)


class Location(Versioned, Base):
    """A place in the tree of places; path is its names from the top, parted by ' / '."""

    __tablename__ = "it_location"
    __title__ = N_("Place")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    parent_id: ColumnElement[int | None] = column(
        ForeignKey("it_location.id"), index=True, title=N_("Lies in")
    )
    name: ColumnElement[str] = column(String(80))
    code: ColumnElement[str] = column(String(40), title=N_("Code"))
    path: ColumnElement[str] = column(String(300), unique=True, title=N_("Place"), kind="record", width=320)
    bookable: ColumnElement[bool] = column(default=False, title=N_("Can be reserved"), width=130)


class AssetField(Versioned, Base):
    """A field that devices of a category have of their own: its format, the values of a choice or the pattern, and whether it is needed, and unique."""

    __tablename__ = "it_asset_field"
    __formerly__ = "it_field"
    __title__ = N_("Field of devices")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    category_id: ColumnElement[int] = column(ForeignKey("it_category.id"), index=True, title=N_("Category"))
    title: ColumnElement[str] = column(String(60), title=N_("Title"), required=True, width=200)
    format: ColumnElement[str] = column(String(10), title=N_("Format"), choices=FORMATS, width=140)
    options: ColumnElement[str] = column(String(400), title=N_("Values or pattern"), kind="long")
    required: ColumnElement[bool] = column(default=False, title=N_("Needed"))
    unique_value: ColumnElement[bool] = column(default=False, title=N_("Unique"))


class ItAsset(Versioned, Base):
    """A device. Money in cents; months of warranty from the purchase; uuid is what an inventory agent knows it by."""

    __tablename__ = "it_asset"
    __title__ = N_("Device")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    tag: ColumnElement[str] = column(
        String(40),
        unique=True,
        title=N_("Device no."),
        width=110,
        counters=(Counter("it.asset", "{part}{n}", typed=True),),
    )
    name: ColumnElement[str] = column(String(120), width=150)
    serial: ColumnElement[str] = column(String(80), index=True, title=N_("Serial no."), width=140)
    uuid: ColumnElement[str] = column(String(60), index=True, title=N_("Key of the agent"))
    model_id: ColumnElement[int] = column(
        ForeignKey("it_model.id"), index=True, title=N_("Model"), required=True
    )
    status: ColumnElement[str] = column(
        String(10), index=True, title=N_("State"), choices=STATUS, tones=STATUS_TONES, width=124
    )
    home_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"), title=N_("Home place"))
    location_id: ColumnElement[int | None] = column(
        ForeignKey("it_location.id"), index=True, title=N_("Place")
    )
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Held by"), personal="use"
    )
    parent_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True, title=N_("Part of"))
    purchased: ColumnElement[datetime.date | None] = column(title=N_("Purchased"))
    cost: ColumnElement[int | None] = column(title=N_("Purchase price"), kind="money", width=100)
    supplier_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Supplier"))
    order_no: ColumnElement[str] = column(String(40), title=N_("Order no."), width=110)
    warranty_months: ColumnElement[int | None] = column(Integer, title=N_("Warranty in months"))
    warranty_until: ColumnElement[datetime.date | None] = column(title=N_("Warranty until"), width=120)
    life_until: ColumnElement[datetime.date | None] = column(title=N_("End of life"), width=110)
    expected: ColumnElement[datetime.date | None] = column(index=True, title=N_("Expected back"), width=120)
    last_audit: ColumnElement[datetime.date | None] = column(title=N_("Last audit"), width=110)
    next_audit: ColumnElement[datetime.date | None] = column(index=True, title=N_("Next audit"), width=110)
    next_inspection: ColumnElement[datetime.date | None] = column(
        index=True, title=N_("Next inspection"), width=120
    )
    register_no: ColumnElement[str] = column(String(20), index=True, title=N_("Inventory number"))
    criticality: ColumnElement[int] = column(Integer, default=0, title=N_("Importance"), choices=IMPORTANCE)
    pool: ColumnElement[bool] = column(default=False, server_default="0", title=N_("In the pool"), width=100)
    notes: ColumnElement[str] = column(String(400), title=N_("Remark"), width=220, kind="long")


class AssetValue(Keyed, Base):
    """The value of a device's own field, as text."""

    __tablename__ = "it_asset_value"
    __title__ = N_("Value of a field of devices")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), title=N_("Device"))
    field_id: ColumnElement[int] = column(ForeignKey("it_asset_field.id"), index=True, title=N_("Field"))
    text: ColumnElement[str] = column(String(300))

    __table_args__ = (Index("uq_it_asset_value_asset_id_field_id", "asset_id", "field_id", unique=True),)


class Protocol(Versioned, Base):
    """A hand-over ('out') or return ('back') of devices to or from a person; text is what was confirmed, document_id the filed copy."""

    __tablename__ = "it_protocol"
    __title__ = N_("Protocol of a hand-over")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("No."),
        width=110,
        counters=(
            Counter("it.out", "UE-{year}-{n:04}"),
            Counter("it.back", "RU-{year}-{n:04}"),
        ),
    )
    kind: ColumnElement[str] = column(String(4), title=N_("Kind"), choices=PROTOCOL_KINDS, width=110)
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Person"), required=True
    )
    at: ColumnElement[datetime.datetime] = column(title=N_("When"), width=150)
    by: ColumnElement[str] = column(String(80), kind="login", title=N_("By whom"), width=110)
    expected: ColumnElement[datetime.date | None] = column(title=N_("Expected back"), width=120)
    note: ColumnElement[str] = column(String(400), title=N_("Remark"))
    text: ColumnElement[str]
    signature: ColumnElement[bytes | None] = column(LargeBinary(32), title=N_("Signature"), kind="secret")
    signed_at: ColumnElement[datetime.datetime | None] = column(title=N_("Signed"), width=150, once=True)
    document_id: ColumnElement[int | None] = column(title=N_("Archived document"), kind="record")


class Custody(Keyed, Base):
    """One link of the chain: where a device went at a moment, to a person, a place or another device; condition and what was missing."""

    __tablename__ = "it_custody"
    __title__ = N_("Where a device went")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    protocol_id: ColumnElement[int | None] = column(
        ForeignKey("it_protocol.id"), index=True, title=N_("Protocol of a hand-over")
    )
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=CUSTODY_KINDS)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Person"), personal="use"
    )
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"), title=N_("Place"))
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    by: ColumnElement[str] = column(String(80), kind="login", title=N_("By whom"))
    condition: ColumnElement[str] = column(String(10), title=N_("Condition"), choices=CONDITIONS)
    parts: ColumnElement[str] = column(String(300), title=N_("Included"))
    note: ColumnElement[str] = column(String(300), title=N_("Remark"))


class Wipe(Keyed, Base):
    """How the data of a device were destroyed: method, class of protection (DIN 66399, ISO 21964), by whom, with which evidence."""

    __tablename__ = "it_wipe"
    __title__ = N_("Destruction of data")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    method: ColumnElement[str] = column(String(20), title=N_("Method"), choices=METHODS)
    protection: ColumnElement[str] = column(String(10), title=N_("Class of protection"))
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    by: ColumnElement[str] = column(String(80), kind="login", title=N_("By whom"))
    evidence: ColumnElement[str] = column(String(200), title=N_("Evidence"))


class Supply(Versioned, Base):
    """What is kept by quantity: accessories (lent and returned), consumables (used up), components (built into devices); price in cents.

    With an article, the stock of that article is what there is of it, and its own count stays at zero.
    """

    __tablename__ = "it_supply"
    __title__ = N_("Accessories and consumables")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    name: ColumnElement[str] = column(String(120), unique=True)
    kind: ColumnElement[str] = column(
        String(10), index=True, title=N_("Kind"), choices=SUPPLY_KINDS, width=160
    )
    number: ColumnElement[str] = column(String(60), title=N_("Model no."), width=140)
    location_id: ColumnElement[int | None] = column(ForeignKey("it_location.id"), title=N_("Place"))
    supplier_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Supplier"))
    price: ColumnElement[int | None] = column(title=N_("Price of one"), kind="money")
    minimum: ColumnElement[int] = column(Integer, title=N_("Minimum"), width=100)
    stock: ColumnElement[int] = column(Integer, title=N_("In stock"), width=100)
    notes: ColumnElement[str] = column(String(300), title=N_("Remark"), width=200, kind="long")
    article_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_article.id"), unique=True, index=True, title=N_("Article of the stock")
    )
    store_id: ColumnElement[int | None] = column(ForeignKey("inventory_place.id"), title=N_("Taken from"))


class SupplyMove(Keyed, Base):
    """What changed a stock: count is signed, from the view of the stock; it went to or came from a person or a device."""

    __tablename__ = "it_supply_move"
    __title__ = N_("Move of accessories and consumables")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    supply_id: ColumnElement[int] = column(
        ForeignKey("it_supply.id"), index=True, title=N_("Accessories and consumables")
    )
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=SUPPLY_MOVES)
    count: ColumnElement[int] = column(Integer)
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True, title=N_("Person"))
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    protocol_id: ColumnElement[int | None] = column(
        ForeignKey("it_protocol.id"), index=True, title=N_("Protocol of a hand-over")
    )
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    by: ColumnElement[str] = column(String(80), kind="login", title=N_("By whom"))
    note: ColumnElement[str] = column(String(200), title=N_("Remark"))
    article_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_article.id"), title=N_("From the stock of the article")
    )


class SupplyIssue(Keyed, Base):
    """A stock move that took so many of a supply out of the stock of its article; came back by says which move of the supply took it back."""

    __tablename__ = "it_supply_issue"
    __title__ = N_("Accessory or consumable out of the stock")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    supply_move_id: ColumnElement[int] = column(
        ForeignKey("it_supply_move.id"), index=True, title=N_("Move of accessories and consumables")
    )
    issue_id: ColumnElement[int] = column(
        ForeignKey("inventory_move.id"), unique=True, title=N_("Taken out of the stock by")
    )
    count: ColumnElement[int] = column(Integer)
    back_id: ColumnElement[int | None] = column(ForeignKey("it_supply_move.id"), title=N_("Came back by"))


class Kit(Versioned, Base):
    """What belongs together, such as the equipment of a new workplace."""

    __tablename__ = "it_kit"
    __title__ = N_("Kit")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    name: ColumnElement[str] = column(String(80), unique=True, title=N_("Kit"), required=True, width=260)
    notes: ColumnElement[str] = column(String(300), title=N_("Remark"), width=300, kind="long")


class KitLine(Keyed, Base):
    """So many devices of a model, or of something kept by quantity, in a kit."""

    __tablename__ = "it_kit_line"
    __title__ = N_("Line of a kit")
    __reads__ = "it.view"
    __writes__ = "it.asset.change"

    kit_id: ColumnElement[int] = column(ForeignKey("it_kit.id"), index=True, title=N_("Kit"))
    model_id: ColumnElement[int | None] = column(ForeignKey("it_model.id"), title=N_("Model"))
    supply_id: ColumnElement[int | None] = column(
        ForeignKey("it_supply.id"), title=N_("Accessories and consumables")
    )
    count: ColumnElement[int] = column(Integer)
