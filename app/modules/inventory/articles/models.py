"""Tables of articles: what is sold, bought and kept, their categories, suppliers with price breaks, and prices as they were."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String, UniqueConstraint

from app.core.counters import Counter
from app.core.messages import N_
from app.core.own_fields import FORMATS
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.inventory.articles.rules import (
    PRICE_SIDES,
    PRICE_SOURCES,
    STOCK_CLASSES,
    TRACKING,
    VALUATIONS,
)

VIEW, CHANGE = "inventory.view", "inventory.article.change"


class ArticleCategory(Versioned, Base):
    """A category in the tree of categories; path is its names from the top, parted by ' / '."""

    __tablename__ = "inventory_category"
    __title__ = N_("Category of articles")
    __reads__ = VIEW
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(60), required=True, width=180)
    parent_id: ColumnElement[int | None] = column(ForeignKey("inventory_category.id"), title=N_("Below"))
    path: ColumnElement[str] = column(String(300), unique=True, title=N_("Category of articles"), width=260)
    notes: ColumnElement[str] = column(String(200), title=N_("Remark"), width=200)


class Article(Versioned, Base):
    """What is sold, bought or kept: number, texts, unit, price before tax in ten-thousandths of a euro, tax case, revenue account, and how it is stocked.

    factor is how many base units one second unit has, in ten-thousandths; minimum and reorder are in base units. moved says
    that stock of it has moved, from when on unit, tracking and valuation stay.
    """

    __tablename__ = "inventory_article"
    __title__ = N_("Article")
    __reads__ = VIEW
    __writes__ = CHANGE

    number: ColumnElement[str] = column(
        String(40),
        unique=True,
        title=N_("Article number"),
        required=True,
        width=120,
        counters=(Counter("inventory.article", "A-{n:05}", typed=True),),
    )
    name_de: ColumnElement[str] = column(String(200), title=N_("German text"), required=True, width=280)
    name_en: ColumnElement[str] = column(String(200), title=N_("English text"), width=220)
    unit: ColumnElement[str] = column(String(3), title=N_("Unit"), required=True, width=90)
    price: ColumnElement[int] = column(title=N_("Price before tax"), kind="price", width=120)
    tax: ColumnElement[str] = column(
        String(12), title=N_("Tax case"), required=True, width=90, code_of="finance_tax_case"
    )
    account: ColumnElement[str] = column(
        String(9), title=N_("Revenue account"), code_of="finance_account", among=("income",), width=120
    )
    details_de: ColumnElement[str] = column(title=N_("More text, German"))
    details_en: ColumnElement[str] = column(title=N_("More text, English"))
    active: ColumnElement[bool] = column(title=N_("for sale"), width=80)
    category_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_category.id"), index=True, title=N_("Category of articles")
    )
    gtin: ColumnElement[str] = column(
        String(14), default="", server_default="", index=True, title=N_("GTIN (EAN)"), width=130
    )
    stocked: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("kept in stock"), width=110
    )
    tracking: ColumnElement[str] = column(
        String(6), default="none", server_default="none", title=N_("Tracked by"), choices=TRACKING, width=110
    )
    expires: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("has a best-before day")
    )
    unit2: ColumnElement[str] = column(
        String(3), default="", server_default="", title=N_("Second unit"), width=90
    )
    factor: ColumnElement[int] = column(
        default=0, server_default="0", title=N_("Units in the second unit"), kind="quantity", width=120
    )
    minimum: ColumnElement[int] = column(
        default=0, server_default="0", title=N_("Minimum stock"), kind="quantity", width=110
    )
    reorder: ColumnElement[int] = column(
        default=0, server_default="0", title=N_("Reorder level"), kind="quantity", width=110
    )
    valuation: ColumnElement[str] = column(
        String(8), default="", server_default="", title=N_("Valuation"), choices=VALUATIONS, width=190
    )
    stock_class: ColumnElement[str] = column(
        String(9),
        default="goods",
        server_default="goods",
        title=N_("Kind of stock"),
        choices=STOCK_CLASSES,
        width=200,
    )
    market: ColumnElement[int | None] = column(
        title=N_("Market price at the key date"), kind="price", width=130
    )
    hazards: ColumnElement[str] = column(
        String(60), default="", server_default="", title=N_("Hazard marks (GHS)"), width=130
    )
    replaced_by_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_article.id"), index=True, title=N_("Replaced by")
    )
    variant_of_id: ColumnElement[int | None] = column(
        ForeignKey("inventory_article.id"), index=True, title=N_("Variant of")
    )
    variant: ColumnElement[str] = column(
        String(80), default="", server_default="", title=N_("What makes the variant"), width=150
    )
    moved: ColumnElement[bool] = column(default=False, server_default="0", title=N_("has moved"))
    decimals: ColumnElement[int] = column(
        Integer,
        default=4,
        server_default="4",
        title=N_("Decimals of quantities"),
        minimum=0,
        maximum=4,
        width=130,
    )


class CategoryField(Versioned, Base):
    """A field that articles of a category and of those below it have of their own."""

    __tablename__ = "inventory_category_field"
    __title__ = N_("Field of articles")
    __reads__ = VIEW
    __writes__ = CHANGE

    category_id: ColumnElement[int] = column(
        ForeignKey("inventory_category.id"), index=True, title=N_("Category of articles"), required=True
    )
    title: ColumnElement[str] = column(String(60), title=N_("Title"), required=True, width=200)
    format: ColumnElement[str] = column(String(10), title=N_("Format"), choices=FORMATS, width=140)
    options: ColumnElement[str] = column(String(400), title=N_("Values or pattern"), kind="long")
    required: ColumnElement[bool] = column(default=False, title=N_("Needed"))
    unique_value: ColumnElement[bool] = column(default=False, title=N_("Unique"))


class ArticleValue(Keyed, Base):
    """The value of an article's own field, as text."""

    __tablename__ = "inventory_article_value"
    __title__ = N_("Value of a field of articles")
    __reads__ = VIEW
    __writes__ = CHANGE

    article_id: ColumnElement[int] = column(ForeignKey("inventory_article.id"), title=N_("Article"))
    field_id: ColumnElement[int] = column(
        ForeignKey("inventory_category_field.id"), index=True, title=N_("Field of articles")
    )
    text: ColumnElement[str] = column(String(300), title=N_("Text"))

    __table_args__ = (UniqueConstraint("article_id", "field_id"),)


