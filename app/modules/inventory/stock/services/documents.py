"""Issues for a document of another topic, such as a delivery note: once for each document, and taken back with it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import select

from app.core.dataclass import dataclass
from app.data.unit import Unit
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Move
from app.modules.inventory.stock.rules.words import MoveDraft
from app.modules.inventory.stock.services.moves import book_many, reversal_of, reverse


@dataclass(frozen=True)
class Issued:
    """A position that leaves the stock: article, quantity in ten-thousandths above zero, from which place."""

    article: int
    quantity: int
    place: int


def issue_for(
    unit: Unit, document: str, day: datetime.date, positions: Sequence[Issued], contact: int | None = None
) -> list[int]:
    """Issue the stocked articles of a document and return the keys of the moves; articles without stock are left out.

    A document that has issues which stand gets no others: what asks twice gets the same moves. Raises Invalid where less
    lies at a place than goes, and nothing is issued then.
    """
    unit.lock("inventory.stock")
    standing = _standing(unit, document)
    if standing:
        return standing
    keys = [one.article for one in positions]
    kept = set(
        unit.connection.scalars(select(Article.id).where(Article.id.in_(keys), Article.stocked.is_(True)))
    )
    drafts = [
        MoveDraft("issue", one.article, one.quantity, day, one.place, contact=contact, document=document)
        for one in positions
        if one.article in kept and one.quantity > 0
    ]
    return book_many(unit, drafts)


def take_back_for(unit: Unit, document: str, reason: str) -> list[int]:
    """Take back the issues of a document that stand, and return the keys of the counter-moves; none where there are none."""
    unit.lock("inventory.stock")
    return [reverse(unit, key, reason) for key in _standing(unit, document)]


def _standing(unit: Unit, document: str) -> list[int]:
    rows = select(Move.id).where(Move.document == document, Move.kind == "issue").order_by(Move.id)
    return [key for key in unit.connection.scalars(rows) if reversal_of(unit, key) is None]
