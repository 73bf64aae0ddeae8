"""Many tickets at once with their promises reckoned: a few statements, however many there are."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.queries import query
from app.data.rows import build
from app.modules.hr.people.api import Person
from app.modules.it.helpdesk.models import Ticket
from app.modules.it.helpdesk.queries.agreements import agreements
from app.modules.it.helpdesk.queries.metrics import histories
from app.modules.it.helpdesk.rules.tickets import Clocks, clocks

CHUNK = 500


@dataclass(frozen=True)
class TicketLine:
    """A ticket in a line, with its promises as they stand."""

    id: int
    number: str
    title: str
    type: str
    state: str
    priority: int
    requester: str
    agent: str
    created: datetime.datetime
    solved: datetime.datetime | None
    clocks: Clocks


@query("it.tickets.view")
def overview(connection: Connection, keys: Sequence[int]) -> list[TicketLine]:
    """Return tickets in the order of their keys."""
    t, name = Ticket, func.trim(Person.first_name + " " + Person.last_name)
    about = {one.id: one for one in agreements(connection)}
    now, found = clock.now(connection), {}
    for start in range(0, len(keys), CHUNK):
        part = list(keys[start : start + CHUNK])
        query_ = select(
            t.id,
            t.number,
            t.title,
            t.type,
            t.state,
            t.priority,
            func.coalesce(name, "").label("requester"),
            t.agent,
            t.created,
            t.solved,
            t.sla_id,
        ).outerjoin(Person, Person.id == t.requester_id)
        rows = connection.execute(query_.where(t.id.in_(part))).mappings().all()
        past = histories(connection, {int(row["id"]): row["created"] for row in rows})
        for row in rows:
            one = about.get(row["sla_id"])
            stand = Clocks()
            if one is not None:
                stand = clocks(past[row["id"]], one.promised(row["priority"]), one.calendar, now)
            found[row["id"]] = build(TicketLine, {**row, "clocks": stand})
    return [found[key] for key in keys if key in found]
