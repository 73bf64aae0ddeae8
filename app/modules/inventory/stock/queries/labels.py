"""What stands on labels of articles, of places, and of what lies there: its lot or serial number."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, and_, exists, or_, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import _
from app.data.queries import query
from app.data.rows import build
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Level, Lot, Place, PrintedLabel
from app.modules.inventory.stock.rules.scanning import LOT_MARK
from app.modules.inventory.stock.rules.words import STORAGE, Labelled


@dataclass(frozen=True)
class LabelRow:
    """The lines of a label, and what its code says."""

    lines: tuple[str, ...]
    code: str
    of: Labelled


@query("inventory.view")
def label_rows(connection: Connection, kind: str, keys: Sequence[int]) -> list[LabelRow]:
    """Return labels by number or path: of articles ('article'), of what lies somewhere ('level'), or of places; the code is what the scan desk reads."""
    if kind == "article":
        a = Article
        rows = select(a.id, a.number, a.name_de, a.gtin).where(a.id.in_(list(keys))).order_by(a.number)
        return [
            LabelRow((row.number, row.name_de, row.gtin), row.gtin or row.number, Labelled("article", row.id))
            for row in connection.execute(rows)
        ]
    if kind == "level":
        return _levels(connection, keys)
    p = Place
    found = select(p.id, p.name, p.path, p.code).where(p.id.in_(list(keys))).order_by(p.path)
    return [
        LabelRow((row.code or row.name, row.path), row.code or row.path, Labelled("place", place=row.id))
        for row in connection.execute(found)
    ]


def _levels(connection: Connection, keys: Sequence[int]) -> list[LabelRow]:
    """Return one label for each lot or serial number; a lot that several articles have is named with its article."""
    v, a = Level, Article
    rows = connection.execute(
        select(
            a.id,
            a.number,
            a.name_de,
            a.gtin,
            v.serial,
            Lot.id.label("lot_id"),
            Lot.number.label("lot"),
            Lot.expiry,
        )
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
        without_serial = "lot" if row.lot else "article"
        kind = "serial" if row.serial else without_serial
        of = Labelled(kind, row.id, lot=row.lot_id, serial=row.serial)
        made[LabelRow(lines, own or row.gtin or row.number, of)] = None
    return list(made)


@dataclass(frozen=True)
class Printed:
    """When a label was printed last, and by whom."""

    at: datetime.datetime
    login: str


@query("inventory.view")
def last_prints(connection: Connection, labels: Sequence[Labelled]) -> dict[Labelled, Printed]:
    """Return when each of the labels was printed last and by whom; those that never were are left out."""
    p = PrintedLabel
    rows = connection.execute(
        select(p.__table__)
        .where(
            or_(
                p.article_id.in_({one.article for one in labels if one.article}),
                p.place_id.in_({one.place for one in labels if one.place}),
            )
        )
        .order_by(p.id)
    ).mappings()
    found = {build(Labelled, dict(row)): build(Printed, dict(row)) for row in rows}
    return {one: found[one] for one in labels if one in found}


@query("inventory.view")
def waiting_labels(connection: Connection) -> list[LabelRow]:
    """Return the labels that were never printed: of articles kept in stock, of places of one's own, of lots and serial numbers that are there."""
    a, p, v, done = Article, Place, Level, PrintedLabel
    articles = select(a.id).where(a.stocked, ~exists().where(done.kind == "article", done.article_id == a.id))
    places = select(p.id).where(
        p.kind == STORAGE,
        p.active,
        ~p.structural,
        ~exists().where(done.kind == "place", done.place_id == p.id),
    )
    pieces = select(v.id).where(
        v.quantity > 0,
        or_(
            and_(
                v.serial != "",
                ~exists().where(
                    done.kind == "serial", done.article_id == v.article_id, done.serial == v.serial
                ),
            ),
            and_(v.serial == "", v.lot_id != 0, ~exists().where(done.kind == "lot", done.lot_id == v.lot_id)),
        ),
    )
    found: list[LabelRow] = []
    for kind, keys in (("article", articles), ("place", places), ("level", pieces)):
        found += label_rows(connection, kind, list(connection.scalars(keys)))
    return found
