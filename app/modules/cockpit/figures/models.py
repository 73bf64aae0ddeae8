"""Tables of the cockpit: targets, own figures, values as they were kept, months with their text, and boards with their tiles."""

from __future__ import annotations

import datetime

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, Integer, String

from app.core.figures import AREAS, BETTER, UNITS
from app.core.messages import N_
from app.data.declarative import Base, Moment, Versioned, column
from app.modules.cockpit.figures.rules.figures import TILES

VIEW, BOARD, CHANGE, FREEZE = (f"cockpit.figures.{one}" for one in ("view", "board", "change", "freeze"))


class Target(Versioned, Base):
    """What a figure should be from a month on: target and limits in the parts of its unit, what others have, and who answers for it."""

    __tablename__ = "cockpit_target"
    __title__ = N_("Target of a figure")
    __reads__ = VIEW
    __writes__ = CHANGE

    figure: ColumnElement[str] = column(String(60), title=N_("Figure"), required=True, width=220)
    since: ColumnElement[datetime.date] = column(title=N_("From the month"), required=True, width=120)
    target: ColumnElement[int | None] = column(BigInteger, title=N_("Target"))
    warn: ColumnElement[int | None] = column(BigInteger, title=N_("First limit"))
    alarm: ColumnElement[int | None] = column(BigInteger, title=N_("Last limit"))
    benchmark: ColumnElement[int | None] = column(BigInteger, title=N_("What others have"))
    benchmark_of: ColumnElement[str] = column(
        String(120), default="", server_default="", title=N_("Who they are, source and year"), width=200
    )
    owner: ColumnElement[str] = column(String(80), kind="login", title=N_("In charge"), width=150)
    note: ColumnElement[str] = column(String(300), title=N_("Remark"), kind="long", width=220)

    __table_args__ = (Index("uq_cockpit_target", "figure", "since", unique=True),)


class OwnFigure(Versioned, Base):
    """A figure of the office's own: a formula over others, or none where its values are typed month by month."""

    __tablename__ = "cockpit_own_figure"
    __title__ = N_("Own figure")
    __reads__ = VIEW
    __writes__ = CHANGE

    code: ColumnElement[str] = column(
        String(40), unique=True, title=N_("Key in formulas"), required=True, width=160
    )
    title: ColumnElement[str] = column(String(80), title=N_("Title"), required=True, width=220)
    meaning: ColumnElement[str] = column(String(300), title=N_("What it means"), kind="long", width=260)
    unit: ColumnElement[str] = column(String(8), title=N_("Unit"), choices=UNITS, required=True, width=130)
    better: ColumnElement[str] = column(
        String(8), title=N_("Direction"), choices=BETTER, required=True, width=150
    )
    area: ColumnElement[str] = column(String(12), title=N_("Area"), choices=AREAS, required=True, width=150)
    formula: ColumnElement[str] = column(String(400), title=N_("Formula"), width=300)


class KeptValue(Versioned, Base):
    """A figure of a month: typed, or as it was when the month was closed; why says why there is none."""

    __tablename__ = "cockpit_value"
    __title__ = N_("Value of a month")
    __reads__ = VIEW
    __writes__ = FREEZE

    figure: ColumnElement[str] = column(String(60), title=N_("Figure"), required=True, width=220)
    month: ColumnElement[datetime.date] = column(title=N_("Month"), required=True, width=110)
    value: ColumnElement[int | None] = column(BigInteger, title=N_("Value"))
    why: ColumnElement[str] = column(String(200), title=N_("Why there is none"), width=200)
    comment: ColumnElement[str] = column(String(300), title=N_("Comment"), kind="long", width=260)
    frozen: ColumnElement[datetime.datetime | None] = column(
        Moment(), title=N_("Closed"), width=140, once=True
    )
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Entered by"), width=130)

    __table_args__ = (
        Index("uq_cockpit_value", "figure", "month", unique=True),
        Index("ix_cockpit_value_month", "month"),
    )


class FigureMonth(Versioned, Base):
    """What the management report says of a month, and the filed report."""

    __tablename__ = "cockpit_month"
    __title__ = N_("Month of the management report")
    __reads__ = VIEW
    __writes__ = FREEZE

    month: ColumnElement[datetime.date] = column(unique=True, title=N_("Month"), required=True, width=110)
    text: ColumnElement[str] = column(String(2000), title=N_("Text of the report"), kind="long", width=420)
    file_id: ColumnElement[int | None] = column(title=N_("Filed report"), kind="record")


class Board(Versioned, Base):
    """A board of tiles: for everybody, for a department, or of one person alone."""

    __tablename__ = "cockpit_board"
    __title__ = N_("Board")
    __reads__ = VIEW
    __writes__ = BOARD

    title: ColumnElement[str] = column(String(60), title=N_("Title"), required=True, width=240)
    department: ColumnElement[str] = column(String(80), title=N_("Department"), width=160)
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Only for"), width=150)


class Tile(Versioned, Base):
    """A figure on a board, how it is shown, and its place."""

    __tablename__ = "cockpit_tile"
    __title__ = N_("Tile of a board")
    __reads__ = VIEW
    __writes__ = BOARD

    board_id: ColumnElement[int] = column(
        ForeignKey("cockpit_board.id"), index=True, title=N_("Board"), required=True
    )
    figure: ColumnElement[str] = column(String(60), title=N_("Figure"), required=True)
    kind: ColumnElement[str] = column(String(6), title=N_("Shown as"), choices=TILES, required=True)
    place: ColumnElement[int] = column(Integer, title=N_("Place"))
