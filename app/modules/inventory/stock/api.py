"""What other topics use of stock: moves booked inside their own transaction, what is there, what is free, and places.

A command of purchasing books its receipts by book_with() and one Booker, or by book_many(); a count by moves of kind
'count'; planning reads stock_of(), levels_now() and reserved(). Everything takes quantities in ten-thousandths of the
article's unit and values in cents.
"""

from app.modules.inventory.stock.models import Level, Lot, Minimum, Move, Place, Reservation
from app.modules.inventory.stock.queries.levels import (
    LevelRow,
    StockView,
    levels_now,
    levels_on,
    offered_places,
    stock_of,
)
from app.modules.inventory.stock.queries.moves import MoveView, move_view, moves_of
from app.modules.inventory.stock.queries.standing import locked_until, posted_until, reserved
from app.modules.inventory.stock.queries.valuation import WorthOn, values_on
from app.modules.inventory.stock.rules.words import (
    AVAILABLE,
    CONDITIONS,
    HOLDING,
    MOVE_KINDS,
    MoveDraft,
    PlaceDraft,
    ReservationDraft,
)
from app.modules.inventory.stock.services.booking import Booker
from app.modules.inventory.stock.services.documents import Issued, issue_for, take_back_for
from app.modules.inventory.stock.services.moves import book, book_many, book_with, reverse
from app.modules.inventory.stock.services.places import free, keep_place, place_key, release, reserve
from app.modules.inventory.stock.services.values import add_cost

__all__ = [
    "AVAILABLE",
    "CONDITIONS",
    "HOLDING",
    "MOVE_KINDS",
    "Booker",
    "Issued",
    "Level",
    "LevelRow",
    "Lot",
    "Minimum",
    "Move",
    "MoveDraft",
    "MoveView",
    "Place",
    "PlaceDraft",
    "Reservation",
    "ReservationDraft",
    "StockView",
    "WorthOn",
    "add_cost",
    "book",
    "book_many",
    "book_with",
    "free",
    "issue_for",
    "keep_place",
    "levels_now",
    "levels_on",
    "locked_until",
    "move_view",
    "moves_of",
    "offered_places",
    "place_key",
    "posted_until",
    "release",
    "reserve",
    "reserved",
    "reverse",
    "stock_of",
    "take_back_for",
    "values_on",
]
