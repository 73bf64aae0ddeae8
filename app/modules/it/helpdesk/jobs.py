"""Closes what was solved a week ago and wakes what waited for a day, while the window stands."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, or_, select

from app.data import clock
from app.data.background import Loop
from app.data.office import Office
from app.data.queries import query
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.rules.tickets import CLOSE_AFTER, SOLVED, WAITING
from app.modules.it.helpdesk.services.day import close_old, wake

FIRST, EVERY = 60.0, 900.0  # seconds before the first look and between looks
log = logging.getLogger("kontor")


@query("it.tickets.view")
def due(connection: Connection) -> bool:
    """Say whether a ticket is to be closed or woken."""
    t, now = Ticket, clock.now(connection)
    old = (t.state == SOLVED) & (t.solved < now - CLOSE_AFTER)
    woken = (t.state == WAITING) & (t.remind <= now.astimezone().date())
    return connection.scalar(select(t.id).where(or_(old, woken)).limit(1)) is not None


class Keeper(Loop):
    """A thread that looks every quarter of an hour; a book that is busy is looked at again later."""

    def __init__(self, office: Office) -> None:
        super().__init__("tickets", EVERY, FIRST, patience=60)
        self._office = office

    def look(self) -> tuple[int, int]:
        """Look once, and return how many tickets were closed and woken; without the right, or with nothing due, nothing is done."""
        if not self._office.may("it.tickets") or not self._office.read(due):
            return 0, 0
        return self._office.run(close_old), self._office.run(wake)


def begin(office: Office) -> Keeper:
    """Begin to look beside the window."""
    made = Keeper(office)
    made.start()
    return made
