"""What of the stock waits: articles that run short, lots that expire, places with less than nothing, what has not moved for a year."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core import format as formats
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.modules.inventory.stock.queries.watch import (
    LONG,
    SOON,
    below_nothing,
    dead,
    expiring,
    kept_too_long,
    short,
)

STOCK, LEVELS = "inventory.stock.stock", "inventory.stock.levels"


@query("inventory.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who may see the stock."""
    today = clock.today(connection)
    gone, soon = expiring(connection)
    until = formats.day(today + SOON)
    before = formats.day(today - LONG + datetime.timedelta(days=1))
    asked = (
        (short(connection), N_("{count} articles are below their minimum"), N_("1 article is below its minimum"),
         STOCK, {"short": "x"}, False),
        (gone, N_("{count} lots in stock have expired"), N_("1 lot in stock has expired"),
         LEVELS, {"expiry": f"<{formats.day(today)}"}, True),
        (soon, N_("{count} lots in stock expire within 30 days"), N_("1 lot in stock expires within 30 days"),
         LEVELS, {"expiry": f"{formats.day(today)}..{until}"}, False),
        (below_nothing(connection), N_("At {count} places more was issued than there was"),
         N_("At 1 place more was issued than there was"), LEVELS, {"quantity": "<0"}, True),
        (dead(connection), N_("{count} articles in stock have not moved for a year"),
         N_("1 article in stock has not moved for a year"), STOCK, {"moved_on": f"<{before}"}, False),
        (kept_too_long(connection), N_("{count} planned moves of stock are overdue"),
         N_("1 planned move of stock is overdue"), STOCK, "reservations", True),
    )  # fmt: skip
    return [
        Waiting(count, Message(many, {"count": count}, one), page, request, late)
        for count, many, one, page, request, late in asked
        if count
    ]
