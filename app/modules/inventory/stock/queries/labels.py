"""What stands on labels of articles and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.data.queries import query
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Place


@dataclass(frozen=True)
class LabelRow:
    """The lines of a label, and what its code says."""

    lines: tuple[str, ...]
    code: str


@query("inventory.view")
def label_rows(connection: Connection, kind: str, keys: Sequence[int]) -> list[LabelRow]:
    """Return the labels of articles ('article') by number, or of places by path; the code is what the scan desk reads."""
    if kind == "article":
        a = Article
        rows = select(a.number, a.name_de, a.gtin).where(a.id.in_(list(keys))).order_by(a.number)
        return [
            LabelRow((row.number, row.name_de, row.gtin), row.gtin or row.number)
            for row in connection.execute(rows)
        ]
    p = Place
    found = select(p.name, p.path, p.code).where(p.id.in_(list(keys))).order_by(p.path)
    return [
        LabelRow((row.code or row.name, row.path), row.code or row.path) for row in connection.execute(found)
    ]
