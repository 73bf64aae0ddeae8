"""Tables of devices that come from deliveries: which articles become devices of which model, and which piece became which device."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, UniqueConstraint

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column

MAKE = "it.arrival.make"


class ArticleTie(Versioned, Base):
    """An article whose pieces are devices of a model, for deliveries from a day on."""

    __tablename__ = "it_article_tie"
    __title__ = N_("Article that is a device")
    __reads__ = MAKE
    __writes__ = MAKE

    article_id: ColumnElement[int] = column(
        ForeignKey("inventory_article.id"), unique=True, title=N_("Article"), required=True
    )
    model_id: ColumnElement[int] = column(
        ForeignKey("it_model.id"), index=True, title=N_("Model"), required=True
    )
    since: ColumnElement[datetime.date] = column(title=N_("Deliveries from"), required=True, width=140)


class Arrival(Keyed, Base):
    """A piece of a receipt that became a device; it stands as long as the issue that took it out of the stock does."""

    __tablename__ = "it_arrival"
    __title__ = N_("Piece that became a device")
    __reads__ = MAKE
    __writes__ = MAKE

    move_id: ColumnElement[int] = column(ForeignKey("inventory_move.id"), title=N_("Stock move"))
    piece: ColumnElement[int] = column(Integer, title=N_("Piece"))
    asset_id: ColumnElement[int] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    issue_id: ColumnElement[int] = column(
        ForeignKey("inventory_move.id"), unique=True, title=N_("Taken out of the stock by")
    )

    __table_args__ = (UniqueConstraint("move_id", "piece"),)
