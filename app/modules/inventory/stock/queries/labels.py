"""What stands on labels of articles, of places, and of what lies there: its lot or serial number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.messages import _
from app.data.queries import query
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Level, Lot, Place
from app.modules.inventory.stock.rules.scanning import LOT_MARK


@dataclass(frozen=True)
class LabelRow:
    """The lines of a label, and what its code says."""

    lines: tuple[str, ...]
    code: str


@query("inventory.view")
def label_rows(connection: Connection, kind: str, keys: Sequence[int]) -> list[LabelRow]:
    """Return labels by number or path: of articles ('article'), of what lies somewhere ('level'), or of places; the code is what the scan desk reads."""
    if kind == "article":
        a = Article
        rows = select(a.number, a.name_de, a.gtin).where(a.id.in_(list(keys))).order_by(a.number)
        return [
            LabelRow((row.number, row.name_de, row.gtin), row.gtin or row.number)
            for row in connection.execute(rows)
        ]
    if kind == "level":
        return _levels(connection, keys)
    p = Place
    found = select(p.name, p.path, p.code).where(p.id.in_(list(keys))).order_by(p.path)
    return [
        LabelRow((row.code or row.name, row.path), row.code or row.path) for row in connection.execute(found)
    ]


def _levels(connection: Connection, keys: Sequence[int]) -> list[LabelRow]:
    """Return one label for each lot or serial number; a lot that several articles have is named with its article."""
    v, a = Level, Article
    rows = connection.execute(
        select(a.number, a.name_de, a.gtin, v.serial, Lot.number.label("lot"), Lot.expiry)
        .join_from(v, a, a.id == v.article_id)
        .outerjoin(Lot, Lot.id == v.lot_id)
        .where(v.id.in_(list(keys)))
        .order_by(a.number, Lot.number, v.serial)
    ).all()
    lots = [row.lot for row in rows if row.lot]
    shared = Counter(connection.scalars(select(Lot.number).where(Lot.number.in_(lots))))
    made = dict[LabelRow, None]()
    for row in rows:
        until = _("Keeps until {day}").format(day=formats.day(row.expiry)) if row.expiry else ""
        lot = _("Lot {lot}").format(lot=row.lot) if row.lot else ""
        own = row.serial or (f"{row.number}{LOT_MARK}{row.lot}" if shared[row.lot] > 1 else row.lot)
        lines = row.number, row.name_de, "  ".join(filter(None, (row.serial, lot, until)))
        made[LabelRow(lines, own or row.gtin or row.number)] = None
    return list(made)