class KitPart(Versioned, Base):
    """So much of an article goes into one unit of a kit: its bill of material, in ten-thousandths of the part's unit."""

    __tablename__ = "inventory_kit_part"
    __title__ = N_("Part of a kit")
    __reads__ = VIEW
    __writes__ = CHANGE

    kit_id: ColumnElement[int] = column(ForeignKey("inventory_article.id"), title=N_("Kit"), required=True)
    part_id: ColumnElement[int] = column(
        ForeignKey("inventory_article.id"), index=True, title=N_("Part"), required=True
    )
    quantity: ColumnElement[int] = column(
        title=N_("Quantity for one kit"), kind="quantity", required=True, width=130
    )
    notes: ColumnElement[str] = column(String(200), title=N_("Remark"), width=200)

    __table_args__ = (UniqueConstraint("kit_id", "part_id"),)


class ArticleSupplier(Versioned, Base):
    """Who supplies an article: their number, pack, multiple and minimum in base units, days until it comes, price a unit in ten-thousandths of a euro."""

    __tablename__ = "inventory_supplier"
    __title__ = N_("Supplier of an article")
    __reads__ = VIEW
    __writes__ = CHANGE

    article_id: ColumnElement[int] = column(
        ForeignKey("inventory_article.id"), title=N_("Article"), required=True
    )
    contact_id: ColumnElement[int] = column(
        ForeignKey("contact.id"), index=True, title=N_("Supplier"), required=True
    )
    number: ColumnElement[str] = column(String(60), title=N_("Their article number"), index=True, width=140)
    pack: ColumnElement[int] = column(title=N_("Pack"), kind="quantity", width=90)
    multiple: ColumnElement[int] = column(title=N_("Only in multiples of"), kind="quantity", width=130)
    minimum: ColumnElement[int] = column(title=N_("Least order"), kind="quantity", width=110)
    price: ColumnElement[int] = column(title=N_("Purchase price"), kind="price", width=110)
    lead_days: ColumnElement[int | None] = column(
        Integer, title=N_("Days until it comes"), minimum=0, maximum=999, width=130
    )
    preferred: ColumnElement[bool] = column(title=N_("preferred supplier"), width=140)
    active: ColumnElement[bool] = column(title=N_("in use"), width=80)

    __table_args__ = (UniqueConstraint("article_id", "contact_id"),)


class PriceBreak(Keyed, Base):
    """From a quantity on a supplier asks another price a unit, in ten-thousandths of a euro."""

    __tablename__ = "inventory_price_break"
    __title__ = N_("Price break")
    __reads__ = VIEW
    __writes__ = CHANGE

    supplier_id: ColumnElement[int] = column(
        ForeignKey("inventory_supplier.id"), title=N_("Supplier of an article")
    )
    quantity: ColumnElement[int] = column(title=N_("from"), kind="quantity", width=90)
    price: ColumnElement[int] = column(title=N_("Purchase price"), kind="price", width=110)

    __table_args__ = (UniqueConstraint("supplier_id", "quantity"),)


class PriceChange(Keyed, Base):
    """What an article cost or was sold for from a day on, and where that is known from; ten-thousandths of a euro a unit."""

    __tablename__ = "inventory_price"
    __title__ = N_("Price of an article")
    __reads__ = VIEW
    __writes__ = CHANGE

    article_id: ColumnElement[int] = column(
        ForeignKey("inventory_article.id"), index=True, title=N_("Article")
    )
    side: ColumnElement[str] = column(String(8), title=N_("Kind of price"), choices=PRICE_SIDES, width=140)
    contact_id: ColumnElement[int | None] = column(ForeignKey("contact.id"), title=N_("Supplier"))
    day: ColumnElement[datetime.date] = column(width=108)
    price: ColumnElement[int] = column(title=N_("Price"), kind="price", width=110)
    source: ColumnElement[str] = column(String(8), title=N_("Known from"), choices=PRICE_SOURCES, width=120)
