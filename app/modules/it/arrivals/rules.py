"""The arithmetic of devices that come from deliveries: pieces, what each cost, their serial numbers; and what is typed."""

from __future__ import annotations

import datetime
import re

from app.core.dataclass import dataclass

SCALE = 10_000  # quantities of stock are in ten-thousandths
MOST = 500  # pieces in one go


@dataclass(frozen=True)
class TieDraft:
    """An article whose pieces are devices of a model, as typed; deliveries count from a day on."""

    article: int | None
    model: int | None
    since: datetime.date | None = None


@dataclass(frozen=True)
class ArrivalDraft:
    """So many pieces of a receipt become devices at a place; known is how many had become devices when the form was begun.

    serials are the numbers on the pieces with commas between, of an article whose receipts have none; empty for none.
    """

    move: int
    count: int
    known: int
    home: int | None = None
    serials: str = ""
    warranty_months: int | None = None


def whole(quantity: int) -> int:
    """Return how many whole pieces a quantity has."""
    return max(0, quantity) // SCALE


def piece_cost(value: int | None, quantity: int, piece: int) -> int | None:
    """Return the cents of a piece (from 1) of a receipt: all pieces together cost the receipt to the cent; None where nobody knows."""
    if value is None:
        return None
    return value * SCALE * piece // quantity - value * SCALE * (piece - 1) // quantity


def parted(serials: str) -> list[str]:
    """Return serial numbers that were typed with commas, semicolons or lines between."""
    return [one.strip() for one in re.split(r"[,;\n]", serials) if one.strip()]
