"""The table of labels that were printed."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String, UniqueConstraint

from app.core.messages import N_
from app.data.declarative import Base, Keyed, column
from app.modules.inventory.stock.models.common import ARTICLE, VIEW
from app.modules.inventory.stock.rules.words import LABEL_KINDS


class PrintedLabel(Keyed, Base):
    """A label was printed: of an article, a place, a lot, or a piece with its serial number; it never changes.

    sheet is the sheet or tape, printing one press on Print: printed twice it stands here twice, sent twice once.
    """

    __tablename__ = "inventory_label"
    __title__ = N_("Printed label")
    __reads__ = VIEW
    __writes__ = VIEW

    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=LABEL_KINDS, width=120)
    article_id: ColumnElement[int | None] = column(ForeignKey(ARTICLE), title=N_("Article"))
    place_id: ColumnElement[int | None] = column(ForeignKey("inventory_place.id"), title=N_("Storage place"))
    lot_id: ColumnElement[int | None] = column(ForeignKey("inventory_lot.id"), title=N_("Lot"))
    serial: ColumnElement[str] = column(String(60), title=N_("Serial number"), width=130)
    sheet: ColumnElement[str] = column(String(40), title=N_("Sheet or tape"), width=120)
    printing: ColumnElement[str] = column(String(36), title=N_("Print"), width=120)
    position: ColumnElement[int] = column(title=N_("Position"))
    at: ColumnElement[datetime.datetime] = column(title=N_("When"), width=150)
    login: ColumnElement[str] = column(String(80), width=120)

    __table_args__ = (
        UniqueConstraint("printing", "position"),
        Index("ix_inventory_label_kind", "kind", "article_id", "serial"),
        Index("ix_inventory_label_place_id", "place_id"),
        Index("ix_inventory_label_lot_id", "lot_id"),
    )
