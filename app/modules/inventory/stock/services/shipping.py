"""Goods of sales leave the place that the book names for it, in the transaction that issues their document, and come back with it."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from app.core.errors import Invalid
from app.core.goods import GoodsIssue
from app.core.messages import N_
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Place
from app.modules.inventory.stock.services.documents import Issued, issue_for, take_back_for

CANCELLED = "Storno"


def issue_goods(unit: Unit, goods: GoodsIssue) -> None:
    """Issue what is kept in stock of a document; nothing where the book names no place. Raises Invalid where less is there.

    Articles with serial numbers are left out: which piece leaves is said on the scan desk.
    """
    place = _ships_from(unit)
    if place is None:
        return
    keys = [article for article, _quantity in goods.articles]
    bulk = set(
        unit.connection.scalars(select(Article.id).where(Article.id.in_(keys), Article.tracking != "serial"))
    )
    positions = [Issued(article, quantity, place) for article, quantity in goods.articles if article in bulk]
    issue_for(unit, goods.document, goods.day, positions, goods.contact)


def goods_back(unit: Unit, document: str) -> None:
    """Take back what left with a document; nothing where nothing did."""
    take_back_for(unit, document, f"{CANCELLED} {document}")


def _ships_from(unit: Unit) -> int | None:
    """Return the place that goods of sales leave from, None where the book names none; raises Invalid for a place that is not there."""
    named = str(setting(unit.connection, "inventory.ships_from") or "").strip()
    if not named:
        return None
    p = Place
    found = unit.connection.scalars(
        select(p.id)
        .where(
            or_(p.code == named, func.lower(p.path) == named.lower()),
            p.active.is_(True),
            p.structural.is_(False),
        )
        .order_by(p.id)
    ).first()
    if found is None:
        words = N_("Goods leave from “{place}” by the settings of stock, but there is no such place.")
        raise Invalid(words, field="lines", place=named)
    return int(found)
