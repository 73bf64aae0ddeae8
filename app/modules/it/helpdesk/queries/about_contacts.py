"""What the helpdesk says of a contact: tickets that it wrote to by one of its mail addresses or under its name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.messages import _
from app.data.queries import query
from app.modules.it.helpdesk.models import Ticket, TicketEntry
from app.modules.it.helpdesk.rules.tickets import STATES

RIGHT = "it.tickets.view"
PAGE = "it.helpdesk.tickets"
CLOSED = ("solved", "closed", "merged")


def _tickets(about: AboutContact) -> Select[*tuple[Any, ...]]:
    t, e = Ticket, TicketEntry
    names = tuple(word.lower() for word in (*about.mails, about.name) if word)
    wrote = select(e.ticket_id).where(e.by_agent.is_(False), func.lower(e.by).in_(names))
    return (
        select(t.id, t.number, t.title, t.state, t.created, t.agent)
        .where(t.id.in_(wrote), t.merged_into.is_(None))
        .order_by(t.created.desc(), t.id.desc())
    )


@query(RIGHT)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the tickets of a contact, the newest first."""
    return [
        Happening(
            row.created.astimezone().date(),
            _("Ticket"),
            f"{row.number} {row.title}",
            _(STATES[row.state]),
            PAGE,
            request=row.id,
        )
        for row in connection.execute(_tickets(about).limit(limit))
    ]


@query(RIGHT)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the tickets of a contact that are open."""
    rows = connection.execute(_tickets(about).where(Ticket.state.not_in(CLOSED))).all()
    lines = tuple(
        BlockLine(
            f"{row.number} {row.title}",
            row.agent or formats.day(row.created.astimezone().date()),
            PAGE,
            row.id,
        )
        for row in rows
    )
    return [Block(_("Open tickets"), lines, 20)] if lines else []
