"""What a scanned code means: a place, an article, a lot or a serial number."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.data.queries import query
from app.modules.inventory.articles.api import Article, article_by_code
from app.modules.inventory.stock.models import Level, Lot, Place
from app.modules.inventory.stock.rules.scanning import LOT_MARK, Scanned, quantity_typed
from app.modules.inventory.stock.rules.words import HOLDING


@query("inventory.view")
def scanned(connection: Connection, code: str) -> Scanned | None:
    """Return what a code means: a place by code or path, an article by GTIN, number or a supplier's number, a serial number, a lot, else a quantity; None for nothing known."""
    clean, p = code.strip(), Place
    if not clean:
        return None
    if not clean.startswith("*"):
        for where in (
            (p.code != "") & (func.lower(p.code) == clean.lower()),
            func.lower(p.path) == clean.lower(),
        ):
            row = connection.execute(select(p.id, p.path).where(where, p.kind.in_(HOLDING))).first()
            if row is not None:
                return Scanned("place", row.id, row.path)
        key = article_by_code(connection, clean)
        if key is not None:
            return Scanned("article", key, _words(connection, key))
        found = _of_one(connection, clean)
        if found is not None:
            return found
    quantity = quantity_typed(clean)
    return Scanned("quantity", quantity, formats.scaled(quantity)) if quantity is not None else None


def _of_one(connection: Connection, code: str) -> Scanned | None:
    """Return the article of a serial number in stock, or of a lot: one that only one article has, or behind the number of its article."""
    v = Level
    keys = connection.scalars(
        select(v.article_id).where(v.serial == code, v.quantity > 0).distinct().limit(2)
    ).all()
    if len(keys) == 1:
        return Scanned("article", keys[0], _words(connection, keys[0]), serial=code)
    lots = connection.scalars(select(Lot.article_id).where(Lot.number == code).limit(2)).all()
    if len(lots) == 1:
        return Scanned("article", lots[0], _words(connection, lots[0]), lot=code)
    number, _mark, lot = code.partition(LOT_MARK)
    known = article_by_code(connection, number) if lot else None
    of_it = select(Lot.id).where(Lot.number == lot, Lot.article_id == known)
    if known is not None and connection.scalar(of_it) is not None:
        return Scanned("article", known, _words(connection, known), lot=lot)
    return None


def _words(connection: Connection, key: int) -> str:
    row = connection.execute(select(Article.number, Article.name_de).where(Article.id == key)).one()
    return f"{row.number}  {row.name_de}"
