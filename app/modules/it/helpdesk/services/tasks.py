"""The checklist of a ticket."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.it.helpdesk.models import Ticket, TicketTask


@command("it.tickets")
def add_task(unit: Unit, key: int, text: str) -> int:
    """Put a point on the checklist of a ticket; raises Invalid for an empty one."""
    if not text.strip():
        raise Invalid(N_("Write something first."), field="text")
    unit.row(Ticket, key)
    said, t = text.strip()[:200], TicketTask
    same = select(t.id).where(t.ticket_id == key, t.text == said, t.done.is_(False))
    known = unit.connection.scalar(same.limit(1))
    return int(known) if known is not None else unit.insert(t, ticket_id=key, text=said, done=False)


@command("it.tickets")
def tick(unit: Unit, task: int, done: bool = True) -> None:
    """Tick a point of a checklist, or take the tick away."""
    unit.update(TicketTask, task, {"done": done})
