"""What of counting waits: counts that run, and articles whose turn it is."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Waiting
from app.core.manifest_parts import DueDay
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.modules.inventory.counting.queries.counts import due_now, running

PAGE = "inventory.counting.counts"


@query("inventory.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who may see the stock."""
    asked = (
        (
            len(running(connection)),
            N_("{count} counts of stock are running"),
            N_("1 count of stock is running"),
        ),
        (
            due_now(connection),
            N_("{count} articles are due to be counted"),
            N_("1 article is due to be counted"),
        ),
    )
    return [
        Waiting(count, Message(many, {"count": count}, one), PAGE, None, False)
        for count, many, one in asked
        if count
    ]


@query("inventory.view")
def due_days(connection: Connection, _until: datetime.date) -> list[DueDay]:
    """Return the articles that are due to be counted today."""
    count = due_now(connection)
    words = Message(
        N_("{count} articles are due to be counted"), {"count": count}, N_("1 article is due to be counted")
    )
    return [DueDay(clock.today(connection), words, PAGE)] if count else []
