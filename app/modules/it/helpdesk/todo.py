"""What of the helpdesk waits: tickets that are late or soon due, those nobody has taken, and mine."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.visibility import login, rights
from app.data.workflow import waiting_for
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.rules.tickets import RUNNING


@query("it.tickets")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who works on tickets."""
    t, running = Ticket, Ticket.state.in_(RUNNING)

    def count(*where: object) -> int:
        return int(connection.scalar(select(func.count()).select_from(t).where(running, *where)) or 0)  # type: ignore[arg-type]

    found = []
    late = count(t.next_due < clock.now(connection))
    if late:
        found.append(
            Waiting(
                late,
                Message(N_("{count} tickets are late"), {"count": late}, N_("1 ticket is late")),
                "it.helpdesk.tickets",
                "late",
                late=True,
            )
        )
    soon = count(t.next_due >= clock.now(connection), t.warn_at < clock.now(connection))
    if soon:
        words = Message(N_("{count} tickets are soon due"), {"count": soon}, N_("1 ticket is soon due"))
        found.append(Waiting(soon, words, "it.helpdesk.tickets", "late"))
    if allows(rights(connection), "approval.decide") and (
        steps := waiting_for(connection, login(connection), "change")
    ):
        words = Message(
            N_("{count} changes wait for your approval"),
            {"count": len(steps)},
            N_("1 change waits for your approval"),
        )
        found.append(
            Waiting(
                len(steps),
                words,
                "it.helpdesk.tickets",
                steps[0].key,
                late=steps[0].due < clock.today(connection),
            )
        )
    nobody = count(t.agent == "")
    if nobody:
        words = Message(
            N_("{count} tickets have nobody yet"), {"count": nobody}, N_("1 ticket has nobody yet")
        )
        found.append(Waiting(nobody, words, "it.helpdesk.tickets", "nobody"))
    mine = count(t.agent == login(connection))
    if mine and login(connection):
        words = Message(N_("{count} tickets are yours"), {"count": mine}, N_("1 ticket is yours"))
        found.append(Waiting(mine, words, "it.helpdesk.tickets", "mine"))
    return found
