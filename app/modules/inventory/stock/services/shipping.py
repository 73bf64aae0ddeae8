"""Goods of sales leave the place that the book names for it, in the transaction that issues their document, and come back with it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select

from app.core.errors import Invalid
from app.core.goods import GoodsIssue
from app.core.messages import N_, Message
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.inventory.articles.api import Article, in_base_units, parts_of
from app.modules.inventory.stock.models import Place
from app.modules.inventory.stock.services.documents import Issued, issue_for, take_back_for

CANCELLED = "Storno"
SCAN = N_("{count} articles have serial numbers: say on the scan desk which pieces leave.")
SCAN_ONE = N_("One article has serial numbers: say on the scan desk which pieces leave.")
LATER = N_("The goods of {count} positions leave with their delivery note.")
LATER_ONE = N_("The goods of one position leave with its delivery note.")


def issue_goods(unit: Unit, goods: GoodsIssue) -> tuple[Message, ...]:
    """Issue what is kept in stock of a document; nothing where the book names no place. Raises Invalid where less is there.

    Returns what is left to people: which piece with a serial number leaves is said on the scan desk.
    """
    place = _ships_from(unit)
    if place is None:
        return ()
    articles = _taken_apart(unit, goods.articles)
    keys = [article for article, _quantity in articles]
    pieces = select(Article.id).where(
        Article.id.in_(keys), Article.tracking == "serial", Article.stocked.is_(True)
    )
    serial = set(unit.connection.scalars(pieces))
    positions = [Issued(article, quantity, place) for article, quantity in articles if article not in serial]
    if positions:
        issue_for(unit, goods.document, goods.day, positions, goods.contact)
    said = [Message(SCAN, {"count": len(serial)}, SCAN_ONE)] if serial else []
    return (*said, *([Message(LATER, {"count": goods.later}, LATER_ONE)] if goods.later else []))


def _taken_apart(unit: Unit, articles: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what leaves for articles: a kit that is not kept in stock itself leaves as its parts."""
    found: dict[int, int] = {}
    waiting = list(articles)
    while waiting:
        keys = {article for article, _quantity in waiting}
        kept = set(
            unit.connection.scalars(select(Article.id).where(Article.id.in_(keys), Article.stocked.is_(True)))
        )
        parts, inner = parts_of(unit.connection, keys - kept), list[tuple[int, int]]()
        for article, quantity in waiting:
            if article not in parts:
                found[article] = found.get(article, 0) + quantity
            inner += [(one.part, in_base_units(quantity, one.quantity)) for one in parts.get(article, ())]
        waiting = inner
    return list(found.items())


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
