"""What of the helpdesk waits: tickets that are late or soon due, those nobody has taken, and mine."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.dates import utc_now
from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message
from app.data.sight import login, rights
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.rules import RUNNING


def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who works on tickets."""
    if not allows(rights(connection), "it.tickets"):
        return []
    t, running = Ticket, Ticket.state.in_(RUNNING)

    def count(*where: object) -> int:
        return int(connection.scalar(select(func.count()).select_from(t).where(running, *where)) or 0)  # type: ignore[arg-type]

    found = []
    late = count(t.next_due < utc_now())
    if late:
        found.append(
            Waiting(
                late,
                Message(N_("{count} tickets are late"), {"count": late}, N_("1 ticket is late")),
                "it.helpdesk.tickets",
                "open",
                late=True,
            )
        )
    nobody = count(t.agent == "")
    if nobody:
        words = Message(N_("{count} tickets have nobody yet"), {"count": nobody}, N_("1 ticket has nobody yet"))
        found.append(Waiting(nobody, words, "it.helpdesk.tickets", "nobody"))
    mine = count(t.agent == login(connection))
    if mine and login(connection):
        words = Message(N_("{count} tickets are yours"), {"count": mine}, N_("1 ticket is yours"))
        found.append(Waiting(mine, words, "it.helpdesk.tickets", "mine"))
    return found
