"""Closes what was solved a week ago and wakes what waited for a day, while the window stands."""

from __future__ import annotations

import logging
import threading

from sqlalchemy import Connection, or_, select

from app.core.dates import utc_now
from app.core.errors import KontorError
from app.data.office import Office
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.rules import CLOSE_AFTER, SOLVED, WAITING
from app.modules.it.helpdesk.services import close_old, wake

FIRST, EVERY = 60.0, 900.0  # seconds before the first look and between looks
log = logging.getLogger("kontor")


def due(connection: Connection) -> bool:
    """Say whether a ticket is to be closed or woken."""
    t, now = Ticket, utc_now()
    old = (t.state == SOLVED) & (t.solved < now - CLOSE_AFTER)
    woken = (t.state == WAITING) & (t.wait_for == "date") & (t.remind <= now.astimezone().date())
    return connection.scalar(select(t.id).where(or_(old, woken)).limit(1)) is not None


class Keeper:
    """A thread that looks every quarter of an hour; a book that is busy is looked at again later."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tickets", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Stop; a command under way is finished first, within a minute."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(60)

    def look(self) -> tuple[int, int]:
        """Look once, and return how many tickets were closed and woken; without the right, or with nothing due, nothing is done."""
        if not self._office.may("it.tickets") or not self._office.read(due):
            return 0, 0
        return self._office.run(close_old), self._office.run(wake)

    def _run(self) -> None:
        wait = FIRST
        while not self._stop.wait(wait):
            wait = EVERY
            try:
                self.look()
            except KontorError as error:
                log.warning("tickets wait: %s", error)


def begin(office: Office) -> Keeper:
    """Begin to look beside the window."""
    made = Keeper(office)
    made.start()
    return made
