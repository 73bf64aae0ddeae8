"""Tables of counting: a count with its terms, and each line with who counted what, and when."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.inventory.counting.rules.words import (
    AGAINST,
    CLASSES,
    MISSING,
    STATE_TONES,
    STATES,
    STRATA,
    WAYS,
)

VIEW, COUNT, POST = "inventory.view", "inventory.count.enter", "inventory.count.post"


class Count(Versioned, Base):
    """A count of stock. mark is the newest move when it began; posted_mark the newest before its differences were booked."""

    __tablename__ = "inventory_count"
    __title__ = N_("Count of stock")
    __reads__ = VIEW
    __writes__ = POST

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("Number"),
        width=110,
        counters=(Counter("inventory.count", "INV-{year}-{n:03}"),),
    )
    title: ColumnElement[str] = column(String(120), title=N_("What is counted"), required=True, width=240)
    way: ColumnElement[str] = column(String(10), title=N_("Way"), choices=WAYS, width=190)
    day: ColumnElement[datetime.date] = column(title=N_("Day of the count"), required=True, width=130)
    key_day: ColumnElement[datetime.date | None] = column(title=N_("Balance sheet day"), width=120)
    place_id: ColumnElement[int | None] = column(ForeignKey("inventory_place.id"), title=N_("Storage place"))
    abc: ColumnElement[str] = column(String(1), title=N_("Class"), choices=CLASSES, width=70)
    due: ColumnElement[bool] = column(title=N_("only what is due"))
    against: ColumnElement[str] = column(String(8), title=N_("Counts are compared with"), choices=AGAINST)
    missing: ColumnElement[str] = column(String(8), title=N_("Lines nobody counted"), choices=MISSING)
    percent: ColumnElement[int] = column(Integer, title=N_("Tolerance %"), kind="percent", width=110)
    amount: ColumnElement[int] = column(title=N_("or up to"), kind="money", width=100)
    both: ColumnElement[bool] = column(title=N_("count everything twice"))
    four_eyes: ColumnElement[bool] = column(title=N_("another person counts again"))
    state: ColumnElement[str] = column(
        String(10), title=N_("State"), choices=STATES, tones=STATE_TONES, width=140
    )
    mark: ColumnElement[int] = column(title=N_("Newest move at its beginning"), kind="record")
    posted_mark: ColumnElement[int | None] = column(
        title=N_("Newest move before it was posted"), kind="record"
    )
    begun_at: ColumnElement[datetime.datetime] = column(title=N_("Begun"), width=140, once=True)
    begun_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Begun by"), width=120, once=True
    )
    ended_at: ColumnElement[datetime.datetime | None] = column(title=N_("Ended"), width=140, once=True)
    ended_by: ColumnElement[str] = column(
        String(80), kind="login", title=N_("Ended by"), width=120, once=True
    )
    file_id: ColumnElement[int | None] = column(title=N_("Archived protocol"), kind="record")
    full_above: ColumnElement[int] = column(
        default=0, server_default="0", title=N_("Counted in full from a value of"), kind="money", width=120
    )
    draw: ColumnElement[int] = column(
        Integer,
        default=0,
        server_default="0",
        title=N_("Positions drawn at random"),
        minimum=0,
        maximum=100_000,
    )
    seed: ColumnElement[int] = column(default=0, server_default="0", title=N_("Seed of the draw"))
    population: ColumnElement[int] = column(
        Integer, default=0, server_default="0", title=N_("Positions it was drawn from")
    )
    population_value: ColumnElement[int] = column(
        default=0, server_default="0", title=N_("Value they were drawn from"), kind="money"
    )


class CountDrawn(Keyed, Base):
    """A position of a sample count (§ 241 (1) HGB): counted in full for its value, or drawn at random, with what the book had when it began."""

    __tablename__ = "inventory_count_drawn"
    __title__ = N_("Position of a sample count")
    __reads__ = VIEW
    __writes__ = POST

    line_id: ColumnElement[int] = column(
        ForeignKey("inventory_count_line.id"), unique=True, title=N_("Line of a count")
    )
    count_id: ColumnElement[int] = column(
        ForeignKey("inventory_count.id"), index=True, title=N_("Count of stock")
    )
    stratum: ColumnElement[str] = column(String(6), title=N_("How it was chosen"), choices=STRATA)
    quantity: ColumnElement[int] = column(title=N_("Quantity in the book"), kind="quantity")
    value: ColumnElement[int] = column(title=N_("Value in the book"), kind="money")


class CountLine(Keyed, Base):
    """A line of a count: what lies where by lot (0: none), condition and serial number, with up to two counts and the moment of each."""

    __tablename__ = "inventory_count_line"
    __title__ = N_("Line of a count")
    __reads__ = POST
    __writes__ = COUNT

    count_id: ColumnElement[int] = column(ForeignKey("inventory_count.id"), title=N_("Count of stock"))
    sheet: ColumnElement[int] = column(Integer, title=N_("Sheet"))
    number: ColumnElement[int] = column(Integer, title=N_("Line"))
    article_id: ColumnElement[int] = column(
        ForeignKey("inventory_article.id"), index=True, title=N_("Article")
    )
    place_id: ColumnElement[int] = column(ForeignKey("inventory_place.id"), title=N_("Storage place"))
    lot_id: ColumnElement[int] = column(title=N_("Lot"), kind="record")
    condition: ColumnElement[str] = column(String(10), title=N_("Condition"))
    serial: ColumnElement[str] = column(String(60), title=N_("Serial number"))
    first: ColumnElement[int | None] = column(title=N_("First count"), kind="quantity")
    first_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Counted by"))
    first_day: ColumnElement[datetime.date | None] = column(title=N_("Counted on"))
    first_mark: ColumnElement[int] = column(title=N_("Newest move at the first count"), kind="record")
    second: ColumnElement[int | None] = column(title=N_("Second count"), kind="quantity")
    second_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Counted again by"))
    second_day: ColumnElement[datetime.date | None] = column(title=N_("Counted again on"))
    second_mark: ColumnElement[int] = column(title=N_("Newest move at the second count"), kind="record")
    chosen: ColumnElement[str] = column(String(6), title=N_("Count decided for"))
    chosen_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Decided by"))
    note: ColumnElement[str] = column(String(120), title=N_("Remark"))

    __table_args__ = (
        Index(
            "ux_inventory_count_line_place",
            "count_id",
            "article_id",
            "place_id",
            "lot_id",
            "condition",
            "serial",
            unique=True,
        ),
        Index("ix_inventory_count_line_sheet", "count_id", "sheet", "number"),
    )
