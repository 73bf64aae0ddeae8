"""What a topic that sells tells the one that keeps stock: goods that leave with a document, and that it was taken back."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class GoodsIssue:
    """Goods that leave: number and day of the document, the contact, and its articles with quantities in ten-thousandths.

    later counts the positions whose goods leave with another document: those of an invoice made from an order.
    """

    document: str
    day: datetime.date
    contact: int | None
    articles: tuple[tuple[int, int], ...]
    later: int = 0
