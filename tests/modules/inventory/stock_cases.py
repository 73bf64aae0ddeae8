"""What tests of stock begin with: articles, places, moves, and the reckonings they are compared with."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import select, text

from app.data.office import Office
from app.data.queries import query as reads
from app.data.verify import verify
from app.modules.inventory.articles.api import ArticleDraft, save_article
from app.modules.inventory.stock.models import Place
from app.modules.inventory.stock.rules.words import MoveDraft, PlaceDraft
from app.modules.inventory.stock.services.moves import book
from app.modules.inventory.stock.services.places import save_place

D = datetime.date
DAY = D(2026, 11, 2)
ONE = 10_000


def stocked(office: Office, number: str = "A-1", **more: Any) -> int:
    """Keep an article that is stocked."""
    return office.run(save_article, ArticleDraft(number, f"Artikel {number}", stocked=True, **more))


def store(office: Office, kind: str = "storage") -> int:
    """Return the place of a kind that every book begins with."""
    return int(
        office.read(
            reads("")(lambda c: c.scalar(select(Place.id).where(Place.kind == kind).order_by(Place.id)))
        )
    )


def shelf(office: Office, name: str, **more: Any) -> int:
    """Keep a place inside the store."""
    return office.run(save_place, PlaceDraft(name, store(office), **more))


def move(office: Office, kind: str, article: int, quantity: float, day: D = DAY, **more: Any) -> int:
    """Book a move of whole or half pieces."""
    place = more.pop("place", None) or store(office)
    return office.run(book, MoveDraft(kind, article, round(quantity * ONE), day, place, **more))


def held(office: Office, article: int) -> tuple[float, int]:
    """Return how much is there of an article, and its value in cents."""
    sql = "SELECT quantity, value FROM inventory_held WHERE article_id = :a"
    row = office.read(reads("")(lambda c: c.execute(text(sql), {"a": article}).first()))
    return (row[0] / ONE, row[1]) if row else (0, 0)


def ledger(office: Office, article: int) -> list[tuple[str, int]]:
    """Return the rows of the ledger of values: kind and cents."""
    sql = "SELECT kind, value FROM inventory_value WHERE article_id = :a ORDER BY id"
    return [
        (row[0], row[1])
        for row in office.read(reads("")(lambda c: c.execute(text(sql), {"a": article}).all()))
    ]


def faults(office: Office) -> list[str]:
    """Return what verify finds wrong with the book."""
    return [f"{one.name}: {one.detail}" for one in verify(office.book) if not one.ok and one.name != "head"]
