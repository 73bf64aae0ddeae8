"""Tables of stock: places, lots, moves that never change, what is where, and the ledger of values with its layers."""

from __future__ import annotations

from app.modules.inventory.stock.models.common import ARTICLE, BOOK, PLACES, POST, VALUES, VIEW
from app.modules.inventory.stock.models.labels import PrintedLabel
from app.modules.inventory.stock.models.moves import KeptDay, KeptLevel, Level, Move, MoveProject, StockLock
from app.modules.inventory.stock.models.places import Lot, Minimum, Place, Reservation
from app.modules.inventory.stock.models.values import Held, LaterCost, LayerRow, ValuePosting, ValueRow

__all__ = [
    "ARTICLE",
    "BOOK",
    "PLACES",
    "POST",
    "VALUES",
    "VIEW",
    "Held",
    "KeptDay",
    "KeptLevel",
    "LaterCost",
    "LayerRow",
    "Level",
    "Lot",
    "Minimum",
    "Move",
    "MoveProject",
    "Place",
    "PrintedLabel",
    "Reservation",
    "StockLock",
    "ValuePosting",
    "ValueRow",
]
