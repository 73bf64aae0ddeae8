"""What other topics use of stock: moves booked inside their own transaction, what is there, what is free, and places.

A command of purchasing books its receipts by book_with() and one Booker, or by book_many(); a count by moves of kind
'count'; planning reads stock_of(), levels_now() and reserved(). Everything takes quantities in ten-thousandths of the
article's unit and values in cents.
"""

from app.modules.inventory.stock.models import Held, Level, Lot, Minimum, Move, Place, Reservation, ValueRow
from app.modules.inventory.stock.queries.levels import (
    LevelRow,
    StockView,
    levels_now,
    levels_on,
    offered_places,
    stock_of,
)
from app.modules.inventory.stock.queries.lots import may_be_taken
from app.modules.inventory.stock.queries.moves import MoveView, move_view, moves_of
from app.modules.inventory.stock.queries.scanning import scanned
from app.modules.inventory.stock.queries.standing import levels_between, locked_until, posted_until, reserved
from app.modules.inventory.stock.queries.valuation import WorthOn, apart, values_on
from app.modules.inventory.stock.readers.figures import mark_of, read_figure
from app.modules.inventory.stock.rules.scanning import Scanned
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
from app.modules.inventory.stock.services.costs import add_cost
from app.modules.inventory.stock.services.documents import Issued, issue_for, take_back_for
from app.modules.inventory.stock.services.followers import newest_move
from app.modules.inventory.stock.services.moves import book, book_many, book_with, reverse
from app.modules.inventory.stock.services.places import free, keep_place, place_key, release, reserve

__all__ = [
    "AVAILABLE",
    "CONDITIONS",
    "HOLDING",
    "MOVE_KINDS",
    "Booker",
    "Held",
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
    "Scanned",
    "StockView",
    "ValueRow",
    "WorthOn",
    "add_cost",
    "apart",
    "book",
    "book_many",
    "book_with",
    "free",
    "issue_for",
    "keep_place",
    "levels_between",
    "levels_now",
    "levels_on",
    "locked_until",
    "mark_of",
    "may_be_taken",
    "move_view",
    "moves_of",
    "newest_move",
    "offered_places",
    "place_key",
    "posted_until",
    "read_figure",
    "release",
    "reserve",
    "reserved",
    "reverse",
    "scanned",
    "stock_of",
    "take_back_for",
    "values_on",
]
