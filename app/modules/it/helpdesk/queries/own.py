"""What a member of staff knows of tickets without working on them: their own, and of those what was said to them or by them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, or_, select

from app.core.dataclass import dataclass
from app.core.manifest import allows
from app.core.messages import N_, Message
from app.data.lists import Condition, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.data.search import Searchable
from app.data.visibility import Guard, not_hidden, rights
from app.modules.hr.people.api import own_key
from app.modules.it.assets.api import ItAsset
from app.modules.it.helpdesk.models import Ticket, TicketEntry
from app.modules.it.helpdesk.queries.tickets import SEARCHABLE, EntryRow
from app.modules.it.helpdesk.rules.tickets import STATES

ALL, OWN = "it.tickets.view", "it.own"


@dataclass(frozen=True)
class OwnTicket:
    """A ticket as its requester sees it, with what was said between them and the helpdesk."""

    id: int
    number: str
    title: str
    state: str
    asset: str
    created: datetime.datetime
    entries: tuple[EntryRow, ...] = ()


def _hidden_tickets(connection: Connection) -> Select[Any] | None:
    """Return the tickets of others, for who may not see all of them."""
    if allows(rights(connection), ALL):
        return None
    t = Ticket
    others = or_(t.requester_id.is_(None), t.requester_id.not_in(own_key(connection)))
    return select(t.id).where(others).correlate(None)


def _hidden_words(connection: Connection) -> Select[Any] | None:
    """Return the words that are internal, stand on tickets of others, or passed between the helpdesk and somebody else.

    The last come by merging, or by a requester who was put right. A word that does not say with whom it passed is older than
    that column: on a ticket into which one of somebody else was merged it is hidden.
    """
    hidden = _hidden_tickets(connection)
    if hidden is None:
        return None
    e, merged, me = TicketEntry, Ticket.__table__.alias("merged_ticket"), own_key(connection)
    foreign = exists().where(
        merged.c.merged_into == e.ticket_id,
        or_(merged.c.requester_id.is_(None), merged.c.requester_id.not_in(me)),
    )
    others = or_(
        e.internal.is_(True),
        e.ticket_id.in_(hidden),
        e.requester_id.not_in(me),
        and_(e.requester_id.is_(None), foreign),
    )
    return select(e.id).where(others).correlate(None)


GUARDS = (Guard("it_ticket", _hidden_tickets), Guard("it_ticket_entry", _hidden_words))


def _mine(connection: Connection) -> list[Condition]:
    hidden = not_hidden(connection, "it_ticket", Ticket.id.expression)
    return [*hidden, Ticket.requester_id.in_(own_key(connection))]


def own_tickets_source() -> ListSource:
    """Return the list of the tickets of the person of a connection, the newest first."""
    t = Ticket
    columns = (*listed(t, "number title"), shown_as(t.state, width=120), *listed(t, "created solved"))
    return ListSource("it.own_tickets", t, columns, (t.id.desc(),), visible=_mine, right=OWN)


@query(OWN)
def own_ticket(connection: Connection, key: int) -> OwnTicket | None:
    """Return a ticket as its requester sees it; None where there is none, or it is somebody else's."""
    t, e, a = Ticket, TicketEntry, ItAsset
    found = read_one(
        connection,
        select(t.id, t.number, t.title, t.state, t.created, a.tag.label("asset"))
        .outerjoin(a, a.id == t.asset_id)
        .where(t.id == key, *not_hidden(connection, "it_ticket", t.id.expression)),
        _Head,
    )
    if found is None:
        return None
    said = select(e.__table__).where(
        e.ticket_id == key, *not_hidden(connection, "it_ticket_entry", e.id.expression)
    )
    words = read_all(connection, said.order_by(e.at, e.id), EntryRow)
    return OwnTicket(**{**vars(found), "asset": found.asset or "", "entries": tuple(words)})


@dataclass(frozen=True)
class _Head:
    id: int
    number: str
    title: str
    state: str
    asset: str | None
    created: datetime.datetime


@query(OWN)
def ticket_of_word(connection: Connection, key: int) -> int | None:
    """Return the own ticket on which a word stands, None where it may not be known."""
    e = TicketEntry
    hidden = not_hidden(connection, "it_ticket_entry", e.id.expression)
    found: int | None = connection.scalar(select(e.ticket_id).where(e.id == key, *hidden))
    return found


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    """Show own tickets by their first word; who sees all tickets finds them as such."""
    if allows(rights(connection), ALL):
        return []
    t, e = Ticket, TicketEntry
    hidden = not_hidden(connection, "it_ticket_entry", e.id.expression)
    rows = connection.execute(
        select(e.id, t.title, t.number, t.state)
        .join(t, t.id == e.ticket_id)
        .where(e.id.in_(list(keys)), *hidden, *_mine(connection))
    )
    return [(int(row.id), row.title, f"{row.number}  {Message(STATES[row.state])}") for row in rows]


SEARCHABLES = (
    *SEARCHABLE,
    Searchable(N_("Own ticket"), "it_ticket_entry", "it.helpdesk.own", OWN, _show, several=True),
)
